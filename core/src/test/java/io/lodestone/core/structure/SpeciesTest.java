package io.lodestone.core.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpeciesTest {
  @ParameterizedTest
  @CsvSource({
    "Fe, Fe, Fe",
    "Fe3+, Fe3+, Fe",
    "Fe+3, Fe3+, Fe",
    "Fe^3+, Fe3+, Fe",
    "O2-, O2-, O",
    "O-2, O2-, O",
    "Na+, Na1+, Na",
    "O--, O2-, O",
    "Mn3.5+, Mn3.5+, Mn",
    "Fe0+, Fe0+, Fe",
    "57Fe, 57Fe, Fe",
    "D, D, H",
    "T, T, H"
  })
  void reads_and_writes_ions_and_isotopes(String text, String written, Element element) {
    Species species = Species.parse(text);
    assertThat(species).hasToString(written);
    assertThat(species.element()).contains(element);
    assertThat(Species.parse(written)).isEqualTo(species);
  }

  @Test
  void has_a_place_for_the_unknown() {
    assertThat(Species.parse("X")).isEqualTo(Species.UNKNOWN);
    assertThat(Species.UNKNOWN.mass()).isZero();
  }

  @Test
  void weighs_isotopes_apart() {
    assertThat(Species.of(Element.H).mass()).isEqualTo(1.008);
    assertThat(Species.parse("D").mass()).isCloseTo(2.0141, within(1e-4));
    assertThat(Species.parse("57Fe").mass()).isEqualTo(57);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fe", "Fe3", "Fe3+-", "Fe+3+", "Xy", "3+", "Fe 2 O", "Fe3++"})
  void refuses_what_is_no_species(String text) {
    assertThatThrownBy(() -> Species.parse(text)).isInstanceOf(InvalidInput.class);
  }
}
