package io.lodestone.study.dataset;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * Rows of a dataset that fulfil a condition, with columns that are its own or computed from them,
 * both said in SQL: {@code SELECT columns FROM data WHERE condition}. Each row stays a row and
 * keeps its identifier. A column that keeps its name keeps its unit; a new one has none, or the one
 * in square brackets behind its name.
 *
 * @param columns what stands behind SELECT, such as {@code *, upper(host) AS host}
 * @param condition what stands behind WHERE; empty for all rows
 */
public record Selection(String columns, String condition) {
  private static final String ROW = "row_of_the_dataset";

  /** What depends on when or how often it is asked; such a selection could not be repeated. */
  private static final Pattern FICKLE =
      Pattern.compile(
          "(?i)\\b(random|gen_random_uuid|uuid|uuidv4|uuidv7|now|today|current_\\w+|get_current_\\w+"
              + "|localtime\\w*|transaction_timestamp|setseed|nextval|getvariable|getenv)\\b");

  private static final Pattern NAMED_WITH_UNIT = Pattern.compile("(.*\\S)\\s*\\[([^\\[\\]]+)\\]");

  public Selection {
    if (columns.isBlank()) {
      throw new InvalidInput(null, "columns", "nothing", "columns, such as *", "");
    }
    for (String part : List.of(columns, condition)) {
      var fickle = FICKLE.matcher(part);
      if (fickle.find()) {
        throw new InvalidInput(
            null, null, fickle.group(), "what gives the same each time it is asked", "");
      }
    }
  }

  /**
   * What is selected. Targets that are still there stay targets.
   *
   * @throws InvalidInput when the SQL cannot be understood, selects nothing, or summarises rows
   */
  public Dataset of(Dataset data) throws IOException {
    return of(data, null);
  }

  /**
   * What is selected, as {@link #of(Dataset)}.
   *
   * @param other what SQL finds as the table {@code other}; null for none
   */
  public Dataset of(Dataset data, Dataset other) throws IOException {
    Properties settings = new Properties();
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("enable_external_access", "false");
    settings.setProperty("lock_configuration", "true");
    settings.setProperty("threads", "1"); // sums in one order
    settings.setProperty("memory_limit", "2GB");
    try (DuckDBConnection connection =
        (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", settings)) {
      fill(connection, "data", data);
      if (other != null) {
        fill(connection, "other", other);
      }
      return selected(connection, data);
    } catch (SQLException e) {
      throw new InvalidInput(
          null,
          null,
          e.getMessage().lines().findFirst().orElse("no answer"),
          "columns and a condition as in SQL",
          "names with blanks or signs stand in double quotes");
    }
  }

  private static void fill(DuckDBConnection connection, String table, Dataset data)
      throws SQLException {
    List<String> definitions = new ArrayList<>();
    for (Column column : data.columns()) {
      definitions.add(
          quoted(column.name()) + (column instanceof NumberColumn ? " DOUBLE" : " VARCHAR"));
    }
    definitions.add(quoted(ROW) + " INTEGER");
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE " + table + " (" + String.join(", ", definitions) + ")");
    }
    try (DuckDBAppender rows = connection.createAppender("main", table)) {
      for (int row = 0; row < data.size(); row++) {
        rows.beginRow();
        for (Column column : data.columns()) {
          if (column.isMissing(row)) {
            rows.appendNull();
          } else {
            switch (column) {
              case NumberColumn numbers -> rows.append(numbers.value(row));
              case TextColumn texts -> rows.append(texts.value(row));
            }
          }
        }
        rows.append(row);
        rows.endRow();
      }
    }
  }

  private Dataset selected(Connection connection, Dataset data) throws SQLException {
    // The row is hidden from * and comes last, so that a summary of rows is refused by SQL itself.
    String query =
        "SELECT "
            + columns
            + ", "
            + "data."
            + ROW
            + " FROM data"
            + (condition.isBlank() ? "" : " WHERE " + condition)
            + " ORDER BY data."
            + ROW;
    List<List<Object>> cells = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Boolean> numeric = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      ResultSetMetaData about = found.getMetaData();
      int last = about.getColumnCount();
      List<Integer> kept = new ArrayList<>();
      for (int c = 1; c < last; c++) {
        if (!about.getColumnName(c).equals(ROW)) {
          kept.add(c);
          names.add(about.getColumnName(c));
          numeric.add(isNumeric(about.getColumnType(c)));
          cells.add(new ArrayList<>());
        }
      }
      while (found.next()) {
        for (int c = 0; c < kept.size(); c++) {
          Object cell = found.getObject(kept.get(c));
          cells.get(c).add(cell == null || !numeric.get(c) ? cell : number(cell));
        }
        rows.add(found.getInt(last));
      }
    }
    if (rows.isEmpty()) {
      throw new InvalidInput(
          null, "where", "no row that fulfils " + condition, "some of " + data.size(), "");
    }
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      columns.add(column(names.get(c), numeric.get(c), cells.get(c), data));
    }
    List<String> left = columns.stream().map(Column::name).toList();
    return new Dataset(
        rows.stream().map(row -> data.ids().get(row)).toList(),
        columns,
        data.targets().stream().filter(left::contains).toList(),
        data.recipe());
  }

  private static Column column(
      String name, boolean numeric, Collection<Object> cells, Dataset data) {
    if (!numeric) {
      List<String> texts = new ArrayList<>();
      cells.forEach(cell -> texts.add(cell == null ? null : cell.toString()));
      return new TextColumn(name, texts);
    }
    double[] values = new double[cells.size()];
    Iterator<Object> each = cells.iterator();
    for (int row = 0; row < values.length; row++) {
      Double value = (Double) each.next();
      values[row] = value == null ? Double.NaN : value;
    }
    if (data.has(name) && data.column(name) instanceof NumberColumn before) {
      return new NumberColumn(name, before.unit(), values);
    }
    var named = NAMED_WITH_UNIT.matcher(name);
    return named.matches()
        ? new NumberColumn(named.group(1), UnitExpression.parse(named.group(2)), values)
        : NumberColumn.plain(name, values);
  }

  private static double number(Object cell) {
    return cell instanceof Boolean is ? (is ? 1 : 0) : ((Number) cell).doubleValue();
  }

  private static boolean isNumeric(int type) {
    return switch (type) {
      case Types.DOUBLE,
          Types.FLOAT,
          Types.REAL,
          Types.DECIMAL,
          Types.NUMERIC,
          Types.INTEGER,
          Types.BIGINT,
          Types.SMALLINT,
          Types.TINYINT,
          Types.BOOLEAN ->
          true;
      default -> false;
    };
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
