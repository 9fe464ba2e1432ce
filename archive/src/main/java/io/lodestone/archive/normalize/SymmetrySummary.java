package io.lodestone.archive.normalize;

import io.lodestone.archive.metainfo.MaterialBuilder;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.structure.Structure;
import io.lodestone.crystal.matching.PrototypeMatcher;
import io.lodestone.crystal.neighbour.PointwiseDistances;
import io.lodestone.crystal.prototype.PrototypeLabel;
import io.lodestone.crystal.symmetry.LayerSymmetry;
import io.lodestone.crystal.symmetry.PartSymmetry;
import io.lodestone.crystal.symmetry.SpaceGroupType;
import io.lodestone.crystal.symmetry.SubperiodicGroup;
import io.lodestone.crystal.symmetry.Symmetry;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What follows from the geometry of a crystal, slab, wire or molecule: symmetry, and of a crystal
 * prototype and a fingerprint that does not depend on how the cell is chosen.
 *
 * <p>An ingest asks this of every entry. So large cells are looked at with one tolerance, of the
 * largest only the fingerprint is taken, and what cannot be judged is left without an answer.
 */
final class SymmetrySummary {
  /** Sites up to which several tolerances are tried, and up to which one: seconds at worst. */
  private static final int ADAPTIVE = 400;

  private static final int LARGEST = 6_000;

  /** Atoms of wires and molecules; a perfect ring, which has most operations, takes a second. */
  private static final int LARGEST_PART = 1_000;

  /** Sites of the primitive cell up to which it is laid on those of prototypes. */
  private static final int LARGEST_PROTOTYPE = 100;

  /** Å; what relaxed structures and printed coordinates are good for. */
  private static final double TOLERANCE = 0.02;

  private static final int NEIGHBOURS = 10;

  private final Structure structure;

  SymmetrySummary(Structure structure) {
    this.structure = structure;
  }

  /**
   * Adds what can be said.
   *
   * @param dimensionality of the network of bonds, or null where it was not looked for
   * @return why there is no symmetry, where one was to be expected
   */
  Optional<String> addTo(MaterialBuilder material, Integer dimensionality) {
    if (structure.size() == 0) {
      return Optional.empty();
    }
    try {
      switch (structure.periodicity().dimensions()) {
        case 3 -> crystal(material, dimensionality);
        case 2 -> slab(material);
        default -> wireOrMolecule(material);
      }
    } catch (InvalidInput notJudged) {
      // Atoms on top of each other, a cell like a needle: what was added so far stands.
      return Optional.of("symmetry not found: " + notJudged.found());
    }
    int largest = structure.periodicity().dimensions() >= 2 ? LARGEST : LARGEST_PART;
    return structure.size() > largest
        ? Optional.of("symmetry not looked for: more than " + largest + " sites")
        : Optional.empty();
  }

  private void crystal(MaterialBuilder material, Integer dimensionality) {
    material.averageMinimumDistances(
        Arrays.stream(PointwiseDistances.of(structure, NEIGHBOURS).averages())
            .map(MaterialsUnit.ANGSTROM::toSi)
            .boxed()
            .toList());
    if (structure.size() > LARGEST) {
      return;
    }
    Symmetry symmetry =
        structure.size() <= ADAPTIVE ? Symmetry.of(structure) : Symmetry.of(structure, TOLERANCE);
    add(symmetry, material);
    prototype(symmetry, material);
    if (dimensionality != null && (dimensionality == 2 || dimensionality == 1)) {
      parts(material, dimensionality);
    }
  }

  private void slab(MaterialBuilder material) {
    if (structure.size() <= LARGEST) {
      LayerSymmetry symmetry =
          structure.size() <= ADAPTIVE
              ? LayerSymmetry.of(structure)
              : LayerSymmetry.of(structure, TOLERANCE);
      addLayer(symmetry.group(), material);
      material
          .pointGroup(symmetry.pointGroup().symbol())
          .symmetryTolerance(MaterialsUnit.ANGSTROM.toSi(symmetry.tolerance()));
    }
  }

  private void wireOrMolecule(MaterialBuilder material) {
    if (structure.size() <= LARGEST_PART) {
      PartSymmetry symmetry = PartSymmetry.of(structure);
      symmetry.group().ifPresent(group -> addRod(group, material));
      material
          .pointGroup(symmetry.pointGroup())
          .symmetryTolerance(MaterialsUnit.ANGSTROM.toSi(symmetry.tolerance()));
    }
  }

  /**
   * The group of a slab or wire in a cell with a vacuum, or of the layers or chains of a crystal if
   * all have the same one.
   */
  private void parts(MaterialBuilder material, int dimensions) {
    List<Optional<SubperiodicGroup>> groups =
        PartSymmetry.ofParts(structure).stream()
            .filter(part -> part.dimensions() == dimensions)
            .map(PartSymmetry::group)
            .distinct()
            .toList();
    if (groups.size() == 1) {
      BiConsumer<SubperiodicGroup, MaterialBuilder> add =
          dimensions == 2 ? SymmetrySummary::addLayer : SymmetrySummary::addRod;
      groups.getFirst().ifPresent(group -> add.accept(group, material));
    }
  }

  private static void addLayer(SubperiodicGroup group, MaterialBuilder material) {
    material.layerGroupNumber(group.number()).layerGroupSymbol(group.symbol());
  }

  private static void addRod(SubperiodicGroup group, MaterialBuilder material) {
    material.rodGroupNumber(group.number()).rodGroupSymbol(group.symbol());
  }

  private static void add(Symmetry symmetry, MaterialBuilder material) {
    SpaceGroupType type = symmetry.spaceGroup();
    material
        .spaceGroupNumber(type.number())
        .spaceGroupSymbol(type.shortSymbol())
        .spaceGroupSymbolHall(type.hallSymbol())
        .pointGroup(type.pointGroup())
        .crystalSystem(type.crystalSystem().name().toLowerCase(Locale.ROOT))
        .symmetryTolerance(MaterialsUnit.ANGSTROM.toSi(symmetry.tolerance()));
  }

  private void prototype(Symmetry symmetry, MaterialBuilder material) {
    PrototypeLabel label = PrototypeLabel.of(structure, symmetry);
    material.prototypeLabel(label.toString());
    if (structure.size() / symmetry.cellMultiplicity() <= LARGEST_PROTOTYPE) {
      PrototypeMatcher.standard()
          .of(label, symmetry)
          .ifPresent(
              prototype ->
                  material
                      .prototypeName(prototype.name())
                      .strukturbericht(prototype.strukturbericht().orElse(null)));
    }
  }
}
