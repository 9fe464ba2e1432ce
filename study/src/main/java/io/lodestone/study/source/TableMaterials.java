package io.lodestone.study.source;

import io.lodestone.archive.export.ParquetTable.Column;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.table.StructureText;
import io.lodestone.archive.store.ObjectId;
import io.lodestone.archive.table.MaterialTable;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import io.lodestone.core.structure.Structure;
import io.lodestone.represent.Subject;
import io.lodestone.represent.process.ProcessHistory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Materials that the rows of a table name by a formula, or give the structure of. */
public final class TableMaterials implements MaterialSource {
  private final DiskFile file;
  private final String column;
  private final int history;

  /**
   * A table.
   *
   * @param column heading of the column with formulas or structures; null to find it
   * @param history heading of the column with process histories; null for none
   */
  public TableMaterials(DiskFile file, String column, String history) throws IOException {
    this.file = file;
    this.column = column;
    this.history = history == null ? -1 : place(history);
  }

  private int place(String heading) throws IOException {
    List<String> names = columns().stream().map(Column::name).toList();
    if (!names.contains(heading)) {
      throw new InvalidInput(
          file.displayPath(),
          "header",
          "no column '" + heading + "'",
          "one of " + String.join(", ", names),
          new Spelling(names).hint(heading, ""));
    }
    return names.indexOf(heading);
  }

  /** A row with what was made of it. */
  private record Answer<A>(Material material, A answer) {}

  @Override
  public List<Column> columns() throws IOException {
    try (MaterialTable table = MaterialTable.open(file, column)) {
      return table.columns();
    }
  }

  @Override
  public <A> boolean each(Function<Material, A> work, BiConsumer<Material, A> take)
      throws IOException {
    try (MaterialTable table = MaterialTable.open(file, column)) {
      OrderedWork.<MaterialTable.Row, Answer<A>>run(
          table::next,
          row -> {
            Material material = material(row, table.hasStructures());
            return new Answer<>(material, work.apply(material));
          },
          answer -> take.accept(answer.material(), answer.answer()));
    }
    return file.damage().isEmpty();
  }

  private Material material(MaterialTable.Row row, boolean structures) {
    String source = file.displayPath();
    String name = source + ", " + row.place();
    InvalidInput problem = row.problem() == null ? null : row.problem().in(source);
    Subject subject = null;
    try {
      if (row.material().isEmpty()) {
        String wanted = structures ? "the text of a structure file" : "a chemical formula";
        throw problem != null
            ? problem
            : new InvalidInput(source, row.place(), "an empty cell", wanted, "");
      } else if (structures) {
        Structure structure = new StructureText(row.material(), name).read();
        subject =
            Subject.of(Composition.class, structure.composition()).with(Structure.class, structure);
      } else {
        subject = Subject.of(Composition.class, Composition.parse(row.material()));
      }
      if (history >= 0 && row.cells()[history] != null) {
        ProcessHistory told = ProcessHistory.parse(row.cells()[history].toString());
        subject = subject.with(ProcessHistory.class, told);
      }
    } catch (InvalidInput e) {
      problem =
          e.source() == null
              ? new InvalidInput(
                  source,
                  e.place() == null ? row.place() : row.place() + ", " + e.place(),
                  e.found(),
                  e.expected(),
                  e.hint())
              : e;
    } catch (IOException | RuntimeException e) {
      problem = new InvalidInput(name, "", e.toString(), "a structure that can be read", "");
    }
    return subject == null
        ? Material.unknown(name, row.cells(), problem)
        : Material.of(name, row.cells(), subject, problem);
  }

  @Override
  public Map<String, String> inputs() throws IOException {
    return Map.of(file.displayPath(), ObjectId.of(file.path()).hex());
  }
}
