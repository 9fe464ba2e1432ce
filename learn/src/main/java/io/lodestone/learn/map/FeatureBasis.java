package io.lodestone.learn.map;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.imputation.Imputation;
import io.lodestone.learn.state.ModelState;
import io.lodestone.represent.similarity.Tanimoto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The features that a map was drawn from: how rows of them are made comparable, and those of its
 * materials, with which others are compared.
 *
 * @param labels of the features
 * @param units of the features
 * @param options what was done with features
 * @param imputation how gaps are filled; null where they are not
 * @param means what is subtracted from each feature
 * @param scales what each is divided by then
 * @param rows of the map's materials, as they are compared
 */
record FeatureBasis(
    List<String> labels,
    List<UnitExpression> units,
    MapOptions options,
    Imputation imputation,
    double[] means,
    double[] scales,
    MapInput.Rows rows) {
  private static final int MOST_NAMED = 5;

  /**
   * The basis of a map.
   *
   * @param features of its materials, without gaps
   */
  static FeatureBasis of(
      Features features, Imputation imputation, MapOptions options, int targets, double[] answers) {
    int width = features.width();
    double[] means = new double[width];
    double[] scales = new double[width];
    Arrays.fill(scales, 1);
    if (options.standardises()) {
      for (int j = 0; j < width; j++) {
        double[] column = features.column(j);
        double mean = Arrays.stream(column).average().orElse(0);
        double squares = Arrays.stream(column).map(v -> (v - mean) * (v - mean)).sum();
        means[j] = mean;
        scales[j] = squares > 0 ? Math.sqrt(squares / column.length) : 1;
      }
    }
    FeatureBasis blank =
        new FeatureBasis(
            features.labels(), features.units(), options, imputation, means, scales, null);
    MapInput.Rows plain = blank.comparable(features);
    return new FeatureBasis(
        features.labels(),
        features.units(),
        options,
        imputation,
        means,
        scales,
        new MapInput.Rows(plain.rows(), width, plain.values(), targets, answers));
  }

  /** What a map is drawn from. */
  MapInput input() {
    return options.distance() == MapOptions.Distance.TANIMOTO ? tanimoto(rows) : rows;
  }

  /** What other rows are placed by: as {@link #input} of the map. */
  MapInput compared(MapInput.Rows others) {
    return options.distance() == MapOptions.Distance.TANIMOTO ? tanimoto(others) : others;
  }

  /** For each of other rows, how far it is from the nearest of the map. */
  double[] nearest(MapInput.Rows others) {
    double[] nearest = new double[others.rows()];
    IntStream.range(0, others.rows())
        .parallel()
        .forEach(i -> nearest[i] = nearest(others.values(), i, -1));
    return nearest;
  }

  /** How far one of the map's materials is from the nearest of the others. */
  double nearestOther(int row) {
    return nearest(rows.values(), row, row);
  }

  private double nearest(double[] values, int row, int without) {
    int width = rows.width();
    double[] own = Arrays.copyOfRange(values, row * width, (row + 1) * width);
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < rows.rows(); j++) {
      if (j != without) {
        least = Math.min(least, distance(own, j));
      }
    }
    return least;
  }

  private double distance(double[] one, int row) {
    int width = rows.width();
    if (options.distance() == MapOptions.Distance.TANIMOTO) {
      return 1
          - new Tanimoto()
              .of(one, Arrays.copyOfRange(rows.values(), row * width, (row + 1) * width));
    }
    double sum = 0;
    for (int k = 0; k < width; k++) {
      double difference = one[k] - rows.values()[row * width + k];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  private MapInput.Distances tanimoto(MapInput.Rows from) {
    Tanimoto tanimoto = new Tanimoto();
    double[][] mine = split(from);
    double[][] theirs = from == rows ? mine : split(rows);
    int columns = rows.rows();
    if ((long) mine.length * columns > Integer.MAX_VALUE - 8) {
      throw new InvalidInput(
          null,
          "distance",
          "Tanimoto distances of " + mine.length + " materials to " + columns,
          "at most 2,147,483,639",
          "draw fewer materials");
    }
    double[] distances = new double[mine.length * columns];
    IntStream.range(0, mine.length)
        .parallel()
        .forEach(
            i -> {
              for (int j = 0; j < columns; j++) {
                distances[i * columns + j] =
                    from == rows && i == j ? 0 : 1 - tanimoto.of(mine[i], theirs[j]);
              }
            });
    return new MapInput.Distances(mine.length, columns, distances);
  }

  private static double[][] split(MapInput.Rows rows) {
    return IntStream.range(0, rows.rows())
        .mapToObj(i -> Arrays.copyOfRange(rows.values(), i * rows.width(), (i + 1) * rows.width()))
        .toArray(double[][]::new);
  }

  /** Rows without gaps, made comparable. */
  MapInput.Rows comparable(Features features) {
    int width = labels.size();
    double[] values = features.flat().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] - means[i % width]) / scales[i % width];
    }
    if (options.distance() == MapOptions.Distance.TANIMOTO) {
      for (double value : values) {
        if (value < 0) {
          throw new InvalidInput(
              null,
              "distance",
              "a feature of " + value,
              "counts or shares from 0 on, for Tanimoto's coefficient",
              "take euclidean or cosine");
        }
      }
    } else if (options.distance() == MapOptions.Distance.COSINE) {
      for (int i = 0; i < features.rows(); i++) {
        double squares = 0;
        for (int j = i * width; j < (i + 1) * width; j++) {
          squares += values[j] * values[j];
        }
        for (int j = i * width; j < (i + 1) * width && squares > 0; j++) {
          values[j] /= Math.sqrt(squares);
        }
      }
    }
    return new MapInput.Rows(features.rows(), width, values);
  }

  /**
   * The features of other materials: by name, in the units of the map, gaps filled where its own
   * were.
   *
   * @throws InvalidInput when one is not there, or in a unit of another kind
   */
  Features of(Dataset table) {
    List<String> absent = labels.stream().filter(label -> !table.has(label)).toList();
    if (!absent.isEmpty()) {
      List<String> known = table.columns().stream().map(column -> column.name()).toList();
      throw new InvalidInput(
          null,
          null,
          "no column "
              + String.join(", ", absent.subList(0, Math.min(absent.size(), MOST_NAMED)))
              + (absent.size() > MOST_NAMED
                  ? " and " + (absent.size() - MOST_NAMED) + " more"
                  : ""),
          "the " + labels.size() + " features that the map was drawn from",
          new Spelling(known).hint(absent.getFirst(), ""));
    }
    List<NumberColumn> columns = new ArrayList<>();
    for (int j = 0; j < labels.size(); j++) {
      columns.add(table.number(labels.get(j)).in(units.get(j)));
    }
    Features features = Dataset.of(columns).features();
    for (int i = 0; i < features.rows() && imputation != null; i++) {
      imputation.fill(features.flat(), i * labels.size());
    }
    return features;
  }

  ModelState state() {
    ModelState state =
        new ModelState()
            .put("means", means)
            .put("scales", scales)
            .put("rows", rows.values())
            .put("answers", rows.answers());
    return imputation == null ? state : state.put("gaps/", imputation.state());
  }

  static FeatureBasis read(
      List<String> labels,
      List<UnitExpression> units,
      MapOptions options,
      int size,
      ModelState state) {
    int width = labels.size();
    double[] answers = state.doubles("answers");
    if (units.size() != width || size < 1 || answers.length % size != 0) {
      throw new InvalidInput(
          "map", "features", width + " of them", "a unit for each", "the file is damaged");
    }
    return new FeatureBasis(
        labels,
        units,
        options,
        options
            .missing()
            .filling()
            .map(method -> method.read(width, state.part("gaps/")))
            .orElse(null),
        state.doubles("means", width),
        state.doubles("scales", width),
        new MapInput.Rows(
            size,
            width,
            state.doubles("rows", Math.multiplyExact(size, width)),
            answers.length / size,
            answers));
  }
}
