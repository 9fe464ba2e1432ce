package io.lodestone.archive.parse.vasp;

import static io.lodestone.core.quantity.MaterialsUnit.ELECTRONVOLT;

import io.lodestone.archive.metainfo.Energy;
import io.lodestone.archive.metainfo.EnergyBuilder;
import io.lodestone.archive.metainfo.EnergyEntry;
import io.lodestone.archive.metainfo.EnergyEntryBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Energies of one configuration or iteration under the names of vasprun.xml, in eV.
 *
 * <p>VASP's three totals are the free energy ({@code e_fr_energy}, TOTEN), the energy without the
 * entropy of the electrons ({@code e_wo_entrp}) and its extrapolation to zero smearing ({@code
 * e_0_energy}).
 */
final class EnergyTerms {
  static final String FREE = "e_fr_energy";
  static final String WITHOUT_ENTROPY = "e_wo_entrp";
  static final String ZERO_SMEARING = "e_0_energy";
  static final String ENTROPY = "eentropy";

  private static final double ROUNDING = 2e-8;

  private final Map<String, Double> terms = new LinkedHashMap<>();

  void put(String name, double electronvolts) {
    if (Double.isFinite(electronvolts)) {
      terms.put(name, electronvolts);
    }
  }

  /** A term in eV, or null. */
  Double get(String name) {
    return terms.get(name);
  }

  boolean isEmpty() {
    return terms.isEmpty();
  }

  /**
   * Mends the totals of a configuration where VASP labels them wrongly: many releases write the
   * free energy, the energy at zero smearing and the entropy term under the labels of the three
   * totals. The energy at zero smearing lies between the other two totals, which tells the cases
   * apart.
   */
  void mendLabels() {
    Double free = terms.get(FREE);
    Double second = terms.get(WITHOUT_ENTROPY);
    Double third = terms.get(ZERO_SMEARING);
    if (free == null || second == null || third == null) {
      return;
    }
    boolean between =
        third >= Math.min(free, second) - ROUNDING && third <= Math.max(free, second) + ROUNDING;
    double without = free - third;
    boolean mislabelled =
        !between
            && second >= Math.min(free, without) - ROUNDING
            && second <= Math.max(free, without) + ROUNDING;
    if (mislabelled) {
      terms.put(WITHOUT_ENTROPY, without);
      terms.put(ZERO_SMEARING, second);
      terms.put(ENTROPY, third);
    }
  }

  /** The section; null where there is nothing to tell. */
  Energy section(Double change, Double fermi, Double highestOccupied, Double lowestUnoccupied) {
    if (terms.isEmpty() && fermi == null && highestOccupied == null && lowestUnoccupied == null) {
      return null;
    }
    EnergyBuilder energy =
        EnergyBuilder.builder()
            .change(joule(change))
            .fermi(joule(fermi))
            .highestOccupied(joule(highestOccupied))
            .lowestUnoccupied(joule(lowestUnoccupied));
    terms.forEach(
        (name, value) -> {
          EnergyEntry entry = EnergyEntry.of(ELECTRONVOLT.toSi(value));
          switch (name) {
            case FREE -> energy.free(entry);
            case WITHOUT_ENTROPY -> energy.total(entry);
            case ZERO_SMEARING -> energy.totalT0(entry);
            case ENTROPY, "EENTRO" -> energy.correctionEntropy(entry);
            case "bandstr", "EBANDS" -> energy.sumEigenvalues(entry);
            case "kinetic" -> energy.kinetic(entry);
            case "EXHF" -> energy.exchange(entry);
            case "edisp", "Edisp" -> energy.vanDerWaals(entry);
            default ->
                energy.addContributions(
                    EnergyEntryBuilder.builder()
                        .kind(name)
                        .value(ELECTRONVOLT.toSi(value))
                        .build());
          }
        });
    return energy.build();
  }

  private static Double joule(Double electronvolts) {
    return electronvolts == null ? null : (Double) ELECTRONVOLT.toSi(electronvolts);
  }
}
