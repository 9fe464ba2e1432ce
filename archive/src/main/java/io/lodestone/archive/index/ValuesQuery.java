package io.lodestone.archive.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;

/**
 * Finds entries by looking at the values of each: for what no word or range can say, such as one
 * property against another. Meant to stand beside a quicker query that leaves few entries to look
 * at.
 */
final class ValuesQuery extends Query {
  /** Time to look at an entry, in Lucene's measure, where a step in a list of entries costs 1. */
  private static final float COST = 100;

  /** A question to entries; equal to another that asks the same. */
  interface Condition {
    /** The question made ready for one segment of the index. */
    Test in(LeafReader segment) throws IOException;
  }

  /** Whether an entry is as asked; entries come in ascending order. */
  interface Test {
    boolean matches(int entry) throws IOException;
  }

  private final Condition condition;

  private ValuesQuery(Condition condition) {
    this.condition = condition;
  }

  /** Looks at those entries that all the other queries find. */
  static Query among(List<Query> others, Condition condition) {
    List<Query> queries = new ArrayList<>(others);
    queries.add(new ValuesQuery(condition));
    return Bound.all(queries);
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
        LeafReader segment = context.reader();
        Test test = condition.in(segment);
        DocIdSetIterator every = DocIdSetIterator.all(segment.maxDoc());
        TwoPhaseIterator looked =
            new TwoPhaseIterator(every) {
              @Override
              public boolean matches() throws IOException {
                return test.matches(every.docID());
              }

              @Override
              public float matchCost() {
                return COST;
              }
            };
        return new DefaultScorerSupplier(new ConstantScoreScorer(score(), scoreMode, looked));
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return true;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return condition.toString();
  }

  @Override
  public boolean equals(Object other) {
    return sameClassAs(other) && condition.equals(((ValuesQuery) other).condition);
  }

  @Override
  public int hashCode() {
    return Objects.hash(classHash(), condition);
  }
}
