package io.lodestone.represent.environment.acsf;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import java.util.List;

/**
 * Which symmetry functions there are.
 *
 * @param rCut where the cut-off function ends, Å, at least 1
 * @param g2 η (Å⁻²) and R_s (Å) of each function, one after the other
 * @param g3 κ (Å⁻¹) of each function
 * @param g4 η (Å⁻²), ζ and λ of each function, one after the other
 * @param g5 as of g4
 * @param periodic whether structures repeat as they say; if not, none does
 */
public record AcsfSettings(
    @Setting(value = "6", unit = "Å", text = "where the cut-off function ends") double rCut,
    @Setting(
            value = "0.05+0+0.5+0+2+0+4+1.5+4+2.5+4+3.5",
            text = "radial functions G2: eta in Å^-2 and R_s in Å of each, one after the other")
        List<Double> g2,
    @Setting(value = "none", text = "radial functions G3: kappa in Å^-1 of each") List<Double> g3,
    @Setting(
            value = "0.01+1+1+0.01+1+-1+0.01+4+1+0.01+4+-1",
            text =
                "angular functions G4, all three distances: eta in Å^-2, zeta and lambda of each,"
                    + " one after the other")
        List<Double> g4,
    @Setting(
            value = "none",
            text =
                "angular functions G5, two distances: eta in Å^-2, zeta and lambda of each, one"
                    + " after the other")
        List<Double> g5,
    @Setting(value = "true", text = "whether structures repeat as they say; if not, none does")
        boolean periodic) {

  /**
   * @throws InvalidInput when a value is out of range, or a list ends amid a function
   */
  public AcsfSettings {
    g2 = List.copyOf(g2);
    g3 = List.copyOf(g3);
    g4 = List.copyOf(g4);
    g5 = List.copyOf(g5);
    if (!(rCut >= 1 && rCut <= 100)) {
      throw new InvalidInput(null, "r_cut", Double.toString(rCut), "a cut-off of 1 to 100 Å", null);
    }
    if (g2.size() % 2 != 0) {
      throw new InvalidInput(
          null, "g2", g2.size() + " numbers", "pairs of eta and R_s, such as 1+0+4+2", null);
    }
    checkAngular("g4", g4);
    checkAngular("g5", g5);
  }

  private static void checkAngular(String name, List<Double> numbers) {
    if (numbers.size() % 3 != 0) {
      throw new InvalidInput(
          null,
          name,
          numbers.size() + " numbers",
          "triples of eta, zeta and lambda, such as 0.01+4+-1",
          null);
    }
    for (int i = 0; i < numbers.size(); i += 3) {
      double zeta = numbers.get(i + 1);
      double lambda = numbers.get(i + 2);
      if (!(zeta > 0)) {
        throw new InvalidInput(null, name, "zeta " + zeta, "zeta above 0", null);
      }
      if (Math.abs(lambda) > 1) {
        throw new InvalidInput(null, name, "lambda " + lambda, "lambda of -1 to 1", null);
      }
    }
  }
}
