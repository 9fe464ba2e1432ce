package io.lodestone.core.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorFunctionTest {
  /** The values are those of the C library. */
  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1124629160182849, 0.8875370839817152",
    "0.46875, 0.49261347321793797, 0.507386526782062",
    "0.5, 0.5204998778130465, 0.4795001221869535",
    "1, 0.8427007929497149, 0.15729920705028513",
    "2, 0.9953222650189527, 0.004677734981047265",
    "3.9, 0.9999999652077514, 3.479224859723177e-08",
    "4, 0.9999999845827421, 1.541725790028002e-08",
    "4.1, 0.9999999932999724, 6.700027654084918e-09",
    "6, 1.0, 2.1519736712498916e-17",
    "10, 1.0, 2.088487583762545e-45",
    "20, 1.0, 5.3958656116079005e-176",
    "26, 1.0, 5.663192408856143e-296"
  })
  void fourteen_digits_are_right_on_either_side(double x, double erf, double erfc) {
    assertThat(ErrorFunction.erf(x)).isCloseTo(erf, within(1e-15));
    assertThat(ErrorFunction.erf(-x)).isCloseTo(-erf, within(1e-15));
    assertThat(ErrorFunction.erfc(x)).isCloseTo(erfc, within(1e-14 * erfc));
    assertThat(ErrorFunction.erfc(-x)).isCloseTo(1 + erf, within(1e-15));
  }

  @Test
  void the_ends_are_reached() {
    assertThat(ErrorFunction.erf(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(ErrorFunction.erfc(Double.POSITIVE_INFINITY)).isZero();
    assertThat(ErrorFunction.erfc(Double.NEGATIVE_INFINITY)).isEqualTo(2);
    assertThat(ErrorFunction.erf(Double.NaN)).isNaN();
  }
}
