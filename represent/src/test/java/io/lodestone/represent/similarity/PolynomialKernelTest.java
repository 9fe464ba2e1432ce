package io.lodestone.represent.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import org.junit.jupiter.api.Test;

class PolynomialKernelTest {
  @Test
  void it_is_the_cosine_to_a_power_whatever_the_lengths() {
    double[] a = {1, 0};
    double[] b = {3, 3};
    assertThat(new PolynomialKernel(1).of(a, b)).isCloseTo(Math.sqrt(0.5), within(1e-15));
    assertThat(new PolynomialKernel(4).of(b, a)).isCloseTo(0.25, within(1e-15));
    assertThat(new PolynomialKernel(2).of(b, b)).isCloseTo(1, within(1e-15));
  }

  @Test
  void opposite_and_empty_rows_have_nothing_in_common() {
    PolynomialKernel kernel = new PolynomialKernel(2);
    assertThat(kernel.of(new double[] {1, 2}, new double[] {-1, -2})).isZero();
    assertThat(kernel.of(new double[] {1, 2}, new double[] {0, 0})).isZero();
    assertThatThrownBy(() -> kernel.of(new double[1], new double[2]))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> new PolynomialKernel(0)).isInstanceOf(InvalidInput.class);
  }
}
