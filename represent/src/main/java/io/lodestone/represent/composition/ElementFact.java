package io.lodestone.represent.composition;

import io.lodestone.core.element.Element;
import io.lodestone.core.table.RecordReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the table of the elements does not have and representations need: computed ground states
 * (Saal et al., JOM 65, 1501, 2013), and radii in metallic glasses.
 */
enum ElementFact {
  /** Å³ per atom. */
  GROUND_STATE_VOLUME("gs_volume [angstrom^3]"),
  /** eV, of density functional theory. */
  GROUND_STATE_GAP("gs_band_gap [eV]"),
  /** μB per atom. */
  GROUND_STATE_MOMENT("gs_magnetic_moment [muB]"),
  /** Of the structure at 0 K. */
  SPACE_GROUP("space_group"),
  /** pm; Miracle et al., Int. Mater. Rev. 55, 218 (2010). */
  MIRACLE_RADIUS("miracle_radius [pm]");

  private static final String FILE = "element-facts.tsv";

  private final String column;

  ElementFact(String column) {
    this.column = column;
  }

  /** The value, or NaN. */
  double of(Element element) {
    return Table.VALUES[ordinal()][element.ordinal()];
  }

  /** The records of a table that comes with this program, header first. */
  static List<List<String>> resource(String file) {
    List<List<String>> records = new ArrayList<>();
    try (InputStream in = ElementFact.class.getResourceAsStream(file);
        RecordReader reader =
            new RecordReader(new InputStreamReader(in, StandardCharsets.UTF_8), file, '\t')) {
      for (List<String> record = reader.next(); record != null; record = reader.next()) {
        records.add(record);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return records;
  }

  /** The file, read when first asked. */
  private static final class Table {
    static final double[][] VALUES = read();

    private static double[][] read() {
      List<List<String>> records = resource(FILE);
      List<List<String>> elements = records.subList(1, records.size());
      return Arrays.stream(values())
          .map(fact -> column(elements, records.getFirst().indexOf(fact.column)))
          .toArray(double[][]::new);
    }

    private static double[] column(List<List<String>> elements, int column) {
      return elements.stream()
          .map(record -> record.get(column))
          .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
          .toArray();
    }
  }
}
