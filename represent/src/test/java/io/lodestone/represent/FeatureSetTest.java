package io.lodestone.represent;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.core.composition.Composition;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FeatureSetTest {
  private static final Scope EMPTY = new Scope(Set.of(), 0);

  @Test
  void methods_stand_side_by_side() {
    FeatureSet set = set("stoichiometry", "valence");
    FeatureRow row = set.of(Subject.of(Composition.class, Composition.parse("Fe2O3")));
    assertThat(set.features()).hasSize(6 + 8);
    assertThat(row.value(0)).isEqualTo(2);
    assertThat(row.value(6)).isEqualTo(2);
  }

  @Test
  void labels_that_two_methods_share_have_the_methods_before_them() {
    FeatureSet set = set("vectors:size=1", "vectors:size=1,seed=2", "fractions");
    assertThat(set.features())
        .extracting(Feature::label)
        .contains("vectors mean random 0", "vectors 2 mean random 0", "Fe")
        .doesNotHaveDuplicates();
  }

  @Test
  void without_a_structure_its_features_are_missing_and_the_others_are_there() {
    FeatureSet set = set("stoichiometry", "coulomb-matrix:sites=2");
    FeatureRow row = set.of(Subject.of(Composition.class, Composition.parse("NaCl")));
    assertThat(row.reason(0)).isNull();
    assertThat(row.reason(6)).isEqualTo("coulomb-matrix needs a structure");
  }

  private static FeatureSet set(String... recipes) {
    Registry registry = new Registry();
    List<Recipe<?, ?>> parsed =
        Stream.<String>of(recipes).<Recipe<?, ?>>map(registry::parse).toList();
    return new FeatureSet(parsed, EMPTY);
  }
}
