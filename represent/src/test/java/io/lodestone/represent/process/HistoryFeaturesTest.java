package io.lodestone.represent.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.represent.Feature;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Representation;
import io.lodestone.represent.Scope;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HistoryFeaturesTest {
  private static final ProcessHistory STEEL =
      ProcessHistory.parse(
          "cold roll; heated at 600 °C for 30 min; quench; heated 900 K 1 h atmosphere=Ar");

  @Test
  void events_are_read_with_amounts_remarks_and_small_words() {
    assertThat(STEEL.events())
        .extracting(ProcessEvent::kind)
        .containsExactly("cold roll", "heated", "quench", "heated");
    ProcessEvent first = STEEL.events().get(1);
    assertThat(first.amounts().keySet()).containsExactly("temperature", "time");
    assertThat(first.amounts().get("temperature").unit().toSi(600)).isCloseTo(873.15, within(1e-9));
    assertThat(STEEL.events().get(3).remarks()).containsEntry("atmosphere", "Ar");
    assertThat(ProcessHistory.parse(" ").events()).isEmpty();
    assertThat(ProcessHistory.parse("mill 2h -> press 300MPa;").events()).hasSize(2);
  }

  @Test
  void a_row_has_counts_sums_extremes_and_what_came_last() {
    assertThat(value(STEEL, "events")).isEqualTo(4);
    assertThat(value(STEEL, "heated count")).isEqualTo(2);
    assertThat(value(STEEL, "heated recency")).isEqualTo(1);
    assertThat(value(STEEL, "quench recency")).isEqualTo(0.5);
    assertThat(value(STEEL, "heated time sum")).isEqualTo(5400);
    assertThat(value(STEEL, "heated temperature largest")).isEqualTo(900);
    assertThat(value(STEEL, "heated temperature last")).isEqualTo(900);
    assertThat(value(STEEL, "heated atmosphere=Ar")).isEqualTo(1);
    assertThat(value(STEEL, "heated then quench")).isEqualTo(1);
    assertThat(value(STEEL, "quench then cold roll")).isEqualTo(0);
  }

  @Test
  void order_matters() {
    ProcessHistory turned = ProcessHistory.parse("quench; heated 900 K 1 h");
    ProcessHistory straight = ProcessHistory.parse("heated 900 K 1 h; quench");
    assertThat(value(turned, "quench recency")).isNotEqualTo(value(straight, "quench recency"));
  }

  @Test
  void extremes_of_what_never_happened_are_missing_with_the_reason() {
    Representation<ProcessHistory> features = features(Set.of(STEEL));
    FeatureRow row = features.of(ProcessHistory.parse("quench"));
    int largest = index(features, "heated temperature largest");
    assertThat(row.reason(largest)).isEqualTo("no heated with temperature");
    assertThat(row.value(index(features, "heated count"))).isEqualTo(0);
    assertThat(row.value(index(features, "heated time sum"))).isEqualTo(0);
  }

  @Test
  void what_is_not_understood_is_told_with_the_event() {
    for (String text : List.of("mill; 900 K", "heat 12 apples", "heat time=1 h time=2 h", "a;;b")) {
      assertThatThrownBy(() -> ProcessHistory.parse(text))
          .as(text)
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("event ");
    }
  }

  @Property(tries = 100)
  void every_history_has_a_row_of_the_same_length(@ForAll("histories") List<String> texts) {
    Set<ProcessHistory> histories = new java.util.HashSet<>();
    texts.forEach(text -> histories.add(ProcessHistory.parse(text)));
    Representation<ProcessHistory> features = features(histories);
    for (ProcessHistory history : histories) {
      FeatureRow row = features.of(history);
      assertThat(row.size()).isEqualTo(features.features().size());
      assertThat(row.value(0)).isEqualTo(history.events().size());
      for (int i = 0; i < row.size(); i++) {
        assertThat(Double.isFinite(row.value(i))).isEqualTo(row.reason(i) == null);
      }
    }
  }

  @Provide
  Arbitrary<List<String>> histories() {
    Arbitrary<String> event =
        Arbitraries.of(
            "mill 2 h",
            "heat 900 K 1 h",
            "heat 600 °C",
            "press 1 GPa",
            "quench",
            "mill speed=5 Hz");
    return event.list().ofMaxSize(6).map(events -> String.join("; ", events)).list().ofSize(4);
  }

  private static double value(ProcessHistory history, String label) {
    Representation<ProcessHistory> features = features(Set.copyOf(List.of(STEEL, history)));
    return features.of(history).value(index(features, label));
  }

  private static Representation<ProcessHistory> features(Set<ProcessHistory> histories) {
    Set<String> terms = new TreeSet<>();
    histories.forEach(history -> terms.addAll(HistoryFeatures.terms(history)));
    HistoryFeatures family = new HistoryFeatures();
    return family.create(family.settings().parse("order=true"), new Scope(Set.of(), 0, terms));
  }

  private static int index(Representation<?> representation, String label) {
    return representation.features().stream().map(Feature::label).toList().indexOf(label);
  }
}
