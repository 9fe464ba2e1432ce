package io.lodestone.core.element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.error.InvalidInput;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ElementTest {
  @Test
  void knows_118_elements_by_symbol_and_number() {
    assertThat(Element.all()).hasSize(118);
    for (Element element : Element.all()) {
      assertThat(Element.of(element.symbol())).isSameAs(element);
      assertThat(Element.byNumber(element.number())).isSameAs(element);
    }
    assertThat(Element.of("Fe").number()).isEqualTo(26);
  }

  @Test
  void takes_deuterium_and_tritium_for_hydrogen() {
    assertThat(Element.of("D")).isSameAs(Element.H);
    assertThat(Element.of("T")).isSameAs(Element.H);
  }

  @Test
  void places_elements_in_the_periodic_table() {
    assertThat(Element.Fe.period()).isEqualTo(4);
    assertThat(Element.Fe.group()).hasValue(8);
    assertThat(Element.O.group()).hasValue(16);
    assertThat(Element.He.group()).hasValue(18);
    assertThat(Element.Lu.group()).hasValue(3);
    assertThat(Element.La.group()).isEmpty();
    assertThat(Element.Og.period()).isEqualTo(7);
    assertThat(Element.B.group()).hasValue(13);
  }

  @Test
  void fills_the_blocks_as_the_table_does() {
    Map<Block, Long> sizes =
        Element.all().stream()
            .map(Element::block)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(sizes)
        .containsOnly(
            Map.entry(Block.S, 14L),
            Map.entry(Block.P, 36L),
            Map.entry(Block.D, 40L),
            Map.entry(Block.F, 28L));
  }

  @Test
  void says_what_a_wrong_symbol_may_have_meant() {
    assertThatThrownBy(() -> Element.of("fe"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("Fe");
    assertThatThrownBy(() -> Element.of("Iron")).hasMessageContaining("write Fe");
    assertThat(Element.find("")).isEmpty();
    assertThat(Element.find("Öl")).isEmpty();
  }
}
