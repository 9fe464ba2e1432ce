package io.lodestone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.represent.Feature;
import io.lodestone.represent.Registry;
import io.lodestone.represent.Representation;
import io.lodestone.represent.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A composition-only task of Matbench v0.1 with Magpie features and its official folds. */
final class MatbenchTask {
  private final String name;
  private final Dataset data;
  private final List<int[]> folds = new ArrayList<>();

  /**
   * Reads a task.
   *
   * @param folder with the folders {@code targets} and {@code folds}
   * @param name such as {@code matbench_expt_gap}
   */
  MatbenchTask(Path folder, String name) throws IOException {
    this.name = name;
    List<String> lines = Files.readAllLines(folder.resolve("targets/" + name + ".csv"));
    int rows = lines.size() - 1;
    Representation<Composition> magpie = magpie();
    List<Feature> features = magpie.features();
    double[][] columns = new double[features.size()][rows];
    double[] targets = new double[rows];
    IntStream.range(0, rows)
        .parallel()
        .forEach(
            row -> {
              String[] fields = lines.get(row + 1).split(",");
              targets[row] = Double.parseDouble(fields[1]);
              double[] values = magpie.of(Composition.parse(fields[0])).values();
              for (int j = 0; j < values.length; j++) {
                columns[j][row] = values[j];
              }
            });
    List<Column> all = new ArrayList<>();
    for (int j = 0; j < columns.length; j++) {
      all.add(new NumberColumn(features.get(j).label(), features.get(j).unit(), columns[j]));
    }
    all.add(new NumberColumn("target", UnitExpression.parse("-"), targets));
    data = Dataset.of(all, "target");
    JsonNode json = new ObjectMapper().readTree(folder.resolve("folds/" + name + ".json").toFile());
    for (int fold = 0; fold < 5; fold++) {
      List<Integer> test = new ArrayList<>();
      for (JsonNode id : json.get("fold_" + fold)) {
        test.add(Integer.parseInt(id.asText().replaceAll(".*-", "")) - 1);
      }
      folds.add(test.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  @SuppressWarnings("unchecked") // Magpie looks at compositions.
  private static Representation<Composition> magpie() {
    return (Representation<Composition>)
        new Registry().parse("magpie:absent=mean").create(new Scope(Set.of(), 0));
  }

  String name() {
    return name;
  }

  Dataset data() {
    return data;
  }

  /** The rows that are tested in each fold. */
  List<int[]> folds() {
    return folds;
  }

  /** The rows that are learned from in a fold. */
  int[] training(int fold) {
    boolean[] tested = new boolean[data.size()];
    for (int row : folds.get(fold)) {
      tested[row] = true;
    }
    return IntStream.range(0, data.size()).filter(row -> !tested[row]).toArray();
  }

  /** Writes features and target, and the fold in which each row is tested, for the peer. */
  void write(Path file) throws IOException {
    int[] foldOf = new int[data.size()];
    for (int fold = 0; fold < folds.size(); fold++) {
      for (int row : folds.get(fold)) {
        foldOf[row] = fold;
      }
    }
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < data.size(); row++) {
      StringBuilder line = new StringBuilder().append(foldOf[row]);
      for (NumberColumn column : data.featureColumns()) {
        line.append(',').append(column.value(row));
      }
      lines.add(line.append(',').append(data.number("target").value(row)).toString());
    }
    Files.write(file, lines);
  }
}
