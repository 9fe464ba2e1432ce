package io.lodestone.crystal.elastic;

/**
 * The moduli of an isotropic body, such as a polycrystal.
 *
 * @param bulk K, GPa
 * @param shear G, GPa
 */
public record Moduli(double bulk, double shear) {
  /** Young's modulus, GPa. */
  public double young() {
    return 9 * bulk * shear / (3 * bulk + shear);
  }

  /** Poisson's ratio. */
  public double poisson() {
    return (3 * bulk - 2 * shear) / (2 * (3 * bulk + shear));
  }

  /** Pugh's ratio K/G; metals above about 1.75 are ductile (Philos. Mag. 45, 823, 1954). */
  public double pugh() {
    return bulk / shear;
  }
}
