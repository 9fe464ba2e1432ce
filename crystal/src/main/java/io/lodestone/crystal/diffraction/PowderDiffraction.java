package io.lodestone.crystal.diffraction;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Species;
import io.lodestone.core.structure.Structure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Computes the powder diffraction pattern of a crystal in the kinematic limit: |F|² of every
 * reflection times the Lorentz-polarisation factor, for partial occupancies too. Absorption,
 * extinction, texture and anomalous dispersion are left out.
 *
 * <p>Source: International Tables for Crystallography C, sections 6.1 and 6.2.
 *
 * @param from lower end of the range of 2θ, in degrees, inclusive
 * @param to upper end, in degrees, inclusive; at most 180
 * @param formFactors the table of form factors, where X-rays are scattered
 * @param families what counts as one family of reflections
 * @param debyeWaller B = 8π²⟨u²⟩ in Å² of the elements whose atoms vibrate; others are at rest
 */
public record PowderDiffraction(
    Radiation radiation,
    double from,
    double to,
    FormFactors formFactors,
    Families families,
    Map<Element, Double> debyeWaller) {
  /** Reflections and reflections times atoms beyond which a pattern is refused. */
  private static final double MOST_REFLECTIONS = 2e6;

  private static final double MOST_WORK = 2e10;

  /** Peaks that lie closer than this, in degrees, are one. */
  private static final double SAME_ANGLE = 1e-5;

  /** Peaks below this, in per cent of the strongest, are dropped. */
  private static final double WEAKEST = 1e-3;

  private static final double HEXAGONAL_LENGTH = 0.01;
  private static final double HEXAGONAL_ANGLE = 5;

  /**
   * @throws InvalidInput when the range is empty or not within 0 and 180, or a B is not a finite
   *     number of at least 0
   */
  public PowderDiffraction {
    Objects.requireNonNull(radiation);
    Objects.requireNonNull(formFactors);
    Objects.requireNonNull(families);
    debyeWaller = Map.copyOf(debyeWaller);
    if (!(from >= 0 && from < to && to <= 180)) {
      throw new InvalidInput(
          null, null, from + " to " + to, "a range of 2θ within 0 and 180 degrees", null);
    }
    debyeWaller.forEach(
        (element, b) -> {
          if (!(b >= 0 && b < Double.POSITIVE_INFINITY)) {
            throw new InvalidInput(
                null, element.symbol(), b.toString(), "a Debye-Waller B of at least 0 Å²", null);
          }
        });
  }

  /** The pattern from 0 to 90 degrees with the form factors of Waasmaier and Kirfel. */
  public static PowderDiffraction of(Radiation radiation) {
    return new PowderDiffraction(
        radiation, 0, 90, FormFactors.WAASMAIER_KIRFEL, Families.EQUIVALENT, Map.of());
  }

  /** The pattern from 0 to 90 degrees with the conventions and form factors of pymatgen. */
  public static PowderDiffraction likePymatgen(Radiation radiation) {
    return new PowderDiffraction(
        radiation, 0, 90, FormFactors.MOTT_BETHE, Families.PERMUTED, Map.of());
  }

  /** The same in another range of 2θ, in degrees. */
  public PowderDiffraction within(double newFrom, double newTo) {
    return new PowderDiffraction(radiation, newFrom, newTo, formFactors, families, debyeWaller);
  }

  /** The same with atoms that vibrate: B = 8π²⟨u²⟩ by element, in Å². */
  public PowderDiffraction vibrating(Map<Element, Double> b) {
    return new PowderDiffraction(radiation, from, to, formFactors, families, b);
  }

  /**
   * The pattern of a crystal. Peaks closer than 10⁻⁵ degrees are one; those weaker than 10⁻³ per
   * cent of the strongest are dropped.
   *
   * @throws InvalidInput when the structure does not repeat in three directions, holds a species
   *     that is not in the table, or is so large that more than two million reflections or 2·10¹⁰
   *     products of reflections and atoms would count
   */
  public PowderPattern pattern(Structure structure) {
    if (structure.periodicity().dimensions() < 3) {
      throw new InvalidInput(
          null,
          null,
          "one that repeats in " + structure.periodicity().dimensions() + " directions",
          "a crystal, which repeats in three directions",
          null);
    }
    Lattice lattice = structure.lattice().orElseThrow();
    StructureFactors factors = new StructureFactors(structure, scatterers(), debyeWaller);
    List<Reflection> reflections = reflections(lattice, factors);
    boolean hexagonal = isHexagonal(lattice);
    List<Peak> peaks = new ArrayList<>();
    for (Line line : radiation.lines()) {
      peaks.addAll(peaks(line, reflections, hexagonal));
    }
    peaks.sort(Comparator.comparingDouble(Peak::twoTheta));
    double strongest = peaks.stream().mapToDouble(Peak::intensity).max().orElse(0);
    List<Peak> scaled =
        peaks.stream()
            .map(
                peak ->
                    new Peak(
                        peak.twoTheta(),
                        peak.d(),
                        100 * peak.intensity() / strongest,
                        peak.families()))
            .filter(peak -> peak.intensity() > WEAKEST)
            .toList();
    return new PowderPattern(radiation, from, to, scaled, strongest);
  }

  private Function<Species, Scatterer> scatterers() {
    return switch (radiation.probe()) {
      case X_RAY -> formFactors::scatterer;
      case NEUTRON -> NeutronLengths.SEARS::scatterer;
    };
  }

  private List<Reflection> reflections(Lattice lattice, StructureFactors factors) {
    ReflectionSphere sphere = new ReflectionSphere(lattice);
    double radius = 2 * sine(to) / radiation.shortest();
    double expected = sphere.expected(radius);
    if (!(expected <= MOST_REFLECTIONS && expected * factors.atoms() <= MOST_WORK)) {
      throw new InvalidInput(
          null,
          null,
          "about %.0e reflections of a cell of %.0f Å³ with %d atoms"
              .formatted(expected, lattice.volume(), factors.atoms()),
          "at most two million reflections",
          "narrow the range of 2θ or take a longer wavelength");
    }
    List<Reflection> reflections = new ArrayList<>((int) expected + 16);
    double[] sSquared = new double[StructureFactors.LONGEST_ROW];
    double[] squares = new double[StructureFactors.LONGEST_ROW];
    sphere.forEachRow(
        radius,
        (h, k, first, last) -> {
          for (int start = first; start <= last; start += StructureFactors.LONGEST_ROW) {
            int count = Math.min(StructureFactors.LONGEST_ROW, last - start + 1);
            for (int i = 0; i < count; i++) {
              sSquared[i] = sphere.lengthSquared(h, k, start + i) / 4;
            }
            factors.squares(h, k, start, count, sSquared, squares);
            for (int i = 0; i < count; i++) {
              reflections.add(
                  new Reflection(h, k, start + i, 2 * Math.sqrt(sSquared[i]), squares[i]));
            }
          }
        });
    reflections.sort(Reflection.ORDER);
    return reflections;
  }

  /** The peaks of one wavelength, with intensities as they come. */
  private List<Peak> peaks(Line line, List<Reflection> reflections, boolean hexagonal) {
    List<Peak> peaks = new ArrayList<>();
    List<Reflection> open = new ArrayList<>();
    double openAngle = Double.NEGATIVE_INFINITY;
    double intensity = 0;
    double least = 2 * sine(from) / line.wavelength();
    double most = 2 * sine(to) / line.wavelength();
    for (Reflection reflection : reflections) {
      double sinTheta = line.wavelength() * reflection.length() / 2;
      if (reflection.length() < least * (1 - 1e-12)
          || reflection.length() > most * (1 + 1e-12)
          || sinTheta >= 1) {
        continue;
      }
      double twoTheta = 2 * Math.toDegrees(Math.asin(sinTheta));
      if (twoTheta - openAngle >= SAME_ANGLE) {
        close(peaks, open, openAngle, intensity, hexagonal);
        openAngle = twoTheta;
        intensity = 0;
      }
      open.add(reflection);
      intensity +=
          2 * line.weight() * reflection.square() * radiation.lorentzPolarisation(sinTheta);
    }
    close(peaks, open, openAngle, intensity, hexagonal);
    return peaks;
  }

  private void close(
      List<Peak> peaks, List<Reflection> open, double angle, double intensity, boolean hexagonal) {
    if (!open.isEmpty()) {
      peaks.add(
          new Peak(angle, 1 / open.getFirst().length(), intensity, families.of(open, hexagonal)));
      open.clear();
    }
  }

  /** Whether c is normal to two equal axes at 120 degrees. */
  private static boolean isHexagonal(Lattice lattice) {
    double[] lengths = lattice.lengths();
    double[] angles = lattice.angles();
    return Math.abs(lengths[0] - lengths[1]) < HEXAGONAL_LENGTH
        && Math.abs(angles[0] - 90) < HEXAGONAL_ANGLE
        && Math.abs(angles[1] - 90) < HEXAGONAL_ANGLE
        && Math.abs(angles[2] - 120) < HEXAGONAL_ANGLE;
  }

  private static double sine(double twoTheta) {
    return Math.sin(Math.toRadians(twoTheta / 2));
  }
}
