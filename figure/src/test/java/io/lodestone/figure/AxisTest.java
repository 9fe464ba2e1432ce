package io.lodestone.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class AxisTest {
  @Test
  void ticks_are_round_and_labels_have_the_digits_they_need() {
    assertThat(labels(Axis.linear("energy", "eV", -0.32, 0.11)))
        .containsExactly("−0.3", "−0.2", "−0.1", "0.0", "0.1");
    assertThat(labels(Axis.linear("2θ", "°", 20, 80)))
        .containsExactly("20", "30", "40", "50", "60", "70", "80");
  }

  @Test
  void large_and_small_numbers_share_a_factor_in_the_title() {
    Axis axis = Axis.linear("conductivity", "S/m", 0, 6e7);
    assertThat(axis.title()).isEqualTo("conductivity (10⁷ S/m)");
    assertThat(labels(axis)).containsExactly("0", "1", "2", "3", "4", "5", "6");
    assertThat(Axis.linear("diffusion", "", 0, 2e-9).title()).isEqualTo("diffusion (10⁻⁹)");
  }

  @Test
  void a_logarithmic_axis_marks_decades() {
    Axis axis = Axis.logarithmic("resistivity", "Ω m", 1e-8, 1e2);
    assertThat(labels(axis)).contains("10⁻⁸", "10⁻⁴", "1", "100");
    assertThat(axis.place(1e-3)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void names_may_run_downwards() {
    Axis axis = Axis.categoriesDownwards("", List.of("first", "second"));
    assertThat(axis.place(0)).isCloseTo(0.75, within(1e-12));
    assertThat(axis.place(1)).isCloseTo(0.25, within(1e-12));
  }

  @Property
  void ticks_lie_on_the_axis_are_few_and_differ(
      @ForAll @DoubleRange(min = -1e9, max = 1e9) double from,
      @ForAll @DoubleRange(min = 0.01, max = 1e9) double length) {
    Axis axis = Axis.linear("x", "", from, from + length);
    List<Tick> ticks = axis.ticks();
    assertThat(ticks).hasSizeBetween(2, 11);
    assertThat(ticks.stream().map(Tick::label)).doesNotHaveDuplicates();
    assertThat(ticks).allMatch(tick -> axis.place(tick.value()) > -1e-4);
    assertThat(ticks).allMatch(tick -> axis.place(tick.value()) < 1 + 1e-4);
  }

  private static List<String> labels(Axis axis) {
    return axis.ticks().stream().map(Tick::label).filter(label -> !label.isEmpty()).toList();
  }
}
