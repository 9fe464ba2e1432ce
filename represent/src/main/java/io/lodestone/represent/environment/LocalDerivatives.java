package io.lodestone.represent.environment;

import io.lodestone.core.error.InvalidInput;
import java.util.Arrays;

/**
 * The derivatives of the numbers of each site with respect to the positions of the atoms, per Å.
 * Only pairs of a site and an atom within its reach take memory.
 */
public final class LocalDerivatives {
  /** Half a gigabyte. */
  private static final long MOST = 64_000_000;

  private final int atoms;
  private final int size;
  private final double[][] block;
  private long held;

  /** All zero. */
  public LocalDerivatives(int atoms, int size) {
    this.atoms = atoms;
    this.size = size;
    if ((long) atoms * atoms > MOST) {
      throw tooMany();
    }
    block = new double[atoms * atoms][];
  }

  /** The number of atoms, which is that of sites. */
  public int atoms() {
    return atoms;
  }

  /** The number of features of a site. */
  public int size() {
    return size;
  }

  /** The derivative of a number of a site with respect to the position of an atom along an axis. */
  public double value(int site, int atom, int axis, int feature) {
    double[] values = block[site * atoms + atom];
    return values == null ? 0 : values[axis * size + feature];
  }

  /**
   * Where the derivatives of one site with respect to one atom are added: axis · size + feature.
   *
   * @throws InvalidInput when there are too many to be held
   */
  public double[] block(int site, int atom) {
    int place = site * atoms + atom;
    if (block[place] == null) {
      held += 3L * size;
      if (held > MOST) {
        throw tooMany();
      }
      block[place] = new double[3 * size];
    }
    return block[place];
  }

  /** Sets the derivative with respect to the centre: moving all atoms alike changes nothing. */
  public void closeSite(int site) {
    double[] own = block(site, site);
    Arrays.fill(own, 0);
    for (int atom = 0; atom < atoms; atom++) {
      double[] values = block[site * atoms + atom];
      if (atom != site && values != null) {
        for (int i = 0; i < values.length; i++) {
          own[i] -= values[i];
        }
      }
    }
  }

  private static InvalidInput tooMany() {
    return new InvalidInput(
        null,
        null,
        "more than " + MOST + " derivatives",
        "a smaller structure or shorter rows",
        "the gradient of one number, such as an energy, needs no table of derivatives");
  }
}
