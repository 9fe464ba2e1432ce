package io.lodestone.study.dataset;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.represent.Feature;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.FeatureSet;
import io.lodestone.represent.Recipe;
import io.lodestone.represent.Registry;
import io.lodestone.represent.Scope;
import io.lodestone.represent.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A table with a column of formulas, of which features are made.
 *
 * @param source its name, for messages
 * @param column the name of the column; null for the first that holds nothing but formulas
 */
public record FormulaTable(String source, Dataset table, String column) {
  /** How many rows show whether a column of text holds formulas. */
  private static final int SAMPLE = 50;

  /**
   * The column of formulas, if there is one.
   *
   * @throws InvalidInput when the one that was named is not there or holds numbers
   */
  public Optional<TextColumn> formulas() {
    if (column != null) {
      return Optional.of(table.text(column));
    }
    return table.columns().stream()
        .filter(each -> each instanceof TextColumn text && holdsFormulas(text))
        .map(TextColumn.class::cast)
        .findFirst();
  }

  private static boolean holdsFormulas(TextColumn text) {
    boolean any = false;
    for (int row = 0; row < Math.min(SAMPLE, text.size()); row++) {
      if (!text.isMissing(row)) {
        try {
          Composition.parse(text.value(row));
          any = true;
        } catch (InvalidInput problem) {
          return false;
        }
      }
    }
    return any;
  }

  /**
   * The table with the features of its formulas beside its columns.
   *
   * @param methods of representation, such as {@code magpie fractions}, separated by blanks
   * @throws InvalidInput when there are no formulas, a cell is none, or a method is not known
   */
  public Dataset represented(String methods) {
    TextColumn texts =
        formulas()
            .orElseThrow(
                () ->
                    new InvalidInput(
                        source,
                        null,
                        "no column of formulas",
                        "formulas, of which " + methods + " makes features",
                        "name the column with --formula"));
    FeatureSet set = features(methods);
    List<Feature> features = set.features();
    double[][] values = new double[features.size()][table.size()];
    IntStream.range(0, table.size())
        .parallel()
        .forEach(
            row -> {
              if (texts.isMissing(row)) {
                for (double[] each : values) {
                  each[row] = Double.NaN;
                }
                return;
              }
              FeatureRow own = set.of(Subject.of(Composition.class, composition(texts, row)));
              for (int j = 0; j < values.length; j++) {
                values[j][row] = own.value(j);
              }
            });
    List<Column> columns = new ArrayList<>(table.columns());
    for (int j = 0; j < values.length; j++) {
      String label = features.get(j).label();
      if (table.has(label)) {
        throw new InvalidInput(
            source,
            "column " + label,
            "the name of a feature that " + methods + " makes",
            "another name",
            null);
      }
      columns.add(new NumberColumn(label, features.get(j).unit(), values[j]));
    }
    return new Dataset(table.ids(), columns, table.targets(), methods);
  }

  private Composition composition(TextColumn texts, int row) {
    try {
      return Composition.parse(texts.value(row));
    } catch (InvalidInput problem) {
      throw new InvalidInput(
          source,
          "row " + (row + 1) + ", column " + texts.name(),
          problem.found(),
          problem.expected(),
          problem.hint());
    }
  }

  private static FeatureSet features(String methods) {
    Registry registry = new Registry();
    List<Recipe<?, ?>> recipes = new ArrayList<>();
    for (String method : methods.strip().split("\\s+")) {
      recipes.add(registry.parse(method));
    }
    return new FeatureSet(recipes, new Scope(Set.of(), 0));
  }
}
