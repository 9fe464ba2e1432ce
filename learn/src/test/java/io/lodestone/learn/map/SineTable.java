package io.lodestone.learn.map;

/**
 * A small table of which the same script in Python knows every value: twelve rows of four features,
 * standardised, one new row, and a property.
 */
public final class SineTable {
  public static final int ROWS = 12;
  public static final int WIDTH = 4;
  private static final double[] NEW = {0.3, -0.2, 0.5, 0.1};

  private final double[] raw = new double[ROWS * WIDTH];
  private final double[] means = new double[WIDTH];
  private final double[] deviations = new double[WIDTH];

  public SineTable() {
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < WIDTH; j++) {
        raw[i * WIDTH + j] = Math.sin(1 + i * (j + 1)) + 0.1 * i * (j % 2);
        means[j] += raw[i * WIDTH + j] / ROWS;
      }
    }
    for (int i = 0; i < raw.length; i++) {
      deviations[i % WIDTH] += Math.pow(raw[i] - means[i % WIDTH], 2) / ROWS;
    }
  }

  /** The rows, with the property as their answer. */
  public MapInput.Rows rows() {
    double[] y = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      y[i] = 2 * raw[i * WIDTH] - raw[i * WIDTH + 2] + 0.3 * Math.cos(5 * i);
    }
    return new MapInput.Rows(ROWS, WIDTH, standardised(raw), 1, y);
  }

  /** A row that is not among them. */
  public MapInput.Rows other() {
    return new MapInput.Rows(1, WIDTH, standardised(NEW));
  }

  private double[] standardised(double[] values) {
    double[] result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = (values[i] - means[i % WIDTH]) / Math.sqrt(deviations[i % WIDTH]);
    }
    return result;
  }

  /** On the map: how far the first row is from the next five, and from the new one. */
  public static double[] distances(FittedMap map, MapInput other) {
    int dimensions = map.dimensions();
    double[] placed = map.place(other);
    double[] distances = new double[6];
    for (int i = 1; i <= 6; i++) {
      double sum = 0;
      for (int d = 0; d < dimensions; d++) {
        double there = i < 6 ? map.coordinates()[i * dimensions + d] : placed[d];
        sum += Math.pow(there - map.coordinates()[d], 2);
      }
      distances[i - 1] = Math.sqrt(sum);
    }
    return distances;
  }
}
