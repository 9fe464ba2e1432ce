package io.lodestone.archive.parse.quantumespresso;

import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.ForcesBuilder;
import io.lodestone.archive.metainfo.ForcesEntry;
import io.lodestone.archive.metainfo.ForcesEntryBuilder;
import io.lodestone.archive.metainfo.StressBuilder;
import io.lodestone.archive.metainfo.StressEntry;
import io.lodestone.archive.metainfo.StressEntryBuilder;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Forces and stress of one configuration, with their contributions.
 *
 * <p>The stress is told with the program's sign, in which compression is positive.
 */
final class ForcesAndStress {
  private static final double FORCE = MaterialsUnit.RYDBERG_PER_BOHR.factor();
  private static final double KILOBAR = MaterialsUnit.KILOBAR.factor();
  private static final String TOTAL = "total";
  private static final Pattern CONTRIBUTION =
      Pattern.compile("(?:The )?(.*?)\\s+(?:contrib\\.|contribution|term)\\s+to forces:?");
  private static final Pattern STRESS =
      Pattern.compile("(\\S+(?:\\s\\S+)?)\\s+stress\\s*\\(kbar\\)\\s*(.*)");

  private final PrintedLines lines;
  private final Map<String, double[]> forces = new LinkedHashMap<>();
  private final Map<String, Integer> rows = new LinkedHashMap<>();
  private final Map<String, Tensor> stresses = new LinkedHashMap<>();
  private final Map<String, Object> extras = new LinkedHashMap<>();
  private String target = TOTAL;
  private Double pressure;

  ForcesAndStress(PrintedLines lines) {
    this.lines = lines;
  }

  /** Reads a line; false if it is about something else. */
  boolean accept(String text) throws IOException {
    Matcher matcher;
    if (text.startsWith("atom ") && text.contains("force =")) {
      force(text);
    } else if (text.startsWith("Forces acting on atoms")) {
      target = TOTAL;
      rows.put(TOTAL, 0);
    } else if (text.contains("to forces") && (matcher = CONTRIBUTION.matcher(text)).matches()) {
      target = matcher.group(1).strip();
      rows.put(target, 0);
    } else if (text.startsWith("Total force =")) {
      int correction = text.indexOf("Total SCF correction");
      extra("x_qe_force_total", text.substring("Total force =".length()));
      if (correction > 0) {
        extra("x_qe_force_total_scf_correction", text.substring(text.lastIndexOf('=') + 1));
      }
    } else if (text.startsWith("Total Dispersion Force =")) {
      extra("x_qe_dispersion_force_total", text.substring(text.indexOf('=') + 1));
    } else if (text.startsWith("total") && text.contains("stress") && text.contains("P=")) {
      stress(text);
    } else if (text.contains("stress (kbar)") && (matcher = STRESS.matcher(text)).matches()) {
      contribution(matcher.group(1).strip(), matcher.group(2));
    } else if (text.contains("stress") && text.contains("not implemented")) {
      extras.put("x_qe_stress_unimplemented", text);
    } else {
      return false;
    }
    return true;
  }

  private void extra(String name, String value) {
    Double number = lines.number(value, FORCE);
    if (number != null) {
      extras.put(name, number);
    }
  }

  private void force(String text) {
    double[] xyz = lines.numbers(text.substring(text.indexOf("force =") + 7), 3);
    int row = rows.getOrDefault(target, 0);
    double[] values = forces.computeIfAbsent(target, key -> new double[24]);
    for (int i = 0; xyz != null && i < 3; i++) {
      xyz[i] *= FORCE;
    }
    double[] known = xyz == null ? new double[] {Double.NaN, Double.NaN, Double.NaN} : xyz;
    forces.put(target, Geometry.append(values, 3 * row, known[0], known[1], known[2]));
    rows.put(target, row + 1);
  }

  private void stress(String header) throws IOException {
    String printed = header.substring(header.indexOf("P=") + 2);
    pressure = printed.isBlank() ? null : lines.number(printed, KILOBAR);
    double[] tensor = new double[9];
    for (int i = 0; i < 3; i++) {
      String line = lines.next();
      if (line == null) {
        return;
      }
      double[] row = PrintedLines.numbers(line);
      if (row.length < 6) {
        throw lines.error(line, "six numbers");
      }
      for (int j = 0; j < 3; j++) {
        tensor[3 * i + j] = row[3 + j] * KILOBAR;
        if (!Double.isFinite(row[3 + j])) {
          tensor[3 * i + j] = row[j] * MaterialsUnit.RYDBERG_PER_CUBIC_BOHR.factor();
        }
      }
    }
    if (Arrays.stream(tensor).allMatch(Double::isFinite)) {
      stresses.put(TOTAL, Tensor.of(tensor, 3, 3));
    }
  }

  private void contribution(String name, String firstRow) throws IOException {
    double[] tensor = new double[9];
    String line = firstRow;
    for (int i = 0; i < 3; i++) {
      double[] row = line == null ? new double[0] : PrintedLines.numbers(line);
      if (row.length < 3) {
        return;
      }
      for (int j = 0; j < 3; j++) {
        tensor[3 * i + j] = row[j] * KILOBAR;
      }
      line = i < 2 ? lines.next() : null;
    }
    if (Arrays.stream(tensor).allMatch(Double::isFinite)) {
      stresses.put(name, Tensor.of(tensor, 3, 3));
    }
  }

  /** Puts what was read completely into the results for {@code atoms} atoms. */
  void addTo(CalculationBuilder calculation, int atoms) {
    ForcesBuilder all = ForcesBuilder.builder();
    boolean any = false;
    for (Map.Entry<String, double[]> entry : forces.entrySet()) {
      double[] values = Arrays.copyOf(entry.getValue(), 3 * rows.get(entry.getKey()));
      boolean complete = atoms > 0 && values.length == 3 * atoms;
      if (!complete || !Arrays.stream(values).allMatch(Double::isFinite)) {
        continue;
      }
      Tensor tensor = Tensor.of(values, atoms, 3);
      any = true;
      if (entry.getKey().equals(TOTAL)) {
        all.total(ForcesEntryBuilder.builder().value(tensor).valueRaw(tensor).build());
      } else {
        all.addContributions(contribution(entry.getKey(), tensor));
        if (entry.getKey().toLowerCase(java.util.Locale.ROOT).contains("dispersion")) {
          calculation.addExtras("x_qe_atom_dispersion_force", tensor);
        }
      }
    }
    if (any) {
      calculation.forces(all.build());
    }
    if (!stresses.isEmpty()) {
      StressBuilder stress = StressBuilder.builder();
      stresses.forEach(
          (name, tensor) -> {
            StressEntry entry =
                StressEntryBuilder.builder()
                    .kind(name.equals(TOTAL) ? null : name)
                    .value(tensor)
                    .build();
            if (name.equals(TOTAL)) {
              stress.total(entry);
            } else {
              stress.addContributions(entry);
            }
          });
      calculation.stress(stress.build());
    }
    if (pressure != null) {
      calculation.pressure(pressure).addExtras("x_qe_pressure", pressure);
    }
    extras.forEach(calculation::addExtras);
  }

  private static ForcesEntry contribution(String name, Tensor tensor) {
    return ForcesEntryBuilder.builder().kind(name).value(tensor).build();
  }
}
