package io.lodestone.archive.parse.fhiaims;

import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.EnergyBuilder;
import io.lodestone.archive.metainfo.EnergyEntry;
import io.lodestone.archive.metainfo.EnergyEntryBuilder;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.core.quantity.MaterialsUnit;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** What FHI-aims says of one step of molecular dynamics once it is done. */
final class MolecularDynamics {
  private static final String STEP = "Time step number";
  private static final String TIME = "Simulation time";
  private static final String TEMPERATURE = "Temperature (nuclei)";
  private static final String KINETIC = "Nuclear kinetic energy";
  private static final String TOTAL = "Total energy (el.+nuc.)";

  private final Map<String, Double> values = new TreeMap<>();

  /** Reads the list that the current line announces. */
  void read(TextReader in, OutputLine numbers) throws IOException {
    for (String line = in.next(); line != null; line = in.next()) {
      String text = line.strip();
      int colon = text.indexOf(':');
      if (!text.startsWith("|") || colon < 0) {
        in.pushBack();
        return;
      }
      String name = text.substring(1, colon).strip();
      String[] words = text.substring(colon + 1).strip().split("\\s+", 2);
      double unit = words.length < 2 ? 1 : unit(words[1].strip());
      numbers.number(words[0]).ifPresent(value -> values.put(name, value * unit));
    }
  }

  boolean isKnown() {
    return !values.isEmpty();
  }

  void tell(CalculationBuilder calculation) {
    Double step = values.get(STEP);
    calculation
        .step(step == null ? null : Integer.valueOf((int) Math.rint(step)))
        .time(values.get(TIME))
        .temperature(values.get(TEMPERATURE));
    if (isKnown()) {
      calculation.addExtras("x_fhi_aims_calculation_md", Map.copyOf(values));
    }
  }

  /** Tells the energies of the nuclei; the total energy stays that of the electrons. */
  void tell(EnergyBuilder energy) {
    Double kinetic = values.get(KINETIC);
    Double total = values.get(TOTAL);
    if (kinetic != null) {
      energy.kinetic(entry(kinetic));
      if (total != null) {
        energy.potential(entry(total - kinetic));
      }
    }
  }

  private static EnergyEntry entry(double value) {
    return EnergyEntryBuilder.builder().value(value).build();
  }

  private static double unit(String symbol) {
    return switch (symbol) {
      case "ps" -> MaterialsUnit.PICOSECOND.factor();
      case "eV" -> MaterialsUnit.ELECTRONVOLT.factor();
      case "eV ps" -> MaterialsUnit.ELECTRONVOLT.factor() * MaterialsUnit.PICOSECOND.factor();
      default -> 1;
    };
  }
}
