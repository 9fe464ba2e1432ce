package io.lodestone.cli;

import io.lodestone.crystal.diffraction.Peak;
import io.lodestone.crystal.diffraction.PowderDiffraction;
import io.lodestone.crystal.diffraction.PowderPattern;
import io.lodestone.figure.Axis;
import io.lodestone.figure.Colour;
import io.lodestone.figure.Figure;
import io.lodestone.figure.Pen;
import io.lodestone.figure.Sheet;
import io.lodestone.figure.TextStyle;
import io.lodestone.figure.Tick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Powder patterns, one below the other over the same angles, each scaled to its maximum. */
final class PatternPicture {
  private static final int WIDTH = 900;
  private static final int MARGIN = 24;
  private static final int ROW = 190;
  private static final int HEAD = 64;
  private static final int TOP = 16;
  private static final int BOTTOM = 52;

  /** Peaks weaker than this, in per cent of the strongest, have no label. */
  private static final double LABELLED = 2;

  /** Room that a label needs, in pixels. */
  private static final double LABEL = 11;

  private static final Pen CURVE = Pen.of(Colour.BLUE, 1.5);
  private static final Pen GROUND = Pen.of(Colour.GREY, 1);

  private final PowderDiffraction method;
  private final Axis angles;
  private final List<Row> rows = new ArrayList<>();

  /** A pattern, as peaks or, where a profile is given, as a curve. */
  private record Row(String label, PowderPattern pattern, double[] profile) {}

  PatternPicture(PowderDiffraction method) {
    this.method = method;
    angles = Axis.linear("2θ", "°", method.from(), method.to());
  }

  /**
   * Adds a pattern.
   *
   * @param profile intensities at equal steps over the range, or null for peaks as sticks
   */
  void add(String label, PowderPattern pattern, double[] profile) {
    rows.add(new Row(label, pattern, profile));
  }

  int size() {
    return rows.size();
  }

  Figure figure() {
    int base = TOP + ROW * rows.size();
    Sheet sheet = new Sheet(WIDTH, base + BOTTOM);
    for (int i = 0; i < rows.size(); i++) {
      draw(rows.get(i), TOP + ROW * i, sheet);
    }
    for (Tick tick : angles.ticks()) {
      double x = x(tick.value());
      sheet.line(x, base, x, base + 5, GROUND);
      sheet.words(x, base + 19, tick.label(), TextStyle.PLAIN.centred());
    }
    String wave =
        String.format(
            Locale.ROOT,
            "%s, %s, mean wavelength %.5f Å; intensities relative to the strongest",
            angles.title(),
            method.radiation().name(),
            method.radiation().meanWavelength());
    sheet.words(WIDTH / 2.0, base + 40, wave, TextStyle.PLAIN.centred());
    return sheet.figure();
  }

  private void draw(Row row, int top, Sheet sheet) {
    int base = top + ROW;
    sheet.words(MARGIN, top + 16, row.label, TextStyle.PLAIN.heavy());
    sheet.line(MARGIN, base, WIDTH - MARGIN, base, GROUND);
    if (row.profile == null) {
      for (Peak peak : row.pattern.peaks()) {
        sheet.line(x(peak.twoTheta()), base, x(peak.twoTheta()), y(peak, base), CURVE);
      }
    } else {
      double most = Math.max(Double.MIN_NORMAL, Arrays.stream(row.profile).max().orElse(1));
      double step = (method.to() - method.from()) / Math.max(1, row.profile.length - 1);
      double[] points = new double[2 * row.profile.length];
      for (int i = 0; i < row.profile.length; i++) {
        points[2 * i] = x(method.from() + i * step);
        points[2 * i + 1] = base - (ROW - HEAD) * row.profile[i] / most;
      }
      sheet.curve(points, CURVE);
    }
    label(row, base, sheet);
  }

  /** Names the families of the strongest peaks, as far as there is room. */
  private void label(Row row, int base, Sheet sheet) {
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
        String family = peak.families().getFirst().toString();
        sheet.words(x + 4, y(peak, base) - 4, family, TextStyle.PLAIN.sized(11).turned(90));
      }
    }
  }

  private double x(double twoTheta) {
    return MARGIN + angles.place(twoTheta) * (WIDTH - 2 * MARGIN);
  }

  private static double y(Peak peak, int base) {
    return base - (ROW - HEAD) * peak.intensity() / 100;
  }
}
