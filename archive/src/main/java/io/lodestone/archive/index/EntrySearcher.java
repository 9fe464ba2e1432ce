package io.lodestone.archive.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;

/** A searcher that keeps what counting facets needs for as long as its view of the index lives. */
final class EntrySearcher extends IndexSearcher {
  static {
    // A filter may list some thousand identifiers; its length is limited where it is parsed.
    setMaxClauseCount(1 << 17);
  }

  private final Map<String, StringDocValuesReaderState> facetStates = new HashMap<>();

  private EntrySearcher(IndexReader reader, Executor threads) {
    super(reader, threads);
  }

  static SearcherFactory factory(Executor threads) {
    return new SearcherFactory() {
      @Override
      public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
        return new EntrySearcher(reader, threads);
      }
    };
  }

  synchronized StringDocValuesReaderState facetState(String field) throws IOException {
    StringDocValuesReaderState state = facetStates.get(field);
    if (state == null) {
      state = new StringDocValuesReaderState(getIndexReader(), field);
      facetStates.put(field, state);
    }
    return state;
  }
}
