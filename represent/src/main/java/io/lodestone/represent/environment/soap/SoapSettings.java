package io.lodestone.represent.environment.soap;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.represent.environment.density.Weighting;

/**
 * How a SOAP power spectrum is made.
 *
 * @param rCut where the radial basis ends, Å, above 1
 * @param nMax number of radial functions, 1 to 20
 * @param lMax highest degree of the harmonics, 0 to 20
 * @param sigma width of the Gaussian that stands for an atom, Å
 * @param rbf the radial functions
 * @param average how sites become one row
 * @param compression which products are kept
 * @param weighting how the weight of an atom falls with its distance
 * @param weightR0 the length in the weight, Å
 * @param weightC the factor in the weight
 * @param weightD the constant in the denominator of the weight
 * @param weightM the exponent in the weight
 * @param centreWeight the weight of the centre itself; negative for what the weighting gives
 * @param periodic whether structures repeat as they say; if not, none does
 */
public record SoapSettings(
    @Setting(value = "5", unit = "Å", text = "where the radial basis ends, above 1 Å") double rCut,
    @Setting(value = "8", text = "number of radial functions, 1 to 20") int nMax,
    @Setting(value = "6", text = "highest degree of the spherical harmonics, 0 to 20") int lMax,
    @Setting(value = "1", unit = "Å", text = "width of the Gaussian that stands for an atom")
        double sigma,
    @Setting(value = "gto", text = "radial functions: Gaussian type orbitals, or polynomials")
        Rbf rbf,
    @Setting(
            value = "outer",
            text = "how sites become one row: mean of their rows, or rows of their mean density")
        Average average,
    @Setting(
            value = "off",
            text =
                "which products are kept: all pairs of elements, each element with itself"
                    + " (crossover), with the sum of all (mu1nu1), or the sum alone (mu2)")
        Compression compression,
    @Setting(
            value = "none",
            text =
                "weight of an atom at distance r: 1, c(1+2x^3-3x^2)^m up to r0, c/(d+x^m), or"
                    + " c/(d+e^x), with x=r/r0")
        Weighting.Form weighting,
    @Setting(value = "5", unit = "Å", text = "length r0 in the weight") double weightR0,
    @Setting(value = "1", text = "factor c in the weight") double weightC,
    @Setting(value = "1", text = "constant d in the weight") double weightD,
    @Setting(value = "1", text = "exponent m in the weight") double weightM,
    @Setting(value = "-1", text = "weight of the centre; negative for what the weighting gives")
        double centreWeight,
    @Setting(value = "true", text = "whether structures repeat as they say; if not, none does")
        boolean periodic) {
  private static final int MOST = 20;

  /** The radial functions. */
  public enum Rbf {
    /** r^l exp(-α r²), made orthonormal. */
    GTO,
    /** (r_cut - r)^(n + 2), made orthonormal. */
    POLYNOMIAL
  }

  /** How the sites of a structure become one row. */
  public enum Average {
    /** The mean of their power spectra. */
    OUTER,
    /** The power spectrum of their mean expansion coefficients. */
    INNER
  }

  /**
   * Which products of expansion coefficients are kept (J. P. Darby et al., npj Comput. Mater. 8,
   * 166, 2022).
   */
  public enum Compression {
    /** Those of all pairs of elements. */
    OFF,
    /** Those of each element with itself. */
    CROSSOVER,
    /** Those of each element with the sum over all elements. */
    MU1NU1,
    /** Those of the sum over all elements with itself. */
    MU2;

    /** Whether coefficients are summed over elements. */
    boolean sums() {
      return this == MU1NU1 || this == MU2;
    }
  }

  /**
   * @throws InvalidInput when a value is out of range
   */
  public SoapSettings {
    require(rCut > 1, "r_cut", rCut, "a cut-off above 1 Å");
    require(rCut <= 100, "r_cut", rCut, "a cut-off of at most 100 Å");
    require(nMax >= 1 && nMax <= MOST, "n_max", nMax, "1 to " + MOST);
    require(lMax >= 0 && lMax <= MOST, "l_max", lMax, "0 to " + MOST);
    require(sigma >= 0.01 && sigma <= 10, "sigma", sigma, "a width of 0.01 to 10 Å");
    require(
        weightR0 > 0 || weightR0 < 0 && weighting == Weighting.Form.EXP,
        "weight_r0",
        weightR0,
        "a length above 0");
    require(weightC >= 0, "weight_c", weightC, "at least 0");
    require(weightD >= 0, "weight_d", weightD, "at least 0");
    require(weightM >= 0, "weight_m", weightM, "at least 0");
    require(
        weightD > 0 || weighting != Weighting.Form.POW || centreWeight >= 0,
        "weight_d",
        weightD,
        "above 0, or a centre_weight: the centre has distance 0");
  }

  private static void require(boolean holds, String name, Object value, String expected) {
    if (!holds) {
      throw new InvalidInput(null, name, value.toString(), expected, null);
    }
  }

  Weighting weight() {
    return new Weighting(weighting, weightR0, weightC, weightD, weightM, centreWeight);
  }

  /** How far atoms are looked for: where a Gaussian centred there is 0.001 at the cut-off, Å. */
  double reach() {
    return rCut + sigma * Math.sqrt(-2 * Math.log(0.001));
  }
}
