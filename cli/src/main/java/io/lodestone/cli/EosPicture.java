package io.lodestone.cli;

import io.lodestone.crystal.equationofstate.EquationOfState;
import io.lodestone.crystal.equationofstate.EquationOfStateFit;
import io.lodestone.figure.Axis;
import io.lodestone.figure.Colour;
import io.lodestone.figure.Figure;
import io.lodestone.figure.Pen;
import io.lodestone.figure.Plot;
import io.lodestone.figure.Sheet;
import io.lodestone.figure.TextStyle;
import java.util.Arrays;
import java.util.Locale;

/** Energies at several volumes with the fitted equation of state. */
final class EosPicture {
  private static final int STEPS = 200;

  private final EnergyCurve curve;
  private final EquationOfStateFit fit;

  EosPicture(EnergyCurve curve, EquationOfStateFit fit) {
    this.curve = curve;
    this.fit = fit;
  }

  private String title() {
    return curve.method().isEmpty() ? curve.name() : curve.name() + " · " + curve.method();
  }

  Figure figure() {
    EquationOfState equation = fit.equation();
    Sheet sheet = new Sheet(640, 480).title(title());
    double least = Arrays.stream(curve.volumes()).min().orElseThrow();
    double greatest = Arrays.stream(curve.volumes()).max().orElseThrow();
    double highest = Arrays.stream(curve.energies()).max().orElseThrow();
    String per = curve.composition().isPresent() ? "/atom" : "";
    Axis volumes =
        Axis.around(
            "volume",
            "Å³" + per,
            Math.min(least, equation.volume()),
            Math.max(greatest, equation.volume()));
    // Relative to the minimum, in meV: total energies have too many digits to read.
    Axis energies =
        Axis.around(
            "energy above the minimum", "meV" + per, 0, 1000 * (highest - equation.energy()));
    Plot plot = Plot.on(sheet, volumes, energies);
    double[] xs = new double[STEPS + 1];
    double[] ys = new double[STEPS + 1];
    for (int i = 0; i <= STEPS; i++) {
      xs[i] = volumes.from() + (volumes.to() - volumes.from()) * i / STEPS;
      ys[i] = 1000 * (equation.energyAt(xs[i]) - equation.energy());
    }
    plot.line(xs, ys, Pen.of(Colour.BLUE, 1.6));
    for (int i = 0; i < curve.volumes().length; i++) {
      double energy = 1000 * (curve.energies()[i] - equation.energy());
      String note =
          String.format(Locale.ROOT, "%.4f Å³, %.6f eV", curve.volumes()[i], curve.energies()[i]);
      plot.dot(curve.volumes()[i], energy, 4, Colour.VERMILION, note);
    }
    sheet.words(
        (plot.panel().left() + plot.panel().right()) / 2,
        plot.panel().top() + 20,
        String.format(
            Locale.ROOT,
            "%s: V₀ = %.3f Å³, B₀ = %.1f GPa, B₀′ = %.2f",
            equation.form().title(),
            equation.volume(),
            equation.bulkModulusInGigapascal(),
            equation.bulkModulusDerivative()),
        TextStyle.PLAIN.centred());
    return sheet.figure();
  }
}
