package io.lodestone.core.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricEigenvaluesTest {
  /** The second difference has the eigenvalues 2 - 2 cos(k pi / (n + 1)). */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 24, 25, 60, 200})
  void those_of_a_chain_are_known(int n) {
    double[] chain = new double[n * n];
    for (int i = 0; i < n; i++) {
      chain[i * n + i] = 2;
      if (i > 0) {
        chain[i * n + i - 1] = -1;
        chain[(i - 1) * n + i] = -1;
      }
    }
    double[] found = SymmetricEigenvalues.of(chain, n).rising();
    for (int k = 1; k <= n; k++) {
      assertThat(found[k - 1]).isCloseTo(2 - 2 * Math.cos(k * Math.PI / (n + 1)), within(1e-13));
    }
  }

  /** A reflection of a diagonal matrix keeps its values, of which many are equal. */
  @ParameterizedTest
  @ValueSource(ints = {3, 30, 101})
  void they_are_those_of_the_diagonal_however_the_axes_are_turned(int n) {
    Random random = new Random(n);
    double[] v = random.doubles(n).toArray();
    double squares = 0;
    for (double x : v) {
      squares += x * x;
    }
    double[] turned = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          double value = k / 3;
          turned[i * n + j] +=
              ((i == k ? 1 : 0) - 2 * v[i] * v[k] / squares)
                  * value
                  * ((j == k ? 1 : 0) - 2 * v[j] * v[k] / squares);
        }
      }
    }
    double[] found = SymmetricEigenvalues.of(turned, n).rising();
    for (int k = 0; k < n; k++) {
      assertThat(found[k]).isCloseTo(k / 3, within(1e-12 * n));
    }
  }

  @Test
  void a_diagonal_matrix_is_done_at_once_also_a_large_one() {
    int n = 40;
    double[] diagonal = new double[n * n];
    for (int i = 0; i < n; i++) {
      diagonal[i * n + i] = n - i;
    }
    assertThat(SymmetricEigenvalues.of(diagonal, n).smallest()).isEqualTo(1);
    assertThat(SymmetricEigenvalues.of(new double[n * n], n).rising()).containsOnly(0);
  }
}
