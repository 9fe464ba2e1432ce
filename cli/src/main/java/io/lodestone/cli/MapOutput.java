package io.lodestone.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.archive.export.ParquetTable;
import io.lodestone.archive.export.ParquetTable.Kind;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.file.WholeFile;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.learn.map.MaterialsMap;
import io.lodestone.learn.map.atlas.Chemiscope;
import io.lodestone.learn.map.atlas.MapJson;
import io.lodestone.learn.map.atlas.MapTable;
import io.lodestone.learn.map.atlas.PlaceName;
import io.lodestone.study.cartography.MapMaterials;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The files of a map; the ending of the name says which. */
record MapOutput(
    MaterialsMap map, MapMaterials materials, String title, List<PlaceName> names, String colour) {
  private static final String CHEMISCOPE = ".chemiscope.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Refuses a name with another ending, or in a folder that is not there. */
  static void check(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (!name.matches(".*\\.(parquet|csv|json)")) {
      throw new InvalidInput(
          "-o",
          null,
          file.toString(),
          "a name that ends with .parquet, .csv, .json or " + CHEMISCOPE,
          "figures are drawn with --figure");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new InvalidInput("-o", null, folder + ", which is not there", "a folder", "");
    }
  }

  void write(Path file, PrintWriter out) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(CHEMISCOPE)) {
      boolean structures = materials.haveStructures();
      write(
          new Chemiscope(map, title, structures ? materials.structures() : List.of(), colour)
              .document(),
          file);
      out.println("chemiscope: " + file + (structures ? "" : " (without structures)"));
    } else if (name.endsWith(".json")) {
      write(new MapJson(map, title, names).document(), file);
      out.println("for browsers: " + file);
    } else {
      writeTable(new MapTable(map).materials(), file, out);
    }
  }

  private static void write(ObjectNode document, Path file) throws IOException {
    try (WholeFile whole = WholeFile.at(file)) {
      JSON.writeValue(whole.part().toFile(), document);
      whole.appear();
    }
  }

  /** Writes a table of materials as Parquet or CSV. */
  static void writeTable(Dataset table, Path file, PrintWriter out) throws IOException {
    List<ParquetTable.Column> columns = new ArrayList<>();
    columns.add(new ParquetTable.Column("id", Kind.TEXT, ""));
    for (Column column : table.columns()) {
      String name = column.name().equals("id") ? "its id" : column.name();
      columns.add(
          switch (column) {
            case NumberColumn numbers ->
                new ParquetTable.Column(
                    name,
                    Kind.REAL,
                    numbers.unit().text().equals("-") ? "" : numbers.unit().text());
            case TextColumn text -> new ParquetTable.Column(name, Kind.TEXT, "");
          });
    }
    try (FeatureSink sink = FeatureSink.open(file.toString(), columns, out)) {
      for (int row = 0; row < table.size(); row++) {
        Object[] cells = new Object[columns.size()];
        cells[0] = table.ids().get(row);
        for (int c = 0; c < table.columns().size(); c++) {
          cells[c + 1] = cell(table.columns().get(c), row);
        }
        sink.row(cells);
      }
      String recipe =
          JSON.createObjectNode().put("representation", table.recipe()).toPrettyString();
      sink.finish(recipe, table.hash());
    }
    out.println("table: " + file);
  }

  private static Object cell(Column column, int row) {
    if (column.isMissing(row)) {
      return null;
    }
    return switch (column) {
      case NumberColumn numbers -> numbers.value(row);
      case TextColumn text -> text.value(row);
    };
  }
}
