package io.lodestone.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.file.WholeFile;
import io.lodestone.learn.care.CareStep;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.study.dataset.DatasetText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was found and done on the way from tables to a table.
 *
 * @param from what was read, by name of the file
 * @param table what came of it
 */
record CareRecord(Map<String, Dataset> from, Dataset table, List<CareStep> steps) {
  private static final int MOST_FINDINGS = 5;
  private static final int WIDEST = 160;

  CareRecord {
    from = new LinkedHashMap<>(from);
  }

  /** The record as JSON. */
  String json() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("format", "lodestone-care-1");
    ArrayNode sources = root.putArray("from");
    from.forEach(
        (name, data) ->
            sources
                .addObject()
                .put("file", name)
                .put("rows", data.size())
                .put("dataset_hash", data.hash()));
    root.put("rows", table.size());
    root.put("dataset_hash", table.hash());
    ArrayNode list = root.putArray("steps");
    steps.forEach(step -> list.add(step.json(mapper)));
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }

  /** The record for people: each step with its first findings. */
  void print(PrintWriter out) {
    for (CareStep step : steps) {
      out.println(Lodestone.printable(step.name() + ": " + step.summary()));
      step.findings().stream()
          .limit(MOST_FINDINGS)
          .forEach(finding -> out.println("  " + Lodestone.printable(shortened(finding))));
      int more = step.findings().size() - MOST_FINDINGS;
      if (more > 0) {
        out.println("  and " + more + " more");
      }
    }
  }

  private static String shortened(CareStep.Finding finding) {
    String text =
        finding.rows().isEmpty()
            ? finding.what()
            : finding.what() + " (" + String.join(", ", finding.rows()) + ")";
    return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…";
  }

  /** Writes the table, and beside it the record, named after it with {@code .record.json}. */
  void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder) || Files.isDirectory(file)) {
      throw new InvalidInput("--to", null, file.toString(), "a file in a folder that is", null);
    }
    try (WholeFile whole = WholeFile.at(file)) {
      try (Writer out = Files.newBufferedWriter(whole.part())) {
        new DatasetText(table).write(out);
      }
      whole.appear();
    }
    try (WholeFile whole = WholeFile.at(Path.of(file + ".record.json"))) {
      Files.writeString(whole.part(), json() + "\n");
      whole.appear();
    }
  }
}
