package io.lodestone.represent.composition;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Numbers of the elements by name, and their oxidation states: those of this program, or those of a
 * table that the user names.
 */
final class ElementColumns {
  /** The name of the table that comes with this program. */
  static final String OWN = "lodestone";

  private static final int ELEMENTS = Element.all().size();

  private final String source;
  private final Map<String, double[]> columns;
  private final List<int[]> oxidationStates;

  /** What becomes of a property that an element of a material has no value for. */
  enum Absent {
    /** The features that need it are missing, with the reason. */
    REASON,
    /** The mean over all elements that have a value stands in. */
    MEAN
  }

  /**
   * Columns of a table.
   *
   * @param source the table, for messages
   * @param columns 118 values each, by atomic number; NaN where there is none
   * @param oxidationStates of each element; null where the table has none
   */
  ElementColumns(String source, Map<String, double[]> columns, List<int[]> oxidationStates) {
    this.source = source;
    this.columns = columns;
    this.oxidationStates = oxidationStates;
  }

  /**
   * The columns of a table.
   *
   * @param table {@value #OWN}, a folder of tables as Magpie has them, or a file of comma-separated
   *     values or JSON
   * @throws InvalidInput when there is no such table or it cannot be read
   */
  static ElementColumns of(String table) {
    return table.equals(OWN) ? own() : new ElementFile(Path.of(table)).read();
  }

  /** The files that a table is read from; none for that of this program. */
  static List<Path> files(String table) {
    return table.equals(OWN) ? List.of() : List.of(Path.of(table));
  }

  private static ElementColumns own() {
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (MagpieProperty property : MagpieProperty.values()) {
      columns.put(property.label(), Element.all().stream().mapToDouble(property::own).toArray());
    }
    List<int[]> states = new ArrayList<>();
    for (Element element : Element.all()) {
      states.add(element.oxidationStates().stream().mapToInt(Integer::intValue).toArray());
    }
    return new ElementColumns(OWN, columns, states);
  }

  /** The names of all columns. */
  List<String> names() {
    return List.copyOf(columns.keySet());
  }

  /**
   * A column, by atomic number; NaN where there is no value.
   *
   * @throws InvalidInput when the table has no such column
   */
  double[] column(String name) {
    double[] column = columns.get(name);
    if (column == null) {
      throw new InvalidInput(
          source,
          null,
          "no column " + name,
          "one for each element",
          new Spelling(columns.keySet()).hint(name, ""));
    }
    return column.clone();
  }

  /** A column as of {@link #column(String)}, with what stands in for absent values. */
  double[] column(String name, Absent absent) {
    double[] column = column(name);
    if (absent == Absent.MEAN) {
      OptionalDouble mean = Arrays.stream(column).filter(value -> !Double.isNaN(value)).average();
      for (int i = 0; i < ELEMENTS; i++) {
        column[i] = Double.isNaN(column[i]) ? mean.orElse(Double.NaN) : column[i];
      }
    }
    return column;
  }

  /**
   * The oxidation states of each element, by atomic number.
   *
   * @throws InvalidInput when the table has none
   */
  int[][] oxidationStates() {
    if (oxidationStates == null) {
      throw new InvalidInput(
          source, null, "no column " + ElementFile.OXIDATION_STATES, "one for each element", "");
    }
    return oxidationStates.toArray(int[][]::new);
  }

  /** Why features that need a property of an element are missing. */
  static String reason(String property, int element) {
    return "no " + property + " of " + Element.all().get(element);
  }
}
