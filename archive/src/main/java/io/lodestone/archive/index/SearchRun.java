package io.lodestone.archive.index;

import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;

/** One search, from its parts to its answer. */
final class SearchRun {
  private final Vocabulary vocabulary;
  private final EntrySearcher searcher;

  SearchRun(Vocabulary vocabulary, EntrySearcher searcher) {
    this.vocabulary = vocabulary;
    this.searcher = searcher;
  }

  SearchResult run(Search search) throws IOException {
    Query query = query(search);
    List<SortField> first = new ArrayList<>();
    if (search.like().isPresent()) {
      SimilarityColumn similarity = SimilarityColumn.of(search.like().get(), searcher);
      query = similarity.comparable(query);
      first.add(similarity.getSortField(true));
    }
    int wanted =
        Math.clamp(
            search.offset() + search.limit(), 1, Math.max(1, searcher.getIndexReader().maxDoc()));
    TopFieldCollectorManager best =
        new TopFieldCollectorManager(sort(search, first), wanted, null, Integer.MAX_VALUE);
    FacetRun facets = new FacetRun(vocabulary, searcher, search.facets());
    TopFieldDocs found = facets.search(query, best);
    return new SearchResult(
        found.totalHits.value(), ids(found, search), similarities(found, search), facets.answers());
  }

  private Query query(Search search) {
    Query filter =
        search
            .filter()
            .map(asked -> new Binder(vocabulary).bind(asked).whenTrue())
            .orElse(MatchAllDocsQuery.INSTANCE);
    List<Query> words = WordsQuery.parts(search.words());
    if (words.isEmpty()) {
      return filter;
    }
    BooleanQuery.Builder both = new BooleanQuery.Builder().add(filter, Occur.FILTER);
    words.forEach(part -> both.add(part, Occur.MUST));
    return both.build();
  }

  private Sort sort(Search search, List<SortField> first) {
    List<SortField> fields = new ArrayList<>(first);
    if (fields.isEmpty() && search.order().isEmpty() && !search.words().isBlank()) {
      fields.add(SortField.FIELD_SCORE);
    }
    for (Search.SortKey key : search.order()) {
      fields.add(
          sortField(
              vocabulary.named(key.property(), type -> type != PropertyType.STRING),
              key.descending()));
    }
    fields.add(new SortField(FieldLayout.LOT, SortField.Type.LONG));
    return new Sort(fields.toArray(SortField[]::new));
  }

  private static SortField sortField(Property property, boolean descending) {
    String field = new FieldLayout(property).name();
    return switch (property.type()) {
      case STRING, BOOLEAN ->
          new SortField(field, SortField.Type.STRING, descending, SortField.STRING_LAST);
      case INTEGER, TIMESTAMP ->
          LongField.newSortField(
              field,
              descending,
              SortedNumericSelector.Type.MIN,
              descending ? Long.MIN_VALUE : Long.MAX_VALUE);
      case FLOAT ->
          DoubleField.newSortField(
              field,
              descending,
              SortedNumericSelector.Type.MIN,
              descending ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
      case STRINGS, INTEGERS, FLOATS ->
          throw new InvalidInput(
              "sort", property.name(), "a list", "a property with a single value", "");
    };
  }

  private static List<Double> similarities(TopFieldDocs found, Search search) {
    List<Double> similarities = new ArrayList<>();
    int end = Math.min(found.scoreDocs.length, search.offset() + search.limit());
    for (int i = search.offset(); i < end && search.like().isPresent(); i++) {
      similarities.add((Double) ((FieldDoc) found.scoreDocs[i]).fields[0]);
    }
    return similarities;
  }

  private List<String> ids(TopFieldDocs found, Search search) throws IOException {
    StoredFields stored = searcher.storedFields();
    String field = new FieldLayout(Property.ID).name();
    List<String> ids = new ArrayList<>();
    int end = Math.min(found.scoreDocs.length, search.offset() + search.limit());
    for (int i = search.offset(); i < end; i++) {
      ScoreDoc hit = found.scoreDocs[i];
      ids.add(stored.document(hit.doc, Set.of(field)).get(field));
    }
    return ids;
  }
}
