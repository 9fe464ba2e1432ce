package io.lodestone.represent.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Registry;
import io.lodestone.represent.Representation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of every representation of compositions, and what single ones say. */
class CompositionFeaturesTest {
  private static final List<Representation<Composition>> ALL =
      new Registry()
          .families().stream()
              .filter(family -> family.profile().input() == Composition.class)
              .map(family -> RecordedFeatures.representation(family.profile().name()))
              .toList();

  @Property(tries = 200)
  void a_formula_and_its_multiples_have_the_same_numbers(
      @ForAll("compositions") Composition composition,
      @ForAll @DoubleRange(min = 0.01, max = 100) double factor) {
    eachPair(composition, composition.scaled(factor), CompositionFeaturesTest::assertSame);
  }

  @Property(tries = 200)
  void the_order_of_the_elements_changes_nothing(@ForAll("compositions") Composition composition) {
    StringBuilder turned = new StringBuilder();
    for (int i = composition.size() - 1; i >= 0; i--) {
      turned.append(composition.element(i)).append(composition.amount(i));
    }
    eachPair(
        composition, Composition.parse(turned.toString()), CompositionFeaturesTest::assertSame);
  }

  @Property(tries = 500)
  void every_number_is_finite_or_has_a_reason(@ForAll("compositions") Composition composition) {
    for (Representation<Composition> representation : ALL) {
      FeatureRow row = representation.of(composition);
      assertThat(row.size()).isEqualTo(representation.features().size());
      for (int i = 0; i < row.size(); i++) {
        assertThat(Double.isFinite(row.value(i))).isEqualTo(row.reason(i) == null);
      }
    }
  }

  @Test
  void a_composition_of_nothing_is_no_material() {
    for (Representation<Composition> representation : ALL) {
      assertThatThrownBy(() -> representation.of(Composition.builder().build()))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("no atoms");
    }
  }

  @Test
  void an_element_without_a_value_is_named() {
    FeatureRow helium = RecordedFeatures.features("magpie", "HeO");
    int melting = 18;
    assertThat(helium.reason(melting)).isEqualTo("no MeltingT of He");
    assertThat(helium.value(0)).isEqualTo(2);
    FeatureRow mean = RecordedFeatures.features("magpie:absent=mean", "HeO");
    assertThat(mean.isWhole()).isTrue();
    assertThat(mean.value(melting + 1)).isBetween(1000.0, 1500.0);
  }

  @Test
  void carbon_ends_as_a_solid_where_it_sublimes() {
    assertThat(RecordedFeatures.features("magpie", "C").value(18)).isBetween(3800.0, 4200.0);
  }

  @Test
  void magnetite_balances_only_with_iron_of_two_kinds() {
    Map<String, Double> possible = Map.of("single", 0.0, "formula", 1.0, "mixed", 1.0);
    possible.forEach(
        (valence, expected) ->
            assertThat(RecordedFeatures.features("ions:valence=" + valence, "Fe3O4").value(0))
                .as(valence)
                .isEqualTo(expected));
    assertThat(RecordedFeatures.features("ions", "YBa2Cu3O6.93").value(0)).isEqualTo(0);
    assertThat(RecordedFeatures.features("ions", "SO4^2-").value(0)).isEqualTo(1);
    assertThat(RecordedFeatures.features("ions", "SO4").value(0)).isEqualTo(0);
    assertThat(RecordedFeatures.features("ions:valence=formula", "Fe0.5O0.6").reason(0))
        .contains("whole numbers");
  }

  @Test
  void a_choice_of_states_that_would_take_years_is_given_up_with_a_reason() {
    // Two atoms of each have an even charge, which one of sodium makes odd: no choice balances.
    String everything =
        Element.all().stream()
            .filter(element -> element.oxidationStates().size() > 1)
            .map(element -> element + "2")
            .collect(Collectors.joining("", "Na", "O78"));
    assertThat(RecordedFeatures.features("ions:valence=single", everything).reason(0))
        .contains("too many");
  }

