package io.lodestone.cli;

import io.lodestone.archive.export.ParquetTable.Column;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.table.StructureText;
import io.lodestone.archive.store.ObjectId;
import io.lodestone.archive.table.MaterialTable;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Materials that the rows of a table name by a formula, or give the structure of. */
final class TableMaterials implements MaterialSource {
  private final DiskFile file;
  private final String column;

  /**
   * A table.
   *
   * @param column heading of the column with formulas or structures; null to find it
   */
  TableMaterials(DiskFile file, String column) {
    this.file = file;
    this.column = column;
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
    Composition composition = null;
    Structure structure = null;
    try {
      if (row.material().isEmpty()) {
        String wanted = structures ? "the text of a structure file" : "a chemical formula";
        throw problem != null
            ? problem
            : new InvalidInput(source, row.place(), "an empty cell", wanted, "");
      } else if (structures) {
        structure = new StructureText(row.material(), name).read();
        composition = structure.composition();
      } else {
        composition = Composition.parse(row.material());
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
    return new Material(name, row.cells(), composition, Optional.ofNullable(structure), problem);
  }

  @Override
  public Map<String, String> inputs() throws IOException {
    return Map.of(file.displayPath(), ObjectId.of(file.path()).hex());
  }
}
