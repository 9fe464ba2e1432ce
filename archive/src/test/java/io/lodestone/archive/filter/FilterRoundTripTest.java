package io.lodestone.archive.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.core.error.InvalidInput;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FilterRoundTripTest {

  @Provide
  Arbitrary<Filter> filters() {
    return Filters.any(3);
  }

  @Provide
  Arbitrary<String> mutilated() {
    Arbitrary<String> texts = filters().map(Filter::toString);
    Arbitrary<Integer> cuts = Arbitraries.integers().between(0, 200);
    Arbitrary<String> scraps =
        Arbitraries.of(
            "", "(", ")", "\"", "\\", "AND", " ", ",", ":", ".", "1", "=", "x", "\u0000");
    return texts.flatMap(
        text ->
            cuts.flatMap(
                cut ->
                    scraps.map(
                        scrap -> {
                          int at = Math.min(cut, text.length());
                          return text.substring(0, at)
                              + scrap
                              + text.substring(Math.min(text.length(), at + 1));
                        })));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void canonical_text_parses_to_an_equal_filter(@ForAll("filters") Filter filter) {
    Filter again = FilterParser.parse(filter.toString());
    assertThat(again).isEqualTo(filter).hasSameHashCodeAs(filter).hasToString(filter.toString());
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void mutilated_text_gives_a_filter_or_a_refusal_and_nothing_else(
      @ForAll("mutilated") String text) {
    try {
      assertThat(FilterParser.parse(FilterParser.parse(text).toString())).isNotNull();
    } catch (InvalidInput refusal) {
      assertThat(refusal.expected()).isNotEmpty();
    }
  }
}
