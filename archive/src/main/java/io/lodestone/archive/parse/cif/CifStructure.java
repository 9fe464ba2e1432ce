package io.lodestone.archive.parse.cif;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.AtomicSystemBuilder;
import io.lodestone.archive.metainfo.Atoms;
import io.lodestone.archive.metainfo.AtomsBuilder;
import io.lodestone.archive.metainfo.SystemSymmetry;
import io.lodestone.archive.metainfo.SystemSymmetryBuilder;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Vector3;
import io.lodestone.core.tensor.Tensor;
import io.lodestone.crystal.symmetry.SpaceGroupType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The crystal or molecule of one data block, with every atom of the cell. */
final class CifStructure {
  /** Relative difference of an amount from the stated formula that is worth a warning. */
  private static final double AMOUNT_DIFFERS = 0.02;

  private final CifBlock block;
  private final String source;
  private final Consumer<String> warnings;
  private final Optional<Composition> formula;

  CifStructure(CifBlock block, String source, Consumer<String> warnings) {
    this.block = block;
    this.source = source;
    this.warnings = warnings;
    this.formula = statedFormula(block);
  }

  /**
   * The atoms with the symmetry that the block states.
   *
   * @throws InvalidInput where cell, sites or symmetry contradict their definition
   */
  AtomicSystem read() {
    Optional<Lattice> lattice = new CifCell(block, source, warnings).read();
    Set<Element> elements = formula.map(f -> Set.copyOf(f.elements())).orElse(Set.of());
    List<CifSite> sites = new CifSites(block, source, lattice, elements, warnings).read();
    if (sites.isEmpty()) {
      throw new InvalidInput(
          source, "data_" + block.code(), "no filled atom site", "atoms with coordinates", null);
    }
    AtomicSystemBuilder system = AtomicSystemBuilder.builder().name(name());
    if (lattice.isEmpty()) {
      return system
          .type("molecule / cluster")
          .atoms(
              atoms(
                  sites.stream().map(s -> new CellContents.Atom(s, s.position(), null)).toList(),
                  null))
          .build();
    }
    CifSymmetry symmetry = new CifSymmetry(block, source, warnings);
    List<CifSymmetry.Reading> readings = symmetry.readings(lattice.get());
    CellContents contents = null;
    CifSymmetry.Reading chosen = null;
    for (CifSymmetry.Reading reading : readings) {
      List<String> remarks = new ArrayList<>();
      CellContents filled =
          new CellContents(sites, reading.operations(), lattice.get(), remarks::add);
      boolean agrees = readings.size() == 1 || agreesWithFormula(filled.amounts());
      if (contents == null || agrees) {
        contents = filled;
        chosen = reading;
        if (agrees) {
          remarks.forEach(warnings);
          break;
        }
      }
    }
    if (readings.size() > 1) {
      warnings.accept(
          "the space group is stated without its setting and read as choice '%s' of axes and origin"
              .formatted(chosen.type().map(SpaceGroupType::choice).orElse("")));
    }
    if (formula.isPresent() && !agreesWithFormula(contents.amounts())) {
      warnings.accept("the sites do not add up to _chemical_formula_sum");
    }
    return system
        .type("bulk")
        .symmetry(symmetry(symmetry, chosen))
        .atoms(atoms(contents.atoms(), lattice.get()))
        .build();
  }

