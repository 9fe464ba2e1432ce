package io.lodestone.cli;

import io.lodestone.archive.Archive;
import io.lodestone.archive.export.ParquetTable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
      description = "table, csv, json or parquet")
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
                try {
                  if (format == RowFormat.PARQUET) {
                    parquet(rows);
                  } else {
                    format.print(rows, out);
                  }
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
                return null;
              });
    }
    out.flush();
    return 0;
  }

  private static void parquet(ResultSet rows) throws SQLException, IOException {
    ResultSetMetaData header = rows.getMetaData();
    List<ParquetTable.Column> columns = new ArrayList<>();
    for (int i = 1; i <= header.getColumnCount(); i++) {
      ParquetTable.Kind kind = ParquetTable.Kind.ofSql(header.getColumnTypeName(i));
      columns.add(new ParquetTable.Column(header.getColumnLabel(i), kind, ""));
    }
    OutputStream out = ParquetOutput.standard();
    try (ParquetTable table = new ParquetTable(columns)) {
      Object[] cells = new Object[columns.size()];
      while (rows.next()) {
        for (int i = 0; i < cells.length; i++) {
          Object cell = rows.getObject(i + 1);
          cells[i] = cell instanceof Array list ? List.of((Object[]) list.getArray()) : cell;
        }
        table.row(cells);
      }
      ParquetOutput.write(table, out);
    }
  }
}
