package io.lodestone.archive.parse.fhiaims;

import io.lodestone.archive.metainfo.AtomParameters;
import io.lodestone.archive.metainfo.AtomParametersBuilder;
import io.lodestone.archive.metainfo.HubbardKanamoriModel;
import io.lodestone.archive.metainfo.HubbardKanamoriModelBuilder;
import io.lodestone.archive.parse.Fields;
import io.lodestone.core.element.Element;
import io.lodestone.core.quantity.MaterialsUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What FHI-aims says that it found for one species in control.in. */
final class SpeciesReport {
  private static final String PREFIX = "x_fhi_aims_controlInOut_";

  private final String name;
  private final AtomParametersBuilder parameters = AtomParametersBuilder.builder();
  private final Map<String, Object> section = new TreeMap<>();
  private final List<Map<String, Object>> functions = new ArrayList<>();
  private Integer atomNumber;
  private double petukhovMixing = Double.NaN;

  SpeciesReport(String name) {
    this.name = name;
    section.put(PREFIX + "species_name", name);
  }

  String name() {
    return name;
  }

  /** The element by the nuclear charge, or empty before it is known or where it is none. */
  Optional<Element> element() {
    return atomNumber == null || atomNumber < 1 || atomNumber > Element.all().size()
        ? Optional.empty()
        : Optional.of(Element.byNumber(atomNumber));
  }

  /** The charge of the nucleus in elementary charges. */
  void nuclearCharge(double charge) {
    double si = MaterialsUnit.ELEMENTARY_CHARGE.toSi(charge);
    atomNumber = (int) Math.rint(charge);
    parameters.charge(si);
    section.put(PREFIX + "species_charge", si);
  }

  /** The mass in atomic mass units. */
  void mass(double mass) {
    double si = MaterialsUnit.DALTON.toSi(mass);
    parameters.mass(si);
    section.put(PREFIX + "species_mass", si);
  }

  /** Onset and width of the cut-off potential in Å, and its scale. */
  void cutoffPotential(double[] values) {
    section.put(PREFIX + "species_cut_pot", MaterialsUnit.ANGSTROM.toSi(values[0]));
    section.put(PREFIX + "species_cut_pot_width", MaterialsUnit.ANGSTROM.toSi(values[1]));
    section.put(PREFIX + "species_cut_pot_scale", values[2]);
  }

  /** Whether Gaussian functions are used as they are. */
  void pureGaussian(String flag) {
    section.put(PREFIX + "pure_gaussian", flag);
  }

  /** The mixing factor of both double countings of +U, as Petukhov has it. */
  void petukhovMixing(double factor) {
    petukhovMixing = factor;
  }

  /**
   * A function of the basis.
   *
   * @param kind such as {@code hydrogenic basis}
   * @param words main quantum number, angular momentum, and occupation or effective charge
   * @param meaning last part of the name of the third word
   */
  void function(String kind, Fields words, int first, String meaning) {
    Map<String, Object> function = new TreeMap<>();
    function.put(PREFIX + "basis_func_type", kind);
    if (words.isNumber(first)) {
      function.put(PREFIX + "basis_func_n", (int) words.number(first));
    }
    if (words.count() > first + 1 && words.word(first + 1).length() == 1) {
      function.put(PREFIX + "basis_func_l", words.word(first + 1));
    }
    if (words.isNumber(first + 2)) {
      function.put(PREFIX + "basis_func_" + meaning, words.number(first + 2));
    }
    functions.add(function);
  }

  /** All of the species as one section. */
  AtomParameters parameters(SpeciesInput input) {
    if (!functions.isEmpty()) {
      section.put("x_fhi_aims_section_controlInOut_basis_func", List.copyOf(functions));
    }
    return parameters
        .label(name)
        .atomNumber(element().map(Element::number).orElse(null))
        .hubbardKanamoriModel(hubbard(input))
        .addExtras("x_fhi_aims_section_controlInOut_atom_species", List.of(Map.copyOf(section)))
        .build();
  }

  /** The interaction of {@code plus_u n l U} in control.in, or null. */
  private HubbardKanamoriModel hubbard(SpeciesInput input) {
    List<String> words = input == null ? List.of() : input.words("plus_u");
    double u = words.size() < 3 ? Double.NaN : Fields.parse(words.get(2));
    if (!Double.isFinite(u)) {
      return null;
    }
    HubbardKanamoriModelBuilder model =
        HubbardKanamoriModelBuilder.builder()
            .orbital(words.get(0) + words.get(1))
            .uEffective(MaterialsUnit.ELECTRONVOLT.toSi(u))
            .doubleCountingCorrection("Dudarev")
            .addExtras("x_fhi_aims_projection_type", "Mulliken (dual)");
    if (Double.isFinite(petukhovMixing)) {
      model.addExtras("x_fhi_aims_petukhov_mixing_factor", petukhovMixing);
    }
    return model.build();
  }
}
