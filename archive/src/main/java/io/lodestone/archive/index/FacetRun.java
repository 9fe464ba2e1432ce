package io.lodestone.archive.index;

import io.lodestone.archive.index.SearchResult.Count;
import io.lodestone.archive.index.SearchResult.Facet;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.StringValueFacetCounts;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;

/**
 * The facets of one search. Properties with few words are counted while the entries are found, the
 * others, such as formulas, by Lucene afterwards.
 */
final class FacetRun {
  private final EntrySearcher searcher;
  private final List<Search.FacetRequest> requests;
  private final List<String> fields;
  private final List<String> fewWords = new ArrayList<>();
  private WordCounter.Counts counts;
  private FacetsCollector entries;

  /**
   * @throws InvalidInput when a property does not exist, or has values that cannot be counted
   */
  FacetRun(Vocabulary vocabulary, EntrySearcher searcher, List<Search.FacetRequest> requests)
      throws IOException {
    this.searcher = searcher;
    this.requests = requests;
    fields =
        requests.stream()
            .map(
                request ->
                    countable(
                        request,
                        vocabulary.named(
                            request.property(), type -> type.item() == PropertyType.STRING)))
            .map(property -> new FieldLayout(property).name())
            .toList();
    for (String field : new LinkedHashSet<>(fields)) {
      if (WordColumns.suit(field, searcher.getIndexReader())) {
        fewWords.add(field);
      }
    }
  }

  private static Property countable(Search.FacetRequest request, Property property) {
    PropertyType type = property.type().item();
    if (type != PropertyType.STRING && type != PropertyType.BOOLEAN) {
      throw new InvalidInput(
          "facet",
          request.property(),
          type.noun(),
          "a property of strings, or of TRUE and FALSE",
          "numbers can be sorted by and filtered");
    }
    return property;
  }

  /** Finds the best entries, and counts. */
  TopFieldDocs search(Query query, TopFieldCollectorManager best) throws IOException {
    if (requests.isEmpty()) {
      return searcher.search(query, best);
    }
    List<CollectorManager<?, ?>> all = new ArrayList<>(List.of(best));
    all.add(new WordCounter(fewWords, searcher.wordColumns()));
    if (!fewWords.containsAll(fields)) {
      all.add(new FacetsCollectorManager());
    }
    Object[] results =
        searcher.search(
            query, new MultiCollectorManager(all.toArray(CollectorManager<?, ?>[]::new)));
    counts = (WordCounter.Counts) results[1];
    entries = results.length > 2 ? (FacetsCollector) results[2] : null;
    return (TopFieldDocs) results[0];
  }

  /** The facets in the order in which they were asked for. */
  List<Facet> answers() throws IOException {
    List<Facet> answers = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      String field = fields.get(i);
      answers.add(
          fewWords.contains(field)
              ? counts.facet(requests.get(i), field)
              : manyWords(requests.get(i), field));
    }
    return answers;
  }

  private Facet manyWords(Search.FacetRequest request, String field) throws IOException {
    FacetResult result =
        new StringValueFacetCounts(searcher.facetState(field), entries)
            .getTopChildren(request.top(), field);
    List<Count> top =
        Arrays.stream(result.labelValues)
            .map(value -> new Count(value.label, value.value.intValue()))
            .toList();
    return new Facet(request.property(), result.childCount, top);
  }
}
