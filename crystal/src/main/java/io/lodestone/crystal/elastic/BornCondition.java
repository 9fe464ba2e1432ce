package io.lodestone.crystal.elastic;

import io.lodestone.crystal.symmetry.CrystalSystem;
import java.util.ArrayList;
import java.util.List;

/**
 * A condition for elastic stability of a crystal system (Mouhat and Coudert, Phys. Rev. B 90,
 * 224104, 2014).
 *
 * @param condition as they write it, such as {@code C11 - C12 > 0}
 * @param value its left side, GPa to the power of the product
 */
public record BornCondition(String condition, double value) {
  /** Whether the condition holds. */
  public boolean holds() {
    return value > 0;
  }

  /** The necessary and sufficient conditions of a system, for its usual axes. */
  static List<BornCondition> of(ElasticTensor t, CrystalSystem system) {
    return switch (system) {
      case CUBIC ->
          List.of(
              new BornCondition("C11 - C12 > 0", t.c(1, 1) - t.c(1, 2)),
              new BornCondition("C11 + 2 C12 > 0", t.c(1, 1) + 2 * t.c(1, 2)),
              new BornCondition("C44 > 0", t.c(4, 4)));
      case HEXAGONAL -> axial(t, List.of(new BornCondition("C44 > 0", t.c(4, 4))));
      case TETRAGONAL ->
          axial(
              t,
              List.of(
                  new BornCondition("C44 > 0", t.c(4, 4)),
                  new BornCondition(
                      "C66 (C11 - C12) - 2 C16^2 > 0",
                      t.c(6, 6) * (t.c(1, 1) - t.c(1, 2)) - 2 * square(t.c(1, 6))),
                  new BornCondition("C66 > 0", t.c(6, 6))));
      case TRIGONAL ->
          axial(
              t,
              List.of(
                  new BornCondition("C44 > 0", t.c(4, 4)),
                  new BornCondition(
                      "C44 (C11 - C12) - 2 C14^2 - 2 C15^2 > 0",
                      t.c(4, 4) * (t.c(1, 1) - t.c(1, 2))
                          - 2 * square(t.c(1, 4))
                          - 2 * square(t.c(1, 5)))));
      case ORTHORHOMBIC -> orthorhombic(t);
      case MONOCLINIC, TRICLINIC ->
          List.of(new BornCondition("smallest eigenvalue > 0", t.eigenvalues()[0]));
    };
  }

  private static List<BornCondition> axial(ElasticTensor t, List<BornCondition> shear) {
    List<BornCondition> all = new ArrayList<>();
    all.add(new BornCondition("C11 - |C12| > 0", t.c(1, 1) - Math.abs(t.c(1, 2))));
    all.add(
        new BornCondition(
            "C33 (C11 + C12) - 2 C13^2 > 0",
            t.c(3, 3) * (t.c(1, 1) + t.c(1, 2)) - 2 * square(t.c(1, 3))));
    all.addAll(shear);
    return List.copyOf(all);
  }

  private static List<BornCondition> orthorhombic(ElasticTensor t) {
    double determinant =
        t.c(1, 1) * t.c(2, 2) * t.c(3, 3)
            + 2 * t.c(1, 2) * t.c(1, 3) * t.c(2, 3)
            - t.c(1, 1) * square(t.c(2, 3))
            - t.c(2, 2) * square(t.c(1, 3))
            - t.c(3, 3) * square(t.c(1, 2));
    return List.of(
        new BornCondition("C11 > 0", t.c(1, 1)),
        new BornCondition("C11 C22 - C12^2 > 0", t.c(1, 1) * t.c(2, 2) - square(t.c(1, 2))),
        new BornCondition(
            "C11 C22 C33 + 2 C12 C13 C23 - C11 C23^2 - C22 C13^2 - C33 C12^2 > 0", determinant),
        new BornCondition("C44 > 0", t.c(4, 4)),
        new BornCondition("C55 > 0", t.c(5, 5)),
        new BornCondition("C66 > 0", t.c(6, 6)));
  }

  private static double square(double x) {
    return x * x;
  }
}
