package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.study.record.Verdict;
import org.junit.jupiter.api.Test;

class StudySummaryTest {
  @Test
  void counts_are_told_with_all_their_digits_and_measured_numbers_with_four() {
    assertThat(number(84910.0, null, null)).isEqualTo("84910");
    assertThat(number(999_999_999.0, null, "")).isEqualTo("999999999");
    assertThat(number(0.123456, null, "eV")).isEqualTo("0.1235 eV");
    assertThat(number(84910.5, null, null)).isEqualTo("8.491e+04");
    assertThat(number(1e12, null, null)).isEqualTo("1.000e+12");
  }

  @Test
  void an_uncertainty_has_two_digits() {
    assertThat(number(0.123456, 0.01234, "eV")).isEqualTo("0.1235 ± 0.012 eV");
    assertThat(number(12.0, 0.5, null)).isEqualTo("12 ± 0.50");
  }

  @Test
  void a_number_that_a_step_does_not_give_is_none() {
    assertThat(number(null, null, "eV")).isEqualTo("none");
  }

  private static String number(Double ours, Double std, String unit) {
    return StudySummary.number(new Verdict("what", "a.b", ours, std, unit, "", "", true));
  }
}
