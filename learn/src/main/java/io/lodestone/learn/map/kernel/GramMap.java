package io.lodestone.learn.map.kernel;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.map.FittedMap;
import io.lodestone.learn.map.MapInput;
import io.lodestone.learn.state.ModelState;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A map on the leading axes of the space in which similarities are products.
 *
 * @param kind what it was drawn from
 * @param kernel of rows; not used where similarities or distances were given
 * @param landmarks those of them that are compared with
 * @param rows the landmarks' rows; none where similarities or distances were given
 * @param projection from similarities with the landmarks to coordinates
 * @param coordinates of all, row-major
 */
record GramMap(
    MapInput.Kind kind,
    RowKernel kernel,
    int[] landmarks,
    MapInput.Rows rows,
    GramProjection projection,
    double[] coordinates)
    implements FittedMap {

  /**
   * Draws a map.
   *
   * @param most compared with each other; of more, so many are drawn by the seed
   */
  static GramMap draw(MapInput input, RowKernel kernel, int dimensions, int most, long seed) {
    int n = input.rows();
    int[] landmarks = landmarks(n, most, seed);
    if (dimensions > landmarks.length - 1) {
      throw new InvalidInput(
          null,
          "dimensions",
          "" + dimensions,
          "at most " + (landmarks.length - 1) + " with " + landmarks.length + " materials",
          null);
    }
    MapInput.Rows rows =
        input instanceof MapInput.Rows given
            ? given.chosen(landmarks)
            : new MapInput.Rows(0, 0, new double[0]);
    GramMap blank = new GramMap(input.kind(), kernel, landmarks, rows, null, null);
    double[] all = blank.similarities(input, n);
    int size = landmarks.length;
    double[] square = all;
    if (size < n) {
      square = new double[size * size];
      for (int i = 0; i < size; i++) {
        System.arraycopy(all, landmarks[i] * size, square, i * size, size);
      }
    }
    GramProjection projection = GramProjection.of(square, size, dimensions);
    return new GramMap(input.kind(), kernel, landmarks, rows, projection, projection.place(all, n));
  }

  /** The materials that stand for all: all, or so many drawn at random, rising. */
  private static int[] landmarks(int materials, int most, long seed) {
    int[] all = IntStream.range(0, materials).toArray();
    if (materials <= most) {
      return all;
    }
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < most; i++) {
      int other = random.nextInt(i, materials);
      int swap = all[i];
      all[i] = all[other];
      all[other] = swap;
    }
    return IntStream.of(all).limit(most).sorted().toArray();
  }

  /** Similarities with the landmarks, rows × landmarks. */
  private double[] similarities(MapInput input, int all) {
    if (input.kind() != kind) {
      throw new InvalidInput(
          null, null, input.kind().toString(), kind + ", which the map was drawn from", null);
    }
    return switch (input) {
      case MapInput.Rows given -> kernel.of(given, rows).values();
      case MapInput.Similarities given -> columns(given.values(), given.columns(), all);
      case MapInput.Distances given -> {
        double[] values = columns(given.values(), given.columns(), all);
        for (int i = 0; i < values.length; i++) {
          values[i] = -values[i] * values[i] / 2;
        }
        yield values;
      }
    };
  }

  private double[] columns(double[] values, int columns, int all) {
    if (columns != all) {
      throw new InvalidInput(
          null,
          null,
          kind + " to " + columns + " materials",
          "those to the " + all + " of the map",
          null);
    }
    int rowCount = values.length / Math.max(1, columns);
    double[] chosen = new double[rowCount * landmarks.length];
    for (int i = 0; i < rowCount; i++) {
      for (int j = 0; j < landmarks.length; j++) {
        chosen[i * landmarks.length + j] = values[i * columns + landmarks[j]];
      }
    }
    return chosen;
  }

  @Override
  public int size() {
    return coordinates.length / dimensions();
  }

  @Override
  public int dimensions() {
    return projection.dimensions();
  }

  @Override
  public double[] place(MapInput others) {
    return projection.place(similarities(others, size()), others.rows());
  }

  @Override
  public List<String> axes() {
    return IntStream.rangeClosed(1, dimensions()).mapToObj(i -> "coordinate " + i).toList();
  }

  @Override
  public List<String> notes() {
    String held =
        String.format(
            Locale.ROOT,
            "the map holds %.1f %% of the squared similarities about their mean (Mardia)",
            100 * projection.held());
    return landmarks.length == size()
        ? List.of(held)
        : List.of(
            held,
            "drawn from "
                + landmarks.length
                + " materials chosen at random, into which the other "
                + (size() - landmarks.length)
                + " are placed");
  }

  @Override
  public ModelState state() {
    return new ModelState()
        .put("kind", kind.name())
        .put("gamma", kernel.gamma())
        .put("landmarks", landmarks)
        .put("width", rows.width())
        .put("rows", rows.values())
        .put("means", projection.means())
        .put("projection", projection.projection())
        .put("held", projection.held())
        .put("coordinates", coordinates);
  }

  /** Reads what {@link #state} gave. */
  static GramMap read(RowKernel.Form form, int degree, int dimensions, ModelState state) {
    int[] landmarks = state.ints("landmarks");
    int size = landmarks.length;
    int width = (int) state.number("width");
    double[] values = state.doubles("rows");
    double[] coordinates = state.doubles("coordinates");
    MapInput.Kind kind = MapInput.Kind.valueOf(state.text("kind"));
    int rowCount = kind == MapInput.Kind.ROWS ? size : 0;
    if (coordinates.length % dimensions != 0
        || values.length != (long) rowCount * width
        || IntStream.of(landmarks).anyMatch(i -> i < 0 || i >= coordinates.length / dimensions)) {
      throw new InvalidInput(
          "map", "part rows", values.length + " values", size + " rows", "the file is damaged");
    }
    return new GramMap(
        kind,
        new RowKernel(form, state.number("gamma"), degree),
        landmarks,
        new MapInput.Rows(rowCount, width, values),
        new GramProjection(
            state.doubles("means", size),
            state.doubles("projection", size * dimensions),
            state.number("held")),
        coordinates);
  }
}
