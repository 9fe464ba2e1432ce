package io.lodestone.crystal.symmetry;

import io.lodestone.core.structure.Structure;
import io.lodestone.crystal.dimensionality.Dimensionality;
import io.lodestone.crystal.dimensionality.Part;
import io.lodestone.crystal.dimensionality.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The symmetry of what repeats in fewer than three directions: of a layer, a rod or a molecule.
 *
 * @param dimensions 2 for a layer, 1 for a rod, 0 for a molecule
 * @param group the layer or rod group; none for a molecule, and for a rod that has none
 * @param pointGroup symbol of Schoenflies
 * @param operations of the given cell; 0 where they are without number
 * @param tolerance with which they were found, in Å
 */
public record PartSymmetry(
    int dimensions,
    Optional<SubperiodicGroup> group,
    String pointGroup,
    int operations,
    double tolerance) {

  /**
   * Finds the symmetry with a tolerance that suits the structure.
   *
   * @throws io.lodestone.core.error.InvalidInput if it has no sites, or two are at the same place
   * @throws IllegalArgumentException if it repeats in three directions
   */
  public static PartSymmetry of(Structure structure) {
    return switch (structure.periodicity().dimensions()) {
      case 2 -> of(LayerSymmetry.of(structure));
      case 1 -> of(RodSymmetry.of(structure));
      default -> of(MolecularSymmetry.of(structure));
    };
  }

  /**
   * Finds the symmetry with a given tolerance in Å, as {@link #of(Structure)}.
   *
   * @throws io.lodestone.core.error.InvalidInput also if the tolerance is not above 0
   */
  public static PartSymmetry of(Structure structure, double tolerance) {
    return switch (structure.periodicity().dimensions()) {
      case 2 -> of(LayerSymmetry.of(structure, tolerance));
      case 1 -> of(RodSymmetry.of(structure, tolerance));
      default -> of(MolecularSymmetry.of(structure, tolerance));
    };
  }

  /**
   * The parts of a structure that are no networks, each with its symmetry: slabs, wires and
   * molecules in a vacuum, if there is one, else the layers, chains and molecules of a crystal.
   * Empty for a crystal that hangs together everywhere, and where no element is known.
   */
  public static List<PartSymmetry> ofParts(Structure structure) {
    if (structure.sites().stream().allMatch(s -> s.mainSpecies().element().isEmpty())) {
      return List.of();
    }
    if (Dimensionality.of(structure).dimensions().equals(List.of(3))) {
      return List.of();
    }
    List<Part> parts = Parts.inVacuum(structure);
    if (parts.stream().allMatch(part -> part.dimensions() == 3)) {
      parts = Parts.bonded(structure);
    }
    List<PartSymmetry> found = new ArrayList<>();
    for (Part part : parts) {
      if (part.dimensions() < 3) {
        found.add(of(part.structure()));
      }
    }
    return found;
  }

  private static PartSymmetry of(LayerSymmetry layer) {
    return new PartSymmetry(
        2,
        Optional.of(layer.group()),
        layer.pointGroup().schoenflies(),
        layer.operationCount(),
        layer.tolerance());
  }

  private static PartSymmetry of(RodSymmetry rod) {
    return new PartSymmetry(1, rod.group(), rod.pointGroup(), rod.operations(), rod.tolerance());
  }

  private static PartSymmetry of(MolecularSymmetry molecule) {
    return new PartSymmetry(
        0, Optional.empty(), molecule.schoenflies(), molecule.operations(), molecule.tolerance());
  }
}
