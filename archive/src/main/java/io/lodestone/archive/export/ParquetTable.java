package io.lodestone.archive.export;

import io.lodestone.core.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * Rows on their way into a Parquet file, as pandas, Polars, R and DuckDB read it.
 *
 * <p>The units of the columns stand in the file's metadata under the key {@code units}, as a JSON
 * object from column to unit; columns without a unit are not in it. Rows wait on disk, so that
 * memory does not grow with their number.
 */
public final class ParquetTable implements AutoCloseable {
  private static final String MEMORY = "1GB";

  /**
   * Numbers of a row that wait together in one array, since each column by itself takes a block of
   * memory. No database takes longer arrays.
   */
  private static final int LONGEST_ARRAY = 10_000;

  /** Columns of numbers from which on they wait in arrays. */
  private static final int MANY_NUMBERS = 64;

  /** Values that a row group holds, so that wide tables need no more memory than narrow ones. */
  private static final int VALUES_IN_GROUP = 1 << 22;

  private static final int LARGEST_GROUP = 1 << 17;
  private static final int SMALLEST_GROUP = 1 << 11;

  private final List<Column> columns;
  private final Path folder;
  private final DuckDBConnection connection;
  private final DuckDBAppender rows;

  /** Indices of the columns that wait in arrays; none where there are few. */
  private final int[] packed;

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
   * @param unit of the values; empty for what has none
   */
  public record Column(String name, Kind kind, String unit) {}

  /** A table without rows. */
  public ParquetTable(List<Column> columns) throws IOException {
    this.columns = List.copyOf(columns);
    folder = Files.createTempDirectory("lodestone-");
    try {
      Properties settings = new Properties();
      settings.setProperty("autoinstall_known_extensions", "false");
      settings.setProperty("autoload_known_extensions", "false");
      settings.setProperty("memory_limit", MEMORY);
      String database = "jdbc:duckdb:" + folder.resolve("rows");
      connection = (DuckDBConnection) new DuckDBDriver().connect(database, settings);
      int[] numbers =
          IntStream.range(0, columns.size())
              .filter(i -> columns.get(i).kind() == Kind.REAL)
              .toArray();
      packed = numbers.length > MANY_NUMBERS ? numbers : new int[0];
      try (Statement statement = connection.createStatement()) {
        statement.execute(waiting().collect(Collectors.joining(", ", "CREATE TABLE rows (", ")")));
      }
      rows = connection.createAppender("main", "rows");
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** The columns in which rows wait: arrays of numbers, and the others by their places. */
  private Stream<String> waiting() {
    Stream<String> arrays =
        IntStream.range(0, arrays()).mapToObj(a -> "numbers" + a + " DOUBLE[" + length(a) + "]");
    return Stream.concat(
        arrays, others().mapToObj(i -> "other" + i + " " + columns.get(i).kind().type));
  }

  private IntStream others() {
    return IntStream.range(0, columns.size()).filter(i -> Arrays.binarySearch(packed, i) < 0);
  }

  private int arrays() {
    return (packed.length + LONGEST_ARRAY - 1) / LONGEST_ARRAY;
  }

  private int length(int array) {
    return Math.min(LONGEST_ARRAY, packed.length - array * LONGEST_ARRAY);
  }

  /** The columns as they are written, taken from those in which they wait. */
  private String written() {
    String[] from = new String[columns.size()];
    others().forEach(i -> from[i] = "other" + i);
    for (int k = 0; k < packed.length; k++) {
      from[packed[k]] = "numbers%d[%d]".formatted(k / LONGEST_ARRAY, k % LONGEST_ARRAY + 1);
    }
    return IntStream.range(0, from.length)
        .mapToObj(i -> from[i] + " AS " + quoted(columns.get(i).name()))
        .collect(Collectors.joining(", "));
  }

  /** Adds a row: a value for each column, or null where it is missing. */
  public void row(Object... values) throws IOException {
    try {
      rows.beginRow();
      for (int array = 0; array < arrays(); array++) {
        appendArray(array, values);
      }
      for (int i : others().toArray()) {
        append(columns.get(i).kind(), values[i]);
      }
      rows.endRow();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private void appendArray(int array, Object[] values) throws SQLException {
    double[] numbers = new double[length(array)];
    boolean[] missing = new boolean[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      Object value = values[packed[array * LONGEST_ARRAY + i]];
      missing[i] = value == null;
      if (value instanceof Number number) {
        numbers[i] = number.doubleValue();
      } else if (value != null) {
        throw new IllegalArgumentException(value + " in a column of " + Kind.REAL);
      }
    }
    rows.append(numbers, missing);
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
    writeTo(file, Map.of());
  }

  /**
   * Writes all rows to a file, in place of what it held.
   *
   * @param metadata further texts for the file's metadata, by keys of letters and underscores
   */
  public void writeTo(Path file, Map<String, String> metadata) throws IOException {
    String units =
        columns.stream()
            .filter(column -> !column.unit().isEmpty())
            .map(column -> json(column.name()) + ": " + json(column.unit()))
            .collect(Collectors.joining(", ", "{", "}"));
    try (WholeFile whole = WholeFile.at(file);
        Statement statement = connection.createStatement()) {
      rows.flush();
      String more =
          metadata.entrySet().stream()
              .map(entry -> ", " + quoted(entry.getKey()) + ": " + literal(entry.getValue()))
              .collect(Collectors.joining());
      int group = Math.clamp(VALUES_IN_GROUP / columns.size(), SMALLEST_GROUP, LARGEST_GROUP);
      statement.execute(
          "COPY (SELECT %s FROM rows) TO %s (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE %d, KV_METADATA {units: %s%s})"
              .formatted(written(), literal(whole.part().toString()), group, literal(units), more));
      whole.appear();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      rows.close();
      connection.close();
    } catch (SQLException e) {
      throw failure(e);
    } finally {
      try (Stream<Path> left = Files.list(folder)) {
        for (Path file : left.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
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
