package io.lodestone.study.evaluation;

import io.lodestone.archive.parse.table.StructureText;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import io.lodestone.crystal.prototype.PrototypeLabel;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.learn.split.FeatureClusters;
import io.lodestone.study.dataset.FormulaTable;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows that belong together, by what a person calls it: {@code formula}, {@code system}, {@code
 * prototype} of the structures in a column, {@code cluster:8} of the features, or a column of text.
 *
 * @param by the name of the grouping
 * @param seed of clusters
 */
record RowGroups(String by, long seed) {
  /** So many rows show whether a column of text holds structures. */
  private static final int SAMPLE = 3;

  /** The group of each row. */
  List<String> of(FormulaTable table) {
    Dataset whole = table.table();
    Column named = whole.has(by) ? whole.column(by) : null;
    if (named instanceof TextColumn text && !by.equals("formula")) {
      return text.values().stream().map(String::valueOf).toList();
    } else if (FeatureClusters.isNamed(by)) {
      return FeatureClusters.parse(by, seed).of(whole.features());
    }
    return switch (by) {
      case "formula" -> byComposition(table, Composition::reduced);
      case "system" -> byComposition(table, RowGroups::system);
      case "prototype" -> prototypes(table);
      default ->
          throw new InvalidInput(
              "group",
              null,
              by,
              "formula, system, prototype, cluster, cluster:ward:8 or a column of text",
              null);
    };
  }

  private static String system(Composition composition) {
    return composition.elements().stream()
        .map(Element::symbol)
        .sorted()
        .collect(Collectors.joining("-"));
  }

  private static List<String> byComposition(
      FormulaTable table, Function<Composition, String> grouping) {
    TextColumn formulas =
        table
            .formulas()
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "group", null, "no column of formulas", "one", "name it with formula"));
    return formulas.values().stream()
        .map(formula -> formula == null ? "" : grouping.apply(Composition.parse(formula)))
        .toList();
  }

  /** The anonymous label of each structure: which positions are filled, not by what. */
  private static List<String> prototypes(FormulaTable table) {
    TextColumn structures =
        table.table().columns().stream()
            .filter(column -> column instanceof TextColumn text && holdsStructures(text))
            .map(TextColumn.class::cast)
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "group",
                        null,
                        "no column of structures",
                        "the text of structure files in a column, or a column prototype",
                        null));
    return IntStream.range(0, structures.size())
        .parallel()
        .mapToObj(
            row -> {
              String place = table.source() + ", row " + (row + 1);
              return structures.isMissing(row)
                  ? ""
                  : structure(structures.value(row), place)
                      .map(one -> PrototypeLabel.of(one).canonical().anonymous().toString())
                      .orElseThrow(
                          () ->
                              new InvalidInput(
                                  place, structures.name(), "no structure", "one", null));
            })
        .toList();
  }

  private static boolean holdsStructures(TextColumn text) {
    List<String> some = text.values().stream().filter(Objects::nonNull).limit(SAMPLE).toList();
    return !some.isEmpty() && some.stream().allMatch(one -> structure(one, "").isPresent());
  }

  private static Optional<Structure> structure(String text, String place) {
    try {
      return Optional.of(new StructureText(text, place).read());
    } catch (InvalidInput | IOException e) {
      return Optional.empty();
    }
  }
}
