package io.lodestone.cli;

import io.lodestone.crystal.diffraction.Peak;
import io.lodestone.crystal.diffraction.PowderDiffraction;
import io.lodestone.crystal.diffraction.PowderPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Powder patterns as SVG, one below the other over the same angles, each scaled to its maximum. */
final class PatternPicture {
  private static final int WIDTH = 900;
  private static final int LEFT = 24;
  private static final int RIGHT = 24;
  private static final int ROW = 190;
  private static final int HEAD = 64;
  private static final int TOP = 16;
  private static final int BOTTOM = 52;
  private static final int TICKS = 10;

  /** Peaks weaker than this, in per cent of the strongest, have no label. */
  private static final double LABELLED = 2;

  /** Room that a label needs, in pixels. */
  private static final double LABEL = 11;

  private final PowderDiffraction method;
  private final List<Row> rows = new ArrayList<>();

  /** A pattern, as peaks or, where a profile is given, as a curve. */
  private record Row(String label, PowderPattern pattern, double[] profile) {}

  PatternPicture(PowderDiffraction method) {
    this.method = method;
  }

  /**
   * Adds a pattern.
   *
   * @param profile intensities at equal steps over the range, or null for peaks as sticks
   */
  void add(String label, PowderPattern pattern, double[] profile) {
    rows.add(new Row(label, pattern, profile));
  }

  String svg() {
    int height = TOP + ROW * rows.size() + BOTTOM;
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" \
        font-family="Helvetica, Arial, sans-serif" font-size="13">
        <rect width="100%%" height="100%%" fill="white"/>
        """
            .formatted(WIDTH, height, WIDTH, height));
    for (int i = 0; i < rows.size(); i++) {
      draw(rows.get(i), TOP + ROW * i, svg);
    }
    int base = TOP + ROW * rows.size();
    double step = tickStep(method.to() - method.from());
    for (double tick = Math.ceil(method.from() / step) * step; tick <= method.to(); tick += step) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
              x(tick),
              base + 18,
              tick == Math.rint(tick) ? Long.toString((long) tick) : "%.2f".formatted(tick)));
    }
    svg.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">2θ (°), %s, mean wavelength %.5f Å</text>%n"
            .formatted(
                WIDTH / 2,
                base + 40,
                method.radiation().name(),
                method.radiation().meanWavelength()));
    return svg.append("</svg>\n").toString();
  }

  private void draw(Row row, int top, StringBuilder svg) {
    int base = top + ROW;
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" font-weight=\"bold\">%s</text>%n"
                + "<path d=\"M%d %d H%d\" stroke=\"#888888\" fill=\"none\"/>%n",
            LEFT,
            top + 16,
            escaped(row.label),
            LEFT,
            base,
            WIDTH - RIGHT));
    StringBuilder path = new StringBuilder();
    if (row.profile == null) {
      for (Peak peak : row.pattern.peaks()) {
        path.append(
            String.format(Locale.ROOT, "M%.2f %d V%.2f ", x(peak.twoTheta()), base, y(peak, base)));
      }
    } else {
      double most = Math.max(Double.MIN_NORMAL, Arrays.stream(row.profile).max().orElse(1));
      double step = (method.to() - method.from()) / Math.max(1, row.profile.length - 1);
      for (int i = 0; i < row.profile.length; i++) {
        path.append(
            String.format(
                Locale.ROOT,
                "%s%.2f %.2f ",
                i == 0 ? "M" : "L",
                x(method.from() + i * step),
                base - (ROW - HEAD) * row.profile[i] / most));
      }
    }
    svg.append("<path d=\"")
        .append(path)
        .append("\" stroke=\"#0072b2\" stroke-width=\"1.5\" fill=\"none\"/>\n");
    label(row, base, svg);
  }

  /** Names the families of the strongest peaks, as far as there is room. */
  private void label(Row row, int base, StringBuilder svg) {
    List<Peak> strong =
        row.pattern.peaks().stream()
            .filter(peak -> peak.intensity() >= LABELLED)
            .sorted((a, b) -> Double.compare(b.intensity(), a.intensity()))
            .toList();
    List<Double> taken = new ArrayList<>();
    for (Peak peak : strong) {
      double x = x(peak.twoTheta());
      if (taken.stream().noneMatch(other -> Math.abs(other - x) < LABEL)) {
        taken.add(x);
        double y = y(peak, base) - 4;
        svg.append(
            String.format(
                Locale.ROOT,
                "<text font-size=\"11\" transform=\"translate(%.1f %.1f) rotate(-90)\">%s</text>%n",
                x + 4,
                y,
                peak.families().getFirst()));
      }
    }
  }

  private double x(double twoTheta) {
    return LEFT
        + (WIDTH - LEFT - RIGHT) * (twoTheta - method.from()) / (method.to() - method.from());
  }

  private static double y(Peak peak, int base) {
    return base - (ROW - HEAD) * peak.intensity() / 100;
  }

  /** The shortest of 1, 2 or 5 times a power of ten with which the axis has few ticks. */
  private static double tickStep(double range) {
    double power = Math.pow(10, Math.floor(Math.log10(range / TICKS)));
    for (double factor : new double[] {1, 2, 5}) {
      if (range / (factor * power) <= TICKS) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private static String escaped(String text) {
    return Lodestone.printable(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
