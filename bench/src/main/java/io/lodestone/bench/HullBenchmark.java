package io.lodestone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.crystal.stability.Phase;
import io.lodestone.crystal.stability.PhaseDiagram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How fast phase diagrams are found: the stability, decomposition and decomposition energy of every
 * phase.
 *
 * <p>Arguments: a JSON list of computed entries (of one diagram; its facets are found as well), or
 * tables of formation energies with the columns formula and energy per atom, which are taken
 * together; of these also random eighths, quarters and halves are timed. Files may be compressed.
 */
public final class HullBenchmark {
  private static final int ROUNDS = 41;
  private static final int LARGE_ROUNDS = 5;
  private static final int LARGE = 10_000;

  private HullBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException {
    System.out.printf(
        "%9s %7s %10s %12s %12s %10s %14s%n",
        "phases", "stable", "first ms", "median ms", "best ms", "CPU ms", "facets ms");
    if (arguments[0].contains(".json")) {
      measure(entries(Path.of(arguments[0])), false);
      return;
    }
    List<Phase> phases = new ArrayList<>();
    for (String argument : arguments) {
      phases.addAll(table(Path.of(argument)));
    }
    List<Phase> shuffled = new ArrayList<>(phases);
    Collections.shuffle(shuffled, new Random(1));
    for (int part = 8; part > 1; part /= 2) {
      measure(shuffled.subList(0, shuffled.size() / part), true);
    }
    measure(phases, true);
  }

  private static void measure(List<Phase> phases, boolean formation) {
    int rounds = phases.size() < LARGE ? ROUNDS : LARGE_ROUNDS;
    double[] clock = new double[rounds];
    double[] facets = new double[rounds];
    double cpu = 0;
    double first = 0;
    PhaseDiagram diagram = null;
    for (int round = -1; round < rounds; round++) {
      long processor = processorTime();
      long start = System.nanoTime();
      diagram = formation ? PhaseDiagram.ofFormationEnergies(phases) : PhaseDiagram.of(phases);
      double time = (System.nanoTime() - start) / 1e6;
      if (round < 0) {
        first = time;
        continue;
      }
      clock[round] = time;
      cpu += (processorTime() - processor) / 1e6 / rounds;
      if (!formation) {
        long facetStart = System.nanoTime();
        diagram.facets(diagram.elements());
        facets[round] = (System.nanoTime() - facetStart) / 1e6;
      }
    }
    Arrays.sort(clock);
    Arrays.sort(facets);
    System.out.printf(
        Locale.ROOT,
        "%9d %7d %10.1f %12.2f %12.2f %10.2f %14s%n",
        phases.size(),
        diagram.stable().size(),
        first,
        clock[rounds / 2],
        clock[0],
        cpu,
        formation ? "-" : String.format(Locale.ROOT, "%.2f", facets[rounds / 2]));
  }

  /** Of all threads of the process. */
  private static long processorTime() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static List<Phase> entries(Path path) throws IOException {
    List<Phase> phases = new ArrayList<>();
    try (InputStream in = new DiskFile(path).open()) {
      for (JsonNode entry : new ObjectMapper().readTree(in)) {
        Composition.Builder composition = Composition.builder();
        entry
            .get("composition")
            .properties()
            .forEach(p -> composition.add(Element.of(p.getKey()), p.getValue().asDouble()));
        phases.add(
            Phase.withTotalEnergy(
                entry.get("entry_id").asText(),
                composition.build(),
                entry.get("energy").asDouble() + entry.get("correction").asDouble()));
      }
    }
    return phases;
  }

  private static List<Phase> table(Path path) throws IOException {
    List<Phase> phases = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new DiskFile(path).open(), StandardCharsets.UTF_8))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(",");
        phases.add(new Phase(cells[0], Composition.parse(cells[0]), Double.parseDouble(cells[1])));
      }
    }
    return phases;
  }
}
