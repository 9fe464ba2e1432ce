package io.lodestone.core.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import org.junit.jupiter.api.Test;

class LeastSquaresTest {
  /**
   * The Longley data set of the NIST Statistical Reference Datasets: badly conditioned on purpose.
   */
  private static final double[][] LONGLEY = {
    {60323, 83.0, 234289, 2356, 1590, 107608, 1947},
    {61122, 88.5, 259426, 2325, 1456, 108632, 1948},
    {60171, 88.2, 258054, 3682, 1616, 109773, 1949},
    {61187, 89.5, 284599, 3351, 1650, 110929, 1950},
    {63221, 96.2, 328975, 2099, 3099, 112075, 1951},
    {63639, 98.1, 346999, 1932, 3594, 113270, 1952},
    {64989, 99.0, 365385, 1870, 3547, 115094, 1953},
    {63761, 100.0, 363112, 3578, 3350, 116219, 1954},
    {66019, 101.2, 397469, 2904, 3048, 117388, 1955},
    {67857, 104.6, 419180, 2822, 2857, 118734, 1956},
    {68169, 108.4, 442769, 2936, 2798, 120445, 1957},
    {66513, 110.8, 444546, 4681, 2637, 121950, 1958},
    {68655, 112.6, 482704, 3813, 2552, 123366, 1959},
    {69564, 114.2, 502601, 3931, 2514, 125368, 1960},
    {69331, 115.7, 518173, 4806, 2572, 127852, 1961},
    {70551, 116.9, 554894, 4007, 2827, 130081, 1962}
  };

  @Test
  void gives_the_certified_values_and_errors_of_the_longley_data() {
    double[] a = new double[16 * 7];
    double[] b = new double[16];
    for (int i = 0; i < 16; i++) {
      b[i] = LONGLEY[i][0];
      a[i * 7] = 1;
      System.arraycopy(LONGLEY[i], 1, a, i * 7 + 1, 6);
    }
    LeastSquares fit = LeastSquares.solve(a, 7, b);
    assertThat(fit.solution()[0]).isCloseTo(-3482258.63459582, within(1e-2));
    assertThat(fit.solution()[1]).isCloseTo(15.0618722713733, within(1e-6));
    assertThat(fit.solution()[6]).isCloseTo(1829.15146461355, within(1e-5));
    double[] errors = fit.standardErrors().orElseThrow();
    assertThat(errors[0]).isCloseTo(890420.383607373, within(1e-2));
    assertThat(errors[1]).isCloseTo(84.9149257747669, within(1e-6));
    assertThat(fit.residualSquares()).isCloseTo(836424.055505915, within(1e-3));
  }

  @Test
  void as_many_equations_as_unknowns_have_no_errors() {
    LeastSquares fit = LeastSquares.solve(new double[] {2, 0, 1, 4}, 2, new double[] {2, 9});
    assertThat(fit.solution()).containsExactly(new double[] {1, 2}, within(1e-14));
    assertThat(fit.standardErrors()).isEmpty();
  }

  @Test
  void dependent_columns_are_refused() {
    double[] a = {1, 2, 2, 4, 3, 6};
    assertThatThrownBy(() -> LeastSquares.solve(a, 2, new double[] {1, 2, 3}))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void eigenvalues_of_the_second_difference_matrix_are_the_known_cosines() {
    int n = 6;
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      a[i * n + i] = 2;
      if (i > 0) {
        a[i * n + i - 1] = -1;
        a[(i - 1) * n + i] = -1;
      }
    }
    double[] values = SymmetricEigenvalues.of(a, n).rising();
    for (int k = 1; k <= n; k++) {
      double expected = 2 - 2 * Math.cos(k * Math.PI / (n + 1));
      assertThat(values[k - 1]).isCloseTo(expected, within(1e-13));
    }
  }
}
