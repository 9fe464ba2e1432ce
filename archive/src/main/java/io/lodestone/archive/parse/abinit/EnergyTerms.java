package io.lodestone.archive.parse.abinit;

import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.EnergyBuilder;
import io.lodestone.archive.metainfo.EnergyEntry;
import io.lodestone.archive.metainfo.EnergyEntryBuilder;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.core.quantity.MaterialsUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The components of the total energy, as versions before 9 print them ({@code Kinetic energy =})
 * and as version 9 does in YAML ({@code kinetic :}).
 */
final class EnergyTerms {
  private static final double HARTREE = MaterialsUnit.HARTREE.factor();

  /** Printed names by what they are; the first is that of version 9. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("kinetic", "kinetic"),
          Map.entry("Kinetic energy", "kinetic"),
          Map.entry("hartree", "hartree"),
          Map.entry("Hartree energy", "hartree"),
          Map.entry("xc", "xc"),
          Map.entry("XC energy", "xc"),
          Map.entry("Ewald energy", "ewald"),
          Map.entry("Ion-ion energy", "ewald"),
          Map.entry("psp_core", "psp_core"),
          Map.entry("PspCore energy", "psp_core"),
          Map.entry("local_psp", "psp_local"),
          Map.entry("Loc. psp. energy", "psp_local"),
          Map.entry("non_local_psp", "psp_nonlocal"),
          Map.entry("NL   psp  energy", "psp_nonlocal"),
          Map.entry("spherical_terms", "spherical_terms"),
          Map.entry("Spherical terms", "spherical_terms"),
          Map.entry("fock", "fock"),
          Map.entry("Fock energy", "fock"),
          Map.entry("VdWaals_dft_d", "van_der_waals"),
          Map.entry("VdWaals_df", "van_der_waals"),
          Map.entry("Vd Waals energy", "van_der_waals"),
          Map.entry("Vd Waals DFT-D", "van_der_waals"),
          Map.entry("internal", "internal"),
          Map.entry(">>>>> Internal E", "internal"),
          Map.entry("-kT*entropy", "ktentropy"),
          Map.entry("'-kT*entropy'", "ktentropy"),
          Map.entry("band_energy", "band"),
          Map.entry("total_energy", "total"),
          Map.entry(">>>>>>>>> Etotal", "total"),
          Map.entry(">>>> Etotal", "total"));

  private final Map<String, Double> terms = new LinkedHashMap<>();

  /** Reads a line {@code NAME = VALUE} or {@code NAME : VALUE}; false if it is no term. */
  boolean accept(String text, PrintedLines lines) {
    int separator = text.indexOf('=');
    if (separator < 0) {
      separator = text.indexOf(" : ");
      separator = separator < 0 ? text.indexOf(": ") : separator;
    }
    String name = separator < 0 ? null : NAMES.get(text.substring(0, separator).strip());
    if (name != null) {
      Double value = lines.number(text.substring(separator + 1).replace(':', ' '), HARTREE);
      if (value != null) {
        terms.put(name, value);
      }
      return true;
    }
    int band = text.indexOf("Band energy (Ha)=");
    if (band >= 0) {
      Double value = lines.number(text.substring(text.lastIndexOf('=') + 1), HARTREE);
      if (value != null) {
        terms.put("band", value);
      }
      return true;
    }
    return false;
  }

  /** The total energy in J, or null. */
  Double total() {
    return terms.get("total");
  }

  /** Puts the terms into an energy and, under the program's names, into the calculation. */
  void addTo(EnergyBuilder energy, CalculationBuilder calculation) {
    terms.forEach(
        (name, value) -> {
          EnergyEntry entry = EnergyEntry.of(value);
          switch (name) {
            case "kinetic" -> energy.kineticElectronic(entry);
            case "hartree" -> energy.coulomb(entry);
            case "xc" -> energy.xc(entry);
            case "ewald" -> energy.nuclearRepulsion(entry);
            case "band" -> energy.sumEigenvalues(entry);
            case "ktentropy" -> energy.correctionEntropy(entry);
            case "van_der_waals" -> energy.vanDerWaals(entry);
            case "fock" -> energy.exchange(entry);
            case "total" -> {}
            default ->
                energy.addContributions(
                    EnergyEntryBuilder.builder().kind(name).value(value).build());
          }
          if (!name.equals("total")) {
            calculation.addExtras("x_abinit_energy_" + name, value);
          }
        });
    if (terms.containsKey("ktentropy") && terms.containsKey("total")) {
      energy.free(EnergyEntry.of(terms.get("total")));
    }
  }
}
