package io.lodestone.cli;

import io.lodestone.archive.Archive;
import io.lodestone.archive.metainfo.AtomicSystem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lodestone show}: one entry, as a page or as it is kept. */
@Command(
    name = "show",
    description = {
      "Show an entry: what it is, how it was computed, what came out, how far to trust it.",
      "Example: lodestone show 3f2a"
    })
final class ShowCommand implements Callable<Integer> {
  private enum Format {
    TABLE,
    JSON
  }

  @Spec private CommandSpec spec;
  @Mixin private ArchiveOption archive;

  @Parameters(paramLabel = "ID", description = "identifier of an entry, or its beginning")
  private String id;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      description = "table or json")
  private Format format;

  @Override
  public Integer call() throws IOException {
    try (Archive opened = archive.openForReading()) {
      Archive.FoundEntry entry = opened.find(id);
      if (format == Format.JSON) {
        OutputStream out = System.out;
        try (InputStream document = opened.entries().open(entry.document())) {
          document.transferTo(out);
        }
        out.write('\n');
        out.flush();
      } else {
        print(opened, entry, spec.commandLine().getOut());
      }
    }
    return 0;
  }

  private static void print(Archive archive, Archive.FoundEntry entry, PrintWriter out)
      throws IOException {
    List<AtomicSystem> systems = archive.entries().run(entry.document()).system();
    new EntryPage(
            archive.entries().results(entry.document()),
            systems.isEmpty() ? null : systems.getLast())
        .print(entry.format() + "  ·  " + entry.entryId(), out);
    if (entry.problem() != null) {
      out.println();
      out.println("Not read to its end: " + entry.problem());
    }
    files(archive, entry, out);
    out.flush();
  }

  private static void files(Archive archive, Archive.FoundEntry entry, PrintWriter out)
      throws IOException {
    out.println();
    out.println("Files");
    archive
        .catalog()
        .query(
            "SELECT name, size, object FROM files WHERE location = ? ORDER BY rowid",
            row ->
                String.format(
                    Locale.ROOT,
                    "  %-32s %,12d bytes   sha256 %s…",
                    row.getString(1),
                    row.getLong(2),
                    row.getString(3).substring(0, 12)),
            entry.location())
        .forEach(out::println);
    out.println("  of " + entry.location());
  }
}
