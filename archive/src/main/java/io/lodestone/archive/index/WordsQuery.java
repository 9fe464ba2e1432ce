package io.lodestone.archive.index;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.QueryBuilder;

/** Words to be found in the text of entries: all of them, and quoted ones one behind the other. */
final class WordsQuery {
  /** Cuts text into words, the same way for entries and for searches. */
  static final Analyzer ANALYZER = new StandardAnalyzer();

  private WordsQuery() {}

  /** What must all be there; nothing when the text has no words. */
  static List<Query> parts(String text) {
    QueryBuilder builder = new QueryBuilder(ANALYZER);
    List<Query> parts = new ArrayList<>();
    String[] pieces = text.split("\"", -1);
    for (int i = 0; i < pieces.length; i++) {
      boolean isQuoted = i % 2 == 1;
      Query part =
          isQuoted
              ? builder.createPhraseQuery(FieldLayout.WORDS, pieces[i])
              : builder.createBooleanQuery(FieldLayout.WORDS, pieces[i], Occur.MUST);
      if (part != null) {
        parts.add(part);
      }
    }
    return parts;
  }
}
