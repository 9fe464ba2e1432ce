package io.lodestone.cli;

import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.quantity.SiDimension;
import io.lodestone.core.quantity.UnitExpression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The columns of volumes and energies that programs and people write to a text file, with blanks,
 * commas or tabs between: volume first, unless the heading says otherwise.
 *
 * @param volumes Å³
 * @param energies eV
 */
record EnergyCurveTable(double[] volumes, double[] energies) {
  private static final Pattern SEPARATOR = Pattern.compile("[\\s,;]+");
  private static final Pattern UNIT = Pattern.compile("[(\\[]([^)\\]]+)[)\\]]|/\\s*(\\S+)");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eEdD][-+]?\\d+)?");
  private static final int MOST_ROWS = 100_000;

  /** Where a quantity stands and how large its unit is. */
  private record Column(int index, double factor) {}

  /** Whether the first line with numbers has nothing else, and at least two of them. */
  static boolean recognizes(SourceFile file) throws IOException {
    Optional<String> first = file.head().text().lines().filter(line -> !isRemark(line)).findFirst();
    return first.isPresent()
        && (isRow(first.get())
            || first.get().matches("(?i).*\\bv(ol(ume)?)?\\b.*")
                && first.get().matches("(?i).*\\be(ner(gy|gies))?.*"));
  }

  /**
   * Reads a file.
   *
   * @throws InvalidInput when a line is no row of numbers
   */
  static EnergyCurveTable read(SourceFile file) throws IOException {
    List<double[]> rows = new ArrayList<>();
    Column volume = new Column(0, 1);
    Column energy = new Column(1, 1);
    try (TextReader reader = new TextReader(file)) {
      for (String line = reader.next(); line != null; line = reader.next()) {
        if (!isRow(line)) {
          if (rows.isEmpty() && (isRemark(line) || !line.isBlank())) {
            volume = column(line, "(?i)v(ol(ume)?)?\\b.*", SiDimension.VOLUME, volume);
            energy = column(line, "(?i)e(ner(gy|gies))?\\b.*", SiDimension.ENERGY, energy);
          } else if (!isRemark(line)) {
            throw reader.error("'" + line.strip() + "'", "a volume and an energy");
          }
          continue;
        }
        String[] cells = SEPARATOR.split(line.strip());
        if (Math.max(volume.index(), energy.index()) >= cells.length) {
          throw reader.error("'" + line.strip() + "'", "a volume and an energy");
        }
        rows.add(new double[] {number(cells, volume), number(cells, energy)});
        if (rows.size() > MOST_ROWS) {
          throw reader.error("more rows", "at most " + MOST_ROWS + " rows");
        }
      }
    }
    return new EnergyCurveTable(
        rows.stream().mapToDouble(row -> row[0]).toArray(),
        rows.stream().mapToDouble(row -> row[1]).toArray());
  }

  private static double number(String[] cells, Column column) {
    String text = cells[column.index()].replace('d', 'e').replace('D', 'e');
    return Double.parseDouble(text) * column.factor();
  }

  private static boolean isRemark(String line) {
    return line.isBlank() || "#!%".indexOf(line.strip().charAt(0)) >= 0;
  }

  private static boolean isRow(String line) {
    String[] cells = SEPARATOR.split(line.strip());
    return cells.length >= 2
        && IntStream.range(0, cells.length).allMatch(i -> NUMBER.matcher(cells[i]).matches());
  }

  /** The column whose heading is of a quantity, with its unit; the one before where none is. */
  private static Column column(
      String line, String pattern, SiDimension dimension, Column otherwise) {
    // A unit belongs to the name before it, blanks between the two or not.
    String heading = line.strip().replaceFirst("^[#!%]+\\s*", "").replaceAll("\\s+([(\\[/])", "$1");
    String[] names = heading.split("[,;\\t]+|\\s+(?![^(\\[]*[)\\]])");
    for (int i = 0; i < names.length; i++) {
      String name = names[i].strip();
      if (name.matches(pattern)) {
        Matcher unit = UNIT.matcher(name);
        return new Column(i, unit.find() ? factor(unit, dimension) : 1);
      }
    }
    return otherwise;
  }

  private static double factor(Matcher match, SiDimension dimension) {
    String text = match.group(1) == null ? match.group(2) : match.group(1);
    UnitExpression unit = UnitExpression.parse(text.replaceAll("\\bA(?=$|\\^|\\*|3)", "Å"));
    if (!unit.dimension().equals(dimension)) {
      throw new InvalidInput(null, "header", text, "a unit of " + dimension, "");
    }
    MaterialsUnit ours =
        dimension.equals(SiDimension.VOLUME)
            ? MaterialsUnit.CUBIC_ANGSTROM
            : MaterialsUnit.ELECTRONVOLT;
    return unit.factor() / ours.factor();
  }
}
