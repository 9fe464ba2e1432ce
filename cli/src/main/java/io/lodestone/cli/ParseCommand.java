package io.lodestone.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.lodestone.archive.metainfo.MetainfoJson;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.EntryDocument;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Parsers;
import io.lodestone.core.error.InvalidInput;
import java.io.BufferedOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    MetainfoJson json = new MetainfoJson();
    List<EntryDocument> entries = new ArrayList<>();
    InvalidInput failure = null;
    try {
      parser.parse(
          file,
          key -> {
            entries.add(new EntryDocument(json));
            return entries.getLast();
          });
    } catch (InvalidInput e) {
      failure = e;
    }
    try (JsonGenerator out = json.generator(new BufferedOutputStream(System.out))) {
      for (EntryDocument entry : entries) {
        out.writeStartObject();
        entry.writeTo(out);
        out.writeEndObject();
        out.writeRaw('\n');
        entry.close();
      }
    }
    if (failure != null) {
      throw failure;
    }
    return 0;
  }
}
