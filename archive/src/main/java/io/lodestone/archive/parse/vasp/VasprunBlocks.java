package io.lodestone.archive.parse.vasp;

import io.lodestone.archive.parse.xml.Doubles;
import io.lodestone.archive.parse.xml.XmlScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the large nested arrays of vasprun.xml: eigenvalues and densities of states.
 *
 * <p>A block that is cut off, ragged or holds a word that is no number is left out as a whole and
 * said so in a warning, since nothing tells which part of it still holds.
 */
final class VasprunBlocks {
  private final XmlScanner xml;
  private final VasprunValues values;
  private final Consumer<String> warnings;
  private final Doubles block = new Doubles();

  VasprunBlocks(XmlScanner xml, Consumer<String> warnings) {
    this.xml = xml;
    this.values = new VasprunValues(xml);
    this.warnings = warnings;
  }

  /** Reads the current {@code eigenvalues} element; null where it is not whole. */
  Bands bands() throws IOException {
    block.clear();
    BandShape shape = new BandShape();
    for (int element = xml.depth(); xml.nextChild(element); ) {
      array((path, fields) -> shape.add(path, xml.rows("r", block), block.size()));
    }
    if (shape.sets == 0 && !xml.truncated()) {
      return null;
    }
    if (!shape.isWhole() || xml.truncated() || !block.allFinite()) {
      warnings.accept("the eigenvalues up to line " + xml.line() + " are not whole and left out");
      return null;
    }
    double[] energies = column(0, shape.columns);
    double[] occupations = column(1, shape.columns);
    int points = shape.sets / shape.spins;
    return new Bands(shape.spins, points, shape.bands, energies, occupations);
  }

  /** Whether the sets of an array, one per spin and point, are alike. */
  private static final class BandShape {
    private int sets;
    private int spins;
    private int columns;
    private int bands;
    private boolean regular = true;

    void add(List<Integer> path, int setColumns, int sizeAfter) {
      sets++;
      spins = path.getFirst() + 1;
      if (sets == 1) {
        columns = setColumns;
        bands = columns > 0 ? sizeAfter / columns : 0;
      }
      regular &= setColumns == columns && sizeAfter == sets * bands * columns;
    }

    boolean isWhole() {
      return regular && columns >= 2 && bands > 0 && sets % spins == 0;
    }
  }

  /** Reads the current {@code dos} element. */
  StateDensity density() throws IOException {
    StateDensity density = new StateDensity();
    for (int element = xml.depth(); xml.nextChild(element); ) {
      switch (xml.name()) {
        case "i" -> {
          if ("efermi".equals(xml.attribute("name"))) {
            density.fermi(values.number());
          }
        }
        case "total" -> {
          for (int total = xml.depth(); xml.nextChild(total); ) {
            array((path, fields) -> total(density));
          }
        }
        case "partial" -> {
          for (int partial = xml.depth(); xml.nextChild(partial); ) {
            array((path, fields) -> part(density, path, fields));
          }
        }
        default -> {}
      }
    }
    return density;
  }

  /** The rows of the array in the current element, one after the other; null if not whole. */
  double[] table() throws IOException {
    block.clear();
    boolean whole = true;
    for (int element = xml.depth(); xml.nextChild(element); ) {
      for (int array = xml.depth(); xml.nextChild(array); ) {
        if (xml.name().equals("set")) {
          whole &= xml.rows("r", block) > 0;
        }
      }
    }
    return whole && block.size() > 0 && block.allFinite() ? block.toArray() : null;
  }

  private interface SetReader {
    /**
     * Reads the current innermost set of an array.
     *
     * @param path place of the set among its siblings, and of those around it, outermost first
     * @param fields names of the columns
     */
    void read(List<Integer> path, List<String> fields) throws IOException;
  }

  /** Reads the innermost sets of the current array. */
  private void array(SetReader reader) throws IOException {
    int dimensions = 0;
    List<String> fields = new ArrayList<>();
    for (int array = xml.depth(); xml.nextChild(array); ) {
      switch (xml.name()) {
        case "dimension" -> dimensions++;
        case "field" -> fields.add(xml.text());
        case "set" -> sets(dimensions - 1, List.of(), fields, reader);
        default -> {}
      }
    }
  }

  private void sets(int levels, List<Integer> path, List<String> fields, SetReader reader)
      throws IOException {
    int place = 0;
    for (int set = xml.depth(); xml.nextChild(set); place++) {
      List<Integer> inner = new ArrayList<>(path);
      inner.add(place);
      if (levels <= 1) {
        reader.read(inner, fields);
      } else {
        sets(levels - 1, inner, fields, reader);
      }
    }
  }

  private void total(StateDensity density) throws IOException {
    block.clear();
    int columns = xml.rows("r", block);
    if (columns < 2 || !block.allFinite()) {
      warnings.accept("a density of states at line " + xml.line() + " is not whole and left out");
      return;
    }
    density.total(column(0, columns), column(1, columns), columns > 2 ? column(2, columns) : null);
  }

  private void part(StateDensity density, List<Integer> path, List<String> fields)
      throws IOException {
    int spin = path.getLast();
    if (spin >= density.spins()) {
      return; // non-collinear: the three components of the magnetisation follow
    }
    block.clear();
    int columns = xml.rows("r", block);
    if (columns != fields.size() || columns < 2 || !block.allFinite()) {
      warnings.accept(
          "a projected density of states at line " + xml.line() + " is not whole and left out");
      return;
    }
    for (int field = 1; field < columns; field++) {
      density.part(spin, path.getFirst(), field, fields.get(field), column(field, columns));
    }
  }

  private double[] column(int column, int columns) {
    double[] values = new double[block.size() / columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = block.get(i * columns + column);
    }
    return values;
  }
}
