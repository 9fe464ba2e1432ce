package io.lodestone.learn.sisso;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.ClassPredictions;
import io.lodestone.learn.Learners;
import io.lodestone.learn.Model;
import io.lodestone.learn.NumberPredictions;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** SISSO as a model like any other. */
class SissoLearnerTest {
  private static final UnitExpression EV = UnitExpression.parse("eV");
  private static final UnitExpression ANGSTROM = UnitExpression.parse("Å");

  /** Energies 2 a/r + 1 with noise of 0.05 eV; a in eV, r in pm though other lengths are in Å. */
  private static Dataset table(int rows, long seed) {
    Random random = new Random(seed);
    double[] a = random.doubles(rows, 1, 5).toArray();
    double[] r = random.doubles(rows, 1, 3).toArray();
    double[] s = random.doubles(rows, 1, 3).toArray();
    double[] y = new double[rows];
    Arrays.setAll(y, i -> 2 * a[i] / r[i] + 1 + 0.05 * random.nextGaussian());
    double[] picometre = Arrays.stream(r).map(value -> 100 * value).toArray();
    return Dataset.of(
        List.of(
            new NumberColumn("energy", EV, y),
            new NumberColumn("a", EV, a),
            new NumberColumn("s", ANGSTROM, s),
            new NumberColumn("r", UnitExpression.parse("pm"), picometre)),
        "energy");
  }

  @Test
  void predicts_with_uncertainties_that_are_about_right() {
    Model model =
        new Learners()
            .parse("sisso:dimension=1,rung=1,sis_size=20,bags=10")
            .fit(table(60, 1), "energy");
    Dataset unseen = table(200, 2);
    NumberPredictions predictions = (NumberPredictions) model.predict(unseen);
    double squares = 0;
    int within = 0;
    for (int row = 0; row < unseen.size(); row++) {
      double error = predictions.mean(row) - unseen.number("energy").value(row);
      squares += error * error;
      within += Math.abs(error) < 2 * predictions.std(row) ? 1 : 0;
      assertThat(predictions.aleatoric(row)).isBetween(0.035, 0.08);
      assertThat(predictions.epistemic(row)).isBetween(0.0, 0.1);
    }
    assertThat(Math.sqrt(squares / unseen.size())).isBetween(0.04, 0.065);
    assertThat(within).isBetween(175, 200);
  }

  @Test
  void a_restored_model_predicts_the_same() {
    SissoLearner learner = new SissoLearner();
    Model model =
        new Learners()
            .parse("sisso:dimension=2,rung=1,sis_size=10,bags=3")
            .fit(table(40, 3), "energy");
    EquationBag restored = EquationBag.read(3, model.predictor().state());
    Features rows = table(15, 4).features(List.of("a", "s", "r"));
    double[][] before = new double[3][15];
    double[][] after = new double[3][15];
    ((EquationBag) model.predictor()).predict(rows, before[0], before[1], before[2]);
    restored.predict(rows, after[0], after[1], after[2]);
    assertThat(after).isDeepEqualTo(before);
    assertThat(learner.profile().name()).isEqualTo("sisso");
  }

  @Test
  void classes_get_probabilities() {
    Dataset numbers = table(120, 5);
    List<String> labels =
        IntStream.range(0, 120)
            .mapToObj(row -> numbers.number("energy").value(row) > 4.2 ? "hard" : "soft")
            .toList();
    Dataset data =
        numbers.without(List.of("energy")).with(new TextColumn("kind", labels)).withTargets("kind");
    Model model =
        new Learners()
            .parse("sisso:dimension=1,rung=1,sis_size=20,bags=5")
            .fit(data.rows(IntStream.range(0, 80).toArray()), "kind");
    Dataset unseen = data.rows(IntStream.range(80, 120).toArray());
    ClassPredictions predictions = (ClassPredictions) model.predict(unseen);
    int right = 0;
    for (int row = 0; row < 40; row++) {
      right += predictions.likeliest(row).equals(unseen.text("kind").value(row)) ? 1 : 0;
      assertThat(predictions.probability(row, 0) + predictions.probability(row, 1))
          .isBetween(1 - 1e-12, 1 + 1e-12);
    }
    assertThat(right).isGreaterThanOrEqualTo(37);
  }
}
