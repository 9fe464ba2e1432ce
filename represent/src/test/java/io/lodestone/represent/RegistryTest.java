package io.lodestone.represent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegistryTest {
  private final Registry registry = new Registry();

  @Test
  void every_method_says_what_it_is() {
    assertThat(registry.families())
        .isNotEmpty()
        .allSatisfy(
            family -> {
              Profile profile = family.profile();
              assertThat(profile.name()).matches("[a-z][a-z0-9-]*");
              assertThat(profile.title()).isNotBlank();
              assertThat(profile.citation()).isNotBlank();
              assertThat(profile.input()).isNotNull();
              assertThat(family.settings().items())
                  .allSatisfy(item -> assertThat(item.text()).isNotBlank().doesNotEndWith("."));
            });
  }

  @Test
  void what_is_written_of_a_recipe_is_read_back() {
    assertThat(registry.families())
        .allSatisfy(
            family -> {
              Recipe<?, ?> recipe = registry.parse(family.profile().name());
              assertThat(registry.parse(recipe.text())).isEqualTo(recipe);
            });
  }

  @Test
  void a_mistyped_name_is_told_with_those_near_it() {
    assertThatThrownBy(() -> registry.parse("fractons"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("did you mean fractions?");
    assertThatThrownBy(() -> registry.parse("fractions:width=1"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("no settings");
  }

  @Test
  void labels_are_unique() {
    Scope scope = new Scope(Set.of(Element.O, Element.Ti, Element.Ba), 5);
    assertThat(registry.families())
        .allSatisfy(
            family -> {
              Set<String> labels = new HashSet<>();
              Representation<?> made = registry.parse(family.profile().name()).create(scope);
              assertThat(made.features()).isNotEmpty();
              assertThat(made.features()).allMatch(feature -> labels.add(feature.label()));
            });
  }

  @Test
  void only_methods_whose_columns_depend_on_the_set_need_to_see_it() {
    assertThat(List.of("soap", "mbtr", "coulomb-matrix", "history"))
        .allMatch(name -> registry.parse(name).needsScope());
    assertThat(List.of("magpie", "density", "xrd", "symmetry", "coulomb-matrix:sites=8"))
        .noneMatch(name -> registry.parse(name).needsScope());
  }
}
