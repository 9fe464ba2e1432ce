package io.lodestone.archive.index;

import io.lodestone.archive.filter.Operator;
import java.io.IOException;
import org.apache.lucene.index.LeafReader;

/**
 * One property of an entry against another.
 *
 * @param wanted whether to find the entries of which this is true, or those of which it is false
 */
record PairCondition(Property left, Operator operator, Property right, boolean wanted)
    implements ValuesQuery.Condition {
  @Override
  public ValuesQuery.Test in(LeafReader segment) throws IOException {
    ValueReader leftReader = ValueReader.of(left, segment);
    ValueReader rightReader = ValueReader.of(right, segment);
    return entry -> {
      Scalar one = leftReader.read(entry);
      Scalar other = rightReader.read(entry);
      return one != null && other != null && one.stands(operator, other) == wanted;
    };
  }
}
