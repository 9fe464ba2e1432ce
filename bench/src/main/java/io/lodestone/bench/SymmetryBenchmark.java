package io.lodestone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.archive.entry.StructureReader;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.crystal.symmetry.Symmetry;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Symmetry on one core: space group, operations, Wyckoff positions and standard cell of every
 * structure in a folder, against the same by spglib, called in its own process through its Python
 * package. Structures are in memory; processor time is measured; agreement is counted.
 *
 * <p>Arguments: folder of structures, Python with spglib (target/peers/bin/python), rounds (20).
 * Structures whose path has {@code distorted} in it are given a tolerance of 0.1 Å, others 1e-5 Å.
 */
public final class SymmetryBenchmark {
  private record Case(String file, Structure structure, double tolerance) {}

  private SymmetryBenchmark() {}

  /** Runs the benchmark and prints the times, their ratio and the agreement. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<Case> cases = read(Path.of(arguments[0]));
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double[] seconds = new double[2 * rounds];
    for (int round = 0; round < seconds.length; round++) {
      long start = threads.getCurrentThreadCpuTime();
      for (Case one : cases) {
        Symmetry symmetry = Symmetry.of(one.structure, one.tolerance);
        sink += symmetry.operations().size() + symmetry.wyckoffLetters().length();
        sink += symmetry.conventionalCell().sites().size();
      }
      seconds[round] = (threads.getCurrentThreadCpuTime() - start) / 1e9;
    }
    double ours = median(Arrays.copyOfRange(seconds, rounds, seconds.length));
    double adaptive = adaptive(cases, threads);
    print("%d structures, %d sites%n", cases.size(), sites(cases));
    print("lodestone  %8.2f ms a round (median of %d)%n", ours * 1e3, rounds);
    print("adaptive   %8.2f ms a round%n", adaptive * 1e3);
    if (arguments.length > 1) {
      JsonNode peer = peer(cases, arguments[1], rounds);
      double theirs = median(values(peer.get("seconds")));
      print(
          "spglib %s %8.2f ms a round, %.2f times that of lodestone%n",
          peer.get("spglib").asText(), theirs * 1e3, theirs / ours);
      agreement(cases, peer.get("answers"));
    }
  }

  /** What is computed is used, so that it is not left out. */
  private static long sink;

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }

  private static double adaptive(List<Case> cases, ThreadMXBean threads) {
    double[] seconds = new double[5];
    for (int round = 0; round < seconds.length; round++) {
      long start = threads.getCurrentThreadCpuTime();
      for (Case one : cases) {
        sink += Symmetry.of(one.structure).operations().size();
      }
      seconds[round] = (threads.getCurrentThreadCpuTime() - start) / 1e9;
    }
    return median(seconds);
  }

  private static List<Case> read(Path folder) throws IOException {
    StructureReader reader = new StructureReader();
    List<Case> cases = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        double tolerance = file.toString().contains("distorted") ? 0.1 : 1e-5;
        reader.read(
            new DiskFile(file),
            (key, structure) -> cases.add(new Case(file.toString(), structure, tolerance)));
      }
    }
    return cases;
  }

  private static int sites(List<Case> cases) {
    return cases.stream().mapToInt(one -> one.structure.size()).sum();
  }

  private static JsonNode peer(List<Case> cases, String python, int rounds)
      throws IOException, InterruptedException {
    ObjectMapper mapper = new ObjectMapper();
    Path cells = Files.createTempFile("lodestone-cells-", ".jsonl");
    try {
      try (BufferedWriter out = Files.newBufferedWriter(cells)) {
        for (Case one : cases) {
          out.write(mapper.writeValueAsString(cell(one)));
          out.newLine();
        }
      }
      Process process =
          new ProcessBuilder(
                  python, "bench/peers/symmetry.py", cells.toString(), Integer.toString(rounds))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      JsonNode answer;
      try (InputStream in = process.getInputStream()) {
        answer = mapper.readTree(in);
      }
      if (process.waitFor() != 0) {
        throw new IOException("bench/peers/symmetry.py failed; run bench/peers/environment first");
      }
      return answer;
    } finally {
      Files.delete(cells);
    }
  }

  private static Map<String, Object> cell(Case one) {
    Structure structure = one.structure;
    double[] positions = new double[3 * structure.size()];
    int[] numbers = new int[structure.size()];
    List<Object> kinds = new ArrayList<>();
    for (int i = 0; i < structure.size(); i++) {
      Site site = structure.sites().get(i);
      System.arraycopy(site.position().toArray(), 0, positions, 3 * i, 3);
      Object kind = List.of(site.occupants(), site.label());
      if (!kinds.contains(kind)) {
        kinds.add(kind);
      }
      numbers[i] = kinds.indexOf(kind) + 1;
    }
    Map<String, Object> cell = new LinkedHashMap<>();
    cell.put("file", one.file);
    cell.put("tolerance", one.tolerance);
    cell.put("lattice", structure.lattice().orElseThrow().toRows());
    cell.put("positions", positions);
    cell.put("numbers", numbers);
    return cell;
  }

  private static void agreement(List<Case> cases, JsonNode answers) {
    int numbers = 0;
    int halls = 0;
    int letters = 0;
    int operations = 0;
    for (Case one : cases) {
      JsonNode theirs = answers.get(one.file);
      Symmetry ours = Symmetry.of(one.structure, one.tolerance);
      numbers += ours.number() == theirs.path("number").asInt() ? 1 : 0;
      halls += ours.spaceGroup().hallNumber() == theirs.path("hall_number").asInt() ? 1 : 0;
      letters += ours.wyckoffLetters().equals(theirs.path("wyckoff_letters").asText()) ? 1 : 0;
      operations += ours.operationCount() == theirs.path("operations").asInt() ? 1 : 0;
    }
    print(
        "the same of %d: number %d, Hall number %d, operations %d, Wyckoff letters %d%n",
        cases.size(), numbers, halls, operations, letters);
  }

  private static double[] values(JsonNode list) {
    double[] values = new double[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.get(i).asDouble();
    }
    return values;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
