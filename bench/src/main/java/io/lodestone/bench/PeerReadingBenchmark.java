package io.lodestone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Parsers;
import io.lodestone.core.error.InvalidInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lodestone and the Python programs of the field on the same files in one run: processor time of a
 * reading, and the ratio.
 *
 * <p>Arguments: files or folders; without any, a trajectory and a vasprun.xml that are made for the
 * run and the outputs of {@code LODESTONE_DATA}. Needs {@code target/peers}, which {@code
 * bench/peers/environment} makes; run from the top of the project. Both sides read a file into what
 * they make of it, Lodestone all sections, the peers their objects; both have read the file before.
 */
public final class PeerReadingBenchmark {
  private static final double MEGA = 1e6;
  private static final int ROUNDS = 3;
  private static final double WARM_UP_SECONDS = 3;
  private static final int FILES_PER_FORMAT = 3;
  private static final long TRAJECTORY_BYTES = 4_000_000;
  private static final long VASPRUN_BYTES = 8_000_000;

  /** Formats that a peer reads, under the names that {@code parse.py} knows. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "VASP vasprun.xml", "vasprun.xml",
          "VASP OUTCAR", "OUTCAR",
          "XYZ XYZ and extended XYZ", "XYZ and extended XYZ",
          "FHI-aims main output", "main output of FHI-aims",
          "Quantum ESPRESSO pw.x output", "pw.x output");

  private final Parsers parsers = new Parsers();
  private final Map<String, Integer> perFormat = new LinkedHashMap<>();
  private final Map<String, Own> own = new LinkedHashMap<>();

  private PeerReadingBenchmark() {}

  /** What Lodestone did with a file. */
  private record Own(String format, long bytes, double seconds) {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    PeerReadingBenchmark benchmark = new PeerReadingBenchmark();
    Path made = Files.createTempDirectory("lodestone-bench-");
    try {
      if (arguments.length == 0) {
        Path vasprun = made.resolve("vasprun.xml");
        SyntheticVasprun.write(vasprun, VASPRUN_BYTES);
        benchmark.read(vasprun);
        benchmark.read(new SyntheticFiles(made, TRAJECTORY_BYTES).trajectory());
        String data = System.getenv("LODESTONE_DATA");
        if (data != null) {
          benchmark.readAll(Path.of(data, "raw-outputs"));
        }
      }
      for (String argument : arguments) {
        benchmark.readAll(Path.of(argument));
      }
      benchmark.compare();
    } finally {
      try (Stream<Path> paths = Files.walk(made)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /** Reads the largest files first, of which a few of each format count. */
  private void readAll(Path place) throws IOException {
    try (Stream<Path> paths = Files.walk(place)) {
      for (Path path :
          paths
              .filter(Files::isRegularFile)
              .sorted(Comparator.comparing((Path file) -> file.toFile().length()).reversed())
              .toList()) {
        read(path);
      }
    }
  }

  private void read(Path path) throws IOException {
    DiskFile file = new DiskFile(path);
    Optional<Parser> parser = parsers.recognize(file.head());
    if (parser.isEmpty()) {
      return;
    }
    String format = parser.get().program() + " " + parser.get().format();
    if (!KNOWN.containsKey(format) || perFormat.merge(format, 1, Integer::sum) > FILES_PER_FORMAT) {
      return;
    }
    try {
      for (double worked = 0; worked < WARM_UP_SECONDS; ) {
        worked += seconds(file, parser.get());
      }
      double[] seconds = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        seconds[round] = seconds(file, parser.get());
      }
      Arrays.sort(seconds);
      own.put(path.toString(), new Own(format, size(file), seconds[ROUNDS / 2]));
    } catch (InvalidInput damaged) {
      perFormat.merge(format, -1, Integer::sum);
    }
  }

  private void compare() throws IOException, InterruptedException {
    Process peers =
        new ProcessBuilder("target/peers/bin/python", "bench/peers/parse.py")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (Writer out = peers.outputWriter(StandardCharsets.UTF_8)) {
      for (Map.Entry<String, Own> file : own.entrySet()) {
        out.write(KNOWN.get(file.getValue().format()) + "\t" + file.getKey() + "\n");
      }
    }
    System.out.printf(
        "%-30s %-28s %8s %12s %-10s %12s %7s%n",
        "format", "file", "MB", "ours ms", "peer", "peer's ms", "ratio");
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(peers.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        print(json.readTree(line));
      }
    }
    if (peers.waitFor() != 0) {
      throw new IllegalStateException("the peers did not run; make target/peers first");
    }
  }

  private void print(JsonNode answer) {
    Path path = Path.of(answer.get("path").asText());
    Own ours = own.get(path.toString());
    String start =
        String.format(
            Locale.ROOT,
            "%-30s %-28s %8.3f %12.2f %-10s ",
            ours.format(),
            path.getParent().getFileName() + "/" + path.getFileName(),
            ours.bytes() / MEGA,
            1000 * ours.seconds(),
            answer.get("peer").asText());
    if (answer.has("failed")) {
      System.out.println(start + answer.get("failed").asText());
      return;
    }
    double[] seconds = new double[ROUNDS];
    Arrays.setAll(seconds, i -> answer.get("seconds").get(i).asDouble());
    Arrays.sort(seconds);
    double median = seconds[ROUNDS / 2];
    System.out.printf(
        Locale.ROOT, "%s%12.2f %7.1f%n", start, 1000 * median, median / ours.seconds());
  }

  private static double seconds(DiskFile file, Parser parser) throws IOException {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    parser.parse(file, key -> new CountedSections());
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
  }

  private static long size(DiskFile file) throws IOException {
    try (InputStream in = file.open()) {
      return in.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }
}
