package io.lodestone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import io.lodestone.learn.cluster.ClusterMethods;
import io.lodestone.learn.cluster.Clustering;
import io.lodestone.learn.cluster.Points;
import io.lodestone.learn.map.MapInput;
import io.lodestone.learn.map.MapMethods;
import io.lodestone.learn.map.quality.MapQuality;
import io.lodestone.learn.map.quality.QualitySettings;
import io.lodestone.learn.neighbours.ExactSearch;
import io.lodestone.learn.neighbours.Hnsw;
import io.lodestone.learn.neighbours.Metric;
import io.lodestone.learn.neighbours.NeighbourLists;
import io.lodestone.learn.neighbours.NeighbourSearch;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * UMAP and t-SNE of published compositions with 132 Magpie features, beside umap-learn and
 * scikit-learn on the same rows in the same run, and the search for neighbours by itself.
 *
 * <p>Arguments: the number of compositions; what is measured, {@code umap}, {@code tsne} or {@code
 * neighbours}; the interpreter of the peers' environment, or {@code -} for none; tables whose first
 * column holds formulas.
 */
public final class MapBenchmark {
  private static final int ROUNDS = 3;

  /** More rows are drawn once. */
  private static final int MANY = 50_000;

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private MapBenchmark() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<Path> tables = Arrays.stream(arguments, 3, arguments.length).map(Path::of).toList();
    RealCompositions data = RealCompositions.of(tables, Integer.parseInt(arguments[0]));
    System.out.printf("%d compositions, %d features%n", data.rows(), data.width());
    if (arguments[1].equals("neighbours")) {
      neighbours(data);
      return;
    }
    MapInput.Rows rows = new MapInput.Rows(data.rows(), data.width(), data.values());
    double[] ours = {};
    for (int round = 0; round < (data.rows() > MANY ? 1 : ROUNDS); round++) {
      ours =
          timed(
              "lodestone " + arguments[1],
              () -> new MapMethods().parse(arguments[1]).fit(rows).coordinates());
    }
    measure(rows, ours);
    around(rows, ours);
    if (!arguments[2].equals("-")) {
      peer(data, rows, arguments[2], arguments[1]);
    }
  }

  /** What a user of the map waits for besides: how true it is at each material, and its crowds. */
  private static void around(MapInput.Rows rows, double[] coordinates) {
    MapQuality quality =
        timed("quality", () -> MapQuality.of(rows, coordinates, 2, QualitySettings.DEFAULTS));
    System.out.printf("  measured at %d materials%n", quality.measured().length);
    Points points = new Points(rows.rows(), 2, coordinates);
    Clustering found = timed("hdbscan", () -> new ClusterMethods().parse("hdbscan").fit(points));
    System.out.printf("  %d crowds%n", found.count());
  }

  private static <T> T timed(String what, Supplier<T> task) {
    long start = System.nanoTime();
    long before = PROCESS.getProcessCpuTime();
    T result = task.get();
    System.out.printf(
        "%s: %.2f s, processor %.2f s%n",
        what, (System.nanoTime() - start) * 1e-9, (PROCESS.getProcessCpuTime() - before) * 1e-9);
    return result;
  }

  private static void measure(MapInput.Rows rows, double[] coordinates) {
    for (int k : new int[] {5, 15}) {
      MapQuality.Whole quality =
          MapQuality.of(rows, coordinates, 2, new QualitySettings(k, 3000, 3000, 1)).whole();
      System.out.printf(
          "  %d neighbours: trustworthiness %.4f, continuity %.4f, preservation %.4f%n",
          k, quality.trustworthiness(), quality.continuity(), quality.preservation());
    }
  }

  private static void peer(RealCompositions data, MapInput.Rows rows, String python, String method)
      throws IOException, InterruptedException {
    Path values = Files.createTempFile("lodestone-bench-", ".f32");
    Path coordinates = Files.createTempFile("lodestone-bench-", ".f64");
    try {
      data.write(values);
      Process process =
          new ProcessBuilder(
                  python,
                  "bench/peers/maps.py",
                  values.toString(),
                  Integer.toString(data.width()),
                  coordinates.toString(),
                  method,
                  method.equals("umap") ? "2" : "1")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      JsonNode answer;
      try (InputStream printed = process.getInputStream()) {
        answer = new ObjectMapper().readTree(printed);
      }
      if (process.waitFor() != 0) {
        throw new IOException("the peer failed");
      }
      for (int round = 0; round < answer.get("wall").size(); round++) {
        System.out.printf(
            "%s: %.2f s, processor %.2f s%n",
            answer.get("version").asText(),
            answer.get("wall").get(round).asDouble(),
            answer.get("processor").get(round).asDouble());
      }
      DoubleBuffer drawn =
          ByteBuffer.wrap(Files.readAllBytes(coordinates))
              .order(ByteOrder.LITTLE_ENDIAN)
              .asDoubleBuffer();
      double[] theirs = new double[drawn.remaining()];
      drawn.get(theirs);
      measure(rows, theirs);
    } finally {
      Files.delete(values);
      Files.delete(coordinates);
    }
  }

  private static void neighbours(RealCompositions data) {
    NeighbourLists truth = null;
    for (int round = 0; round < ROUNDS; round++) {
      truth =
          timed(
              "all compared, 15 neighbours",
              () -> ExactSearch.of(data.values(), data.width(), Metric.EUCLIDEAN).neighbours(15));
    }
    for (int round = 0; round < ROUNDS; round++) {
      NeighbourSearch graph =
          timed(
              "graph made",
              () -> Hnsw.of(data.values(), data.width(), Metric.EUCLIDEAN, Hnsw.Settings.usual(1)));
      NeighbourLists found = timed("graph walked", () -> graph.neighbours(15));
      System.out.printf("  recall %.4f%n", found.recall(truth));
    }
  }
}
