package io.lodestone.archive.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * Rows on their way into a Parquet file, as pandas, Polars, R and DuckDB read it.
 *
 * <p>The units of the columns stand in the file's metadata under the key {@code units}, as a JSON
 * object from column to SI unit; columns without a unit are not in it.
 */
public final class ParquetTable implements AutoCloseable {
  private final List<Column> columns;
  private final DuckDBConnection connection;
  private final DuckDBAppender rows;

  /** Kinds of values that a column holds; each value may be missing. */
  public enum Kind {
    /** {@link String}; other objects are written as their text. */
    TEXT("VARCHAR"),
    /** {@link Number} without a fraction. */
    WHOLE("BIGINT"),
    /** {@link Number}. */
    REAL("DOUBLE"),
    /** {@link Boolean}. */
    TRUTH("BOOLEAN"),
    /** {@link List} of {@link String}. */
    TEXTS("VARCHAR[]"),
    /** {@link List} of {@link Integer}. */
    WHOLES("INTEGER[]"),
    /** {@link List} of {@link Double}. */
    REALS("DOUBLE[]");

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    /** The kind that holds values of a type of DuckDB. */
    public static Kind ofSql(String type) {
      return switch (type) {
        case "DOUBLE", "FLOAT" -> REAL;
        case "TINYINT", "SMALLINT", "INTEGER", "BIGINT" -> WHOLE;
        case "BOOLEAN" -> TRUTH;
        case "VARCHAR[]" -> TEXTS;
        case "INTEGER[]" -> WHOLES;
        case "DOUBLE[]" -> REALS;
        default -> type.startsWith("DECIMAL") ? REAL : TEXT;
      };
    }
  }

  /**
   * A column.
   *
   * @param unit SI unit; empty for what has none
   */
  public record Column(String name, Kind kind, String unit) {}

  /** A table without rows. */
  public ParquetTable(List<Column> columns) throws IOException {
    this.columns = List.copyOf(columns);
    try {
      Properties settings = new Properties();
      settings.setProperty("autoinstall_known_extensions", "false");
      settings.setProperty("autoload_known_extensions", "false");
      connection = (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", settings);
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            columns.stream()
                .map(column -> quoted(column.name()) + " " + column.kind().type)
                .collect(Collectors.joining(", ", "CREATE TABLE rows (", ")")));
      }
      rows = connection.createAppender("main", "rows");
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** Adds a row: a value for each column, or null where it is missing. */
  public void row(Object... values) throws IOException {
    try {
      rows.beginRow();
      for (int i = 0; i < values.length; i++) {
        append(columns.get(i).kind(), values[i]);
      }
      rows.endRow();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private void append(Kind kind, Object value) throws SQLException {
    boolean isList = kind == Kind.TEXTS || kind == Kind.WHOLES || kind == Kind.REALS;
    switch (value) {
      case null -> rows.appendNull();
      case Object any when kind == Kind.TEXT -> rows.append(any.toString());
      case Number number when kind == Kind.WHOLE -> rows.append(number.longValue());
      case Number number when kind == Kind.REAL -> rows.append(number.doubleValue());
      case Boolean truth when kind == Kind.TRUTH -> rows.append((boolean) truth);
      case List<?> list when isList -> rows.append(list);
      default -> throw new IllegalArgumentException(value + " in a column of " + kind);
    }
  }

  /** Writes all rows to a file, in place of what it held. */
  public void writeTo(Path file) throws IOException {
    Path place = file.toAbsolutePath();
    Path part = Files.createTempFile(place.getParent(), ".lodestone-", ".parquet");
    String units =
        columns.stream()
            .filter(column -> !column.unit().isEmpty())
            .map(column -> json(column.name()) + ": " + json(column.unit()))
            .collect(Collectors.joining(", ", "{", "}"));
    try (Statement statement = connection.createStatement()) {
      rows.flush();
      statement.execute(
          "COPY rows TO %s (FORMAT parquet, COMPRESSION zstd, KV_METADATA {units: %s})"
              .formatted(literal(part.toString()), literal(units)));
      Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
    } catch (SQLException e) {
      throw failure(e);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      rows.close();
      connection.close();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String json(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static IOException failure(SQLException e) {
    return new IOException(
        "the Parquet file failed: " + e.getMessage().lines().findFirst().orElse(""), e);
  }
}
