package io.lodestone.cli;

import io.lodestone.represent.spectrum.DensityOfStates;
import io.lodestone.represent.spectrum.Spectrum;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Densities of states of several entries, one below the other, as SVG: energies in eV from the top
 * of the valence band or the Fermi energy, values per eV and atom, each on the same scale.
 */
final class DosPicture {
  private static final double LOWEST = -15;
  private static final double HIGHEST = 8;

  private static final int WIDTH = 760;
  private static final int LEFT = 210;
  private static final int RIGHT = 20;
  private static final int ROW = 92;
  private static final int TOP = 50;
  private static final int BOTTOM = 50;
  private static final List<String> COLOURS =
      List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#555555");

  private final String title;
  private final List<Curve> curves = new ArrayList<>();

  /**
   * One density of states.
   *
   * @param label what it is of
   * @param group curves of one group share a colour
   * @param energies eV from the reference
   * @param values 1/eV and atom
   */
  private record Curve(String label, String group, double[] energies, double[] values) {}

  DosPicture(String title) {
    this.title = title;
  }

  /** Adds the density of an entry. */
  void add(String label, String group, DensityOfStates density) {
    Spectrum spectrum = density.spectrum();
    curves.add(new Curve(label, group, spectrum.positions(), spectrum.values()));
  }

  int size() {
    return curves.size();
  }

  String svg() {
    int height = TOP + ROW * curves.size() + BOTTOM;
    double most = curves.stream().mapToDouble(DosPicture::highest).max().orElse(1);
    List<String> groups = curves.stream().map(Curve::group).distinct().toList();
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" \
        font-family="Helvetica, Arial, sans-serif" font-size="14">
        <rect width="100%%" height="100%%" fill="white"/>
        <text x="%d" y="28" font-size="18" font-weight="bold">%s</text>
        """
            .formatted(WIDTH, height, WIDTH, height, 16, escaped(title)));
    for (int row = 0; row < curves.size(); row++) {
      Curve curve = curves.get(row);
      int base = TOP + ROW * (row + 1);
      String colour = COLOURS.get(groups.indexOf(curve.group()) % COLOURS.size());
      svg.append("<path d=\"")
          .append(path(curve, base, most))
          .append("\" fill=\"")
          .append(colour)
          .append("\" fill-opacity=\"0.25\" stroke=\"")
          .append(colour)
          .append("\" stroke-width=\"1.4\"/>\n");
      svg.append(
          "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#999\"/>%n"
              .formatted(LEFT, base, WIDTH - RIGHT, base));
      svg.append(
          "<text x=\"16\" y=\"%d\">%s</text>%n".formatted(base - 30, escaped(curve.label())));
    }
    axis(svg, TOP + ROW * curves.size());
    return svg.append("</svg>\n").toString();
  }

  private static void axis(StringBuilder svg, int base) {
    svg.append(
        "<line x1=\"%1$.1f\" y1=\"%2$d\" x2=\"%1$.1f\" y2=\"%3$d\" stroke=\"#333\" stroke-dasharray=\"4 3\"/>%n"
            .formatted(x(0), TOP, base));
    for (int energy = (int) LOWEST; energy <= HIGHEST; energy += 5) {
      svg.append(
          "<line x1=\"%1$.1f\" y1=\"%2$d\" x2=\"%1$.1f\" y2=\"%3$d\" stroke=\"#333\"/>%n"
              .formatted(x(energy), base, base + 5));
      svg.append(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n"
              .formatted(x(energy), base + 20, energy < 0 ? "−" + -energy : energy));
    }
    svg.append(
        "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">energy / eV</text>%n"
            .formatted((x(LOWEST) + x(HIGHEST)) / 2, base + 40));
  }

  private static String path(Curve curve, int base, double most) {
    StringBuilder path = new StringBuilder();
    double last = LEFT;
    for (int i = 0; i < curve.energies().length; i++) {
      double energy = curve.energies()[i];
      if (energy < LOWEST || energy > HIGHEST) {
        continue;
      }
      last = x(energy);
      if (path.isEmpty()) {
        path.append("M%.1f %d".formatted(last, base));
      }
      path.append(
          String.format(
              Locale.ROOT,
              " L%.1f %.1f",
              last,
              base - (ROW - 12) * Math.max(0, curve.values()[i]) / most));
    }
    return path + String.format(Locale.ROOT, " L%.1f %d", last, base);
  }

  private static double highest(Curve curve) {
    double most = 0;
    for (int i = 0; i < curve.values().length; i++) {
      if (curve.energies()[i] >= LOWEST && curve.energies()[i] <= HIGHEST) {
        most = Math.max(most, curve.values()[i]);
      }
    }
    return most;
  }

  private static double x(double energy) {
    return LEFT + (energy - LOWEST) / (HIGHEST - LOWEST) * (WIDTH - LEFT - RIGHT);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
