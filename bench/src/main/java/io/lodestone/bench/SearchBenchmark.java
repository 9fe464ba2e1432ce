package io.lodestone.bench;

import com.sun.management.OperatingSystemMXBean;
import io.lodestone.archive.filter.FilterParser;
import io.lodestone.archive.index.IndexWriting;
import io.lodestone.archive.index.Search;
import io.lodestone.archive.index.Search.SortKey;
import io.lodestone.archive.index.SearchIndex;
import io.lodestone.archive.index.Vocabulary;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Latency of searches among many entries: each parses a filter, counts three facets over all
 * entries found and gives the first page of twenty, sorted.
 *
 * <p>Arguments: numbers of entries, 100000 and 1000000 when there are none. Each question is asked
 * with new constants every time, so that no answer is found in a cache.
 */
public final class SearchBenchmark {
  private static final String KEPT = "LODESTONE_BENCHMARK_INDEXES";
  private static final int WARM_UP = 40;
  private static final int REPETITIONS = 150;

  private static final OperatingSystemMXBean MACHINE =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** A kind of question. */
  private record Question(String name, Function<SyntheticEntries, String> filter) {}

  private static final List<Question> QUESTIONS =
      List.of(
          new Question(
              "two elements",
              made -> "elements HAS ALL \"%s\", \"%s\"".formatted(made.element(), made.element())),
          new Question(
              "only these elements",
              made ->
                  "elements HAS ONLY \"%s\", \"%s\", \"%s\""
                      .formatted(made.element(), made.element(), made.element())),
          new Question(
              "an element and its share",
              made ->
                  "elements:elements_ratios HAS \"%s\":>%.3f"
                      .formatted(made.element(), made.uniform(0.2, 0.7))),
          new Question(
              "a narrow range of gaps",
              made -> {
                double low = made.uniform(0.5, 4);
                return "band_gap > %.4f eV AND band_gap < %.4f eV".formatted(low, low + 0.05);
              }),
          new Question(
              "an element and a wide range",
              made ->
                  "elements HAS \"%s\" AND band_gap > %.4f eV"
                      .formatted(made.element(), made.uniform(0.1, 2))),
          new Question(
              "a formula",
              made ->
                  "chemical_formula_reduced = \"%s2%s\"".formatted(made.element(), made.element())),
          new Question(
              "part of a formula",
              made ->
                  "chemical_formula_reduced CONTAINS \"%s2%s\""
                      .formatted(made.element(), made.element())),
          new Question(
              "end of a formula",
              made -> "chemical_formula_reduced ENDS WITH \"%s2\"".formatted(made.element())),
          new Question(
              "program, functional, quality",
              made ->
                  "program_name = \"%s\" AND xc_functional_short_name = \"%s\" AND converged"
                          .formatted(
                              made.pick(SyntheticEntries.PROGRAMS),
                              made.pick(SyntheticEntries.FUNCTIONALS))
                      + " AND n_elements = "
                      + (2 + (int) made.uniform(0, 3))),
          new Question(
              "negation",
              made ->
                  "elements HAS \"%s\" AND NOT (program_name = \"%s\" OR mass_density < %.3f g/cm^3)"
                      .formatted(
                          made.element(),
                          made.pick(SyntheticEntries.PROGRAMS),
                          made.uniform(2, 10))),
          new Question(
              "half of all entries",
              made -> "band_gap > %.6f eV".formatted(made.uniform(0.001, 0.1))));

  private SearchBenchmark() {}

  /** Prints build time, size and latencies for each number of entries. */
  public static void main(String[] arguments) throws IOException {
    int[] sizes =
        arguments.length == 0
            ? new int[] {100_000, 1_000_000}
            : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
    Path kept = System.getenv(KEPT) == null ? null : Path.of(System.getenv(KEPT));
    for (int size : sizes) {
      Path folder =
          kept == null
              ? Files.createTempDirectory("lodestone-search-benchmark")
              : Files.createDirectories(kept.resolve(Integer.toString(size)));
      try (ExecutorService threads =
          Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
        build(folder, size);
        try (SearchIndex index = SearchIndex.open(folder, Vocabulary.ofArchive(), threads)) {
          measure(index, size);
        }
      } finally {
        if (kept == null) {
          delete(folder);
        }
      }
    }
  }

  private static void build(Path folder, int size) throws IOException {
    Vocabulary vocabulary = Vocabulary.ofArchive();
    SyntheticEntries entries = new SyntheticEntries(vocabulary, 1);
    long start = System.nanoTime();
    try (IndexWriting index = IndexWriting.open(folder, vocabulary)) {
      if (index.position() == size) {
        return;
      }
      for (int i = 0; i < size; i++) {
        index.write(entries.next(i));
      }
      index.commit(size);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%d entries: indexed in %.1f s (%.0f per second), %.0f bytes per entry%n",
        size, seconds, size / seconds, (double) bytes(folder) / size);
  }

  private static void measure(SearchIndex index, int size) throws IOException {
    SyntheticEntries constants = new SyntheticEntries(Vocabulary.ofArchive(), 2);
    List<double[]> all = new ArrayList<>();
    long allWorked = 0;
    System.out.printf(
        "%-30s %10s %10s %10s %14s %10s%n",
        "question", "median ms", "99 % ms", "worst ms", "mean CPU ms", "found");
    for (Question question : QUESTIONS) {
      double[] milliseconds = new double[REPETITIONS];
      long worked = 0;
      long found = 0;
      for (int i = -WARM_UP; i < REPETITIONS; i++) {
        String filter = question.filter.apply(constants);
        if (i == 0) {
          worked = -MACHINE.getProcessCpuTime();
        }
        long start = System.nanoTime();
        Search search =
            Search.everything()
                .where(FilterParser.parse(filter))
                .sortedBy(SortKey.parse("energy_per_atom"))
                .counting("elements", 10)
                .counting("program_name", 10)
                .counting("xc_functional_short_name", 10)
                .page(0, 20);
        long total = index.search(search).total();
        if (i >= 0) {
          milliseconds[i] = (System.nanoTime() - start) / 1e6;
          found += total;
        }
      }
      worked += MACHINE.getProcessCpuTime();
      all.add(milliseconds);
      allWorked += worked;
      print(question.name, milliseconds, worked, Long.toString(found / REPETITIONS));
    }
    double[] joined = all.stream().flatMapToDouble(DoubleStream::of).toArray();
    print("all, " + size + " entries", joined, allWorked, "");
  }

  private static void print(String name, double[] milliseconds, long worked, String found) {
    Arrays.sort(milliseconds);
    System.out.printf(
        "%-30s %10.2f %10.2f %10.2f %14.2f %10s%n",
        name,
        milliseconds[milliseconds.length / 2],
        milliseconds[(int) (0.99 * (milliseconds.length - 1))],
        milliseconds[milliseconds.length - 1],
        worked / 1e6 / milliseconds.length,
        found);
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
