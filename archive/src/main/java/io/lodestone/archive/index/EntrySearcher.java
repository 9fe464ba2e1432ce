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

  private final WordColumns wordColumns;

  private EntrySearcher(IndexReader reader, Executor threads, WordColumns wordColumns) {
    super(reader, threads);
    this.wordColumns = wordColumns;
  }

  /** Makes the searchers of one index, which share what stays true from one view to the next. */
  static SearcherFactory factory(Executor threads) {
    WordColumns wordColumns = new WordColumns();
    return new SearcherFactory() {
      @Override
      public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
        return new EntrySearcher(reader, threads, wordColumns);
      }
    };
  }

  WordColumns wordColumns() {
    return wordColumns;
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
