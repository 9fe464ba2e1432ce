package io.lodestone.archive.index;

import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/**
 * A filter bound to the fields of an index: the entries of which it is true, and those of which it
 * is false. Of the entries in neither it is unknown, and with both at hand NOT, AND and OR follow
 * Kleene's logic of three values.
 */
record Bound(Query whenTrue, Query whenFalse) {
  private static final Query ALL = MatchAllDocsQuery.INSTANCE;
  private static final Query NONE = MatchNoDocsQuery.INSTANCE;

  /** Unknown of every entry. */
  static final Bound UNKNOWN = new Bound(NONE, NONE);

  /** True of every entry, or false of every one. */
  static Bound always(boolean truth) {
    return truth ? new Bound(ALL, NONE) : new Bound(NONE, ALL);
  }

  /** True where the query finds an entry, and false elsewhere among the entries with a value. */
  static Bound among(Query known, Query whenTrue) {
    return new Bound(whenTrue, without(known, whenTrue));
  }

  static Bound or(List<Bound> terms) {
    return new Bound(
        any(terms.stream().map(Bound::whenTrue).toList()),
        all(terms.stream().map(Bound::whenFalse).toList()));
  }

  Bound not() {
    return new Bound(whenFalse, whenTrue);
  }

  /** What all queries find. */
  static Query all(List<Query> queries) {
    if (queries.size() == 1) {
      return queries.getFirst();
    }
    BooleanQuery.Builder joined = new BooleanQuery.Builder();
    queries.forEach(query -> joined.add(query, Occur.FILTER));
    return joined.build();
  }

  /** What one query or more finds. */
  static Query any(List<Query> queries) {
    if (queries.size() == 1) {
      return queries.getFirst();
    }
    BooleanQuery.Builder joined = new BooleanQuery.Builder();
    queries.forEach(query -> joined.add(query, Occur.SHOULD));
    return joined.build();
  }

  /** What the first query finds and the second does not. */
  static Query without(Query first, Query second) {
    return new BooleanQuery.Builder().add(first, Occur.FILTER).add(second, Occur.MUST_NOT).build();
  }
}
