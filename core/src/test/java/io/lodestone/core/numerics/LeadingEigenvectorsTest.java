package io.lodestone.core.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LeadingEigenvectorsTest {
  @Test
  void finds_the_largest_eigenvalues_of_the_second_difference() {
    int n = 600;
    LeadingEigenvectors.Operator difference =
        (x, y, count) -> {
          for (int v = 0; v < count; v++) {
            for (int i = 0; i < n; i++) {
              double left = i > 0 ? x[v * n + i - 1] : 0;
              double right = i < n - 1 ? x[v * n + i + 1] : 0;
              y[v * n + i] = 2 * x[v * n + i] - left - right;
            }
          }
        };
    double[] values = LeadingEigenvectors.of(difference, n, 3).values();
    for (int k = 0; k < 3; k++) {
      double known = 2 + 2 * Math.cos(Math.PI * (k + 1) / (n + 1));
      assertThat(values[k]).isCloseTo(known, within(1e-10));
    }
  }

  @Test
  void agrees_with_a_factorisation_also_where_eigenvalues_are_negative_or_equal() {
    int n = 400;
    double[] matrix = new double[n * n];
    Random random = new Random(5);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double value = random.nextGaussian();
        matrix[i * n + j] = value;
        matrix[j * n + i] = value;
      }
    }
    double[] values = new double[4];
    OpenBlas.get().eigenvectors(matrix, n, values, new double[4 * n]);
    LeadingEigenvectors found = LeadingEigenvectors.of(matrix, n, 4);
    assertThat(found.values()).containsExactly(values, within(1e-9));
    double[] diagonal = new double[n * n];
    for (int i = 0; i < n; i++) {
      diagonal[i * n + i] = i < 3 ? 7 : -i;
    }
    assertThat(LeadingEigenvectors.of(diagonal, n, 4).values())
        .containsExactly(new double[] {7, 7, 7, -3}, within(1e-9));
  }

  @Test
  void vectors_are_eigenvectors_of_length_one() {
    int n = 500;
    double[] matrix = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix[i * n + j] = Math.exp(-Math.abs(i - j) / 50.0);
      }
    }
    LeadingEigenvectors found = LeadingEigenvectors.of(matrix, n, 2);
    for (int v = 0; v < 2; v++) {
      double length = 0;
      for (int i = 0; i < n; i++) {
        double product = 0;
        for (int j = 0; j < n; j++) {
          product += matrix[i * n + j] * found.vectors()[v * n + j];
        }
        length += Math.pow(found.vectors()[v * n + i], 2);
        assertThat(product).isCloseTo(found.values()[v] * found.vectors()[v * n + i], within(1e-8));
      }
      assertThat(length).isCloseTo(1, within(1e-12));
    }
  }
}
