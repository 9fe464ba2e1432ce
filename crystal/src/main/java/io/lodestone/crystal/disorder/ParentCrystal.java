package io.lodestone.crystal.disorder;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.crystal.symmetry.CellOperation;
import io.lodestone.crystal.symmetry.Symmetry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The disordered crystal in its primitive cell, and what its symmetry operations do to the sites
 * that are to be ordered.
 */
final class ParentCrystal {
  /** Two sites that close, in Å, cannot both be filled. */
  private static final double SPLIT = 0.6;

  private final Structure primitive;
  private final int[] disordered;
  private final List<ParentAction> actions = new ArrayList<>();

  /**
   * @throws InvalidInput when the structure is no crystal, has no disordered site, or has
   *     disordered sites too close to others to be filled independently
   */
  ParentCrystal(Structure structure) {
    if (structure.periodicity().dimensions() < 3) {
      throw new InvalidInput(
          null,
          null,
          "a structure that repeats in " + structure.periodicity().dimensions() + " directions",
          "a crystal, which repeats in three directions",
          null);
    }
    if (structure.isOrdered()) {
      throw new InvalidInput(
          null,
          null,
          "every site filled by one species",
          "sites that several species share or that are partly vacant",
          "the crystal is ordered already");
    }
    primitive = Symmetry.of(structure).primitiveCell().structure();
    disordered =
        IntStream.range(0, primitive.size())
            .filter(i -> !primitive.sites().get(i).isOrdered())
            .toArray();
    refuseSplitSites();
    for (CellOperation operation : Symmetry.of(primitive).operations()) {
      actions.add(action(operation));
    }
  }

  /** The crystal in its primitive standard cell, at idealised places. */
  Structure primitive() {
    return primitive;
  }

  /** The places in the list of {@link #primitive()} of the sites to be ordered. */
  int[] disordered() {
    return disordered;
  }

  /** The operations, on the disordered sites alone. */
  List<ParentAction> actions() {
    return actions;
  }

  /** Disordered sites that symmetry takes into each other, by their place among them. */
  List<int[]> orbits() {
    List<int[]> orbits = new ArrayList<>();
    boolean[] seen = new boolean[disordered.length];
    for (int i = 0; i < disordered.length; i++) {
      if (!seen[i]) {
        int first = i;
        int[] orbit =
            actions.stream()
                .mapToInt(action -> action.target()[first])
                .distinct()
                .sorted()
                .toArray();
        for (int member : orbit) {
          seen[member] = true;
        }
        orbits.add(orbit);
      }
    }
    return orbits;
  }

  private ParentAction action(CellOperation operation) {
    int[] target = new int[disordered.length];
    int[][] offset = new int[disordered.length][];
    for (int i = 0; i < disordered.length; i++) {
      Vector3 image = operation.apply(primitive.fractional(disordered[i]));
      double least = Double.POSITIVE_INFINITY;
      for (int j = 0; j < disordered.length; j++) {
        Vector3 apart = image.minus(primitive.fractional(disordered[j]));
        Vector3 cell = Vector3.of(Math.rint(apart.x()), Math.rint(apart.y()), Math.rint(apart.z()));
        double distance = primitive.lattice().orElseThrow().toCartesian(apart.minus(cell)).norm();
        if (distance < least) {
          least = distance;
          target[i] = j;
          offset[i] = new int[] {(int) cell.x(), (int) cell.y(), (int) cell.z()};
        }
      }
    }
    return new ParentAction(operation.rotation(), target, offset);
  }

  private void refuseSplitSites() {
    for (int i : disordered) {
      for (int j = 0; j < primitive.size(); j++) {
        Vector3 apart = primitive.fractional(i).minus(primitive.fractional(j));
        Vector3 near =
            Vector3.of(
                apart.x() - Math.rint(apart.x()),
                apart.y() - Math.rint(apart.y()),
                apart.z() - Math.rint(apart.z()));
        double distance = primitive.lattice().orElseThrow().toCartesian(near).norm();
        if (i != j && distance < SPLIT) {
          Site one = primitive.sites().get(i);
          throw new InvalidInput(
              null,
              one.label().orElse(null),
              "a split site, %.2f Å from another".formatted(distance),
              "partly occupied sites at least %s Å from each other".formatted(SPLIT),
              "replace the split sites by one at their centre");
        }
      }
    }
  }
}
