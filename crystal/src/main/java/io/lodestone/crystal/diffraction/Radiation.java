package io.lodestone.crystal.diffraction;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The radiation of an experiment: what it is made of and its wavelengths.
 *
 * <p>Names are those of the characteristic lines of an anode: {@code CuKa1}, {@code CuKa2}, {@code
 * CuKb1}; {@code CuKa} is the mean of the doublet in one line, {@code CuKa1+2} the doublet with its
 * two lines at 2:1. The wavelengths are those of Bearden, Rev. Mod. Phys. 39, 78 (1967), on the
 * scale that most programs use.
 *
 * @param name as the user wrote it
 * @param lines at least one, with weights that add up to 1
 */
public record Radiation(String name, Probe probe, List<Line> lines) {
  /** Thermal neutrons of the wavelength at which many powder diffractometers run. */
  private static final double NEUTRON_WAVELENGTH = 1.54184;

  private static final double SUM = 1e-9;

  /** In Å: the doublet's weighted mean, α1, α2, β1. */
  private static final Map<String, double[]> ANODES = new LinkedHashMap<>();

  static {
    ANODES.put("Cr", new double[] {2.29100, 2.28970, 2.29361, 2.08487});
    ANODES.put("Fe", new double[] {1.93735, 1.93604, 1.93998, 1.75661});
    ANODES.put("Co", new double[] {1.79026, 1.78896, 1.79285, 1.63079});
    ANODES.put("Cu", new double[] {1.54184, 1.54056, 1.54439, 1.39222});
    ANODES.put("Mo", new double[] {0.71073, 0.70930, 0.71359, 0.63229});
    ANODES.put("Ag", new double[] {0.560885, 0.559421, 0.563813, 0.497082});
  }

  private static final List<String> SERIES = List.of("Ka", "Ka1", "Ka2", "Kb1");

  /** The mean of the Kα doublet of copper, 1.54184 Å. */
  public static final Radiation CU_KA = parse("CuKa");

  /** The mean of the Kα doublet of molybdenum, 0.71073 Å. */
  public static final Radiation MO_KA = parse("MoKa");

  /**
   * @throws IllegalArgumentException when there is no line or the weights do not add up to 1
   */
  public Radiation {
    lines = List.copyOf(lines);
    double sum = lines.stream().mapToDouble(Line::weight).sum();
    if (Math.abs(sum - 1) > SUM) {
      throw new IllegalArgumentException("the weights of the lines add up to " + sum);
    }
  }

  /** X-rays of one wavelength, in Å. */
  public static Radiation xRay(double wavelength) {
    return new Radiation(wavelength + " Å", Probe.X_RAY, List.of(new Line(wavelength, 1)));
  }

  /** Neutrons of one wavelength, in Å. */
  public static Radiation neutron(double wavelength) {
    return new Radiation("neutron", Probe.NEUTRON, List.of(new Line(wavelength, 1)));
  }

  /**
   * Reads {@code CuKa}, {@code MoKa1}, {@code CuKa1+2}, a wavelength in Å for X-rays, {@code
   * neutron} (1.54184 Å) or {@code neutron:1.8}; letters of either case.
   *
   * @throws InvalidInput when the text is none of these
   */
  public static Radiation parse(String text) {
    String name = text.strip();
    String folded = name.toLowerCase(Locale.ROOT);
    if (folded.equals("neutron")) {
      return neutron(NEUTRON_WAVELENGTH);
    }
    if (folded.startsWith("neutron:")) {
      return neutron(wavelength(text, folded.substring("neutron:".length())));
    }
    if (!folded.isEmpty() && (Character.isDigit(folded.charAt(0)) || folded.charAt(0) == '.')) {
      return xRay(wavelength(text, folded));
    }
    for (Map.Entry<String, double[]> anode : ANODES.entrySet()) {
      double[] wavelengths = anode.getValue();
      if (folded.equalsIgnoreCase(anode.getKey() + "Ka1+2")) {
        return new Radiation(
            anode.getKey() + "Ka1+2",
            Probe.X_RAY,
            List.of(new Line(wavelengths[1], 2 / 3.0), new Line(wavelengths[2], 1 / 3.0)));
      }
      for (int i = 0; i < wavelengths.length; i++) {
        String known = anode.getKey() + SERIES.get(i);
        if (folded.equalsIgnoreCase(known)) {
          return new Radiation(known, Probe.X_RAY, List.of(new Line(wavelengths[i], 1)));
        }
      }
    }
    throw new InvalidInput(
        null,
        null,
        text,
        "a radiation",
        new Spelling(names())
            .hint(
                name, "write CuKa, CuKa1, CuKa1+2, MoKa, a wavelength in Å, neutron, neutron:1.8"));
  }

  /** Every name that {@link #parse} knows. */
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    for (String anode : ANODES.keySet()) {
      SERIES.forEach(series -> names.add(anode + series));
      names.add(anode + "Ka1+2");
    }
    names.add("neutron");
    return List.copyOf(names);
  }

  /** The shortest wavelength, in Å. */
  public double shortest() {
    return lines.stream().mapToDouble(Line::wavelength).min().orElseThrow();
  }

  /** The mean of the wavelengths by their weights, in Å. */
  public double meanWavelength() {
    return lines.stream().mapToDouble(line -> line.wavelength() * line.weight()).sum();
  }

  /**
   * The Lorentz-polarisation factor of powder rings, without constants: (1 + cos² 2θ) / (sin² θ cos
   * θ) for X-rays, 1 / (sin² θ cos θ) for neutrons.
   *
   * @param sinTheta the sine of half the angle of scattering, above 0 and below 1
   */
  double lorentzPolarisation(double sinTheta) {
    double sinSquared = sinTheta * sinTheta;
    double cosTwoTheta = 1 - 2 * sinSquared;
    double polarisation =
        switch (probe) {
          case X_RAY -> 1 + cosTwoTheta * cosTwoTheta;
          case NEUTRON -> 1;
        };
    return polarisation / (sinSquared * Math.sqrt(1 - sinSquared));
  }

  private static double wavelength(String text, String number) {
    try {
      return Double.parseDouble(number);
    } catch (NumberFormatException e) {
      throw new InvalidInput(null, null, text, "a wavelength in Å after the colon or alone", null);
    }
  }
}
