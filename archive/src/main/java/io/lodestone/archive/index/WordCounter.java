package io.lodestone.archive.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/**
 * Counts, while entries are found, how many of them have each word of some properties that have few
 * words.
 */
final class WordCounter implements CollectorManager<WordCounter.Tally, WordCounter.Counts> {
  private final List<String> fields;
  private final WordColumns columns;

  WordCounter(List<String> fields, WordColumns columns) {
    this.fields = fields;
    this.columns = columns;
  }

  /** How many entries have each word, by field. */
  record Counts(Map<String, Map<String, Integer>> byField) {

    /** The counts of one field as a facet. */
    SearchResult.Facet facet(Search.FacetRequest request, String field) {
      Map<String, Integer> counts = byField.get(field);
      List<SearchResult.Count> top =
          counts.entrySet().stream()
              .map(count -> new SearchResult.Count(count.getKey(), count.getValue()))
              .sorted(
                  Comparator.comparingInt(SearchResult.Count::entries)
                      .reversed()
                      .thenComparing(SearchResult.Count::value))
              .limit(request.top())
              .toList();
      return new SearchResult.Facet(request.property(), counts.size(), top);
    }
  }

  @Override
  public Tally newCollector() {
    return new Tally();
  }

  @Override
  public Counts reduce(Collection<Tally> tallies) {
    Map<String, Map<String, Integer>> all = new HashMap<>();
    for (String field : fields) {
      Map<String, Integer> counts = all.computeIfAbsent(field, _ -> new HashMap<>());
      for (Tally tally : tallies) {
        tally.byField.get(field).forEach((word, n) -> counts.merge(word, n, Integer::sum));
      }
    }
    return new Counts(all);
  }

  /** The counts of one thread. */
  final class Tally implements Collector {
    private final Map<String, Map<String, Integer>> byField = new HashMap<>();

    private Tally() {
      fields.forEach(field -> byField.put(field, new HashMap<>()));
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
      LeafReader segment = context.reader();
      List<WordColumn> here = new ArrayList<>();
      for (String field : fields) {
        here.add(columns.of(field, segment));
      }
      WordColumn[] each = here.toArray(WordColumn[]::new);
      int[][] counts = new int[each.length][];
      for (int i = 0; i < each.length; i++) {
        counts[i] = each[i].newCounts();
      }
      return new LeafCollector() {
        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int entry) {
          for (int i = 0; i < each.length; i++) {
            each[i].count(entry, counts[i]);
          }
        }

        @Override
        public void finish() {
          for (int i = 0; i < each.length; i++) {
            add(each[i].words(), counts[i], byField.get(fields.get(i)));
          }
        }
      };
    }

    private static void add(String[] words, int[] counts, Map<String, Integer> sum) {
      for (int i = 0; i < words.length; i++) {
        if (counts[i] > 0) {
          sum.merge(words[i], counts[i], Integer::sum);
        }
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
