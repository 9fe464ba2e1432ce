package io.lodestone.cli;

import io.lodestone.archive.parse.SourceFile;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.quantity.SiDimension;
import io.lodestone.core.quantity.UnitExpression;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The columns of volumes and energies that programs and people write to a text file, with blanks,
 * commas or tabs between: volume first, unless the heading says otherwise.
 *
 * @param volumes Å³
 * @param energies eV
 */
record EnergyCurveTable(double[] volumes, double[] energies) {
  private static final Pattern UNIT = Pattern.compile("[(\\[]([^)\\]]+)[)\\]]|/\\s*(\\S+)");

  /** Where a quantity stands and how large its unit is. */
  private record Column(int index, double factor) {}

  /** Whether the file has columns of numbers, two or more. */
  static boolean recognizes(SourceFile file) throws IOException {
    return NumberTable.recognizes(file, columns -> columns >= 2);
  }

  /**
   * Reads a file.
   *
   * @throws InvalidInput when a line is no row of numbers like the first
   */
  static EnergyCurveTable read(SourceFile file) throws IOException {
    NumberTable table = NumberTable.read(file);
    Column volume = new Column(0, 1);
    Column energy = new Column(1, 1);
    for (String heading : table.headings()) {
      volume = column(heading, "(?i)v(ol(ume)?)?\\b.*", SiDimension.VOLUME, volume);
      energy = column(heading, "(?i)e(ner(gy|gies))?\\b.*", SiDimension.ENERGY, energy);
    }
    return new EnergyCurveTable(values(table, volume), values(table, energy));
  }

  private static double[] values(NumberTable table, Column column) {
    int columns = table.rows().getFirst().length;
    if (column.index() >= columns) {
      throw new InvalidInput(
          null, "header", columns + " columns", "a column of volumes and one of energies", "");
    }
    return table.rows().stream()
        .mapToDouble(row -> row[column.index()] * column.factor())
        .toArray();
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
