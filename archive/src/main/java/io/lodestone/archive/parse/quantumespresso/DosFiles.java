package io.lodestone.archive.parse.quantumespresso;

import io.lodestone.archive.metainfo.Dos;
import io.lodestone.archive.metainfo.DosBuilder;
import io.lodestone.archive.metainfo.DosValues;
import io.lodestone.archive.metainfo.DosValuesBuilder;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Densities of states that dos.x and projwfc.x left beside the output of pw.x: a table {@code
 * NAME.dos}, and {@code NAME.pdos_atm#1(Si)_wfc#2(p)} for each atomic function.
 */
final class DosFiles {
  private static final double ELECTRONVOLT = MaterialsUnit.ELECTRONVOLT.factor();

  private static final String DOS = ".dos";

  /** The Fermi energy is printed with three decimals in eV. */
  private static final double FERMI_TOLERANCE = 2e-3;

  private static final Pattern FERMI = Pattern.compile("EFermi =\\s*([-\\d.]+)");
  private static final Pattern ORBITAL =
      Pattern.compile("(.*)\\.pdos_atm#(\\d+)\\((\\w+)\\)_wfc#(\\d+)\\(([spdf])(?:_j[\\d.]+)?\\)");
  private static final List<List<String>> COMPONENTS =
      List.of(
          List.of("s"),
          List.of("pz", "px", "py"),
          List.of("dz2", "dxz", "dyz", "dx2-y2", "dxy"),
          List.of("fz3", "fxz2", "fyz2", "fz(x2-y2)", "fxyz", "fx(x2-3y2)", "fy(3x2-y2)"));

  private final SourceFile output;
  private final String prefix;
  private boolean surelyOwn;

  /**
   * The files beside {@code output}.
   *
   * @param prefix name that the run gave to its files, or null if unknown
   */
  DosFiles(SourceFile output, String prefix) {
    this.output = output;
    this.prefix = prefix;
  }

  /**
   * The densities of states, one per spin channel; empty where there is no file or it cannot be
   * told which one belongs to the run.
   *
   * @param fermi Fermi energy of the run in J, or null; a table for another one is not taken
   */
  List<Dos> read(Double fermi) throws IOException {
    Optional<SourceFile> file = choose();
    List<Dos> channels = file.isEmpty() ? List.of() : total(file.get(), fermi);
    if (!channels.isEmpty()) {
      String name = file.get().name();
      return withOrbitals(channels, name.substring(0, name.length() - DOS.length()));
    }
    return prefix == null || file.isPresent() ? List.of() : withOrbitals(List.of(), prefix);
  }

  /**
   * The file named after the run; else the only one, which then must show the same Fermi energy.
   */
  private Optional<SourceFile> choose() {
    List<String> names = output.siblingNames().stream().filter(name -> name.endsWith(DOS)).toList();
    String base = output.name().replaceFirst("\\.[^.]*$", "");
    Optional<String> named =
        names.stream()
            .filter(
                name -> name.equals(prefix + DOS) || name.equals(base) || name.equals(base + DOS))
            .findFirst();
    surelyOwn = named.isPresent();
    return named
        .or(() -> names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty())
        .flatMap(output::sibling);
  }

  private List<Dos> total(SourceFile file, Double fermi) throws IOException {
    try (PrintedLines lines = new PrintedLines(file, QuantumEspressoParser.FAREWELL)) {
      String header = lines.next();
      if (header == null || !header.startsWith("#") || !header.contains("E (eV)")) {
        return List.of();
      }
      Matcher printed = FERMI.matcher(header);
      Double own = printed.find() ? lines.number(printed.group(1)) : null;
      boolean compared = own != null && fermi != null;
      if (compared ? differs(own, fermi) : !surelyOwn) {
        return List.of();
      }
      boolean spins = header.toLowerCase(Locale.ROOT).contains("dosup");
      int columns = spins ? 4 : 3;
      Double level = own == null ? fermi : (Double) (own * ELECTRONVOLT);
      return channels(Table.read(lines, columns), spins, level, !spins);
    }
  }

  /** A section for each spin; columns are energy, density of each spin, integral. */
  private static List<Dos> channels(Table table, boolean spins, Double fermi, boolean integral) {
    List<Dos> channels = new ArrayList<>();
    for (int spin = 0; spin < (spins ? 2 : 1) && table.rows() > 0; spin++) {
      DosValuesBuilder values =
          DosValuesBuilder.builder()
              .value(table.column(1 + spin, 1 / ELECTRONVOLT))
              .spin(spins ? (Integer) spin : null)
              .valueIntegrated(integral ? table.column(2, 1) : null);
      channels.add(
          DosBuilder.builder()
              .spinChannel(spins ? (Integer) spin : null)
              .nEnergies(table.rows())
              .energies(table.column(0, ELECTRONVOLT))
              .energyFermi(fermi)
              .addTotal(values.build())
              .build());
    }
    return channels;
  }

  private static boolean differs(double electronvolts, double joules) {
    return Math.abs(electronvolts - joules / ELECTRONVOLT) > FERMI_TOLERANCE;
  }

  /**
   * The densities by atomic functions: within those of the same grid of energies, else as sections
   * of their own, whose total is the one that projwfc.x wrote.
   */
  private List<Dos> withOrbitals(List<Dos> channels, String base) throws IOException {
    List<String> names =
        output.siblingNames().stream()
            .filter(name -> name.startsWith(base + ".pdos_atm#"))
            .toList();
    List<Dos> projection = names.isEmpty() ? List.of() : projectedTotal(base);
    if (projection.isEmpty()) {
      return channels;
    }
    List<List<DosValues>> orbitals = new ArrayList<>();
    projection.forEach(channel -> orbitals.add(new ArrayList<>()));
    for (String name : names) {
      Matcher matcher = ORBITAL.matcher(name);
      SourceFile file = output.sibling(name).orElse(null);
      if (matcher.matches() && file != null) {
        orbital(file, matcher, orbitals, projection.getFirst());
      }
    }
    boolean same =
        channels.size() == projection.size()
            && sameGrid(channels.getFirst(), projection.getFirst());
    List<Dos> result = new ArrayList<>(same ? List.of() : channels);
    for (int i = 0; i < projection.size(); i++) {
      Dos total = same ? channels.get(i) : projection.get(i);
      result.add(DosBuilder.builder(total).orbitalProjected(orbitals.get(i)).build());
    }
    return result;
  }

  private List<Dos> projectedTotal(String base) throws IOException {
    SourceFile file = output.sibling(base + ".pdos_tot").orElse(null);
    if (file == null) {
      return List.of();
    }
    try (PrintedLines lines = new PrintedLines(file, QuantumEspressoParser.FAREWELL)) {
      String header = lines.next();
      if (header == null || !header.startsWith("#") || header.contains("ik")) {
        return List.of(); // resolved by k points, too
      }
      boolean spins = header.toLowerCase(Locale.ROOT).contains("dosup");
      return channels(Table.read(lines, spins ? 5 : 3), spins, null, false);
    }
  }

  private static void orbital(
      SourceFile file, Matcher name, List<List<DosValues>> projected, Dos total)
      throws IOException {
    int l = "spdf".indexOf(name.group(5));
    List<String> components = COMPONENTS.get(l);
    int spins = projected.size();
    try (PrintedLines lines = new PrintedLines(file, QuantumEspressoParser.FAREWELL)) {
      String header = lines.next();
      if (header == null || !header.startsWith("#")) {
        return;
      }
      int columns = 1 + spins * (1 + components.size());
      Table table = Table.read(lines, columns);
      if (table.rows() != total.nEnergies()) {
        return;
      }
      for (int m = 0; m < components.size(); m++) {
        for (int spin = 0; spin < spins; spin++) {
          projected
              .get(spin)
              .add(
                  DosValuesBuilder.builder()
                      .value(table.column(1 + spins + m * spins + spin, 1 / ELECTRONVOLT))
                      .atomLabel(name.group(3))
                      .atomIndex(Integer.parseInt(name.group(2)) - 1)
                      .orbital(components.get(m))
                      .spin(spins == 2 ? (Integer) spin : null)
                      .addExtras("x_qe_wfc", Integer.parseInt(name.group(4)))
                      .build());
        }
      }
    }
  }

  private static boolean sameGrid(Dos a, Dos b) {
    return a.nEnergies().equals(b.nEnergies())
        && Math.abs(a.energies().at(0) - b.energies().at(0)) < 1e-3 * ELECTRONVOLT;
  }

  /** Rows of numbers, up to the first line that is none. */
  private record Table(double[] values, int columns, int rows) {
    static Table read(PrintedLines lines, int columns) throws IOException {
      double[] values = new double[columns * 64];
      int rows = 0;
      for (String line = lines.next(); line != null; line = lines.next()) {
        double[] row = PrintedLines.numbers(line);
        if (row.length < columns || !Arrays.stream(row).allMatch(Double::isFinite)) {
          break;
        }
        values = Geometry.append(values, rows * columns, Arrays.copyOf(row, columns));
        rows++;
      }
      return new Table(values, columns, rows);
    }

    Tensor column(int column, double factor) {
      double[] picked = new double[rows];
      for (int i = 0; i < rows; i++) {
        picked[i] = values[i * columns + column] * factor;
      }
      return Tensor.vector(picked);
    }
  }
}
