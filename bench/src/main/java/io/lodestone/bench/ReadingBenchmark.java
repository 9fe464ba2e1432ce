package io.lodestone.bench;

import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Parsers;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How fast each format is read on one core, in MB of decompressed text per second, and in how much
 * memory.
 *
 * <p>Arguments: files and folders; without any, those of {@code LODESTONE_DATA} and large ones that
 * are made for the run. Of each format the largest files, up to 64 MB, are read again and again for
 * five seconds of processor time after two to warm up. Sections are made in full and counted, not
 * kept. Files that break off or are damaged are left out.
 */
public final class ReadingBenchmark {
  private static final double MEGA = 1e6;
  private static final long MOST_BYTES = 64_000_000;
  private static final int MOST_FILES = 40;
  private static final long GENERATED_BYTES = 32_000_000;
  private static final double WARM_UP_SECONDS = 2;
  private static final double SECONDS = 5;

  private final Parsers parsers = new Parsers();

  private ReadingBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException {
    ReadingBenchmark benchmark = new ReadingBenchmark();
    if (arguments.length > 0) {
      benchmark.run(Stream.of(arguments).map(Path::of).toList());
      return;
    }
    Path made = Files.createTempDirectory("lodestone-bench-");
    try {
      SyntheticFiles files = new SyntheticFiles(made, GENERATED_BYTES);
      List<Path> all = new ArrayList<>(List.of(files.trajectory(), files.table(), files.crystal()));
      String data = System.getenv("LODESTONE_DATA");
      if (data != null) {
        all.add(Path.of(data, "raw-outputs"));
      }
      benchmark.run(all);
    } finally {
      try (Stream<Path> paths = Files.walk(made)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /** A file and its decompressed size. */
  private record Sized(DiskFile file, long bytes) {}

  private void run(List<Path> places) throws IOException {
    Map<String, List<Sized>> byFormat = new TreeMap<>();
    Map<String, Parser> parserOf = new TreeMap<>();
    for (Path place : places) {
      try (Stream<Path> paths = Files.walk(place)) {
        for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
          DiskFile file = new DiskFile(path);
          Optional<Parser> parser = parsers.recognize(file.head());
          if (parser.isPresent() && isWhole(file, parser.get())) {
            String format = parser.get().program() + " " + parser.get().format();
            parserOf.put(format, parser.get());
            byFormat
                .computeIfAbsent(format, _ -> new ArrayList<>())
                .add(new Sized(file, size(file)));
          }
        }
      }
    }
    System.out.printf(
        "%-34s %5s %9s %9s %11s %11s %9s%n",
        "format", "files", "MB", "largest", "processor", "by clock", "peak heap");
    byFormat.forEach((format, files) -> measure(format, parserOf.get(format), largest(files)));
  }

  private static boolean isWhole(DiskFile file, Parser parser) throws IOException {
    try {
      parser.parse(file, key -> new CountedSections());
      return file.damage().isEmpty();
    } catch (InvalidInput damaged) {
      return false;
    }
  }

  private static List<Sized> largest(List<Sized> files) {
    List<Sized> chosen = new ArrayList<>();
    long bytes = 0;
    for (Sized file :
        files.stream().sorted(Comparator.comparingLong(Sized::bytes).reversed()).toList()) {
      if (chosen.isEmpty() || chosen.size() < MOST_FILES && bytes + file.bytes() <= MOST_BYTES) {
        chosen.add(file);
        bytes += file.bytes();
      }
    }
    return chosen;
  }

  private static void measure(String format, Parser parser, List<Sized> files) {
    long bytes = files.stream().mapToLong(Sized::bytes).sum();
    read(parser, files, WARM_UP_SECONDS);
    PeakHeap heap = new PeakHeap();
    long clock = System.nanoTime();
    double[] timesAndSeconds = read(parser, files, SECONDS);
    double byClock = (System.nanoTime() - clock) / 1e9;
    double read = timesAndSeconds[0] * bytes / MEGA;
    System.out.printf(
        Locale.ROOT,
        "%-34s %5d %9.3f %9.3f %6.0f MB/s %6.0f MB/s %6.0f MB%n",
        format,
        files.size(),
        bytes / MEGA,
        files.getFirst().bytes() / MEGA,
        read / timesAndSeconds[1],
        read / byClock,
        heap.bytes() / MEGA);
  }

  /** Reads all files again and again; gives how often, and the seconds of processor time. */
  private static double[] read(Parser parser, List<Sized> files, double seconds) {
    long start = processorTime();
    int times = 0;
    double worked;
    do {
      for (Sized file : files) {
        try {
          parser.parse(file.file(), key -> new CountedSections());
        } catch (IOException e) {
          throw new IllegalStateException(file.file().displayPath(), e);
        }
      }
      times++;
      worked = (processorTime() - start) / 1e9;
    } while (worked < seconds);
    return new double[] {times, worked};
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long size(DiskFile file) throws IOException {
    try (InputStream in = file.open()) {
      return in.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }
}
