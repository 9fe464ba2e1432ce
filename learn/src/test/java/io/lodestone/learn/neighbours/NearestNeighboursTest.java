package io.lodestone.learn.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.learn.Learners;
import io.lodestone.learn.Model;
import io.lodestone.learn.NumberPredictions;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestNeighboursTest {
  private static final int K = 4;

  /** Two features of different scales, and what depends on both. */
  private static Dataset rows(int size, long seed) {
    Random random = new Random(seed);
    double[] small = random.doubles(size).toArray();
    double[] large = random.doubles(size).map(value -> 1e4 + 1e3 * value).toArray();
    double[] y = IntStream.range(0, size).mapToDouble(i -> small[i] + large[i] / 1e3).toArray();
    return Dataset.of(
        List.of(
            NumberColumn.plain("small", small),
            NumberColumn.plain("large", large),
            NumberColumn.plain("y", y)),
        "y");
  }

  private static double deviation(double[] values) {
    double mean = IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElse(0);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / values.length);
  }

  /** The mean answer of the nearest rows but one, by sorting all of them. */
  private static double expected(Dataset known, Dataset asked, int row, int without) {
    double[] small = known.number("small").values();
    double[] large = known.number("large").values();
    double first = deviation(small);
    double second = deviation(large);
    return IntStream.range(0, small.length)
        .filter(other -> other != without)
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                other ->
                    Math.hypot(
                        (small[other] - asked.number("small").value(row)) / first,
                        (large[other] - asked.number("large").value(row)) / second)))
        .limit(K)
        .mapToDouble(other -> known.number("y").value(other))
        .average()
        .orElseThrow();
  }

  @Test
  void the_mean_is_that_of_the_nearest_rows_in_standardised_features() {
    Dataset known = rows(700, 1);
    Dataset asked = rows(300, 2);
    Model model = new Learners().parse("knn:k=" + K).fit(known, "y");
    NumberPredictions predictions = (NumberPredictions) model.predict(asked);
    for (int row = 0; row < asked.size(); row++) {
      assertThat(predictions.mean(row)).isCloseTo(expected(known, asked, row, -1), within(1e-12));
    }
  }

  @Test
  void a_row_that_is_held_out_is_not_its_own_neighbour() {
    Dataset known = rows(300, 3);
    Model model = new Learners().parse("knn:k=" + K).fit(known, "y");
    Predictor.HeldOut heldOut = ((Predictor.Regressor) model.predictor()).heldOut().orElseThrow();
    for (int row = 0; row < known.size(); row++) {
      assertThat(heldOut.mean()[row]).isCloseTo(expected(known, known, row, row), within(1e-12));
    }
  }
}
