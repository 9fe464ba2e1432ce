package io.lodestone.cli;

import io.lodestone.archive.entry.EntryReader;
import io.lodestone.archive.metainfo.MetainfoJson;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Parsers;
import io.lodestone.core.error.InvalidInput;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lodestone parse}: reads one file and prints what it holds. */
@Command(name = "parse", description = "Read one file and print what it holds; no archive needed.")
final class ParseCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "main file of a calculation, structure or table")
  private Path path;

  @Option(
      names = "--as",
      defaultValue = "nomad",
      description = "names of the sections: ${DEFAULT-VALUE}")
  private String names;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "json",
      description = "format: ${DEFAULT-VALUE}")
  private String output;

  @Override
  public Integer call() throws Exception {
    DiskFile file = new DiskFile(path);
    Parser parser =
        new Parsers()
            .recognize(file.head())
            .orElseThrow(
                () ->
                    new InvalidInput(
                        path.toString(), "", "no known format", "a file of a known format", ""));
    OutputStream out = new BufferedOutputStream(System.out);
    Optional<InvalidInput> problem =
        new EntryReader(new MetainfoJson())
            .read(
                file,
                parser,
                entry -> {
                  entry.writeTo(out, null);
                  out.write('\n');
                });
    out.flush();
    if (problem.isPresent()) {
      throw problem.get();
    }
    return 0;
  }
}
