package io.lodestone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.archive.entry.StructureReader;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs DScribe in its own process, on one thread, with the structures of a benchmark. */
final class DscribePeer {
  private final String python;

  /**
   * @param python the interpreter of the peers' environment
   */
  DscribePeer(String python) {
    this.python = python;
  }

  /** The first ordered crystals of a table or file of structures. */
  static List<Structure> read(Path file, int most) throws IOException {
    List<Structure> structures = new ArrayList<>();
    try {
      new StructureReader()
          .read(
              new DiskFile(file),
              (key, structure) -> {
                if (structures.size() < most
                    && structure.isOrdered()
                    && structure.periodicity().dimensions() == 3) {
                  structures.add(structure);
                }
              });
    } catch (InvalidInput e) {
      System.err.println(e.getMessage());
    }
    return structures;
  }

  /** The JSON object that a script prints, given a file of cells and further arguments. */
  JsonNode run(String script, List<Structure> structures, String... arguments)
      throws IOException, InterruptedException {
    Path cells = Files.createTempFile("lodestone-bench-", ".jsonl");
    try {
      write(structures, cells);
      List<String> command = new ArrayList<>(List.of(python, script, cells.toString()));
      command.addAll(List.of(arguments));
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
      builder.environment().put("OMP_NUM_THREADS", "1");
      builder.environment().put("OPENBLAS_NUM_THREADS", "1");
      Process process = builder.start();
      try (InputStream answer = process.getInputStream()) {
        JsonNode read = new ObjectMapper().readTree(answer);
        if (process.waitFor() != 0) {
          throw new IOException("the peer failed");
        }
        return read;
      }
    } finally {
      Files.delete(cells);
    }
  }

  /** JSON lines: lattice, fractional positions, symbols. */
  private static void write(List<Structure> structures, Path file) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (Structure structure : structures) {
        Map<String, Object> cell = new LinkedHashMap<>();
        cell.put("lattice", structure.lattice().orElseThrow().toRows());
        cell.put(
            "positions",
            structure.sites().stream()
                .flatMapToDouble(site -> Arrays.stream(site.position().toArray()))
                .toArray());
        cell.put(
            "symbols",
            structure.sites().stream().map(site -> site.mainSpecies().symbol()).toList());
        out.write(mapper.writeValueAsString(cell));
        out.newLine();
      }
    }
  }
}
