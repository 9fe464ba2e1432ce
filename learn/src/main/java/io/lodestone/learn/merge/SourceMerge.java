package io.lodestone.learn.merge;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Two tables of one quantity made one: the values of the second are brought to what the first would
 * say, by a correction that is estimated from the materials both have, and told.
 *
 * @param reference the table whose values stay
 * @param other the table whose values are corrected
 * @param target the name of the quantity, in both
 */
public record SourceMerge(Source reference, Source other, String target) {
  /**
   * A table with what is known of its rows.
   *
   * @param name of the source, as it is told in the result
   * @param keys what tells materials and conditions apart, one for each row; null where a row is of
   *     no known material
   * @param compositions of the rows; null where they are not known
   */
  public record Source(
      String name, Dataset table, List<String> keys, List<Composition> compositions) {}

  /**
   * One table of both.
   *
   * @param table the columns that both have, and {@code source}; with a correction also {@code
   *     correction}, what was added to the target, and {@code correction_std}, its uncertainty
   * @param correction that was made, or would be
   * @param leftOut identifiers of rows of the other table whose materials the first has
   * @param dropped names of columns that only one of them has, or both in units of another kind
   */
  public record Merged(
      Dataset table, Correction correction, List<String> leftOut, List<String> dropped) {}

  /**
   * Puts the rows of the other table below those of the first.
   *
   * @param keepBoth whether rows of materials that both have stay, too
   * @param level the name of a column that says of which table a row is, 0 for the other and 1 for
   *     the first, as co-kriging reads it; null for none
   * @throws InvalidInput when the target is in units of another kind, or too few materials are in
   *     both to estimate the correction
   */
  public Merged below(Correction.Method method, boolean keepBoth, String level) {
    UnitExpression unit = reference.table().number(target).unit();
    double[] values = inUnit(unit);
    CommonMaterials common = common(unit);
    Correction correction = Correction.of(method, common);
    Set<String> known = new HashSet<>(common.keys());
    List<String> leftOut = new ArrayList<>();
    List<Integer> kept = new ArrayList<>();
    for (int row = 0; row < values.length; row++) {
      if (!keepBoth && known.contains(other.keys().get(row))) {
        leftOut.add(other.table().ids().get(row));
      } else {
        kept.add(row);
      }
    }
    int[] rows = kept.stream().mapToInt(Integer::intValue).toArray();
    double[] corrected = new double[rows.length];
    double[] std = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      Composition own = other.compositions() == null ? null : other.compositions().get(rows[i]);
      double value = values[rows[i]];
      corrected[i] = Double.isNaN(value) ? value : correction.corrected(value, own);
      std[i] = Double.isNaN(value) ? value : correction.std(value, own);
    }
    List<String> dropped = new ArrayList<>();
    List<Column> columns = shared(rows, corrected, dropped);
    int first = reference.table().size();
    int all = first + rows.length;
    columns.add(
        new TextColumn(
            "source",
            Stream.concat(
                    reference.keys().stream().map(key -> reference.name()),
                    kept.stream().map(row -> other.name()))
                .toList()));
    if (method != Correction.Method.NONE) {
      double[] added = new double[all];
      double[] unsure = new double[all];
      for (int i = 0; i < rows.length; i++) {
        added[first + i] = corrected[i] - values[rows[i]];
        unsure[first + i] = std[i];
      }
      columns.add(new NumberColumn("correction", unit, added));
      columns.add(new NumberColumn("correction_std", unit, unsure));
    }
    if (level != null) {
      double[] levels = new double[all];
      Arrays.fill(levels, 0, first, 1);
      columns.add(NumberColumn.plain(level, levels));
    }
    return new Merged(
        new Dataset(ids(rows), columns, List.of(), reference.table().recipe()),
        correction,
        leftOut,
        dropped);
  }

  /**
   * Puts the values of the other table beside those of the first, as a column of its own: what
   * learning the difference needs. Materials that the other table does not have get a gap.
   *
   * @param name of the column
   */
  public Merged beside(String name) {
    UnitExpression unit = reference.table().number(target).unit();
    CommonMaterials common = common(unit);
    Map<String, Double> values = new HashMap<>();
    for (int i = 0; i < common.size(); i++) {
      values.put(common.keys().get(i), common.other()[i]);
    }
    double[] column =
        reference.keys().stream()
            .mapToDouble(key -> Objects.requireNonNullElse(values.get(key), Double.NaN))
            .toArray();
    if (reference.table().has(name)) {
      throw new InvalidInput(null, "column " + name, "it there already", "another name", null);
    }
    return new Merged(
        reference.table().with(new NumberColumn(name, unit, column)),
        Correction.of(Correction.Method.NONE, common),
        List.of(),
        List.of());
  }

  private double[] inUnit(UnitExpression unit) {
    return other.table().number(target).in(unit).values();
  }

  private CommonMaterials common(UnitExpression unit) {
    return CommonMaterials.of(
        reference.keys(),
        reference.table().number(target).values(),
        other.keys(),
        inUnit(unit),
        other.compositions());
  }

  /** The columns of both, the target corrected; those that do not fit are named. */
  private List<Column> shared(int[] rows, double[] corrected, List<String> dropped) {
    List<Column> columns = new ArrayList<>();
    Dataset lower = other.table().rows(rows);
    for (Column upper : reference.table().columns()) {
      if (upper.name().equals(target)) {
        columns.add(joined((NumberColumn) upper, corrected));
      } else if (!lower.has(upper.name())) {
        dropped.add(upper.name());
      } else if (upper instanceof TextColumn one
          && lower.column(upper.name()) instanceof TextColumn two) {
        List<String> both = new ArrayList<>(one.values());
        both.addAll(two.values());
        columns.add(new TextColumn(one.name(), both));
      } else if (upper instanceof NumberColumn one
          && lower.column(upper.name()) instanceof NumberColumn two
          && two.unit().isCompatibleWith(one.unit())) {
        columns.add(joined(one, two.in(one.unit()).values()));
      } else {
        dropped.add(upper.name());
      }
    }
    lower.columns().stream()
        .map(Column::name)
        .filter(name -> !reference.table().has(name))
        .forEach(dropped::add);
    return columns;
  }

  private static NumberColumn joined(NumberColumn upper, double[] lower) {
    double[] both = Arrays.copyOf(upper.values(), upper.size() + lower.length);
    System.arraycopy(lower, 0, both, upper.size(), lower.length);
    return new NumberColumn(upper.name(), upper.unit(), both);
  }

  /** Identifiers stay where they differ; the others get the name of their source. */
  private List<String> ids(int[] rows) {
    Map<String, Integer> seen = new LinkedHashMap<>();
    List<String> ids = new ArrayList<>(reference.table().ids());
    ids.forEach(id -> seen.put(id, 1));
    for (int row : rows) {
      String id = other.table().ids().get(row);
      String name = seen.containsKey(id) ? id + " (" + other.name() + ")" : id;
      int count = seen.merge(name, 1, Integer::sum);
      ids.add(count == 1 ? name : name + " " + count);
    }
    return ids;
  }
}
