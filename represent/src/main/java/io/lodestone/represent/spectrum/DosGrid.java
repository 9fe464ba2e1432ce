package io.lodestone.represent.spectrum;

import java.util.Arrays;

/**
 * Columns of energy, narrow near a reference and wider away from it, each divided into pixels of
 * states: the grid of a DOS fingerprint.
 *
 * <p>A column at ε is n(ε) times as wide, and its pixels are m(ε) times as high, as those at the
 * reference, with n = ⌊g (w_max / w_min − 1) + 1⌋ and g = 1 − exp(−(ε/W)²/2), m likewise.
 */
final class DosGrid {
  private final double[] edges;
  private final double[] pixelHeights;

  DosGrid(DosFingerprint.Settings settings) {
    double reference = settings.eRef();
    double below = reference - settings.from();
    double above = settings.to() - reference;
    double[] outward = outward(settings, Math.max(below, above));
    int down = within(outward, below);
    int up = within(outward, above);
    edges = new double[down + up - 1];
    for (int i = 0; i < down; i++) {
      edges[down - 1 - i] = reference - outward[i];
    }
    for (int i = 1; i < up; i++) {
      edges[down - 1 + i] = reference + outward[i];
    }
    pixelHeights = new double[edges.length - 1];
    for (int i = 0; i < pixelHeights.length; i++) {
      double ratio = settings.rhoMax() / settings.rhoMin();
      pixelHeights[i] =
          steps(edges[i] - reference, ratio, settings.width())
              * settings.rhoMin()
              / settings.pixels();
    }
  }

  /** Distances of edges from the reference on one side, from 0 on. */
  private static double[] outward(DosFingerprint.Settings settings, double furthest) {
    double ratio = settings.deMax() / settings.deMin();
    double[] found = new double[2 + (int) (furthest / settings.deMin())];
    int n = 1;
    while (true) {
      double last = found[n - 1];
      double next = last + steps(last, ratio, settings.width()) * settings.deMin();
      next = Math.rint(next * 1e8) / 1e8; // so that rounding does not add up over the columns
      if (next > furthest) {
        return Arrays.copyOf(found, n);
      }
      found[n++] = next;
    }
  }

  private static int within(double[] rising, double limit) {
    int n = 0;
    while (n < rising.length && rising[n] <= limit) {
      n++;
    }
    return n;
  }

  private static int steps(double distance, double ratio, double width) {
    double x = distance / width;
    return Math.max(1, (int) (-Math.expm1(-0.5 * x * x) * (ratio - 1) + 1));
  }

  int columns() {
    return pixelHeights.length;
  }

  /** Where columns begin, in eV; the last one is where the last column ends. */
  double[] edges() {
    return edges;
  }

  /** States per atom that one pixel of a column stands for. */
  double pixelHeight(int column) {
    return pixelHeights[column];
  }
}
