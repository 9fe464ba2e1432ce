package io.lodestone.bench;

import com.sun.management.OperatingSystemMXBean;
import io.lodestone.archive.Archive;
import io.lodestone.archive.ingest.Ingest;
import io.lodestone.archive.ingest.IngestReport;
import io.lodestone.archive.provenance.Access;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How long an ingest of many small calculations takes, how much memory it needs, and how long a
 * second one over the same files.
 *
 * <p>Arguments: number of entries (default 100,000) and a folder to work in.
 */
public final class IngestBenchmark {
  private static final String[] ELEMENTS = {
    "Li", "Na", "Mg", "Al", "Si", "Ti", "Fe", "Cu", "Zn", "Ga", "As", "Sr"
  };
  private static final int FILES_PER_FOLDER = 1000;

  private static final OperatingSystemMXBean MACHINE =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final int entries;
  private final Path folder;
  private final PrintStream out;

  private IngestBenchmark(int entries, Path folder, PrintStream out) {
    this.entries = entries;
    this.folder = folder;
    this.out = out;
  }

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException {
    int entries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
    Path folder =
        arguments.length > 1
            ? Path.of(arguments[1])
            : Files.createTempDirectory("lodestone-bench-");
    new IngestBenchmark(entries, folder, System.out).run();
  }

  private void run() throws IOException {
    Path files = folder.resolve("files");
    if (!Files.exists(files)) {
      write(files);
    }
    Path archive = folder.resolve("archive");
    long first = ingest(files, archive, "first ingest");
    long again = ingest(files, archive, "second ingest, nothing new");
    out.printf(Locale.ROOT, "second / first: %.2f%n", (double) again / first);
    out.printf(
        Locale.ROOT,
        "heap of at most %d MiB, largest memory of the process %s%n",
        Runtime.getRuntime().maxMemory() >> 20,
        largestMemory());
  }

  private long ingest(Path files, Path place, String title) throws IOException {
    long start = System.nanoTime();
    long worked = MACHINE.getProcessCpuTime();
    IngestReport report;
    try (Archive archive = Archive.open(place)) {
      report = new Ingest(archive, (done, path) -> {}).run(files, Access.of("bench"));
    }
    long nanos = System.nanoTime() - start;
    worked = MACHINE.getProcessCpuTime() - worked;
    out.printf(
        Locale.ROOT,
        "%s: %d main files, %d entries, %.1f s, %.0f main files per second, %.2f ms of processor"
            + " time each%n",
        title,
        report.total().mainFiles(),
        report.total().entries(),
        nanos / 1e9,
        report.total().mainFiles() * 1e9 / nanos,
        worked / 1e6 / report.total().mainFiles());
    return nanos;
  }

  /** Small crystals with an energy, no two alike. */
  private void write(Path top) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < entries; i++) {
      Path place = top.resolve("set-" + i / FILES_PER_FOLDER);
      if (i % FILES_PER_FOLDER == 0) {
        Files.createDirectories(place);
      }
      double a = 3 + 3 * random.nextDouble();
      String cation = ELEMENTS[random.nextInt(ELEMENTS.length)];
      String anion = random.nextBoolean() ? "O" : "S";
      Files.writeString(
          place.resolve("crystal-" + i + ".xyz"),
          String.format(
              Locale.ROOT,
              """
              2
              Lattice="%.6f 0 0 0 %.6f 0 0 0 %.6f" Properties=species:S:1:pos:R:3 energy=%.8f pbc="T T T"
              %s 0.0 0.0 0.0
              %s %.6f %.6f %.6f
              """,
              a,
              a,
              a,
              -10 * random.nextDouble(),
              cation,
              anion,
              a / 2,
              a / 2,
              a / 2));
    }
  }

  /** Largest resident memory of the process, in which is also what lies outside the heap. */
  private static String largestMemory() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM"))
            .map(line -> line.replaceAll("\\D+", ""))
            .mapToLong(Long::parseLong)
            .mapToObj(kib -> kib / 1024 + " MiB")
            .findFirst()
            .orElse("unknown")
        : "unknown";
  }
}
