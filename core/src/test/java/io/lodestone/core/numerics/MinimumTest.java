package io.lodestone.core.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MinimumTest {
  private static double[] filled(int n, double value) {
    double[] array = new double[n];
    Arrays.fill(array, value);
    return array;
  }

  /** Rosenbrock's valley, whose minimum of 0 is where all variables are 1. */
  private static double valley(double[] x, double[] gradient) {
    double sum = 0;
    Arrays.fill(gradient, 0);
    for (int i = 0; i + 1 < x.length; i++) {
      double a = x[i + 1] - x[i] * x[i];
      double b = 1 - x[i];
      sum += 100 * a * a + b * b;
      gradient[i] += -400 * a * x[i] - 2 * b;
      gradient[i + 1] += 200 * a;
    }
    return sum;
  }

  @Test
  void the_floor_of_a_curved_valley_is_found() {
    Minimum minimum =
        Minimum.from(
            filled(12, -1.2), filled(12, -10), filled(12, 10), MinimumTest::valley, 1e-8, 2000);
    assertThat(minimum.point()).containsExactly(filled(12, 1), within(1e-6));
  }

  @Test
  void bounds_are_kept_where_the_minimum_lies_beyond_them() {
    Minimum minimum =
        Minimum.from(
            new double[] {0, 0},
            new double[] {-1, -1},
            new double[] {0.5, 5},
            (x, gradient) -> {
              gradient[0] = 2 * (x[0] - 3);
              gradient[1] = 2 * (x[1] - 2);
              return (x[0] - 3) * (x[0] - 3) + (x[1] - 2) * (x[1] - 2);
            },
            1e-9,
            100);
    assertThat(minimum.point()).containsExactly(new double[] {0.5, 2}, within(1e-8));
  }
}
