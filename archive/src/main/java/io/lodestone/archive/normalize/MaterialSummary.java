package io.lodestone.archive.normalize;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.Material;
import io.lodestone.archive.metainfo.MaterialBuilder;
import io.lodestone.archive.metainfo.SystemSymmetry;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.structure.Structure;
import io.lodestone.crystal.dimensionality.Dimensionality;
import io.lodestone.crystal.symmetry.SpaceGroupType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the representative system says of the material.
 *
 * @param section the section
 * @param nAtoms number of atoms, by occupation, or 0 where unknown
 */
record MaterialSummary(Material section, double nAtoms) {
  /**
   * Sites of the largest structure whose bonds are looked for; larger ones would slow an ingest
   * down.
   */
  private static final int LARGEST_NETWORK = 20_000;

  private static final int SPACE_GROUPS = 230;

  /**
   * Sums up a system.
   *
   * @param system or null where there is none
   * @param warnings takes why something cannot be said
   */
  static MaterialSummary of(AtomicSystem system, Consumer<String> warnings) {
    MaterialBuilder material = MaterialBuilder.builder();
    if (system == null) {
      return new MaterialSummary(material.build(), 0);
    }
    Optional<Structure> structure = system.toStructure();
    Optional<Composition> composition = system.toComposition();
    composition.filter(known -> known.size() > 0).ifPresent(known -> formulas(known, material));
    Integer dimensionality = structure.map(known -> geometry(known, material)).orElse(null);
    stated(system.symmetry(), material);
    structure
        .flatMap(known -> new SymmetrySummary(known).addTo(material, dimensionality))
        .ifPresent(warnings);
    return new MaterialSummary(
        material.build(), structure.map(known -> known.composition().atoms()).orElse(0.0));
  }

  private static void formulas(Composition composition, MaterialBuilder material) {
    List<Element> elements = new ArrayList<>(composition.elements());
    elements.sort(Comparator.comparing(Element::symbol));
    material
        .elements(elements.stream().map(Element::symbol).toList())
        .nElements(elements.size())
        .elementsRatios(elements.stream().map(composition::fraction).toList())
        .chemicalFormulaDescriptive(composition.descriptive())
        .chemicalFormulaReduced(composition.reduced())
        .chemicalFormulaHill(composition.hill())
        .chemicalFormulaAnonymous(composition.anonymous())
        .chemicalFormulaIupac(composition.iupac());
  }

  /** Gives the dimensionality of the network of bonds; null where it is not looked for. */
  private static Integer geometry(Structure structure, MaterialBuilder material) {
    Integer dimensions = null;
    int periodic = structure.periodicity().dimensions();
    material
        .nSites(structure.size())
        .nPeriodicDimensions(periodic)
        .isOrdered(structure.isOrdered());
    if (structure.size() <= LARGEST_NETWORK && hasElements(structure)) {
      dimensions = Dimensionality.of(structure).highest();
      material
          .dimensionality(dimensions + "D")
          .structuralType(structuralType(structure, dimensions));
    }
    if (periodic == 3) {
      double volume = MaterialsUnit.CUBIC_ANGSTROM.toSi(structure.volume().orElseThrow());
      double atoms = structure.composition().atoms();
      material.volume(volume).volumePerAtom(volume / atoms);
      material.massDensity(mass(structure.composition()) / volume);
    }
    return dimensions;
  }

  private static boolean hasElements(Structure structure) {
    return structure.sites().stream().anyMatch(site -> site.mainSpecies().element().isPresent());
  }

  private static String structuralType(Structure structure, int dimensions) {
    return switch (dimensions) {
      case 3 -> "bulk";
      case 2 -> "2D";
      case 1 -> "1D";
      default -> structure.size() == 1 ? "atom" : "molecule / cluster";
    };
  }

  private static double mass(Composition composition) {
    double mass = 0;
    for (Element element : composition.elements()) {
      mass += composition.amount(element) * element.atomicWeight();
    }
    return MaterialsUnit.DALTON.toSi(mass);
  }

  /**
   * What the file states, which holds where nothing can be found. Many files list all atoms under
   * P1, whatever the symmetry is: that states nothing.
   */
  private static void stated(SystemSymmetry stated, MaterialBuilder material) {
    if (stated != null && says(stated)) {
      material.spaceGroupNumber(stated.spaceGroupNumber()).spaceGroupSymbol(symbol(stated));
    }
  }

  private static boolean says(SystemSymmetry stated) {
    return stated.spaceGroupNumber() == null
        ? stated.internationalShortSymbol() != null
        : stated.spaceGroupNumber() != 1;
  }

  /** As stated, else of the first setting of the number; null where that names no group. */
  private static String symbol(SystemSymmetry stated) {
    Integer number = stated.spaceGroupNumber();
    return stated.internationalShortSymbol() != null
            || number == null
            || number < 1
            || number > SPACE_GROUPS
        ? stated.internationalShortSymbol()
        : SpaceGroupType.ofNumber(number).getFirst().shortSymbol();
  }
}
