package io.lodestone.archive.parse.table;

import io.lodestone.archive.metainfo.AtomicSystemBuilder;
import io.lodestone.archive.metainfo.MaterialProperty;
import io.lodestone.archive.metainfo.MaterialPropertyBuilder;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.Parser;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.DerivedUnit;
import io.lodestone.core.quantity.UnitExpression;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Tells one row of a table as an entry: its material, and a property for every other cell. */
final class TableRow {
  private final TableLayout layout;
  private final String source;
  private final int number;
  private final List<String> cells;
  private final EntryRecorder recorder;

  /**
   * A row.
   *
   * @param number counted from 1 after the header
   */
  TableRow(
      TableLayout layout, String source, int number, List<String> cells, EntryRecorder recorder) {
    this.layout = layout;
    this.source = source;
    this.number = number;
    this.cells = cells;
    this.recorder = recorder;
  }

  /** Tells everything that can be read; what cannot becomes a warning with row and column. */
  void tell(int line) throws IOException {
    int expected = layout.columns().size();
    boolean blankTail =
        cells.size() > expected
            && cells.subList(expected, cells.size()).stream().allMatch(String::isBlank);
    if (cells.size() != expected && !blankTail) {
      recorder.warning(
          "row %d (line %d): expected %d fields, found %d; the row is not read"
              .formatted(number, line, expected, cells.size()));
      return;
    }
    tellMaterial();
    for (TableColumn column : layout.columns()) {
      String cell = cells.get(column.index()).strip();
      if (CellNumber.isMissing(cell)) {
        continue;
      }
      switch (column.kind()) {
        case NUMBER -> tellNumber(column, cell);
        case TEXT -> tellText(column, cell);
        case FORMULA -> {
          if (layout.structure() >= 0) {
            tellText(column, cell);
          }
        }
        default -> {}
      }
    }
  }

  private void tellMaterial() throws IOException {
    String formula = layout.formula() < 0 ? "" : cells.get(layout.formula()).strip();
    if (layout.structure() >= 0 && tellStructure(cells.get(layout.structure()))) {
      return;
    }
    if (layout.formula() < 0) {
      return;
    }
    if (CellNumber.isMissing(formula)) {
      warn(layout.columns().get(layout.formula()), "no formula", "a chemical formula");
      return;
    }
    if (!MaterialColumns.isFormula(formula)) {
      warn(
          layout.columns().get(layout.formula()),
          "'" + shortened(formula) + "'",
          "a chemical formula");
    }
    recorder.system(AtomicSystemBuilder.builder().name(formula).build());
  }

  /** Tells the structure in a cell; false where there is none. */
  private boolean tellStructure(String text) throws IOException {
    TableColumn column = layout.columns().get(layout.structure());
    if (CellNumber.isMissing(text)) {
      warn(column, "no structure", "the text of a structure file");
      return false;
    }
    Optional<Parser> parser = MaterialColumns.structureFormat(text);
    if (parser.isEmpty()) {
      warn(column, "'" + shortened(text) + "'", "the text of a structure file");
      return false;
    }
    StructureOnly structure = new StructureOnly(recorder);
    try {
      parser.get().parse(new CellFile(source + ", row " + number, text), key -> structure);
    } catch (InvalidInput e) {
      recorder.warning(e.getMessage());
    }
    return structure.isTold();
  }

  private void tellNumber(TableColumn column, String cell) {
    ColumnHeading heading = column.heading();
    if (CellNumber.isNotFinite(cell)) {
      warn(column, "'" + cell + "'", "a finite number; the value is left out");
      return;
    }
    CellNumber number = CellNumber.parse(cell, layout.decimalComma());
    if (number == null) {
      warn(column, "'" + shortened(cell) + "'", "a number; the cell is kept as text");
      tellText(column, cell);
      return;
    }
    if (heading.complaint() != null) {
      warn(column, "the unit " + heading.complaint(), "a known unit; the cell is kept as text");
      tellText(column, cell);
      return;
    }
    MaterialPropertyBuilder property =
        MaterialPropertyBuilder.builder()
            .name(heading.name())
            .statedUnit(heading.statedUnit())
            .unit(heading.unit().map(unit -> DerivedUnit.of(unit.dimension())).orElse(""))
            .value(heading.unit().map(unit -> unit.toSi(number.value())).orElse(number.value()));
    double uncertainty = number.uncertainty() * factor(heading);
    if (Double.isNaN(uncertainty)) {
      uncertainty = uncertaintyColumn(column);
    }
    recorder.property(property.uncertainty(Double.isNaN(uncertainty) ? null : uncertainty).build());
  }

  /** The uncertainty of a column's value from the column that states it, in SI; NaN if none. */
  private double uncertaintyColumn(TableColumn of) {
    for (TableColumn column : layout.columns()) {
      if (column.kind() == TableColumn.Kind.UNCERTAINTY && column.of() == of.index()) {
        CellNumber number = CellNumber.parse(cells.get(column.index()), layout.decimalComma());
        if (number != null) {
          boolean own = column.heading().unit().isPresent();
          return Math.abs(number.value()) * factor(own ? column.heading() : of.heading());
        }
      }
    }
    return Double.NaN;
  }

  private static double factor(ColumnHeading heading) {
    return heading.unit().map(UnitExpression::factor).orElse(1.0);
  }

  private void tellText(TableColumn column, String cell) {
    MaterialProperty property =
        MaterialPropertyBuilder.builder()
            .name(column.heading().name())
            .text(cell)
            .statedUnit(column.heading().statedUnit())
            .build();
    recorder.property(property);
  }

  private void warn(TableColumn column, String found, String expected) {
    recorder.warning(
        "row %d, column '%s': expected %s, found %s"
            .formatted(number, column.heading().name(), expected, found));
  }

  private static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() > 60 ? line.substring(0, 57) + "..." : line;
  }
}
