package io.lodestone.study.equation;

import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.learn.sisso.Expression;
import io.lodestone.learn.sisso.Separation;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows whose class is known beside what a separation says of them.
 *
 * @param separation of the classes
 * @param data rows with every column that its features are made of
 * @param target the column of text that tells the classes
 */
public record SeparatedRows(Separation separation, Dataset data, String target) {
  /** How many rows there are. */
  public int size() {
    return data.size();
  }

  /** How many rows are said to be of the class that they are of. */
  public long right() {
    TextColumn classes = data.text(target);
    return IntStream.range(0, data.size())
        .filter(row -> separation.classOf(primaries(row)).equals(classes.value(row)))
        .count();
  }

  /** The feature of the rows of a class; of two features, the side of the line they lie on. */
  double[] values(String name) {
    TextColumn classes = data.text(target);
    return IntStream.range(0, data.size())
        .filter(row -> name.equals(classes.value(row)))
        .mapToDouble(row -> left(primaries(row)))
        .toArray();
  }

  private double left(double[] primaries) {
    List<Expression> features = separation.features();
    return features.size() == 1
        ? features.getFirst().value(primaries)
        : separation.value(primaries);
  }

  /** The value that parts the classes. */
  double bound() {
    return separation.features().size() == 1
        ? -separation.intercept() / separation.weights().getFirst()
        : 0;
  }

  private double[] primaries(int row) {
    return data.featureColumns().stream().mapToDouble(column -> column.value(row)).toArray();
  }
}
