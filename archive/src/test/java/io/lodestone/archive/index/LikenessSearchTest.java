package io.lodestone.archive.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.archive.filter.FilterParser;
import io.lodestone.archive.likeness.Likeness;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Searches for likeness beside the same by comparing everything with everything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LikenessSearchTest {
  private static final int ENTRIES = 12_000;
  private static final double ELECTRONVOLT = 1.602176634e-19;
  private static final Vocabulary VOCABULARY = Vocabulary.ofArchive();

  private Path folder;
  private final List<Known> known = new ArrayList<>();

  /** What the test knows of an entry; rows are null where there are none. */
  private record Known(String id, double gap, double[] shares, double[] dos, double[] soap) {
    double[] row(Likeness by) {
      return switch (by) {
        case COMPOSITION -> shares;
        case DOS -> dos;
        case SOAP -> soap;
      };
    }
  }

  @BeforeAll
  void fill(@TempDir Path temporary) throws IOException {
    folder = temporary;
    Random random = new Random(5);
    try (IndexWriting index = IndexWriting.open(folder, VOCABULARY)) {
      for (int i = 0; i < ENTRIES; i++) {
        Known entry =
            new Known(
                "entry%05d".formatted(i),
                Math.rint(random.nextDouble() * 500) / 100,
                random.nextInt(50) == 0 ? null : shares(random),
                random.nextInt(3) == 0 ? null : dos(random),
                soap(random));
        index.write(indexed(entry));
        if (random.nextInt(20) == 0) {
          index.delete(entry.id());
        } else {
          if (random.nextInt(30) == 0) {
            entry = new Known(entry.id(), entry.gap(), shares(random), null, entry.soap());
            index.write(indexed(entry)); // replaces the one before
          }
          known.add(entry);
        }
        if (i % 3_000 == 2_999) {
          index.commit(i); // so that there are several segments
        }
      }
      index.commit(ENTRIES);
    }
  }

  private static IndexedEntry indexed(Known entry) {
    IndexedEntry indexed =
        new IndexedEntry(entry.id()).put(VOCABULARY.named("band_gap"), entry.gap() * ELECTRONVOLT);
    if (entry.shares() != null) {
      indexed.row(Likeness.COMPOSITION, entry.shares());
    }
    if (entry.dos() != null) {
      indexed.row(Likeness.DOS, entry.dos());
    }
    return indexed.row(Likeness.SOAP, entry.soap());
  }

  private static double[] shares(Random random) {
    double[] row = new double[Likeness.COMPOSITION.length()];
    int[] amounts = random.ints(1 + random.nextInt(4), 1, 5).toArray();
    double sum = 0;
    for (int amount : amounts) {
      sum += amount;
    }
    for (int amount : amounts) {
      row[random.nextInt(90)] += Math.rint(1e6 * amount / sum) / 1e6;
    }
    return row;
  }

  private static double[] dos(Random random) {
    double[] row = new double[Likeness.DOS.length()];
    for (int i = 0; i < row.length; i++) {
      row[i] = i < 5 && random.nextBoolean() ? Double.NaN : random.nextInt(57);
    }
    return row;
  }

  private static double[] soap(Random random) {
    double[] row = new double[Likeness.SOAP.length()];
    for (int i = 0; i < row.length; i++) {
      row[i] = Math.rint(1e3 * random.nextGaussian()) / 1e4;
    }
    return row;
  }

  private SearchResult search(String filter, Like like, int offset, int limit) throws IOException {
    try (SearchIndex index = SearchIndex.open(folder, VOCABULARY, null)) {
      return index.search(wish(filter, like, offset, limit));
    }
  }

  private static Search wish(String filter, Like like, int offset, int limit) {
    return Search.everything().where(FilterParser.parse(filter)).like(like).page(offset, limit);
  }

  private List<Double> byComparingAll(Known wanted, Likeness by, double leastGap) {
    return known.stream()
        .filter(entry -> entry.gap() > leastGap && entry.row(by) != null && entry != wanted)
        .map(entry -> by.similarity(wanted.row(by), entry.row(by)))
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  @Test
  void the_most_alike_of_twelve_thousand_are_those_that_comparing_all_finds() throws IOException {
    int asked = 0;
    for (Likeness by : Likeness.values()) {
      for (double leastGap : new double[] {-1, 2.5, 4.9}) {
        for (Known wanted : known.subList(0, 8)) {
          if (wanted.row(by) == null) {
            continue;
          }
          asked++;
          List<Double> all = byComparingAll(wanted, by, leastGap);
          SearchResult found =
              search("band_gap > %s eV".formatted(leastGap), new Like(wanted.id(), by), 0, 50);
          assertThat(found.total()).isEqualTo(all.size());
          for (int i = 0; i < 50; i++) {
            assertThat(found.similarities().get(i)).isCloseTo(all.get(i), within(1e-9));
          }
          assertThat(found.ids()).hasSize(50).doesNotHaveDuplicates().doesNotContain(wanted.id());
        }
      }
    }
    assertThat(asked).isGreaterThan(30);
  }

  @Test
  void pages_follow_each_other() throws IOException {
    Like like = new Like(known.getFirst().id(), Likeness.COMPOSITION);
    SearchResult both = search("band_gap > 1 eV", like, 0, 60);
    assertThat(search("band_gap > 1 eV", like, 30, 30).ids()).isEqualTo(both.ids().subList(30, 60));
  }

  @Test
  void many_threads_find_the_same() throws IOException {
    Like like = new Like(known.getFirst().id(), Likeness.COMPOSITION);
    SearchResult alone = search("band_gap > 1 eV", like, 0, 200);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try (SearchIndex index = SearchIndex.open(folder, VOCABULARY, threads)) {
      assertThat(index.search(wish("band_gap > 1 eV", like, 0, 200))).isEqualTo(alone);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void an_entry_that_is_not_there_or_has_nothing_to_compare_is_refused() {
    assertThatThrownBy(() -> search("band_gap > 0", new Like("nobody", Likeness.DOS), 0, 5))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("no entry has");
    Known bare = known.stream().filter(entry -> entry.dos() == null).findFirst().orElseThrow();
    assertThatThrownBy(() -> search("band_gap > 0", new Like(bare.id(), Likeness.DOS), 0, 5))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("nothing to compare by dos");
    assertThatThrownBy(() -> Likeness.named("dose")).hasMessageContaining("did you mean dos?");
  }
}