  /** The sum formula of a block, or empty where none is stated that can be read. */
  static Optional<Composition> statedFormula(CifBlock block) {
    String text = block.text("_chemical_formula_sum", "_chemical_formula_moiety");
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Composition.parse(text));
    } catch (InvalidInput e) {
      return Optional.empty();
    }
  }

  /**
   * Whether the atoms of the cell are Z formula units; without a stated Z, whether they have the
   * proportions of the formula. Atoms that the formula counts and no site holds, such as hydrogen,
   * do not matter.
   */
  private boolean agreesWithFormula(Map<Element, Double> amounts) {
    if (formula.isEmpty()) {
      return false;
    }
    double z = Double.NaN;
    CifNumber stated =
        block.value("_cell_formula_units_z") == null
            ? null
            : CifNumber.parse(block.text("_cell_formula_units_z"));
    if (stated != null && stated.value() > 0) {
      z = stated.value();
    }
    for (Map.Entry<Element, Double> amount : amounts.entrySet()) {
      double perUnit = formula.get().amount(amount.getKey());
      z = Double.isNaN(z) && perUnit > 0 ? amount.getValue() / perUnit : z;
      if (Math.abs(amount.getValue() - z * perUnit) > AMOUNT_DIFFERS * amount.getValue()) {
        return false;
      }
    }
    return true;
  }

  private String name() {
    String name =
        block.text("_chemical_name_mineral", "_chemical_name_common", "_chemical_name_systematic");
    return name == null ? block.code() : name.replaceAll("\\s+", " ");
  }

  private static SystemSymmetry symmetry(CifSymmetry stated, CifSymmetry.Reading reading) {
    SystemSymmetryBuilder symmetry =
        SystemSymmetryBuilder.builder()
            .spaceGroupNumber(stated.statedNumber())
            .internationalShortSymbol(stated.statedSymbol())
            .hallSymbol(stated.statedHall());
    // What a table says of the setting that a symbol names is as good as stated.
    reading
        .type()
        .ifPresent(
            type ->
                symmetry
                    .spaceGroupNumber(type.number())
                    .hallSymbol(type.hallSymbol())
                    .choice(type.choice().isEmpty() ? null : type.choice()));
    SystemSymmetry built = symmetry.build();
    return built.spaceGroupNumber() == null
            && built.internationalShortSymbol() == null
            && built.hallSymbol() == null
        ? null
        : built;
  }

  private static Atoms atoms(List<CellContents.Atom> contents, Lattice lattice) {
    int n = contents.size();
    List<String> labels = new ArrayList<>(n);
    List<Integer> numbers = new ArrayList<>(n);
    List<Double> occupancies = new ArrayList<>(n);
    List<String> siteLabels = new ArrayList<>(n);
    List<Double> charges = new ArrayList<>(n);
    double[] positions = new double[3 * n];
    double[] moments = new double[3 * n];
    boolean partial = false;
    boolean labelled = false;
    boolean charged = false;
    boolean magnetic = false;
    for (int i = 0; i < n; i++) {
      CellContents.Atom atom = contents.get(i);
      CifSite site = atom.site();
      labels.add(site.species().element().map(Element::symbol).orElse("X"));
      numbers.add(site.species().element().map(Element::number).orElse(0));
      occupancies.add(site.occupancy());
      siteLabels.add(site.label());
      charges.add(site.species().charge().orElse(Double.NaN));
      partial |= site.occupancy() != 1;
      labelled |= !site.label().isEmpty();
      charged |= site.species().charge().isPresent();
      magnetic |= atom.moment() != null;
      put(
          positions,
          i,
          lattice == null ? atom.position() : lattice.toCartesian(atom.position()),
          MaterialsUnit.ANGSTROM);
      put(
          moments,
          i,
          atom.moment() == null ? Vector3.ZERO : atom.moment(),
          MaterialsUnit.BOHR_MAGNETON);
    }
    AtomsBuilder atoms =
        AtomsBuilder.builder()
            .nAtoms(n)
            .labels(labels)
            .species(numbers)
            .positions(Tensor.of(positions, n, 3))
            .periodic(lattice == null ? List.of(false, false, false) : List.of(true, true, true))
            .concentrations(partial ? occupancies : null)
            .magneticMoments(magnetic ? Tensor.of(moments, n, 3) : null);
    if (lattice != null) {
      atoms.latticeVectors(
          Tensor.of(lattice.toRows(), 3, 3).scaled(MaterialsUnit.ANGSTROM.factor()));
    }
    if (labelled) {
      atoms.addExtras("x_cif_site_labels", siteLabels);
    }
    if (charged && charges.stream().noneMatch(charge -> charge.isNaN())) {
      atoms.addExtras("x_cif_oxidation_numbers", charges);
    }
    return atoms.build();
  }

  private static void put(double[] target, int atom, Vector3 vector, MaterialsUnit unit) {
    target[3 * atom] = unit.toSi(vector.x());
    target[3 * atom + 1] = unit.toSi(vector.y());
    target[3 * atom + 2] = unit.toSi(vector.z());
  }
}
