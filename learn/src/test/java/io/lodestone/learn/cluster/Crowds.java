package io.lodestone.learn.cluster;

import java.util.function.DoubleSupplier;

/** Three crowds and strays between them, which the same generator gives in other languages. */
final class Crowds {
  private static final double[][] CENTRES = {{0, 0, 1, 40}, {6, 1, 0.7, 30}, {2, 7, 1.5, 50}};
  private static final int STRAYS = 15;

  private Crowds() {}

  static Points points() {
    long[] state = {7};
    DoubleSupplier random =
        () -> {
          state[0] = (1103515245L * state[0] + 12345) % 2147483648L;
          return state[0] / 2147483648.0;
        };
    double[] values = new double[2 * 135];
    int at = 0;
    for (double[] centre : CENTRES) {
      for (int i = 0; i < centre[3]; i++) {
        values[at++] = centre[0] + centre[2] * (six(random) - 3);
        values[at++] = centre[1] + centre[2] * (six(random) - 3);
      }
    }
    for (int i = 0; i < STRAYS; i++) {
      values[at++] = random.getAsDouble() * 14 - 4;
      values[at++] = random.getAsDouble() * 16 - 4;
    }
    return new Points(135, 2, values);
  }

  private static double six(DoubleSupplier random) {
    double sum = 0;
    for (int i = 0; i < 6; i++) {
      sum += random.getAsDouble();
    }
    return sum;
  }

  /** Labels as letters in the order in which they appear, a dot for none. */
  static String text(int[] labels) {
    StringBuilder seen = new StringBuilder();
    StringBuilder text = new StringBuilder();
    for (int label : labels) {
      char name = label < 0 ? '.' : (char) ('0' + label);
      if (label >= 0 && seen.indexOf("" + name) < 0) {
        seen.append(name);
      }
      text.append(label < 0 ? '.' : (char) ('a' + seen.indexOf("" + name)));
    }
    return text.toString();
  }
}
