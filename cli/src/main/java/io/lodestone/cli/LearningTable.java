package io.lodestone.cli;

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
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The table that a command learns from or predicts, with features made of its formulas. */
final class LearningTable {
  /** How many rows show whether a column of text holds formulas. */
  private static final int SAMPLE = 50;

  @Parameters(
      paramLabel = "TABLE",
      description =
          "separated text with units in the header, such as 'gap (eV)', or ARFF; - for standard input")
  private String file;

  @Option(
      names = "--unit",
      paramLabel = "NAME=UNIT",
      description = "the unit of a column whose header does not say it; may be given often")
  private Map<String, String> units = new LinkedHashMap<>();

  @Option(
      names = "--formula",
      paramLabel = "NAME",
      description = "the column of formulas; found by itself if not said")
  private String formula;

  /** The name of the table, for messages. */
  String file() {
    return file;
  }

  /** All columns of the table. */
  Dataset read() throws IOException {
    return DatasetFile.read(new GivenFile(file).open(), units);
  }

  /** The column of formulas: the one that was named, or the first that holds nothing else. */
  Optional<TextColumn> formulas(Dataset table) {
    if (formula != null) {
      return Optional.of(table.text(formula));
    }
    for (Column column : table.columns()) {
      if (column instanceof TextColumn text && holdsFormulas(text)) {
        return Optional.of(text);
      }
    }
    return Optional.empty();
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
   * @param methods of representation, such as {@code magpie,fractions}; separated by blanks where
   *     settings hold commas
   */
  Dataset represented(Dataset table, String methods) {
    TextColumn texts =
        formulas(table)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        file,
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
                for (double[] column : values) {
                  column[row] = Double.NaN;
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
            file,
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
          file,
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

  /** Whether a name fits one of some patterns, in which * stands for any letters. */
  static boolean matches(String name, List<String> patterns) {
    return patterns.stream()
        .map(pattern -> Pattern.quote(pattern).replace("*", "\\E.*\\Q"))
        .anyMatch(name::matches);
  }
}
