package io.lodestone.study.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.core.table.RecordReader;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.learn.state.StateFile;
import io.lodestone.learn.structure.Environments;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A dataset in files of a folder: {@code dataset.csv}, which any program reads, with units in the
 * header and every digit that tells two numbers apart, and {@code dataset.json}, which says what
 * the columns are; where sites of structures were described for kernels that compare them, a third
 * has these. The same dataset gives the same bytes.
 */
public record StoredDataset(Path folder) {
  /** The file of the rows. */
  public static final String ROWS = "dataset.csv";

  /** The file that says what the columns are. */
  public static final String ABOUT = "dataset.json";

  /** The file of the described sites of structures, where there are any. */
  public static final String SITES = "sites.zip";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Writes the files. */
  public void write(Dataset data) throws IOException {
    if (data.environments().isPresent()) {
      sites().write(JSON.createObjectNode(), data.environments().get().state());
    }
    ObjectNode about = JSON.createObjectNode();
    about.put("sha256_of_content", data.hash());
    about.put("rows", data.size());
    about.put("representation", data.recipe());
    ArrayNode targets = about.putArray("targets");
    data.targets().forEach(targets::add);
    ArrayNode columns = about.putArray("columns");
    StringBuilder header = new StringBuilder("id");
    for (Column column : data.columns()) {
      ObjectNode node = columns.addObject().put("name", column.name());
      header.append(',');
      if (column instanceof NumberColumn numbers) {
        String unit = numbers.unit().text();
        node.put("unit", unit);
        cell(header, unit.equals("-") ? column.name() : column.name() + " [" + unit + "]");
      } else {
        node.put("text", true);
        cell(header, column.name());
      }
    }
    Files.write(
        folder.resolve(ABOUT), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(about));
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(ROWS))) {
      out.append(header).append('\n');
      StringBuilder line = new StringBuilder();
      for (int row = 0; row < data.size(); row++) {
        line.setLength(0);
        cell(line, data.ids().get(row));
        for (Column column : data.columns()) {
          line.append(',');
          if (!column.isMissing(row)) {
            switch (column) {
              case NumberColumn numbers -> line.append(numbers.value(row));
              case TextColumn texts -> cell(line, texts.value(row));
            }
          }
        }
        out.append(line).append('\n');
      }
    }
  }

  private static void cell(StringBuilder line, String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    line.append(plain ? text : '"' + text.replace("\"", "\"\"") + '"');
  }

  /**
   * Reads the files.
   *
   * @throws InvalidInput when they do not fit together
   */
  public Dataset read() throws IOException {
    JsonNode about = JSON.readTree(folder.resolve(ABOUT).toFile());
    int width = about.path("columns").size();
    int rows = about.path("rows").asInt();
    List<String> ids = new ArrayList<>();
    List<Object> cells = new ArrayList<>();
    for (JsonNode column : about.path("columns")) {
      cells.add(column.has("unit") ? new double[rows] : new ArrayList<String>());
    }
    try (RecordReader reader =
        new RecordReader(Files.newBufferedReader(folder.resolve(ROWS)), ROWS, ',')) {
      reader.next();
      for (List<String> row = reader.next(); row != null; row = reader.next()) {
        if (row.size() != width + 1 || ids.size() == rows) {
          throw damaged("line " + reader.line());
        }
        for (int c = 0; c < width; c++) {
          String cell = row.get(c + 1);
          if (cells.get(c) instanceof double[] numbers) {
            numbers[ids.size()] = cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
          } else {
            texts(cells.get(c)).add(cell.isEmpty() ? null : cell);
          }
        }
        ids.add(row.getFirst());
      }
    } catch (NumberFormatException e) {
      throw damaged("line " + (ids.size() + 2));
    }
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      JsonNode column = about.path("columns").get(c);
      String name = column.path("name").asText();
      columns.add(
          cells.get(c) instanceof double[] numbers
              ? new NumberColumn(name, UnitExpression.parse(column.path("unit").asText()), numbers)
              : new TextColumn(name, texts(cells.get(c))));
    }
    List<String> targets = new ArrayList<>();
    about.path("targets").forEach(target -> targets.add(target.asText()));
    Dataset data = new Dataset(ids, columns, targets, about.path("representation").asText());
    if (!data.hash().equals(about.path("sha256_of_content").asText())) {
      throw damaged("rows");
    }
    if (!Files.exists(folder.resolve(SITES))) {
      return data;
    }
    Environments known = sites().read((document, state) -> Environments.read(state));
    return data.with(known);
  }

  private StateFile sites() {
    return new StateFile(folder.resolve(SITES), "sites", "lodestone sites 1");
  }

  @SuppressWarnings("unchecked")
  private static List<String> texts(Object cells) {
    return (List<String>) cells;
  }

  private InvalidInput damaged(String place) {
    return new InvalidInput(
        folder.resolve(ROWS).toString(), place, "other rows", "those that " + ABOUT + " tells", "");
  }
}
