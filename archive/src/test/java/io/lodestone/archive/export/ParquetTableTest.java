package io.lodestone.archive.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.archive.export.ParquetTable.Column;
import io.lodestone.archive.export.ParquetTable.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTableTest {
  @TempDir private Path folder;

  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", Kind.TEXT, ""),
          new Column("band_gap", Kind.REAL, "J"),
          new Column("n_sites", Kind.WHOLE, ""),
          new Column("elements", Kind.TEXTS, ""),
          new Column("k_grid", Kind.WHOLES, ""),
          new Column("converged", Kind.TRUTH, ""));

  @Test
  void values_come_back_as_they_went_in() throws IOException, SQLException {
    Path file = folder.resolve("it's here.parquet");
    Files.writeString(file, "what was there");
    try (ParquetTable table = new ParquetTable(COLUMNS)) {
      table.row("a", 1.5e-19, 2, List.of("Ga", "As"), List.of(4, 4, 4), true);
      table.row("b", null, null, null, null, null);
      table.writeTo(file);
    }
    String from = " FROM read_parquet('" + file.toString().replace("'", "''") + "')";
    assertThat(ask("SELECT * " + from + " WHERE id = 'a'"))
        .containsExactly("a", "1.5E-19", "2", "[Ga, As]", "[4, 4, 4]", "true");
    assertThat(ask("SELECT * " + from + " WHERE id = 'b'"))
        .containsExactly("b", null, null, null, null, null);
    assertThat(Files.list(folder)).containsExactly(file);
  }

  @Test
  void the_units_stand_in_the_metadata() throws IOException, SQLException {
    Path file = folder.resolve("table.parquet");
    try (ParquetTable table = new ParquetTable(COLUMNS)) {
      table.writeTo(file);
    }
    assertThat(
            ask(
                "SELECT decode(value) FROM parquet_kv_metadata('"
                    + file
                    + "') WHERE decode(key) = 'units'"))
        .containsExactly("{\"band_gap\": \"J\"}");
  }

  @Test
  void a_value_of_another_kind_is_refused() throws IOException {
    try (ParquetTable table = new ParquetTable(COLUMNS)) {
      assertThatThrownBy(() -> table.row("a", "wide")).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static List<String> ask(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      String[] cells = new String[rows.getMetaData().getColumnCount()];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = rows.getString(i + 1);
      }
      return java.util.Arrays.asList(cells);
    }
  }
}
