package io.lodestone.archive.parse.fhiaims;

import io.lodestone.archive.metainfo.Charges;
import io.lodestone.archive.metainfo.ChargesBuilder;
import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The charges of the atoms after Mulliken and Hirshfeld. */
final class ChargeTables {
  private final TextReader in;
  private final OutputLine numbers;

  ChargeTables(TextReader in, OutputLine numbers) {
    this.in = in;
    this.numbers = numbers;
  }

  /** Numbers, as many as there come. */
  private static final class Column {
    private double[] values = new double[16];
    private int size;

    void add(double value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    /** The numbers times a unit, or null if there are none. */
    Tensor tensor(MaterialsUnit unit) {
      return size == 0 ? null : tensor().scaled(unit.factor());
    }

    Tensor tensor() {
      return size == 0 ? null : Tensor.vector(Arrays.copyOf(values, size));
    }
  }

  /**
   * Reads a Mulliken table, of charges or of spins, that the current line announces, and adds it to
   * what is known of the step; the spins join the charges printed before.
   */
  void readMulliken(boolean spins, List<Charges> charges) throws IOException {
    Column electrons = new Column();
    Column values = new Column();
    Double total = null;
    for (String line = in.next(); line != null; line = in.next()) {
      Fields fields = in.fields();
      if (!line.strip().startsWith("|")) {
        in.pushBack();
        break;
      }
      if (fields.count() > 2 && fields.word(1).equals("Total")) {
        total = fields.isNumber(3) ? Double.valueOf(fields.number(3)) : null;
        break;
      }
      if (fields.count() > 3 && Character.isDigit(fields.word(1).charAt(0))) {
        electrons.add(number(fields.word(2)));
        values.add(number(fields.word(3)));
      }
    }
    if (spins) {
      if (!charges.isEmpty() && electrons.size > 0) {
        Charges last = charges.removeLast();
        charges.add(ChargesBuilder.builder(last).spins(electrons.tensor()).build());
      }
    } else if (values.size > 0) {
      charges.add(
          ChargesBuilder.builder()
              .analysisMethod("Mulliken")
              .value(values.tensor(MaterialsUnit.ELEMENTARY_CHARGE))
              .total(total == null ? null : MaterialsUnit.ELEMENTARY_CHARGE.toSi(total))
              .nElectrons(electrons.tensor())
              .build());
    }
  }

  /** Reads the Hirshfeld analysis that the current line announces. */
  void readHirshfeld(List<Charges> charges) throws IOException {
    Column values = new Column();
    Column spins = new Column();
    Column free = new Column();
    Column volumes = new Column();
    for (String line = in.next(); line != null; line = in.next()) {
      String text = line.strip();
      if (text.startsWith("| Hirshfeld charge") || text.startsWith("|   Hirshfeld charge")) {
        values.add(number(OutputLine.after(text)));
      } else if (text.contains("Hirshfeld spin moment")) {
        spins.add(number(OutputLine.after(text)));
      } else if (text.contains("Free atom volume")) {
        free.add(number(OutputLine.after(text)));
      } else if (text.contains("Hirshfeld volume")) {
        volumes.add(number(OutputLine.after(text)));
      } else if (!text.isEmpty() && !text.startsWith("|") && !text.startsWith("---")) {
        in.pushBack();
        break;
      }
    }
    if (values.size == 0) {
      return;
    }
    ChargesBuilder section =
        ChargesBuilder.builder()
            .analysisMethod("Hirshfeld")
            .value(values.tensor(MaterialsUnit.ELEMENTARY_CHARGE))
            .spins(spins.size == values.size ? spins.tensor() : null);
    if (free.size == values.size && volumes.size == values.size) {
      section
          .addExtras("x_fhi_aims_free_atom_volume", free.tensor(MaterialsUnit.CUBIC_BOHR))
          .addExtras("x_fhi_aims_hirschfeld_volume", volumes.tensor(MaterialsUnit.CUBIC_BOHR));
    }
    charges.add(section.build());
  }

  private double number(String word) {
    return numbers.number(word.strip().split("\\s+")[0]).orElse(Double.NaN);
  }
}
