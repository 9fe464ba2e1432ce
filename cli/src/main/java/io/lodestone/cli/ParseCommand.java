package io.lodestone.cli;

import io.lodestone.archive.entry.EntryDraft;
import io.lodestone.archive.entry.EntryReader;
import io.lodestone.archive.export.NomadWriter;
import io.lodestone.archive.metainfo.MetainfoJson;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Parsers;
import io.lodestone.archive.parse.Role;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.study.source.GivenFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lodestone parse}: reads one file and prints what it holds. */
@Command(
    name = "parse",
    description = {
      "Read one file and print what it holds; no archive needed. With -o json each entry is one line.",
      "Example: lodestone parse vasprun.xml -o json"
    })
final class ParseCommand implements Callable<Integer> {
  private enum Names {
    LODESTONE,
    NOMAD
  }

  private enum Format {
    TABLE,
    JSON
  }

  @Parameters(
      paramLabel = "FILE",
      description = "main file of a calculation, a structure or a table; - for standard input")
  private String file;

  @Option(
      names = "--as",
      defaultValue = "lodestone",
      description = "lodestone, or nomad for the sections that NOMAD knows, as JSON")
  private Names names;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      description = "table or json")
  private Format format;

  @Override
  public Integer call() throws IOException {
    DiskFile source = new GivenFile(file).open();
    Parser parser = recognize(source);
    OutputStream out = new BufferedOutputStream(System.out);
    EntryReader reader = new EntryReader(new MetainfoJson());
    boolean oneTree = names == Names.NOMAD && isCalculation(parser);
    Optional<InvalidInput> problem;
    try (NomadWriter tree = oneTree ? new NomadWriter(out) : null) {
      problem =
          reader.read(
              source,
              parser,
              entry -> {
                if (oneTree) {
                  add(entry, tree);
                } else {
                  print(entry, parser, out);
                }
              });
    }
    out.flush();
    if (problem.isPresent()) {
      throw problem.get();
    }
    return 0;
  }

  private static Parser recognize(DiskFile source) throws IOException {
    Parsers parsers = new Parsers();
    String programs =
        parsers.all().stream().map(Parser::program).distinct().collect(Collectors.joining(", "));
    return parsers.parserOf(
        source, "a file of " + programs, "name the main output file of the calculation");
  }

  /**
   * The runs that one calculation printed into one file belong together; the rows of a table do
   * not.
   */
  private static boolean isCalculation(Parser parser) {
    return parser.role() == Role.CALCULATION || parser.role() == Role.CALCULATION_FALLBACK;
  }

  private static void add(EntryDraft entry, NomadWriter tree) throws IOException {
    Path document = Files.createTempFile("lodestone-", ".json");
    try {
      try (OutputStream whole = new BufferedOutputStream(Files.newOutputStream(document))) {
        entry.writeTo(whole, null);
      }
      try (InputStream in = new BufferedInputStream(Files.newInputStream(document))) {
        tree.add(in);
      }
    } finally {
      Files.delete(document);
    }
  }

  private void print(EntryDraft entry, Parser parser, OutputStream out) throws IOException {
    if (names == Names.NOMAD) {
      try (NomadWriter tree = new NomadWriter(out)) {
        add(entry, tree);
      }
    } else if (format == Format.JSON) {
      entry.writeTo(out, null);
      out.write('\n');
    } else {
      PrintWriter text = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      new EntryPage(entry.results(), entry.representativeSystem())
          .print(parser.format() + (entry.key().isEmpty() ? "" : "  ·  " + entry.key()), text);
      text.println();
      text.flush();
    }
  }
}
