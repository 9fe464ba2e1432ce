package io.lodestone.learn.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.learn.FitOptions;
import io.lodestone.learn.Learners;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.learn.split.Fold;
import io.lodestone.learn.split.Splits;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdviceTest {
  private interface Function {
    double of(double x, double z);
  }

  private static Dataset rows(int rows, Function function, double noise) {
    Random random = new Random(4);
    double[] x = random.doubles(rows, -3, 3).toArray();
    double[] z = random.doubles(rows, -3, 3).toArray();
    double[] y =
        IntStream.range(0, rows)
            .mapToDouble(i -> function.of(x[i], z[i]) + noise * random.nextGaussian())
            .toArray();
    return Dataset.of(
        List.of(
            NumberColumn.plain("x", x),
            NumberColumn.plain("z", z),
            NumberColumn.plain("same", new double[rows]),
            NumberColumn.plain("y", y)),
        "y");
  }

  @Test
  void noise_is_told_before_anything_is_learned() {
    for (double noise : new double[] {0.1, 0.5, 1.5}) {
      Dataset data = rows(1200, (x, z) -> Math.sin(x) + 0.5 * z, noise);
      NoiseEstimate found =
          NoiseEstimate.of(data.features(List.of("x", "z")), data.number("y").values());
      assertThat(found.std()).isCloseTo(noise, within(0.05 + 0.1 * noise));
    }
    Dataset few = rows(10, (x, z) -> x, 1);
    assertThat(NoiseEstimate.of(few.features(List.of("x")), few.number("y").values()).share())
        .isNaN();
  }

  @Test
  void a_line_is_told_from_a_curve() {
    Traits line = Traits.of(rows(300, (x, z) -> 2 * x - z, 0.1), "y");
    assertThat(line.rows()).isEqualTo(300);
    assertThat(line.features()).isEqualTo(2);
    assertThat(line.isStronglyNonLinear()).isFalse();
    assertThat(line.linear()).isGreaterThan(0.98);
    Traits curve = Traits.of(rows(300, (x, z) -> Math.sin(2 * x) * z, 0.1), "y");
    assertThat(curve.isStronglyNonLinear()).isTrue();
    assertThat(curve.isNoisy()).isFalse();
  }

  private static Advice.Verdict verdict(Traits traits, Need need, String learner) {
    return new Advisor(traits, need)
        .all().stream()
            .filter(advice -> advice.learner().equals(learner))
            .findFirst()
            .orElseThrow()
            .verdict();
  }

  private static final Need ANY = new Need(false, false);

  @Test
  void each_learner_is_advised_or_not_for_the_reasons_of_its_kind() {
    Traits small = new Traits(60, 10, 0, 0, 1, 0.1, 0.5, 0.8);
    assertThat(verdict(small, ANY, "gp")).isEqualTo(Advice.Verdict.SUITS);
    assertThat(verdict(small, ANY, "ridge")).isEqualTo(Advice.Verdict.WITH_CARE);
    assertThat(verdict(small, ANY, "deep-ensemble")).isEqualTo(Advice.Verdict.UNSUITED);
    assertThat(verdict(small, ANY, "logistic")).isEqualTo(Advice.Verdict.UNSUITED);
    Traits large = new Traits(50_000, 132, 0, 0, 1, 0.4, 0.7, 0.75);
    assertThat(verdict(large, ANY, "forest")).isEqualTo(Advice.Verdict.SUITS);
    assertThat(verdict(large, ANY, "ridge")).isEqualTo(Advice.Verdict.SUITS);
    assertThat(verdict(large, ANY, "kernel-ridge")).isEqualTo(Advice.Verdict.UNSUITED);
    assertThat(verdict(large, ANY, "svm")).isEqualTo(Advice.Verdict.UNSUITED);
    assertThat(verdict(large, ANY, "knn")).isEqualTo(Advice.Verdict.WITH_CARE);
    assertThat(verdict(large, new Need(true, false), "forest")).isEqualTo(Advice.Verdict.WITH_CARE);
    assertThat(verdict(large, new Need(true, false), "deep-ensemble"))
        .isEqualTo(Advice.Verdict.UNSUITED);
    assertThat(verdict(large, new Need(false, true), "forest")).isEqualTo(Advice.Verdict.WITH_CARE);
    Traits classes = new Traits(500, 10, 20, 3, 12, Double.NaN, Double.NaN, Double.NaN);
    assertThat(verdict(classes, ANY, "logistic")).isEqualTo(Advice.Verdict.SUITS);
    assertThat(verdict(classes, ANY, "gp")).isEqualTo(Advice.Verdict.UNSUITED);
    assertThat(new Advisor(classes, ANY).remarks())
        .anyMatch(remark -> remark.contains("smote"))
        .anyMatch(remark -> remark.contains("20 rows"));
  }

  @Test
  void nothing_is_said_of_a_learner_without_a_reason() {
    Traits any = new Traits(500, 30, 0, 0, 1, 0.1, 0.8, 0.85);
    List<Advice> all = new Advisor(any, ANY).all();
    assertThat(all).hasSameSizeAs(new Learners().all());
    assertThat(all).allMatch(advice -> !advice.reasons().isEmpty());
  }

  @Test
  void the_better_learner_is_ranked_first_and_equals_are_tied() {
    Dataset data = rows(200, (x, z) -> 2 * x - z, 0.5);
    List<Fold> folds = new Splits.KFold(200, 5, 2, 1).folds();
    Contest contest =
        Contest.of(
            List.of("mean", "knn", "ridge", "ridge:penalty=0.001"),
            data,
            "y",
            FitOptions.DEFAULTS,
            folds,
            600);
    assertThat(contest.loss()).isEqualTo("mae");
    assertThat(contest.folds()).isEqualTo(10);
    assertThat(contest.ranked().getFirst().learner()).isEqualTo("ridge");
    assertThat(contest.ranked().get(1).tied()).isTrue();
    assertThat(contest.ranked().get(2).learner()).isEqualTo("knn");
    assertThat(contest.ranked().get(3).learner()).isEqualTo("mean");
    assertThat(contest.ranked().get(3).tied()).isFalse();
    assertThat(contest.ranked().get(3).behind()).isGreaterThan(1);
    // The mean absolute error of noise alone.
    assertThat(contest.ranked().getFirst().mean()).isCloseTo(0.5 * 0.798, within(0.06));
  }

  @Test
  void what_cannot_be_measured_is_told_with_its_reason() {
    Dataset data = rows(60, (x, z) -> x, 0.5);
    List<String> kinds = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      kinds.add(data.number("y").value(i) > 0 ? "up" : "down");
    }
    Dataset classes = data.with(new TextColumn("kind", kinds)).withTargets("kind");
    Contest contest =
        Contest.of(
            List.of("logistic", "gp", "forest:trees=20"),
            classes,
            "kind",
            FitOptions.DEFAULTS,
            new Splits.KFold(60, 3, 1, 1).folds(),
            600);
    assertThat(contest.loss()).isEqualTo("brier");
    assertThat(contest.ranked()).hasSize(2);
    assertThat(contest.others().getFirst().learner()).isEqualTo("gp");
    assertThat(contest.others().getFirst().reason()).contains("classes");
    Contest none =
        Contest.of(
            List.of("ridge"),
            data,
            "y",
            FitOptions.DEFAULTS,
            new Splits.KFold(60, 3, 1, 1).folds(),
            0);
    assertThat(none.ranked()).isEmpty();
    assertThat(none.others().getFirst().reason()).contains("budget");
  }
}