  @Test
  void random_vectors_are_those_of_their_seed() {
    double[] first = RecordedFeatures.features("vectors:size=8,seed=7", "Fe2O3").values();
    assertThat(RecordedFeatures.features("vectors:size=8,seed=7", "Fe2O3").values())
        .containsExactly(first);
    assertThat(RecordedFeatures.features("vectors:size=8,seed=8", "Fe2O3").values())
        .isNotEqualTo(first);
    double[] iron = RecordedFeatures.features("vectors:size=8,seed=7", "Fe").values();
    double[] oxygen = RecordedFeatures.features("vectors:size=8,seed=7", "O").values();
    for (int i = 0; i < 8; i++) {
      assertThat(first[i]).isCloseTo(0.4 * iron[i] + 0.6 * oxygen[i], within(1e-12));
    }
  }

  @Test
  void vectors_of_elements_are_read_from_a_table_or_json(@TempDir Path folder) throws IOException {
    Path table = folder.resolve("vectors.csv");
    Files.writeString(table, "element,a,b\nFe,1,2\nO,3,\n");
    FeatureRow row = RecordedFeatures.features("vectors:pool=all,table=" + table, "FeO3");
    assertThat(row.value(0)).isEqualTo(2.5);
    assertThat(row.value(1)).isEqualTo(0.75);
    assertThat(row.value(2)).isEqualTo(1);
    assertThat(row.value(3)).isEqualTo(3);
    assertThat(row.reason(4)).isEqualTo("no b of O");
    Path json = folder.resolve("vectors.json");
    Files.writeString(json, "{\"26\": [1, 2], \"8\": [3, 4]}");
    assertThat(RecordedFeatures.features("vectors:table=" + json, "FeO").values())
        .containsExactly(2, 3);
  }

  @Test
  void a_table_that_cannot_be_read_is_told_with_its_place(@TempDir Path folder) throws IOException {
    Path table = folder.resolve("bad.csv");
    Files.writeString(table, "symbol,MeltingT\nFe,hot\n");
    assertThatThrownBy(() -> RecordedFeatures.features("vectors:table=" + table, "Fe"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("line 2, column MeltingT")
        .hasMessageContaining("'hot'");
    Files.writeString(table, "symbol,MeltingT\nFe,1811\n");
    assertThatThrownBy(() -> RecordedFeatures.features("magpie:table=" + table, "Fe"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("no column Number");
    assertThatThrownBy(() -> RecordedFeatures.features("magpie:table=" + folder + "/none", "Fe"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("nothing there");
  }

  @Provide
  Arbitrary<Composition> compositions() {
    Arbitrary<Element> elements = Arbitraries.of(Element.class);
    Arbitrary<Double> amounts = Arbitraries.integers().between(1, 4000).map(n -> n / 100.0);
    return Combinators.combine(elements.list().ofMinSize(1).ofMaxSize(7), amounts.list().ofSize(7))
        .as(
            (which, much) -> {
              Composition.Builder builder = Composition.builder();
              for (int i = 0; i < which.size(); i++) {
                builder.add(which.get(i), much.get(i));
              }
              return builder.build();
            });
  }

  private static void eachPair(
      Composition first, Composition second, BiConsumer<FeatureRow, FeatureRow> check) {
    ALL.forEach(
        representation -> check.accept(representation.of(first), representation.of(second)));
  }

  private static void assertSame(FeatureRow first, FeatureRow second) {
    for (int i = 0; i < first.size(); i++) {
      assertThat(first.reason(i)).isEqualTo(second.reason(i));
      if (first.reason(i) == null) {
        double scale = Math.max(1, Math.abs(first.value(i)));
        assertThat(first.value(i)).isCloseTo(second.value(i), within(1e-9 * scale));
      }
    }
  }
}
