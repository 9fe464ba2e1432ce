package io.lodestone.archive.table;

import io.lodestone.archive.export.ParquetTable.Column;
import io.lodestone.archive.export.ParquetTable.Kind;
import io.lodestone.archive.parse.DiskCopy;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.table.TableLayout;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.table.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** Rows of a Parquet file, read as they are asked for. */
final class ParquetRows implements MaterialTable {
  private static final byte[] MAGIC = {'P', 'A', 'R', '1'};
  private static final int SAMPLE = 200;

  private final String source;
  private final DiskCopy copy;
  private final DuckDBConnection connection;
  private final Statement statement;
  private final ResultSet rows;
  private final List<Column> columns = new ArrayList<>();

  /** Index of each kept column, from 1. */
  private final int[] kept;

  /** Index of the column of the material, from 1; 0 for none. */
  private final int material;

  private final boolean structures;
  private int row;

  ParquetRows(DiskFile file, String wanted) throws IOException {
    this(file, wanted, true);
  }

  /** With all columns, none of which is that of the material. */
  static ParquetRows plain(DiskFile file) throws IOException {
    return new ParquetRows(file, null, false);
  }

  private ParquetRows(DiskFile file, String wanted, boolean ofMaterials) throws IOException {
    source = file.displayPath();
    copy = file.onDisk();
    try {
      Properties settings = new Properties();
      settings.setProperty("autoinstall_known_extensions", "false");
      settings.setProperty("autoload_known_extensions", "false");
      settings.setProperty("jdbc_stream_results", "true");
      connection = (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", settings);
      statement = connection.createStatement();
      String table = "read_parquet('" + copy.path().toString().replace("'", "''") + "')";
      TableLayout layout = ofMaterials ? layout(table, wanted) : null;
      structures = ofMaterials && layout.structure() >= 0;
      material = !ofMaterials ? 0 : 1 + (structures ? layout.structure() : layout.formula());
      rows = statement.executeQuery("SELECT * FROM " + table);
      ResultSetMetaData data = rows.getMetaData();
      List<Integer> places = new ArrayList<>();
      for (int i = 1; i <= data.getColumnCount(); i++) {
        if (!structures || i != material) {
          Kind kind = Kind.ofSql(data.getColumnTypeName(i));
          String unit =
              ofMaterials && layout.columns().get(i - 1).heading().unit().isPresent()
                  ? layout.columns().get(i - 1).heading().statedUnit()
                  : "";
          columns.add(new Column(data.getColumnLabel(i), kind, unit));
          places.add(i);
        }
      }
      kept = places.stream().mapToInt(Integer::intValue).toArray();
    } catch (SQLException e) {
      throw wrong(e);
    }
  }

  static boolean recognizes(DiskFile file) throws IOException {
    byte[] head = file.head().bytes();
    return head.length > MAGIC.length && Arrays.equals(Arrays.copyOf(head, MAGIC.length), MAGIC);
  }

  /** Judges the columns from the first rows, as text, in the way of separated tables. */
  private TableLayout layout(String table, String wanted) throws SQLException {
    List<List<String>> records = new ArrayList<>();
    try (ResultSet sample = statement.executeQuery("FROM " + table + " LIMIT " + SAMPLE)) {
      int width = sample.getMetaData().getColumnCount();
      List<String> header = new ArrayList<>();
      for (int i = 1; i <= width; i++) {
        header.add(sample.getMetaData().getColumnLabel(i));
      }
      records.add(header);
      while (sample.next()) {
        List<String> record = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          String cell = sample.getString(i);
          record.add(cell == null ? "" : cell);
        }
        records.add(record);
      }
    }
    Dialect dialect = new Dialect(StandardCharsets.UTF_8, 0, '\t');
    try {
      return TableLayout.of(new Dialect.Read(dialect, records), wanted)
          .orElseThrow(
              () ->
                  new InvalidInput(
                      source,
                      "columns",
                      String.join(", ", records.getFirst()),
                      "a column of chemical formulas or structures",
                      "name it with --formula"));
    } catch (InvalidInput problem) {
      throw problem.source() == null ? problem.in(source) : problem;
    }
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public boolean hasStructures() {
    return structures;
  }

  @Override
  public Row next() throws IOException {
    try {
      if (!rows.next()) {
        return null;
      }
      Object[] cells = new Object[kept.length];
      for (int i = 0; i < kept.length; i++) {
        cells[i] = value(columns.get(i).kind(), rows.getObject(kept[i]));
      }
      String text = material == 0 ? null : rows.getString(material);
      return new Row("row " + ++row, text == null ? "" : text.strip(), cells, null);
    } catch (SQLException e) {
      throw wrong(e);
    }
  }

  private static Object value(Kind kind, Object value) throws SQLException {
    if (value instanceof java.sql.Array list) {
      return List.of((Object[]) list.getArray());
    }
    if (kind == Kind.REAL && value instanceof Number number) {
      return Double.isFinite(number.doubleValue()) ? number : null;
    }
    return value;
  }

  private InvalidInput wrong(SQLException e) {
    String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return new InvalidInput(source, null, "'" + said + "'", "a Parquet file that is whole", "");
  }

  @Override
  public void close() throws IOException {
    try {
      rows.close();
      statement.close();
      connection.close();
    } catch (SQLException e) {
      throw new IOException(source + ": " + e.getMessage(), e);
    } finally {
      copy.close();
    }
  }
}
