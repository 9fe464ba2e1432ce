package io.lodestone.archive.parse.cp2k;

import io.lodestone.archive.parse.Fields;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.structure.Lattice;
import java.util.Locale;
import java.util.Optional;

/** The cell of an input, 3 × 3 in Å, which the output prints with fewer digits. */
final class InputCell {
  private final InputSection cell;

  /** The cell in section {@code CELL}. */
  InputCell(InputSection cell) {
    this.cell = cell;
  }

  /** The vectors, row by row; null if the section does not state them. */
  double[] vectors() {
    double[] a = numbers("A", 3);
    double[] b = numbers("B", 3);
    double[] c = numbers("C", 3);
    if (a != null && b != null && c != null) {
      return new double[] {a[0], a[1], a[2], b[0], b[1], b[2], c[0], c[1], c[2]};
    }
    double[] lengths = numbers("ABC", 3);
    if (lengths == null) {
      return null;
    }
    double[] angles = angles();
    try {
      return Lattice.ofParameters(
              lengths[0], lengths[1], lengths[2], angles[0], angles[1], angles[2])
          .toRows();
    } catch (InvalidInput e) {
      return null; // the output tells its cell where the input has none
    }
  }

  /** Along which axes the cell repeats, such as {@code XY}. */
  Optional<String> periodic() {
    return cell.value("PERIODIC").map(text -> text.toUpperCase(Locale.ROOT));
  }

  private double[] angles() {
    double[] angles = numbers("ALPHA_BETA_GAMMA", 1);
    if (angles == null) {
      angles = numbers("ANGLES", 1);
    }
    return angles == null ? new double[] {90, 90, 90} : angles;
  }

  /** Three numbers behind a keyword in Å, or degrees where {@code unit} is not a length. */
  private double[] numbers(String keyword, int length) {
    String text = cell.value(keyword).orElse(null);
    if (text == null) {
      return null;
    }
    double factor = 1;
    if (text.startsWith("[") && text.indexOf(']') > 0) {
      String unit = text.substring(1, text.indexOf(']')).strip().toLowerCase(Locale.ROOT);
      factor =
          switch (unit) {
            case "bohr" -> MaterialsUnit.BOHR.factor() / MaterialsUnit.ANGSTROM.factor();
            case "nm" -> 10;
            default -> 1;
          };
      text = text.substring(text.indexOf(']') + 1).strip();
    }
    String[] words = text.split("\\s+");
    if (words.length < 3) {
      return null;
    }
    double[] values = new double[3];
    for (int i = 0; i < 3; i++) {
      values[i] = Fields.parse(words[i]) * (length == 3 ? factor : 1);
    }
    return Double.isFinite(values[0] + values[1] + values[2]) ? values : null;
  }
}
