package io.lodestone.bench;

import io.lodestone.archive.filter.FilterParser;
import io.lodestone.archive.index.IndexWriting;
import io.lodestone.archive.index.IndexedEntry;
import io.lodestone.archive.index.Like;
import io.lodestone.archive.index.Search;
import io.lodestone.archive.index.SearchIndex;
import io.lodestone.archive.index.SearchResult;
import io.lodestone.archive.index.Vocabulary;
import io.lodestone.archive.likeness.Likeness;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * How long the search for the twenty entries most like one takes, by each respect, with a filter
 * that all entries pass and one that every tenth passes; one thread. And whether what is found is
 * what comparing all rows finds.
 *
 * <p>Argument: the number of made-up entries, 100000 if left out.
 */
public final class LikenessBenchmark {
  private static final double ELECTRONVOLT = 1.602176634e-19;
  private static final int QUESTIONS = 20;
  private static final int WANTED = 20;

  private final Vocabulary vocabulary = Vocabulary.ofArchive();
  private final Random random = new Random(11);
  private final List<double[][]> rows = new ArrayList<>();
  private double[] gap;

  private LikenessBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    int entries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
    new LikenessBenchmark().run(entries);
  }

  private void run(int entries) throws IOException {
    Path folder = Files.createTempDirectory("lodestone-likeness");
    try {
      long bytes = write(folder, entries);
      System.out.printf(
          Locale.ROOT, "%,d entries, %.0f bytes each on disk%n", entries, bytes / (double) entries);
      System.out.println("respect      filter passes  mean CPU ms  found as by comparing all");
      try (SearchIndex index = SearchIndex.open(folder, vocabulary, null)) {
        for (Likeness by : Likeness.values()) {
          for (double least : new double[] {-1, 9}) {
            ask(index, by, least);
          }
        }
      }
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private long write(Path folder, int entries) throws IOException {
    gap = new double[entries];
    try (IndexWriting index = IndexWriting.open(folder, vocabulary)) {
      for (int i = 0; i < entries; i++) {
        gap[i] = random.nextInt(1000) / 100.0;
        double[][] each = new double[Likeness.values().length][];
        IndexedEntry entry =
            new IndexedEntry("entry" + i).put(vocabulary.named("band_gap"), gap[i] * ELECTRONVOLT);
        for (Likeness by : Likeness.values()) {
          each[by.ordinal()] = row(by);
          entry.row(by, each[by.ordinal()]);
        }
        rows.add(each);
        index.write(entry);
      }
      index.commit(entries);
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(path -> path.toFile().length()).sum();
    }
  }

  private double[] row(Likeness by) {
    double[] row = new double[by.length()];
    switch (by) {
      case COMPOSITION -> {
        int elements = 1 + random.nextInt(4);
        for (int i = 0; i < elements; i++) {
          row[random.nextInt(90)] += Math.rint(1e6 / elements) / 1e6;
        }
      }
      case DOS -> {
        for (int i = 0; i < row.length; i++) {
          row[i] = random.nextInt(57);
        }
      }
      case SOAP -> {
        for (int i = 0; i < row.length; i++) {
          row[i] = Math.rint(2e3 * random.nextGaussian()) / 1e4;
        }
      }
    }
    return row;
  }

  private void ask(SearchIndex index, Likeness by, double least) throws IOException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    Search search =
        Search.everything()
            .where(FilterParser.parse("band_gap > " + least + " eV"))
            .page(0, WANTED);
    long spent = 0;
    int right = 0;
    for (int question = -QUESTIONS; question < QUESTIONS; question++) { // the first half warms up
      int wanted = Math.floorMod(question * 7919, gap.length);
      long before = threads.getCurrentThreadCpuTime();
      SearchResult found = index.search(search.like(new Like("entry" + wanted, by)));
      spent += question < 0 ? 0 : threads.getCurrentThreadCpuTime() - before;
      right += question >= 0 && isExact(found, by, wanted, least) ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT,
        "%-12s %13s  %11.1f  %d of %d%n",
        by.label(),
        least < 0 ? "all" : "1 in 10",
        spent / 1e6 / QUESTIONS,
        right,
        QUESTIONS);
  }

  private boolean isExact(SearchResult found, Likeness by, int wanted, double least) {
    double[] all = new double[gap.length];
    int n = 0;
    for (int i = 0; i < gap.length; i++) {
      if (i != wanted && gap[i] > least) {
        all[n++] = -by.similarity(rows.get(wanted)[by.ordinal()], rows.get(i)[by.ordinal()]);
      }
    }
    double[] sorted = Arrays.copyOf(all, n);
    Arrays.sort(sorted);
    for (int i = 0; i < WANTED; i++) {
      if (Math.abs(found.similarities().get(i) + sorted[i]) > 1e-9) {
        return false;
      }
    }
    return found.ids().size() == WANTED;
  }
}
