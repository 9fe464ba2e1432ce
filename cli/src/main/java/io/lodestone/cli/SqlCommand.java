package io.lodestone.cli;

import io.lodestone.archive.Archive;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lodestone sql}: a read-only query of the catalog. */
@Command(
    name = "sql",
    description = {
      "Run a read-only SQL query on the catalog: tables entries, properties, uploads and files; values are SI.",
      "Example: lodestone sql \"SELECT program_name, count(*) FROM entries GROUP BY ALL\""
    })
final class SqlCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ArchiveOption archive;

  @Parameters(paramLabel = "QUERY", description = "one SELECT of DuckDB's SQL")
  private String query;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      description = "table, csv or json")
  private RowFormat format;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (Archive opened = archive.openForReading()) {
      opened
          .catalog()
          .userQuery(
              query,
              rows -> {
                format.print(rows, out);
                return null;
              });
    }
    out.flush();
    return 0;
  }
}
