package io.lodestone.archive.index;

import io.lodestone.archive.likeness.Likeness;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * How alike each entry is to one of them, computed from the rows in a column of the index.
 *
 * <p>Every entry that the filter leaves is compared, so that the answer is exact, whatever the
 * filter, and whatever the measure: a graph of neighbours knows neither.
 */
final class SimilarityColumn extends DoubleValuesSource {
  private final Like like;
  private final double[] wanted;

  private SimilarityColumn(Like like, double[] wanted) {
    this.like = like;
    this.wanted = wanted;
  }

  /**
   * Looks up what the others are compared with.
   *
   * @throws InvalidInput when there is no such entry, or it has no row of that kind
   */
  static SimilarityColumn of(Like like, IndexSearcher searcher) throws IOException {
    Query itself = new TermQuery(idTerm(like));
    ScoreDoc[] found = searcher.search(itself, 1).scoreDocs;
    if (found.length == 0) {
      throw new InvalidInput(
          "--like",
          null,
          "'" + like.id() + "', which no entry has",
          "the identifier of an entry",
          "'lodestone search' lists them");
    }
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      int doc = found[0].doc - leaf.docBase;
      if (doc >= 0 && doc < leaf.reader().maxDoc()) {
        BinaryDocValues rows = DocValues.getBinary(leaf.reader(), field(like.by()));
        if (rows.advanceExact(doc)) {
          double[] wanted = new double[like.by().length()];
          read(rows.binaryValue(), like.by(), wanted);
          return new SimilarityColumn(like, wanted);
        }
      }
    }
    throw new InvalidInput(
        "--like",
        null,
        "an entry that has nothing to compare by " + like.by().label(),
        "an entry with what the " + like.by().text() + " needs",
        "compare by something else");
  }

  /** Adds the row of an entry to its document. */
  static void add(Document document, Likeness by, double[] row) {
    document.add(new BinaryDocValuesField(field(by), new BytesRef(by.pack(row))));
  }

  /** Those of a query that can be compared, but for the one that they are compared with. */
  Query comparable(Query query) {
    return new BooleanQuery.Builder()
        .add(query, Occur.MUST)
        .add(new FieldExistsQuery(field(like.by())), Occur.FILTER)
        .add(new TermQuery(idTerm(like)), Occur.MUST_NOT)
        .build();
  }

  @Override
  public DoubleValues getValues(LeafReaderContext leaf, DoubleValues scores) throws IOException {
    Likeness by = like.by();
    BinaryDocValues rows = DocValues.getBinary(leaf.reader(), field(by));
    double[] row = new double[by.length()];
    return new DoubleValues() {
      @Override
      public double doubleValue() throws IOException {
        read(rows.binaryValue(), by, row);
        return by.similarity(wanted, row);
      }

      @Override
      public boolean advanceExact(int doc) throws IOException {
        return rows.advanceExact(doc);
      }
    };
  }

  private static void read(BytesRef bytes, Likeness by, double[] row) {
    by.unpack(bytes.bytes, bytes.offset, bytes.length, row);
  }

  private static String field(Likeness by) {
    return "#like_" + by.label();
  }

  private static Term idTerm(Like like) {
    return new Term(new FieldLayout(Property.ID).name(), IndexedEntry.indexable(like.id()));
  }

  @Override
  public boolean needsScores() {
    return false;
  }

  @Override
  public Explanation explain(LeafReaderContext leaf, int doc, Explanation score)
      throws IOException {
    DoubleValues values = getValues(leaf, null);
    return values.advanceExact(doc)
        ? Explanation.match(values.doubleValue(), toString())
        : Explanation.noMatch(toString());
  }

  @Override
  public DoubleValuesSource rewrite(IndexSearcher searcher) {
    return this;
  }

  @Override
  public boolean isCacheable(LeafReaderContext leaf) {
    return DocValues.isCacheable(leaf, field(like.by()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SimilarityColumn column
        && like.equals(column.like)
        && Arrays.equals(wanted, column.wanted);
  }

  @Override
  public int hashCode() {
    return Objects.hash(like, Arrays.hashCode(wanted));
  }

  @Override
  public String toString() {
    return "likeness to " + like.id() + " by " + like.by().label();
  }
}
