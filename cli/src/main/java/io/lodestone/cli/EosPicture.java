package io.lodestone.cli;

import io.lodestone.crystal.equationofstate.EquationOfState;
import io.lodestone.crystal.equationofstate.EquationOfStateFit;
import java.util.Arrays;
import java.util.Locale;

/** Energies at several volumes with the fitted equation of state, as SVG. */
final class EosPicture {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final int LEFT = 90;
  private static final int RIGHT = 24;
  private static final int TOP = 66;
  private static final int BOTTOM = 60;
  private static final int STEPS = 200;

  private final EnergyCurve curve;
  private final EquationOfStateFit fit;

  EosPicture(EnergyCurve curve, EquationOfStateFit fit) {
    this.curve = curve;
    this.fit = fit;
  }

  String svg() {
    EquationOfState equation = fit.equation();
    Svg svg = new Svg(WIDTH, HEIGHT, curve.name());
    double least = Arrays.stream(curve.volumes()).min().orElseThrow();
    double greatest = Arrays.stream(curve.volumes()).max().orElseThrow();
    Axis x =
        Axis.around(
            Math.min(least, equation.volume()),
            Math.max(greatest, equation.volume()),
            LEFT,
            WIDTH - RIGHT);
    double highest = Arrays.stream(curve.energies()).max().orElseThrow();
    // Relative to the minimum, in meV: total energies have too many digits to read.
    Axis y = Axis.around(0, 1000 * (highest - equation.energy()), HEIGHT - BOTTOM, TOP);
    String per = curve.composition().isPresent() ? "/atom" : "";
    for (double mark : x.marks()) {
      svg.line(x.at(mark), TOP, x.at(mark), HEIGHT - BOTTOM, "stroke=\"#ddd\"");
      svg.text(x.at(mark), HEIGHT - BOTTOM + 20, "middle", x.label(mark));
    }
    for (double mark : y.marks()) {
      svg.line(LEFT, y.at(mark), WIDTH - RIGHT, y.at(mark), "stroke=\"#ddd\"");
      svg.text(LEFT - 8, y.at(mark) + 4, "end", y.label(mark));
    }
    svg.text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 14, "middle", "volume, Å³" + per);
    svg.text(16, TOP - 12, "start", "energy above the minimum, meV" + per);
    double[] points = new double[2 * (STEPS + 1)];
    int kept = 0;
    for (int i = 0; i <= STEPS; i++) {
      double volume = x.from() + (x.to() - x.from()) * i / STEPS;
      double energy = 1000 * (equation.energyAt(volume) - equation.energy());
      if (energy <= y.to()) {
        points[kept++] = x.at(volume);
        points[kept++] = y.at(energy);
      }
    }
    svg.polyline(Arrays.copyOf(points, kept), "stroke=\"#0072b2\" stroke-width=\"1.6\"");
    for (int i = 0; i < curve.volumes().length; i++) {
      double energy = 1000 * (curve.energies()[i] - equation.energy());
      String note =
          String.format(Locale.ROOT, "%.4f Å³, %.6f eV", curve.volumes()[i], curve.energies()[i]);
      svg.dot(x.at(curve.volumes()[i]), y.at(energy), 4, "fill=\"#d55e00\"", note);
    }
    svg.text(
        (LEFT + WIDTH - RIGHT) / 2.0,
        TOP + 20,
        "middle",
        String.format(
            Locale.ROOT,
            "%s: V₀ = %.3f Å³, B₀ = %.1f GPa, B₀′ = %.2f",
            equation.form().title(),
            equation.volume(),
            equation.bulkModulusInGigapascal(),
            equation.bulkModulusDerivative()));
    return svg.finished();
  }
}
