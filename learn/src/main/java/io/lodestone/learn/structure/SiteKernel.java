package io.lodestone.learn.structure;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.represent.environment.kernel.LocalKernel;
import io.lodestone.represent.environment.kernel.StructureKernel;

/**
 * How alike two structures are by their sites, 1 for a structure and itself (S. De, A. P. Bartók,
 * G. Csányi and M. Ceriotti, Phys. Chem. Chem. Phys. 18, 13754, 2016).
 *
 * @param form how pairs of sites are weighed
 * @param alpha how far REMatch goes from the best match (0) to the average, above 0
 * @param zeta the power of the scalar product of two normalised sites, 1 or more
 */
public record SiteKernel(Form form, double alpha, int zeta) {
  /** How pairs of sites are weighed. */
  public enum Form {
    /** The mean over all pairs. */
    AVERAGE,
    /** The regularised-entropy match. */
    REMATCH
  }

  /**
   * Checks the values.
   *
   * @throws InvalidInput when this would be no kernel
   */
  public SiteKernel {
    if (!(alpha > 0) || zeta < 1 || zeta > 100) {
      throw new InvalidInput(
          null,
          null,
          "alpha " + alpha + ", zeta " + zeta,
          "alpha above 0 and a whole zeta of 1 to 100",
          null);
    }
  }

  StructureKernel kernel() {
    LocalKernel local = new LocalKernel.Polynomial(1, 0, zeta);
    return switch (form) {
      case AVERAGE -> new StructureKernel.Average(local);
      case REMATCH -> new StructureKernel.Rematch(local, alpha);
    };
  }
}
