package io.lodestone.represent.composition;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.table.Dialect;
import io.lodestone.core.table.RecordReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The enthalpy of mixing of each pair of elements as an equiatomic liquid, kJ/mol: by Miedema's
 * model as Takeuchi and Inoue tabulate it (Mater. Trans. 46, 2817, 2005), or of a user's table.
 */
final class MixingEnthalpies {
  private static final String FILE = "mixing-enthalpies.tsv";
  private static final int ELEMENTS = Element.all().size();
  private static final int LARGEST = 1 << 24;

  private final double[] pairs = new double[ELEMENTS * ELEMENTS];

  private MixingEnthalpies() {
    Arrays.fill(pairs, Double.NaN);
  }

  /** The table that comes with this program. */
  static MixingEnthalpies own() {
    MixingEnthalpies table = new MixingEnthalpies();
    List<List<String>> records = ElementFact.resource(FILE);
    List<String> header = records.getFirst();
    for (List<String> record : records.subList(1, records.size())) {
      Element element = Element.of(record.getFirst());
      for (int c = 1; c < record.size(); c++) {
        if (!record.get(c).isEmpty()) {
          table.put(element, Element.of(header.get(c)), Double.parseDouble(record.get(c)));
        }
      }
    }
    return table;
  }

  /**
   * A table of separated text: two elements and a number in each row, below a header.
   *
   * @throws InvalidInput when there is no such table
   */
  static MixingEnthalpies read(Path path) {
    String source = path.toString();
    try {
      if (!Files.isRegularFile(path) || Files.size(path) > LARGEST) {
        throw new InvalidInput(source, null, "no such file", "a table of pairs of elements", "");
      }
      byte[] bytes = Files.readAllBytes(path);
      Dialect dialect =
          Dialect.of(bytes, true)
              .map(Dialect.Read::dialect)
              .orElseThrow(() -> wrong(source, null, "no table"));
      MixingEnthalpies table = new MixingEnthalpies();
      try (RecordReader records = dialect.open(new ByteArrayInputStream(bytes), source)) {
        records.next();
        for (List<String> row = records.next(); row != null; row = records.next()) {
          table.put(row, source, "line " + records.line());
        }
      }
      return table;
    } catch (IOException e) {
      throw wrong(source, null, e.toString());
    }
  }

  private void put(List<String> row, String source, String place) {
    if (row.size() < 3) {
      throw wrong(source, place, row.size() + " fields");
    }
    try {
      double enthalpy = Double.parseDouble(row.get(2).strip());
      if (!Double.isFinite(enthalpy)) {
        throw wrong(source, place, row.get(2));
      }
      put(Element.of(row.get(0).strip()), Element.of(row.get(1).strip()), enthalpy);
    } catch (NumberFormatException e) {
      throw wrong(source, place, "'" + row.get(2) + "'");
    } catch (InvalidInput e) {
      throw e.source() == null ? wrong(source, place, "'" + e.found() + "'") : e;
    }
  }

  private void put(Element a, Element b, double enthalpy) {
    pairs[a.ordinal() * ELEMENTS + b.ordinal()] = enthalpy;
    pairs[b.ordinal() * ELEMENTS + a.ordinal()] = enthalpy;
  }

  /** Of two elements, given by atomic number less 1; NaN where the table has none. */
  double of(int a, int b) {
    return pairs[a * ELEMENTS + b];
  }

  private static InvalidInput wrong(String source, String place, String found) {
    return new InvalidInput(
        source, place, found, "a header, then rows of two symbols and a number in kJ/mol", "");
  }
}
