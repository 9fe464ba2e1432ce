package io.lodestone.crystal.stability;

import io.lodestone.core.composition.Composition;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The phases into which a composition falls apart at lowest energy, and how much of each.
 *
 * @param parts by falling share; their shares sum to 1
 */
public record Decomposition(List<Part> parts) {
  /**
   * One product.
   *
   * @param phase the product
   * @param atomFraction the share of all atoms that it takes up, above 0 and at most 1
   */
  public record Part(Phase phase, double atomFraction) {
    /** Formula units (in smallest whole numbers) that one formula unit of a reactant gives. */
    public double formulaUnits(Composition reactant) {
      return atomFraction * reducedAtoms(reactant) / reducedAtoms(phase.composition());
    }
  }

  /** Keeps the parts as they are. */
  public Decomposition {
    parts = List.copyOf(parts);
  }

  /** The energy of the products, eV per atom. */
  public double energyPerAtom() {
    return parts.stream().mapToDouble(p -> p.atomFraction() * p.phase().energyPerAtom()).sum();
  }

  /** The reaction for one formula unit, such as {@code 3 FeO → Fe + 0.5 Fe2O3}. */
  public String reaction(Composition reactant) {
    return reactant.iupac()
        + " → "
        + parts.stream()
            .map(part -> amount(part.formulaUnits(reactant)) + part.phase().formula())
            .collect(Collectors.joining(" + "));
  }

  private static String amount(double units) {
    if (Math.abs(units - 1) < 5e-5) {
      return "";
    }
    String text = String.format(Locale.ROOT, "%.4f", units);
    return text.replaceAll("\\.?0+$", "") + " ";
  }

  private static double reducedAtoms(Composition composition) {
    double sum = 0;
    for (long amount : composition.proportions()) {
      sum += amount;
    }
    return sum;
  }
}
