package io.lodestone.study.dataset;

import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which columns of numbers are learned from.
 *
 * @param features names, in which * stands for any letters
 * @param without names of columns that are left out though they are among these
 */
public record ColumnChoice(List<String> features, List<String> without) {
  /** Every column of numbers. */
  public static final ColumnChoice ALL = new ColumnChoice(List.of("*"), List.of());

  /**
   * The table with the target and, of the other columns of numbers, those that are chosen. Text
   * stays.
   *
   * @throws io.lodestone.core.error.InvalidInput when there is no such target
   */
  public Dataset of(Dataset table, String target) {
    table.column(target);
    List<String> dropped =
        table.columns().stream()
            .filter(column -> column instanceof NumberColumn)
            .map(Column::name)
            .filter(name -> !name.equals(target))
            .filter(name -> !matches(name, features) || matches(name, without))
            .toList();
    return table.without(dropped).withTargets(target);
  }

  /** The names of the chosen columns of numbers, in the order of the table. */
  public List<String> among(Dataset table) {
    return table.columns().stream()
        .filter(column -> column instanceof NumberColumn)
        .map(Column::name)
        .filter(name -> matches(name, features) && !matches(name, without))
        .toList();
  }

  /**
   * The table with some targets and, of all other columns, text too, those that are chosen.
   *
   * @throws io.lodestone.core.error.InvalidInput when there is no such target
   */
  public Dataset withText(Dataset table, List<String> targets) {
    targets.forEach(table::column);
    List<String> dropped =
        table.columns().stream()
            .map(Column::name)
            .filter(name -> !targets.contains(name))
            .filter(name -> !matches(name, features) || matches(name, without))
            .toList();
    return table.without(dropped).withTargets(targets.toArray(String[]::new));
  }

  private static boolean matches(String name, List<String> patterns) {
    return patterns.stream()
        .map(pattern -> Pattern.quote(pattern).replace("*", "\\E.*\\Q"))
        .anyMatch(name::matches);
  }
}
