package io.lodestone.bench;

import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Parsers;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * How fast vasprun.xml is read on one core, and in how much memory.
 *
 * <p>Arguments: sizes of files in MB, 250 and 500 when there are none, or the path of a
 * vasprun.xml. Sections are made in full and counted, not kept. A small heap ({@code -Xmx64m})
 * shows that memory does not grow with the file; the time that the same bytes take to read alone is
 * given beside.
 */
public final class VasprunBenchmark {
  private static final int ROUNDS = 5;
  private static final double MEGA = 1e6;

  private VasprunBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException {
    String[] wanted = arguments.length == 0 ? new String[] {"250", "500"} : arguments;
    System.out.printf(
        "%-28s %8s %7s %11s %11s %11s %11s %10s%n",
        "file", "MB", "steps", "bytes only", "median", "best", "by clock", "peak heap");
    for (String argument : wanted) {
      if (argument.chars().allMatch(Character::isDigit)) {
        Path file = Files.createTempFile("lodestone-bench-", "-vasprun.xml");
        try {
          SyntheticVasprun.write(file, Long.parseLong(argument) * (long) MEGA);
          measure("generated", file);
        } finally {
          Files.delete(file);
        }
      } else {
        measure(Path.of(argument).getFileName().toString(), Path.of(argument));
      }
    }
  }

  private static void measure(String name, Path path) throws IOException {
    DiskFile file = new DiskFile(path);
    Parser parser = new Parsers().recognize(file.head()).orElseThrow();
    long bytes = readOnly(file);
    long start = processorTime();
    readOnly(file);
    double alone = (processorTime() - start) / 1e9;
    PeakHeap heap = new PeakHeap();
    double[] seconds = new double[ROUNDS];
    double[] byClock = new double[ROUNDS];
    CountedSections count = new CountedSections();
    for (int round = 0; round < ROUNDS; round++) {
      count = new CountedSections();
      CountedSections counted = count;
      long clock = System.nanoTime();
      start = processorTime();
      parser.parse(file, key -> counted);
      seconds[round] = (processorTime() - start) / 1e9;
      byClock[round] = (System.nanoTime() - clock) / 1e9;
    }
    if (!count.isClean()) {
      throw new IllegalStateException(name + " was not read to its end without a warning");
    }
    Arrays.sort(seconds);
    Arrays.sort(byClock);
    System.out.printf(
        Locale.ROOT,
        "%-28s %8.1f %7d %6.0f MB/s %6.0f MB/s %6.0f MB/s %6.0f MB/s %7.1f MB%n",
        name,
        bytes / MEGA,
        count.calculations(),
        bytes / MEGA / alone,
        bytes / MEGA / seconds[ROUNDS / 2],
        bytes / MEGA / seconds[0],
        bytes / MEGA / byClock[0],
        heap.bytes() / MEGA);
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long readOnly(DiskFile file) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long total = 0;
    try (InputStream in = file.open()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        total += n;
      }
    }
    return total;
  }
}
