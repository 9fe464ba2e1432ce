package io.lodestone.cli;

import io.lodestone.figure.Axis;
import io.lodestone.figure.Colour;
import io.lodestone.figure.Figure;
import io.lodestone.figure.Frame;
import io.lodestone.figure.Mark;
import io.lodestone.figure.Palette;
import io.lodestone.figure.Pen;
import io.lodestone.figure.Sheet;
import io.lodestone.figure.TextStyle;
import io.lodestone.figure.Tick;
import io.lodestone.represent.spectrum.DensityOfStates;
import io.lodestone.represent.spectrum.Spectrum;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Densities of states of several entries, one below the other: energies in eV from the top of the
 * valence band or the Fermi energy, values per eV and atom, each on the same scale.
 */
final class DosPicture {
  private static final int WIDTH = 760;
  private static final int LEFT = 210;
  private static final int RIGHT = 20;
  private static final int ROW = 92;
  private static final int GAP = 12;
  private static final int TOP = 50;
  private static final int BOTTOM = 50;
  private static final Axis ENERGY = Axis.linear("energy", "eV", -15, 8);
  private static final TextStyle SMALL = TextStyle.PLAIN.sized(12).coloured(Colour.STONE);
  private static final Pen GROUND = Pen.of(Colour.GREY, 1);

  private final String title;
  private final List<Curve> curves = new ArrayList<>();

  /**
   * One density of states.
   *
   * @param label what it is of
   * @param mesh its k-points, or nothing
   * @param group curves of one group share a colour
   * @param energies eV from the reference
   * @param values 1/eV and atom
   */
  private record Curve(
      String label, String mesh, String group, double[] energies, double[] values) {}

  DosPicture(String title) {
    this.title = title;
  }

  /** Adds the density of an entry. */
  void add(String label, String mesh, String group, DensityOfStates density) {
    Spectrum spectrum = density.spectrum();
    curves.add(new Curve(label, mesh, group, spectrum.positions(), spectrum.values()));
  }

  int size() {
    return curves.size();
  }

  Figure figure() {
    int base = TOP + ROW * curves.size();
    Sheet sheet = new Sheet(WIDTH, base + BOTTOM).title(title);
    double most = curves.stream().mapToDouble(DosPicture::highest).max().orElse(1);
    List<String> groups = curves.stream().map(Curve::group).distinct().toList();
    for (int row = 0; row < curves.size(); row++) {
      Curve curve = curves.get(row);
      Frame frame = new Frame(LEFT, TOP + ROW * row, WIDTH - RIGHT, TOP + ROW * (row + 1));
      Colour colour = Palette.KINDS.colour(groups.indexOf(curve.group()));
      sheet.add(
          new Mark.Area(
              corners(curve, frame, most), colour.withOpacity(0.25), Pen.of(colour, 1.4), ""));
      sheet.line(frame.left(), frame.bottom(), frame.right(), frame.bottom(), GROUND);
      sheet.words(16, frame.bottom() - 34, curve.label(), TextStyle.PLAIN);
      sheet.words(16, frame.bottom() - 17, curve.mesh(), SMALL);
    }
    String scale =
        String.format(Locale.ROOT, "height of a row: %.2f states per eV and atom", rowOf(most));
    sheet.words(WIDTH - RIGHT, TOP - 8, scale, SMALL.ending());
    drawEnergies(sheet, base);
    return sheet.figure();
  }

  /** What the whole height of a row stands for, where the highest value leaves a gap above it. */
  private static double rowOf(double most) {
    return most * ROW / (ROW - GAP);
  }

  private static void drawEnergies(Sheet sheet, int base) {
    sheet.line(x(0), TOP, x(0), base, Pen.of(Colour.INK, 1).dashed());
    for (Tick tick : ENERGY.ticks()) {
      double x = x(tick.value());
      sheet.line(x, base, x, base + 5, Pen.of(Colour.INK, 1));
      sheet.words(x, base + 20, tick.label(), TextStyle.PLAIN.centred());
    }
    double middle = (x(ENERGY.from()) + x(ENERGY.to())) / 2;
    sheet.words(middle, base + 40, ENERGY.title(), TextStyle.PLAIN.centred());
  }

  private static double[] corners(Curve curve, Frame frame, double most) {
    List<Double> corners = new ArrayList<>();
    double last = frame.left();
    for (int i = 0; i < curve.energies().length; i++) {
      double energy = curve.energies()[i];
      if (!ENERGY.shows(energy)) {
        continue;
      }
      last = x(energy);
      if (corners.isEmpty()) {
        corners.addAll(List.of(last, frame.bottom()));
      }
      double height = (ROW - GAP) * Math.max(0, curve.values()[i]) / most;
      corners.addAll(List.of(last, frame.bottom() - height));
    }
    corners.addAll(List.of(last, frame.bottom()));
    return corners.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double highest(Curve curve) {
    double most = 0;
    for (int i = 0; i < curve.values().length; i++) {
      if (ENERGY.shows(curve.energies()[i])) {
        most = Math.max(most, curve.values()[i]);
      }
    }
    return most;
  }

  private static double x(double energy) {
    return LEFT + ENERGY.place(energy) * (WIDTH - LEFT - RIGHT);
  }
}
