package io.lodestone.learn.map.embedding;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.core.composition.Composition;
import io.lodestone.learn.map.MapInput;
import io.lodestone.represent.Registry;
import io.lodestone.represent.Representation;
import io.lodestone.represent.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The 3,000 compositions of which others recorded how good their maps are. */
record PublishedCompositions(MapInput.Rows rows, JsonNode reference) {
  /** Reads them; the test is skipped where they are not. */
  @SuppressWarnings("unchecked") // Magpie looks at compositions.
  static PublishedCompositions read() throws IOException {
    String data = System.getenv("LODESTONE_DATA");
    Path file = Path.of(data == null ? "none" : data, "../reference/embedding-quality.json");
    Path table = Path.of(data == null ? "none" : data, "matbench/targets/matbench_expt_gap.csv");
    assumeTrue(Files.exists(file) && Files.exists(table), "no reference numbers at " + file);
    JsonNode reference = new ObjectMapper().readTree(file.toFile());
    List<String> lines = Files.readAllLines(table);
    Representation<Composition> magpie =
        (Representation<Composition>)
            new Registry().parse("magpie:absent=mean").create(new Scope(Set.of(), 0));
    int n = reference.get("rows").size();
    int width = magpie.features().size();
    double[] values = new double[n * width];
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i -> {
              String line = lines.get(1 + reference.get("rows").get(i).asInt());
              double[] row = magpie.of(Composition.parse(line.split(",")[0])).values();
              System.arraycopy(row, 0, values, i * width, width);
            });
    for (int j = 0; j < width; j++) {
      int column = j;
      double mean = IntStream.range(0, n).mapToDouble(i -> values[i * width + column]).sum() / n;
      double squares =
          IntStream.range(0, n)
              .mapToDouble(i -> Math.pow(values[i * width + column] - mean, 2))
              .sum();
      for (int i = 0; i < n; i++) {
        values[i * width + j] -= mean;
        values[i * width + j] /= squares > 0 ? Math.sqrt(squares / n) : 1;
      }
    }
    return new PublishedCompositions(new MapInput.Rows(n, width, values), reference);
  }

  /** The least that a peer reached, of the runs whose settings are those named. */
  double least(String algorithm, String setting, double value, String measure) {
    double least = Double.POSITIVE_INFINITY;
    for (JsonNode result : reference.get("results")) {
      if (result.get("algorithm").asText().equals(algorithm)
          && result.get("parameters").get(setting).asDouble() == value) {
        least = Math.min(least, result.get(measure).asDouble());
      }
    }
    return least;
  }
}
