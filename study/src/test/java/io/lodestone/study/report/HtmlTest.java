package io.lodestone.study.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTest {
  private static String table(List<String> header, List<List<Object>> rows) {
    return new Html().table(header, rows).toString();
  }

  @Test
  void columns_that_say_nothing_are_left_out() {
    String table =
        table(
            List.of("number", "value", "±", "unit"),
            List.of(Arrays.asList("rows", 3, null, ""), Arrays.asList("mean", 0.5, null, "")));
    assertThat(table).contains("value").doesNotContain("±", "unit");
    assertThat(table(List.of("number", "value"), List.of())).contains("number", "value");
  }

  @Test
  void of_an_uncertainty_two_digits_count_and_sorting_has_them_all() {
    assertThat(uncertainty(0.0090111)).contains("data-value=\"0.0090111\"", ">0.0090<");
    assertThat(uncertainty(12.345)).contains(">12<");
    assertThat(uncertainty(3.21e9)).contains(">3.2e+09<");
    assertThat(uncertainty(0)).contains(">0.0e+00<");
  }

  private static String uncertainty(double value) {
    return table(List.of("±"), List.of(List.of(Html.Uncertainty.of(value))));
  }

  @Test
  void words_are_no_markup() {
    String table = table(List.of("a<b"), List.of(List.of("<script>alert(\"1\")</script> & more")));
    assertThat(table)
        .contains("a&lt;b", "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more")
        .doesNotContain("<script>");
  }
}
