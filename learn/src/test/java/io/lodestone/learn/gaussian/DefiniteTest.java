package io.lodestone.learn.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.numerics.OpenBlas;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DefiniteTest {
  /** Likenesses that no vectors have: the first is near the others, and these are far apart. */
  private static final double[] IMPOSSIBLE = {1, 0.9, 0.9, 0.9, 1, 0.1, 0.9, 0.1, 1};

  private static double smallest(double[] matrix, int n) {
    double[] values = new double[n];
    OpenBlas.get().eigenvectors(matrix, n, values, new double[n * n]);
    return values[n - 1];
  }

  @Test
  void likenesses_become_a_positive_definite_kernel_of_ones_with_themselves() {
    assertThat(smallest(IMPOSSIBLE, 3)).isLessThan(-0.1);
    double[] seen = Definite.of(IMPOSSIBLE, 3).seen(IMPOSSIBLE);
    assertThat(smallest(seen, 3)).isGreaterThan(-1e-12);
    for (int i = 0; i < 3; i++) {
      assertThat(seen[i * 3 + i]).isCloseTo(1, within(1e-12));
      for (int j = 0; j < i; j++) {
        assertThat(seen[i * 3 + j]).isCloseTo(seen[j * 3 + i], within(1e-12));
      }
    }
  }

  @Test
  void a_fresh_row_is_mended_as_those_that_were_seen() {
    Definite definite = Definite.of(IMPOSSIBLE, 3);
    double[] seen = definite.seen(IMPOSSIBLE);
    double[] fresh = definite.fresh(Arrays.copyOfRange(IMPOSSIBLE, 0, 3));
    for (int j = 0; j < 3; j++) {
      assertThat(fresh[j] / fresh[0]).isCloseTo(seen[j] / seen[0], within(1e-12));
    }
  }

  @Test
  void what_is_positive_definite_stays_as_it_is() {
    double[] good = {1, 0.5, 0.2, 0.5, 1, 0.4, 0.2, 0.4, 1};
    Definite definite = Definite.of(good, 3);
    assertThat(definite.seen(good)).isEqualTo(good);
    assertThat(Definite.read(3, definite.state()).fresh(good)).isEqualTo(good);
  }
}
