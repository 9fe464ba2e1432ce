package io.lodestone.learn.map;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.Preparation;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.map.quality.MapQuality;
import io.lodestone.learn.map.quality.QualitySettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How a map of materials is to be drawn: method, treatment of features, and what is measured of it.
 *
 * @param recipe the method with its settings
 * @param options treatment of features
 * @param quality how it is measured
 */
public record MapDrawing(MapRecipe<?> recipe, MapOptions options, QualitySettings quality) {
  /** A method with all else as usual. */
  public MapDrawing(MapRecipe<?> recipe) {
    this(recipe, MapOptions.DEFAULTS, QualitySettings.DEFAULTS);
  }

  /**
   * Draws a map. Features that say nothing and rows with gaps are left out, with a note.
   *
   * @param table of materials
   * @param features the names of the columns that say where a material lies
   * @param properties the names of columns of numbers that a method may be asked to show as well;
   *     rows without a value are left out
   * @throws InvalidInput when a column is not there, or there is nothing to draw
   */
  public MaterialsMap draw(Dataset table, List<String> features, List<String> properties) {
    if (features.isEmpty()) {
      throw new InvalidInput(
          null,
          null,
          "no features",
          "numbers that say where each material lies",
          "make some with --with, such as --with magpie");
    }
    int[] answered =
        IntStream.range(0, table.size())
            .filter(row -> properties.stream().noneMatch(name -> table.number(name).isMissing(row)))
            .toArray();
    Features all = table.features(features);
    if (answered.length == 0) {
      throw new InvalidInput(
          null, null, "no row with " + String.join(", ", properties), "rows to draw", null);
    } else if (answered.length == 1) {
      throw new InvalidInput(null, null, "one material", "at least two to draw a map of", null);
    }
    Preparation prepared = new Preparation(all, answered, options.missing());
    Dataset drawn = table.rows(prepared.rows());
    Features answers = drawn.features(properties);
    FeatureBasis basis =
        FeatureBasis.of(
            counted(all, prepared),
            prepared.imputation(),
            options,
            properties.size(),
            answers.flat());
    List<String> notes = new ArrayList<>(prepared.notes());
    if (countsEach(prepared)) {
      notes.removeIf(note -> note.contains(" features left out, "));
    }
    if (answered.length < table.size()) {
      notes.add(
          (table.size() - answered.length)
              + " rows left out, without "
              + String.join(", ", properties));
    }
    return draw(beside(drawn, features), basis.input(), Optional.of(basis), table, notes);
  }

  /**
   * Draws a map from distances or similarities that were made elsewhere.
   *
   * @param table what is told of the materials, in the order of the input
   * @param representation what was compared and how, in short
   */
  public MaterialsMap draw(Dataset table, MapInput input, String representation) {
    if (table.size() != input.rows()) {
      throw new InvalidInput(
          null, null, input.rows() + " rows", "one for each of " + table.size() + " materials", "");
    }
    Dataset named = new Dataset(table.ids(), table.columns(), List.of(), representation);
    return draw(named, input, Optional.empty(), named, List.of());
  }

  private MaterialsMap draw(
      Dataset kept,
      MapInput input,
      Optional<FeatureBasis> basis,
      Dataset table,
      List<String> notes) {
    FittedMap fitted = recipe.fit(input);
    List<String> all = new ArrayList<>(notes);
    all.addAll(fitted.notes());
    MapQuality measured = MapQuality.of(input, fitted.coordinates(), fitted.dimensions(), quality);
    if (!measured.complete()) {
      all.add("quality measured at " + measured.measured().length + " materials drawn at random");
    }
    return new MaterialsMap(
        new MaterialsMap.About(recipe.text(), table.recipe(), table.hash(), all),
        kept,
        fitted,
        basis,
        measured,
        Pose.asDrawn(fitted.dimensions()),
        Optional.empty());
  }

  /** Whether a feature counts though it is the same in all rows or repeats another one. */
  private boolean countsEach(Preparation prepared) {
    return options.distance() != MapOptions.Distance.EUCLIDEAN && prepared.imputation() == null;
  }

  /** The features that count: of fingerprints and directions all, or similarities would change. */
  private Features counted(Features all, Preparation prepared) {
    if (!countsEach(prepared)) {
      return prepared.features();
    }
    Features rows = all.rows(prepared.rows());
    int[] known =
        IntStream.range(0, rows.width())
            .filter(
                j -> IntStream.range(0, rows.rows()).noneMatch(i -> Double.isNaN(rows.value(i, j))))
            .toArray();
    return rows.columns(known);
  }

  /** What is told of the materials beside the features. */
  private static Dataset beside(Dataset table, List<String> features) {
    Set<String> names = new HashSet<>(features);
    List<Column> kept =
        table.columns().stream().filter(column -> !names.contains(column.name())).toList();
    return new Dataset(table.ids(), kept, List.of(), table.recipe());
  }
}
