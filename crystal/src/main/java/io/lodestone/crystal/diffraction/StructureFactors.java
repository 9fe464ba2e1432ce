package io.lodestone.crystal.diffraction;

import io.lodestone.core.element.Element;
import io.lodestone.core.structure.Occupant;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Species;
import io.lodestone.core.structure.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The structure factors of a crystal, one row of reflections (h, k, l₀), (h, k, l₀ + 1), ... at a
 * time.
 *
 * <p>Along a row the phase of an atom grows by the same angle, so each reflection costs one complex
 * product per atom instead of a sine and a cosine.
 */
final class StructureFactors {
  /** Reflections after which the phase is computed anew, so that rounding cannot pile up. */
  static final int LONGEST_ROW = 256;

  /** The atoms of one species. */
  private record Kind(
      Scatterer scatterer,
      double debyeWaller,
      double[] x,
      double[] y,
      double[] z,
      double[] occupancy,
      double[] cosStep,
      double[] sinStep) {}

  private final List<Kind> kinds = new ArrayList<>();
  private final double[] cosSum = new double[LONGEST_ROW];
  private final double[] sinSum = new double[LONGEST_ROW];

  /** Real and imaginary part of what the real amplitudes add up to, then of the imaginary ones. */
  private final double[][] sums = new double[4][LONGEST_ROW];

  private int atoms;

  /**
   * @param structure a crystal
   * @param scatterers how each species scatters
   * @param debyeWaller B in Å² of the elements whose atoms vibrate
   */
  StructureFactors(
      Structure structure,
      Function<Species, Scatterer> scatterers,
      Map<Element, Double> debyeWaller) {
    record Atom(double[] position, double occupancy) {}
    Map<Species, List<Atom>> bySpecies = new LinkedHashMap<>();
    for (Site site : structure.sites()) {
      double[] position = site.position().toArray();
      for (Occupant occupant : site.occupants()) {
        bySpecies
            .computeIfAbsent(occupant.species(), s -> new ArrayList<>())
            .add(new Atom(position, occupant.occupancy()));
      }
    }
    bySpecies.forEach(
        (species, members) ->
            kinds.add(
                new Kind(
                    scatterers.apply(species),
                    species.element().map(e -> debyeWaller.getOrDefault(e, 0.0)).orElse(0.0),
                    members.stream().mapToDouble(a -> a.position()[0]).toArray(),
                    members.stream().mapToDouble(a -> a.position()[1]).toArray(),
                    members.stream().mapToDouble(a -> a.position()[2]).toArray(),
                    members.stream().mapToDouble(Atom::occupancy).toArray(),
                    members.stream()
                        .mapToDouble(a -> Math.cos(2 * Math.PI * a.position()[2]))
                        .toArray(),
                    members.stream()
                        .mapToDouble(a -> Math.sin(2 * Math.PI * a.position()[2]))
                        .toArray())));
    for (Kind kind : kinds) {
      atoms += kind.x.length;
    }
  }

  /** Number of occupants that scatter. */
  int atoms() {
    return atoms;
  }

  /**
   * Computes |F|² of a row, each as the mean of a reflection and its opposite, which differ where
   * nuclei absorb.
   *
   * @param l the first index
   * @param count reflections in the row, at most {@link #LONGEST_ROW}
   * @param sSquared (sin θ / λ)² of each, in Å⁻²
   * @param squares where |F|² goes, in electrons² or fm²
   */
  void squares(int h, int k, int l, int count, double[] sSquared, double[] squares) {
    for (double[] sum : sums) {
      Arrays.fill(sum, 0, count, 0);
    }
    for (Kind kind : kinds) {
      sumPhases(kind, h, k, l, count);
      double absorption = kind.scatterer.imaginary();
      for (int i = 0; i < count; i++) {
        double damping = kind.debyeWaller == 0 ? 1 : Math.exp(-kind.debyeWaller * sSquared[i]);
        double amplitude = damping * kind.scatterer.amplitude(sSquared[i]);
        sums[0][i] += amplitude * cosSum[i];
        sums[1][i] += amplitude * sinSum[i];
        sums[2][i] += damping * absorption * cosSum[i];
        sums[3][i] += damping * absorption * sinSum[i];
      }
    }
    for (int i = 0; i < count; i++) {
      squares[i] = 0;
      for (double[] sum : sums) {
        squares[i] += sum[i] * sum[i];
      }
    }
  }

  private void sumPhases(Kind kind, int h, int k, int l, int count) {
    Arrays.fill(cosSum, 0, count, 0);
    Arrays.fill(sinSum, 0, count, 0);
    for (int j = 0; j < kind.x.length; j++) {
      double turns = h * kind.x[j] + k * kind.y[j] + l * kind.z[j];
      // Whole turns are dropped before they eat the digits of the sine.
      double angle = 2 * Math.PI * (turns - Math.rint(turns));
      double cos = kind.occupancy[j] * Math.cos(angle);
      double sin = kind.occupancy[j] * Math.sin(angle);
      double cosStep = kind.cosStep[j];
      double sinStep = kind.sinStep[j];
      for (int i = 0; i < count; i++) {
        cosSum[i] += cos;
        sinSum[i] += sin;
        double turned = cos * cosStep - sin * sinStep;
        sin = sin * cosStep + cos * sinStep;
        cos = turned;
      }
    }
  }
}
