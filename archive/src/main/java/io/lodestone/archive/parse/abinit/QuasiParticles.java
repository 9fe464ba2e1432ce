package io.lodestone.archive.parse.abinit;

import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.EigenvaluesBuilder;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The self-energy of a GW dataset: a table of its matrix elements in eV for each k point and spin,
 * bare in versions before 9 and within YAML from then on.
 */
final class QuasiParticles {
  private static final double ELECTRONVOLT = MaterialsUnit.ELECTRONVOLT.factor();
  private static final Pattern POINT =
      Pattern.compile(
          "(?:kpoint\\s*:|k\\s*=)\\s*\\[?\\s*([-\\d.]+),?\\s+([-\\d.]+),?\\s+([-\\d.]+).*");

  private final PrintedLines lines;
  private final List<Table> tables = new ArrayList<>();
  private final Map<String, Double> gaps = new LinkedHashMap<>();
  private double[] point;
  private int spin;

  /** The matrix elements at one k point of one spin. */
  private record Table(double[] point, int spin, List<String> columns, List<double[]> rows) {}

  QuasiParticles(PrintedLines lines) {
    this.lines = lines;
  }

  boolean isEmpty() {
    return tables.isEmpty();
  }

  /** First and last band of the tables, or an empty list. */
  List<Integer> bands() {
    return tables.isEmpty()
        ? List.of()
        : List.of(
            (int) tables.getFirst().rows.getFirst()[0], (int) tables.getFirst().rows.getLast()[0]);
  }

  /** Reads a line; false if it is about something else. */
  boolean accept(String text) throws IOException {
    Matcher matcher;
    if ((text.startsWith("kpoint") || text.startsWith("k ="))
        && (matcher = POINT.matcher(text)).matches()) {
      point = new double[3];
      for (int i = 0; i < 3; i++) {
        Double k = lines.number(matcher.group(i + 1));
        point[i] = k == null ? Double.NaN : k;
      }
      spin = text.contains("spin:") && text.endsWith("2") ? 1 : 0;
    } else if (text.startsWith("spin ") && text.indexOf(':') > 0 && point != null) {
      Integer printed = lines.integer(text.substring(text.indexOf(':') + 1));
      spin = printed == null ? 0 : printed - 1;
    } else if (text.startsWith("Band ") && text.contains("SigX") && point != null) {
      table(text);
    } else if (text.startsWith("KS_gap") || text.startsWith("E^0_gap")) {
      gap("x_abinit_value", text);
    } else if (text.startsWith("QP_gap") || text.startsWith("E^GW_gap")) {
      gap("x_abinit_value_fundamental", text);
    } else {
      return false;
    }
    return true;
  }

  private void gap(String name, String text) {
    Double value = lines.number(text.replaceFirst("^\\S+\\s*:?", ""), ELECTRONVOLT);
    if (value != null) {
      gaps.put(name, value);
    }
  }

  private void table(String header) throws IOException {
    List<String> columns = List.of(header.split("\\s+"));
    List<double[]> rows = new ArrayList<>();
    for (String line = lines.next(); line != null; line = lines.next()) {
      double[] row = PrintedLines.numbers(line);
      if (row.length < columns.size()) {
        if (row.length > 0) {
          continue; // imaginary parts, or a value too wide for its column
        }
        lines.pushBack();
        break;
      }
      if (row[0] == Math.rint(row[0])) {
        rows.add(row);
      }
    }
    if (!rows.isEmpty()) {
      tables.add(new Table(point, spin, columns, rows));
    }
  }

  /** Puts what was read into a calculation. */
  void addTo(CalculationBuilder calculation) {
    int spins = tables.stream().mapToInt(table -> table.spin + 1).max().orElse(0);
    int points = spins == 0 ? 0 : tables.size() / spins;
    if (points == 0 || points * spins != tables.size() || spins > 2) {
      return;
    }
    int bands = tables.getFirst().rows.size();
    for (Table table : tables) {
      if (table.rows.size() != bands || !table.columns.equals(tables.getFirst().columns)) {
        return;
      }
    }
    double[] k = new double[3 * points];
    List<List<Table>> bySpin = new ArrayList<>();
    for (int s = 0; s < spins; s++) {
      int wanted = s;
      bySpin.add(tables.stream().filter(table -> table.spin == wanted).toList());
      if (bySpin.getLast().size() != points) {
        return;
      }
    }
    for (int i = 0; i < points; i++) {
      System.arraycopy(bySpin.getFirst().get(i).point, 0, k, 3 * i, 3);
    }
    EigenvaluesBuilder result = EigenvaluesBuilder.builder().kpoints(Tensor.of(k, points, 3));
    result.valueKs(column(bySpin, points, bands, ELECTRONVOLT, "E0", "E_DFT", "E_lda"));
    result.valueXcPotential(
        column(bySpin, points, bands, ELECTRONVOLT, "<VxcDFT>", "<VxcLDA>", "<Vxcloc>", "<VxcKS>"));
    result.valueExchange(column(bySpin, points, bands, ELECTRONVOLT, "SigX"));
    result.valueCorrelation(
        column(bySpin, points, bands, ELECTRONVOLT, "SigC(E0)", "SigC[E(N-1)]"));
    result.qpLinearizationPrefactor(column(bySpin, points, bands, 1, "Z"));
    result.valueQp(column(bySpin, points, bands, ELECTRONVOLT, "E", "E(N)_pert", "E(N)"));
    result.addExtras("x_abinit_bands", bands());
    if (!gaps.isEmpty()) {
      result.addExtras("x_abinit_qp_band_gaps_params", gaps);
    }
    calculation.addEigenvalues(result.build());
  }

  /** spin × k × band of the first of these columns that the tables have, or null. */
  private static Tensor column(
      List<List<Table>> bySpin, int points, int bands, double factor, String... names) {
    List<String> columns = bySpin.getFirst().getFirst().columns;
    int index =
        Arrays.stream(names).mapToInt(columns::indexOf).filter(i -> i > 0).findFirst().orElse(-1);
    if (index < 0) {
      return null;
    }
    double[] values = new double[bySpin.size() * points * bands];
    int at = 0;
    for (List<Table> tables : bySpin) {
      for (Table table : tables) {
        for (double[] row : table.rows) {
          values[at++] = row[index] * factor;
        }
      }
    }
    return Arrays.stream(values).allMatch(Double::isFinite)
        ? Tensor.of(values, bySpin.size(), points, bands)
        : null;
  }
}
