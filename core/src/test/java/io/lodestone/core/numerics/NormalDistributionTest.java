package io.lodestone.core.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalDistributionTest {
  // Values of SciPy's norm.cdf and norm.ppf.
  @ParameterizedTest
  @CsvSource({
    "0, 0.5",
    "1, 0.8413447460685429",
    "-1.96, 0.024997895148220435",
    "-4, 3.167124183311986e-05",
    "-10, 7.619853024160527e-24",
    "-30, 4.906713927148187e-198"
  })
  void probabilities_are_those_of_the_tables(double x, double probability) {
    assertThat(NormalDistribution.STANDARD.below(x))
        .isCloseTo(probability, within(1e-12 * probability));
    assertThat(NormalDistribution.STANDARD.quantile(probability)).isCloseTo(x, within(1e-11));
  }

  @Property
  void quantile_and_probability_undo_each_other(
      @ForAll @Scale(9) @DoubleRange(min = 1e-6, max = 0.999999) double probability) {
    NormalDistribution some = new NormalDistribution(3, 0.2);
    assertThat(some.below(some.quantile(probability))).isCloseTo(probability, within(1e-12));
  }

  @Test
  void the_ends_are_infinite_and_what_is_no_probability_has_no_quantile() {
    assertThat(NormalDistribution.STANDARD.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(NormalDistribution.STANDARD.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(NormalDistribution.STANDARD.quantile(1.5)).isNaN();
  }
}
