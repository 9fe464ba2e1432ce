package io.lodestone.archive.parse.cp2k;

import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;

/** Reads the tables with a row for each atom, and the stress tensor, of all versions. */
final class Tables {
  private final PrintedLines lines;
  private final Consumer<String> warnings;

  Tables(PrintedLines lines, Consumer<String> warnings) {
    this.lines = lines;
    this.warnings = warnings;
  }

  /** Rows of equally many numbers, as many as there come. */
  private static final class Rows {
    private final int width;
    private double[] values;
    private int size;

    Rows(int width) {
      this.width = width;
      this.values = new double[16 * width];
    }

    void add(double[] row) {
      if (size + width > values.length) {
        values = Arrays.copyOf(values, 2 * values.length);
      }
      System.arraycopy(row, 0, values, size, width);
      size += width;
    }

    double[] trimmed() {
      return Arrays.copyOf(values, size);
    }
  }

  /**
   * Reads the atoms below {@code MODULE QUICKSTEP: ATOMIC COORDINATES IN angstrom}, the current
   * line.
   *
   * @return null where the output ends before an empty line follows the atoms
   */
  Structure coordinates(String first) throws IOException {
    boolean bohr = first.toLowerCase(java.util.Locale.ROOT).contains("in bohr");
    double unit = bohr ? MaterialsUnit.BOHR.factor() / MaterialsUnit.ANGSTROM.factor() : 1;
    Structure structure = new Structure();
    for (String line = lines.next(); line != null; line = lines.next()) {
      String[] words = line.split("\\s+");
      boolean row = words.length >= 7 && isWhole(words[0]) && isWhole(words[1]);
      if (row) {
        // The atomic number stands behind the symbol, except for classical particles.
        int x = isWhole(words[3]) ? 4 : 3;
        double[] at =
            lines.numbers(String.join(" ", Arrays.asList(words).subList(x, words.length)), 3);
        if (at == null) {
          throw lines.error(line, "three finite coordinates");
        }
        structure.add(Structure.element(words[2]), at[0] * unit, at[1] * unit, at[2] * unit);
      } else if (structure.nAtoms() > 0) {
        lines.pushBack();
        return structure;
      }
    }
    return null;
  }

  /** Reads forces in hartree/bohr below their heading, old and new; null where none are whole. */
  Tensor forces() throws IOException {
    Rows rows = new Rows(3);
    boolean complete = false;
    for (String line = lines.next(); line != null; line = lines.next()) {
      String text = line.startsWith("FORCES|") ? line.substring(7).strip() : line;
      String[] words = text.split("\\s+");
      if (isWhole(words[0]) && words.length >= 4) {
        int first = words.length >= 6 && isWhole(words[1]) ? 3 : 1;
        rows.add(row(words, first));
      } else if (text.startsWith("SUM OF") || text.startsWith("Sum")) {
        complete = true;
        break;
      } else if (!text.isEmpty() && !text.startsWith("#") && !text.startsWith("Atom")) {
        complete = true;
        lines.pushBack();
        break;
      }
    }
    int n = rows.size / 3;
    return !complete || n == 0
        ? null
        : Tensor.of(rows.trimmed(), n, 3).scaled(MaterialsUnit.HARTREE_PER_BOHR.factor());
  }

  /**
   * Reads the stress tensor below its heading.
   *
   * <p>CP2K prints the pressure tensor, positive under compression; here tension is positive.
   */
  Tensor stress(String heading) throws IOException {
    double unit = unit(heading);
    double[] values = new double[9];
    int rows = 0;
    for (int i = 0; i < 8 && rows < 3; i++) {
      String line = lines.next();
      if (line == null) {
        return null;
      }
      String text = line.startsWith("STRESS|") ? line.substring(7).strip() : line;
      String[] words = text.split("\\s+");
      if (words.length == 4 && words[0].equalsIgnoreCase("xyz".substring(rows, rows + 1))) {
        System.arraycopy(row(words, 1), 0, values, 3 * rows++, 3);
      }
    }
    return rows < 3 ? null : Tensor.of(values, 3, 3).scaled(-unit);
  }

  /** Reads the net charges of a population analysis below its heading; null if it is not whole. */
  double[] charges(boolean hirshfeld) throws IOException {
    Rows rows = new Rows(1);
    int column = -1;
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (line.startsWith("#") && line.contains("Net charge")) {
        // Spin moments stand behind the charges, except after Hirshfeld, where they stand before.
        column = line.contains("Spin moment") && !hirshfeld ? 2 : 1;
      } else if (line.startsWith("# Total") || line.startsWith("Total") || line.startsWith("!--")) {
        return rows.size == 0 ? null : rows.trimmed();
      } else if (column > 0 && !line.isEmpty()) {
        String[] words = line.split("\\s+");
        if (words.length < 4 || !isWhole(words[0])) {
          return rows.size == 0 ? null : rows.trimmed();
        }
        rows.add(row(words, words.length - column, 1));
      }
    }
    return null;
  }

  private double[] row(String[] words, int first) {
    return row(words, first, 3);
  }

  private double[] row(String[] words, int first, int count) {
    double[] row = new double[count];
    for (int i = 0; i < count; i++) {
      double value = first + i < words.length ? Fields.parse(words[first + i]) : Double.NaN;
      if (!Double.isFinite(value)) {
        warnings.accept("'" + String.join(" ", words) + "' has no finite number, left out");
      }
      row[i] = Double.isFinite(value) ? value : Double.NaN;
    }
    return row;
  }

  private static double unit(String heading) {
    String lower = heading.toLowerCase(java.util.Locale.ROOT);
    if (lower.contains("[kbar]")) {
      return MaterialsUnit.KILOBAR.factor();
    }
    if (lower.contains("[bar]")) {
      return MaterialsUnit.BAR.factor();
    }
    return lower.contains("[pa]") ? 1 : MaterialsUnit.GIGAPASCAL.factor();
  }

  private static boolean isWhole(String word) {
    return !word.isEmpty() && word.length() < 10 && word.chars().allMatch(Character::isDigit);
  }
}
