package io.lodestone.archive.parse.fhiaims;

import io.lodestone.archive.metainfo.Energy;
import io.lodestone.archive.metainfo.EnergyBuilder;
import io.lodestone.archive.metainfo.EnergyEntry;
import io.lodestone.archive.metainfo.EnergyEntryBuilder;
import io.lodestone.archive.parse.TextReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Energies by the names under which FHI-aims lists them, in J. */
final class EnergyTerms {
  private static final Map<String, String> CODE_SPECIFIC =
      Map.of(
          "X Energy LDA", "x_fhi_aims_energy_X_LDA",
          "C Energy LDA", "x_fhi_aims_energy_C_LDA",
          "Free-atom electrostatic energy", "x_fhi_aims_energy_electrostatic_free_atom");

  private final Map<String, Double> values = new HashMap<>();

  /**
   * Reads a list of energies, one a line, up to the first line that is none; the current line
   * announces it.
   */
  void readList(TextReader in, OutputLine numbers) throws IOException {
    for (String line = in.next(); line != null; line = in.next()) {
      String text = line.strip();
      boolean listed = text.startsWith("|");
      // Two headings stand within the list of components, before and behind an empty line.
      boolean heading = text.isEmpty() || text.equals("Derived energy quantities:");
      if (!listed && !heading) {
        in.pushBack();
        return;
      }
      if (listed) {
        add(text.substring(1).strip(), numbers);
      }
    }
  }

  /** Reads the exchange and correlation energies up to the line that ends them. */
  void readDecomposition(TextReader in, OutputLine numbers) throws IOException {
    for (String line = in.next(); line != null; line = in.next()) {
      String text = line.strip();
      if (text.startsWith("End decomposition")) {
        return;
      }
      add(text, numbers);
    }
  }

  /** Takes one energy, replacing an earlier one of the same name. */
  void put(String name, Double value) {
    if (value != null) {
      values.put(name, value);
    }
  }

  /** Takes one energy unless one of the same name is here. */
  void putMissing(String name, Double value) {
    if (value != null) {
      values.putIfAbsent(name, value);
    }
  }

  /** Takes all energies of another list in place of those of the same names. */
  void replaceWith(EnergyTerms others) {
    values.putAll(others.values);
  }

  /** Takes all energies of another list that are not yet here. */
  void addMissing(EnergyTerms others) {
    others.values.forEach(values::putIfAbsent);
  }

  /** An energy in J, or null. */
  Double get(String name) {
    return values.get(name);
  }

  /** Forgets all. */
  void clear() {
    values.clear();
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /** A builder with all energies that have a place of their own. */
  EnergyBuilder section() {
    EnergyBuilder energy =
        EnergyBuilder.builder()
            .total(entry("Total energy uncorrected", "Total energy", null))
            .totalT0(
                entry(
                    "Total energy corrected",
                    "Total energy, T -> 0",
                    "Total energy (T->0) per atom"))
            .free(entry("Electronic free energy", null, "Electronic free energy per atom"))
            .sumEigenvalues(entry("Sum of eigenvalues", null, "Sum of eigenvalues per atom"))
            .xc(entry("Total XC Energy", null, null))
            .exchange(entry("X Energy", null, null))
            .correlation(entry("C Energy GGA", "C Energy", null))
            .correctionXc(entry("XC energy correction", null, null))
            .xcPotential(entry("XC potential correction", null, null))
            .correctionHartree(entry("Hartree energy correction", null, null))
            .correctionEntropy(entry("Entropy correction", null, null))
            .electrostatic(entry("Electrostatic energy", null, null))
            .kineticElectronic(entry("Kinetic energy", null, null))
            .change(values.get("Change of total energy"));
    contribution(
        energy, "hartree_fock_x_scaled", entry("Hartree-Fock part", "Hartree-Fock Energy", null));
    contribution(
        energy,
        "correction for the multipole error in the Hartree potential",
        entry("error in Hartree potential", null, null));
    return energy;
  }

  /** The section, or null where no energy is known. */
  Energy sectionOrNull() {
    return values.isEmpty() ? null : section().build();
  }

  /** Energies that only FHI-aims has, by their code-specific names. */
  Map<String, Object> codeSpecific() {
    Map<String, Object> extras = new TreeMap<>();
    CODE_SPECIFIC.forEach(
        (name, key) -> {
          if (values.containsKey(name)) {
            extras.put(key, values.get(name));
          }
        });
    return extras;
  }

  private void add(String text, OutputLine numbers) {
    int colon = text.indexOf(':');
    if (colon > 0) {
      put(text.substring(0, colon).strip(), numbers.energy(text.substring(colon + 1)));
    }
  }

  private static void contribution(EnergyBuilder energy, String kind, EnergyEntry entry) {
    if (entry != null) {
      energy.addContributions(EnergyEntryBuilder.builder(entry).kind(kind).build());
    }
  }

  private EnergyEntry entry(String name, String otherName, String perAtom) {
    Double value = values.get(name) == null ? values.get(otherName) : values.get(name);
    return value == null
        ? null
        : EnergyEntryBuilder.builder()
            .value(value)
            .valuePerAtom(perAtom == null ? null : values.get(perAtom))
            .build();
  }
}
