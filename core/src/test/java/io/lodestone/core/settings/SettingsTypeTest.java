package io.lodestone.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.error.InvalidInput;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTypeTest {
  private enum RadialBasis {
    GTO,
    LEGENDRE_LIKE
  }

  private record Cutoffs(
      @Setting(value = "5", unit = "Å", text = "cut-off radius") double rCut,
      @Setting(value = "8", text = "radial functions") int nMax,
      @Setting(value = "gto", text = "radial basis") RadialBasis radialBasis,
      @Setting(value = "true", text = "whether elements are crossed") boolean crossover,
      @Setting(value = "none", unit = "Å^-2", text = "widths") List<Double> widths) {
    Cutoffs {
      if (!(rCut > 0)) {
        throw new InvalidInput(null, "r_cut", Double.toString(rCut), "a radius above 0", null);
      }
    }
  }

  private static final SettingsType<Cutoffs> TYPE = SettingsType.of(Cutoffs.class);

  @Test
  void what_is_not_set_has_its_default() {
    assertThat(TYPE.parse(""))
        .isEqualTo(TYPE.defaults())
        .isEqualTo(new Cutoffs(5, 8, RadialBasis.GTO, true, List.of()));
  }

  @Test
  void settings_are_read_by_name_in_any_order() {
    assertThat(TYPE.parse("n_max=4, radial_basis=legendre_like,widths=1+0.5, crossover=false"))
        .isEqualTo(new Cutoffs(5, 4, RadialBasis.LEGENDRE_LIKE, false, List.of(1.0, 0.5)));
  }

  @Test
  void what_is_written_is_read_back() {
    Cutoffs settings = new Cutoffs(4.25, 3, RadialBasis.LEGENDRE_LIKE, false, List.of(1e-7, 2.0));
    assertThat(TYPE.text(settings))
        .isEqualTo("r_cut=4.25,n_max=3,radial_basis=legendre_like,crossover=false,widths=1.0E-7+2");
    assertThat(TYPE.parse(TYPE.text(settings))).isEqualTo(settings);
  }

  @Test
  void one_setting_is_changed_by_name() {
    assertThat(TYPE.with(TYPE.defaults(), "n_max", "12").nMax()).isEqualTo(12);
  }

  @Test
  void a_mistyped_name_is_told_with_those_near_it() {
    assertThatThrownBy(() -> TYPE.parse("n_mx=3"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("n_mx")
        .hasMessageContaining("did you mean n_max?");
  }

  @Test
  void a_value_that_does_not_fit_is_told_with_its_kind_and_unit() {
    assertThatThrownBy(() -> TYPE.parse("r_cut=far"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("r_cut")
        .hasMessageContaining("number in Å");
    assertThatThrownBy(() -> TYPE.parse("r_cut=NaN")).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> TYPE.parse("n_max=1,n_max=2")).hasMessageContaining("twice");
    assertThatThrownBy(() -> TYPE.parse("n_max")).hasMessageContaining("name=value");
  }

  @Test
  void the_record_refuses_what_makes_no_sense() {
    assertThatThrownBy(() -> TYPE.parse("r_cut=-1")).hasMessageContaining("a radius above 0");
  }

  @Test
  void a_list_says_what_there_is_to_set() {
    assertThat(TYPE.items().get(2))
        .isEqualTo(
            new SettingsType.Item("radial_basis", "gto|legendre_like", "", "gto", "radial basis"));
  }
}
