package io.lodestone.study.source;

import io.lodestone.archive.Archive;
import io.lodestone.archive.export.ParquetTable.Kind;
import io.lodestone.archive.index.Property;
import io.lodestone.archive.index.SearchIndex;
import io.lodestone.archive.index.StatedProperty;
import io.lodestone.archive.index.Vocabulary;
import io.lodestone.archive.metainfo.MaterialProperty;
import io.lodestone.archive.metainfo.MaterialPropertyBuilder;
import java.io.IOException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Columns of a table of entries: quantities of the results, and properties that tables state. */
public final class EntryColumns {
  private static final int ASKED_AT_ONCE = 5_000;

  private final List<Column> columns;

  /**
   * One column.
   *
   * @param name heading
   * @param property what it shows
   */
  public record Column(String name, Property property) {
    public boolean isStated() {
      return StatedProperty.isStated(property);
    }

    public Kind kind() {
      return switch (property.type()) {
        case STRING, TIMESTAMP -> Kind.TEXT;
        case BOOLEAN -> Kind.TRUTH;
        case INTEGER -> Kind.WHOLE;
        case FLOAT -> Kind.REAL;
        case STRINGS -> Kind.TEXTS;
        case INTEGERS -> Kind.WHOLES;
        case FLOATS -> Kind.REALS;
      };
    }

    private String catalogName() {
      return property.equals(Property.ID) ? "entry_id" : property.name();
    }
  }

  private EntryColumns(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  /**
   * The columns of these names.
   *
   * @throws io.lodestone.core.error.InvalidInput when a name is none, with those close to it
   */
  public static EntryColumns named(List<String> names, SearchIndex index) throws IOException {
    Vocabulary vocabulary = index.vocabulary();
    return new EntryColumns(
        names.stream().map(name -> new Column(name, vocabulary.named(name))).toList());
  }

  /** Every quantity of the results, and every property that tables state. */
  public static EntryColumns all(SearchIndex index) throws IOException {
    List<Column> all = new ArrayList<>();
    for (Property property : index.vocabulary().properties()) {
      if (!property.equals(Property.ID)) {
        all.add(new Column(property.name(), property));
      }
    }
    for (StatedProperty stated : index.stated()) {
      all.add(new Column(stated.ownName(), stated.property()));
    }
    return new EntryColumns(all);
  }

  public List<Column> columns() {
    return columns;
  }

  /** Takes the rows of entries, each beginning with the identifier; null is a missing value. */
  @FunctionalInterface
  public interface Rows {
    void row(Object[] cells) throws IOException;
  }

  /** Reads the rows of entries in the order of their identifiers. */
  public void read(Archive archive, List<String> ids, Rows rows) throws IOException {
    for (int from = 0; from < ids.size(); from += ASKED_AT_ONCE) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + ASKED_AT_ONCE));
      Map<String, Object[]> byId = quantities(archive, some);
      if (columns.stream().anyMatch(Column::isStated)) {
        addStated(archive, some, byId);
      }
      for (String id : some) {
        if (byId.containsKey(id)) {
          rows.row(byId.get(id));
        }
      }
    }
  }

  private Map<String, Object[]> quantities(Archive archive, List<String> ids) throws IOException {
    StringBuilder list = new StringBuilder();
    for (Column column : columns) {
      list.append(", ").append(column.isStated() ? "NULL" : '"' + column.catalogName() + '"');
    }
    Map<String, Object[]> rows = new HashMap<>();
    archive
        .catalog()
        .query(
            "SELECT entry_id" + list + " FROM entries WHERE entry_id IN " + marks(ids),
            row -> rows.put(row.getString(1), cells(row)),
            ids.toArray());
    return rows;
  }

  private Object[] cells(ResultSet row) throws SQLException {
    Object[] cells = new Object[columns.size() + 1];
    for (int i = 0; i < cells.length; i++) {
      Object value = row.getObject(i + 1);
      cells[i] = value instanceof Array list ? List.of((Object[]) list.getArray()) : value;
    }
    return cells;
  }

  private void addStated(Archive archive, List<String> ids, Map<String, Object[]> byId)
      throws IOException {
    Map<Property, Integer> places = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      places.put(columns.get(i).property(), i + 1);
    }
    archive
        .catalog()
        .query(
            "SELECT entry_id, name, value, text, unit FROM properties WHERE entry_id IN "
                + marks(ids)
                + " ORDER BY rowid",
            row -> {
              MaterialProperty stated = stated(row);
              Integer place =
                  StatedProperty.of(stated).map(known -> places.get(known.property())).orElse(null);
              Object[] cells = byId.get(row.getString(1));
              if (place != null && cells != null && cells[place] == null) {
                cells[place] = stated.value() == null ? stated.text() : stated.value();
              }
              return null;
            },
            ids.toArray());
  }

  private static MaterialProperty stated(ResultSet row) throws SQLException {
    return MaterialPropertyBuilder.builder()
        .name(row.getString(2))
        .value((Double) row.getObject(3))
        .text(row.getString(4))
        .unit(row.getString(5))
        .build();
  }

  private static String marks(List<String> ids) {
    return "(" + "?, ".repeat(ids.size() - 1) + "?)";
  }
}
