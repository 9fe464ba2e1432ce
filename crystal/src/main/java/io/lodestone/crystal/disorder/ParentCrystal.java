package io.lodestone.crystal.disorder;

import io.lodestone.core.error.InvalidInput;
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
  private final Structure primitive;
  private final int[] disordered;
  private final List<ParentAction> actions = new ArrayList<>();

  /**
   * @throws InvalidInput when the structure is no crystal or has no disordered site
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
}
