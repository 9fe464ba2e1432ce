package io.lodestone.core.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenBlasTest {
  private final OpenBlas blas = OpenBlas.get();
  private final Random random = new Random(3);

  private double[] matrix(int size) {
    return random.doubles(size, -1, 1).toArray();
  }

  /** Element by element, as the definition says. */
  private static double product(double[] a, double[] b, int row, int column, int n, int columns) {
    double sum = 0;
    for (int k = 0; k < n; k++) {
      sum += a[row * n + k] * b[k * columns + column];
    }
    return sum;
  }

  @Test
  void products_are_those_of_the_definition() {
    double[] a = matrix(7 * 5);
    double[] b = matrix(5 * 3);
    double[] bt = new double[15];
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 3; j++) {
        bt[j * 5 + i] = b[i * 3 + j];
      }
    }
    double[] c = new double[21];
    double[] other = new double[21];
    blas.multiply(a, b, c, 7, 3, 5);
    blas.multiplyTransposed(a, bt, other, 7, 3, 5);
    for (int i = 0; i < 7; i++) {
      for (int j = 0; j < 3; j++) {
        double expected = product(a, b, i, j, 5, 3);
        assertThat(c[i * 3 + j]).isCloseTo(expected, within(1e-14));
        assertThat(other[i * 3 + j]).isCloseTo(expected, within(1e-14));
      }
    }
  }

  @Test
  void parts_of_matrices_are_multiplied_in_single_precision() {
    double[] a = matrix(5 * 7);
    double[] b = matrix(7 * 9);
    float[] c = new float[3 * 4];
    // Rows 1 to 3 and columns 2 to 6 of a, rows 2 to 6 and columns 5 to 8 of b.
    blas.multiply(single(a), 7 + 2, 7, single(b), 2 * 9 + 5, 9, c, 3, 4, 5);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 4; j++) {
        double sum = 0;
        for (int k = 0; k < 5; k++) {
          sum += a[(i + 1) * 7 + k + 2] * b[(k + 2) * 9 + j + 5];
        }
        assertThat((double) c[i * 4 + j]).isCloseTo(sum, within(1e-5));
      }
    }
    assertThatThrownBy(
            () -> blas.multiply(single(a), 7 + 3, 7, single(b), 2 * 9 + 5, 9, c, 5, 4, 5))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static float[] single(double[] values) {
    float[] copy = new float[values.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = (float) values[i];
    }
    return copy;
  }

  // The larger size is one whose arrays are copied instead of lent.
  @ParameterizedTest
  @ValueSource(ints = {1, 6, 530})
  void a_factor_gives_the_matrix_its_solutions_and_its_inverse(int n) {
    double[] rows = matrix(n * (n + 2));
    double[] a = new double[n * n];
    blas.gram(rows, a, n, n + 2);
    for (int i = 0; i < n; i++) {
      a[i * n + i] += 1;
    }
    double[] factor = a.clone();
    assertThat(blas.cholesky(factor, n)).isTrue();
    double[] again = new double[n * n];
    blas.gram(factor, again, n, n);
    assertThat(again).containsExactly(a, within(1e-10));

    double[] x = matrix(n * 2);
    double[] b = new double[n * 2];
    blas.multiply(a, x, b, n, 2, n);
    blas.solveLower(factor, b, n, 2);
    blas.solveLowerTransposed(factor, b, n, 2);
    assertThat(b).containsExactly(x, within(1e-8));

    double[] one = new double[n * n];
    blas.inverse(factor, n);
    blas.multiply(a, factor, one, n, n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        assertThat(one[i * n + j]).isCloseTo(i == j ? 1 : 0, within(1e-8));
      }
    }
  }

  @Test
  void a_matrix_that_is_not_positive_definite_has_no_factor() {
    assertThat(blas.cholesky(new double[] {1, 2, 2, 1}, 2)).isFalse();
  }

  @Test
  void arrays_that_are_too_short_are_refused_before_native_code_sees_them() {
    assertThatThrownBy(() -> blas.cholesky(new double[3], 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> blas.multiply(new double[4], new double[4], new double[3], 2, 2, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
