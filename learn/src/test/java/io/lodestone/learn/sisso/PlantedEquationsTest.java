package io.lodestone.learn.sisso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Equations that were planted under noise are found. */
class PlantedEquationsTest {
  private static final int ROWS = 70;

  private final List<NumberColumn> columns = new ArrayList<>();

  private double[] column(String name, String unit, Random random) {
    double[] values = random.doubles(ROWS, 0.5, 4).toArray();
    columns.add(new NumberColumn(name, UnitExpression.parse(unit), values));
    return values;
  }

  private static SissoSettings settings(String text) {
    return SettingsType.of(SissoSettings.class).parse(text);
  }

  private Dataset with(double[] y, Column... more) {
    List<Column> all = new ArrayList<>(columns);
    all.add(new NumberColumn("y", UnitExpression.parse("eV"), y));
    all.addAll(List.of(more));
    return Dataset.of(all);
  }

  @ParameterizedTest
  @CsvSource({"0.001, 1", "0.01, 2", "0.05, 3", "0.1, 4", "0.1, 5", "0.2, 6"})
  void a_difference_over_a_square(double noise, long seed) {
    Random random = new Random(seed);
    double[] a = column("a", "eV", random);
    double[] b = column("b", "eV", random);
    double[] r = column("r", "Å", random);
    column("s", "Å", random);
    column("c", "eV", random);
    double[] exact = new double[ROWS];
    Arrays.setAll(exact, i -> 3 * (a[i] - b[i]) / (r[i] * r[i]) - 1);
    double spread = spread(exact);
    double[] y =
        Arrays.stream(exact).map(v -> v + noise * spread * random.nextGaussian()).toArray();
    Equation best = new Sisso(settings("rung=2,dimension=1")).search(with(y), "y").best(1);
    assertThat(best.features().getFirst().toString()).isIn("((a-b)/(r)^2)", "((b-a)/(r)^2)");
    double coefficient = best.fits().getFirst().coefficients().getFirst();
    double error = best.fits().getFirst().errors().getFirst();
    assertThat(Math.abs(coefficient)).isEqualTo(3, within(4 * error));
    assertThat(best.rootMeanSquareError()).isBetween(0.7 * noise * spread, 1.3 * noise * spread);
  }

  @Test
  void two_terms_of_which_the_second_shows_in_the_residuals() {
    Random random = new Random(12);
    double[] a = column("a", "eV", random);
    double[] b = column("b", "eV", random);
    double[] r = column("r", "Å", random);
    double[] s = column("s", "Å", random);
    double[] y = new double[ROWS];
    Arrays.setAll(y, i -> 2 * a[i] * r[i] - 3 * b[i] / s[i] + 0.5 + 0.02 * random.nextGaussian());
    Equation best =
        new Sisso(settings("rung=1,dimension=2,sis_size=20")).search(with(y), "y").best(2);
    assertThat(best.features().stream().map(Object::toString))
        .containsExactlyInAnyOrder("(a*r)", "(b/s)");
  }

  @Test
  void tasks_share_features_and_have_their_own_coefficients() {
    Random random = new Random(4);
    double[] a = column("a", "eV", random);
    double[] r = column("r", "Å", random);
    column("s", "Å", random);
    List<String> task =
        IntStream.range(0, ROWS).mapToObj(i -> i % 2 == 0 ? "rocks" : "zinc").toList();
    double[] y = new double[ROWS];
    Arrays.setAll(
        y,
        i ->
            (i % 2 == 0 ? 2 * a[i] / r[i] + 1 : -4 * a[i] / r[i] + 7)
                + 0.01 * random.nextGaussian());
    SissoResult found =
        new Sisso(settings("rung=1,dimension=1,sis_size=10"), "task")
            .search(with(y, new TextColumn("task", task)), "y");
    Equation best = found.best(1);
    assertThat(best.features().getFirst().toString()).isEqualTo("(a/r)");
    assertThat(best.fits()).extracting(Equation.Fit::task).containsExactly("rocks", "zinc");
    assertThat(best.fits().get(0).coefficients().getFirst()).isEqualTo(2, within(0.02));
    assertThat(best.fits().get(1).coefficients().getFirst()).isEqualTo(-4, within(0.02));
    assertThat(best.fits().get(1).intercept()).isEqualTo(7, within(0.03));
    assertThatThrownBy(
            () ->
                new Sisso(settings("levels=2"), "task")
                    .search(with(y, new TextColumn("task", task)), "y"))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void a_second_level_builds_on_the_equation_of_the_first() {
    Random random = new Random(21);
    double[] a = column("a", "-", random);
    double[] b = column("b", "-", random);
    double[] c = column("c", "-", random);
    double[] y = new double[ROWS];
    // One rung does not reach the square of a sum of a product.
    Arrays.setAll(y, i -> Math.pow(1 + a[i] * b[i] + 0.2 * c[i], 2));
    Dataset data = with(y);
    Sisso flat = new Sisso(settings("rung=1,dimension=2,operators=+ - * ^2"));
    Sisso hierarchical = new Sisso(settings("rung=1,dimension=2,operators=+ - * ^2,levels=2"));
    Equation one = flat.search(data, "y").best(2);
    Equation two = hierarchical.search(data, "y").best(2);
    assertThat(two.rootMeanSquareError()).isLessThan(0.6 * one.rootMeanSquareError());
    double[] row = {a[5], b[5], c[5]};
    assertThat(two.value(0, row)).isEqualTo(y[5], within(5 * two.rootMeanSquareError()));
    FormulaCode code = FormulaCode.of(two.features().getFirst());
    List<Expression.Primary> primaries =
        IntStream.range(0, 3)
            .mapToObj(i -> new Expression.Primary(i, "x" + i, UnitExpression.parse("-")))
            .toList();
    assertThat(code.expression(primaries).value(row))
        .isEqualTo(two.features().getFirst().value(row));
  }

  @Test
  void leaving_out_a_row_tells_the_outlier() {
    Random random = new Random(31);
    double[] a = column("a", "eV", random);
    double[] r = column("r", "Å", random);
    double[] y = new double[ROWS];
    Arrays.setAll(y, i -> 2 * a[i] / r[i] + 0.01 * random.nextGaussian());
    y[17] += 1;
    List<Influence> influences =
        new Sisso(settings("rung=1,dimension=1,sis_size=5"))
            .leaveOneOut(with(y), "y", SissoProgress.NONE);
    Influence largest =
        influences.stream()
            .max(java.util.Comparator.comparingDouble(Influence::shift))
            .orElseThrow();
    assertThat(largest.id()).isEqualTo("18");
    assertThat(largest.unseenError()).isEqualTo(-1, within(0.1));
    assertThat(Math.abs(largest.error())).isLessThan(Math.abs(largest.unseenError()));
  }

  private static double spread(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }
}
