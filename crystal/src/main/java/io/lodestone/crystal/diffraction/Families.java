package io.lodestone.crystal.diffraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What makes reflections of one peak a family. */
public enum Families {
  /**
   * Indices that differ in order and signs only, and structure factors of the same size within one
   * per cent. So 210 and 120 of pyrite, which has no fourfold axis, are two families.
   */
  EQUIVALENT(0.01),
  /** Indices that differ in order and signs only, as pymatgen has it. */
  PERMUTED(Double.POSITIVE_INFINITY);

  /** What counts as no intensity, relative to the strongest of the peak. */
  private static final double DARK = 1e-6;

  private final double tolerance;

  Families(double tolerance) {
    this.tolerance = tolerance;
  }

  /**
   * Sorts the reflections of one peak into families, in the order in which they are met.
   *
   * @param hexagonal whether the indices are those of hexagonal axes, which have four
   */
  List<ReflectionFamily> of(List<Reflection> peak, boolean hexagonal) {
    record Open(int[] indices, double square, List<Reflection> members) {}
    double strongest = peak.stream().mapToDouble(Reflection::square).max().orElse(0);
    List<Open> open = new ArrayList<>();
    for (Reflection reflection : peak) {
      int[] indices = sorted(reflection, hexagonal);
      Open home = null;
      for (Open family : open) {
        double larger = Math.max(family.square, reflection.square());
        double apart = Math.abs(family.square - reflection.square());
        if (Arrays.equals(family.indices, indices)
            && apart <= Math.max(tolerance * larger, DARK * strongest)) {
          home = family;
          break;
        }
      }
      if (home == null) {
        home = new Open(indices, reflection.square(), new ArrayList<>());
        open.add(home);
      }
      home.members.add(reflection);
    }
    return open.stream().map(family -> closed(family.members, hexagonal)).toList();
  }

  private static ReflectionFamily closed(List<Reflection> members, boolean hexagonal) {
    Reflection first =
        members.stream()
            .max(
                Comparator.comparingInt(Reflection::h)
                    .thenComparingInt(Reflection::k)
                    .thenComparingInt(hexagonal ? r -> -r.h() - r.k() : Reflection::l)
                    .thenComparingInt(Reflection::l))
            .orElseThrow();
    return new ReflectionFamily(first.h(), first.k(), first.l(), 2 * members.size(), hexagonal);
  }

  private static int[] sorted(Reflection r, boolean hexagonal) {
    int[] indices =
        hexagonal
            ? new int[] {Math.abs(r.h()), Math.abs(r.k()), Math.abs(r.h() + r.k()), Math.abs(r.l())}
            : new int[] {Math.abs(r.h()), Math.abs(r.k()), Math.abs(r.l())};
    Arrays.sort(indices);
    return indices;
  }
}
