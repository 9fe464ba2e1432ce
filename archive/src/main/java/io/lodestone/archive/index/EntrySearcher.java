package io.lodestone.archive.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
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

  private final List<StatedProperty> stated = new ArrayList<>();

  private EntrySearcher(IndexReader reader, Executor threads, WordColumns wordColumns) {
    super(reader, threads);
    this.wordColumns = wordColumns;
    for (FieldInfo field : FieldInfos.getMergedFieldInfos(reader)) {
      StatedProperty.ofField(field.name).ifPresent(stated::add);
    }
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

  /** The properties that tables state of the entries of this view. */
  List<StatedProperty> stated() {
    return stated;
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
