package io.lodestone.represent.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.represent.Feature;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Representation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the tables of matminer and Magpie the numbers are theirs. */
@Tag("data")
class PeerFeaturesTest {
  private static final double SAME = 1e-9;

  private final RecordedFeatures matminer = RecordedFeatures.of("magpie-features.json");
  private final String tables = RecordedFeatures.data("element-tables/magpie").toString();

  @Test
  void every_magpie_feature_is_that_of_matminer() {
    Representation<Composition> magpie =
        RecordedFeatures.representation("magpie:absent=mean,table=" + tables);
    assertThat(labels(magpie)).isEqualTo(texts(matminer.get("labels").get("magpie")));
    for (JsonNode row : matminer.rows()) {
      assertSame(magpie, row, row.get("magpie"));
    }
    assertThat(matminer.rows()).hasSize(150);
  }

  @Test
  void without_means_the_same_features_are_missing() {
    Representation<Composition> magpie = RecordedFeatures.representation("magpie:table=" + tables);
    int rows = 0;
    for (JsonNode row : matminer.rows()) {
      if (row.has("magpie_no_impute")) {
        assertSame(magpie, row, row.get("magpie_no_impute"));
        rows++;
      }
    }
    assertThat(rows).isEqualTo(5);
  }

  @Test
  void norms_of_the_stoichiometry_are_those_of_matminer() {
    Representation<Composition> norms = RecordedFeatures.representation("stoichiometry");
    Representation<Composition> atoms =
        RecordedFeatures.representation("stoichiometry:norms=none,atoms=true");
    assertThat(labels(norms)).isEqualTo(texts(matminer.get("labels").get("stoichiometry")));
    for (JsonNode row : matminer.rows()) {
      assertSame(norms, row, row.get("stoichiometry"));
      double expected = row.get("num_atoms_stoichiometry").asDouble();
      boolean whole = Math.abs(expected - Math.rint(expected)) < 1e-6;
      // What matminer makes of amounts without a common divisor depends on their order.
      assertThat(atoms.of(composition(row)).value(0))
          .as(row.get("formula").asText())
          .isCloseTo(whole ? expected : Double.NaN, within(SAME * expected));
    }
  }

  @Test
  void valence_electrons_are_those_of_matminer_with_its_table_and_with_ours() {
    for (String recipe : List.of("valence:absent=mean,table=" + tables, "valence")) {
      Representation<Composition> valence = RecordedFeatures.representation(recipe);
      assertThat(labels(valence)).isEqualTo(texts(matminer.get("labels").get("valence_orbital")));
      matminer.rows().forEach(row -> assertSame(valence, row, row.get("valence_orbital")));
    }
  }

  @Test
  void ionic_character_and_charge_balance_are_those_of_matminer(@TempDir Path folder)
      throws IOException {
    Path table = folder.resolve("ions.csv");
    List<String> lines = new ArrayList<>(List.of("symbol,Electronegativity,OxidationStates"));
    for (Map.Entry<String, JsonNode> ion : matminer.get("ion_property_inputs").properties()) {
      List<String> states = texts(ion.getValue().get("oxidation_states"));
      lines.add(ion.getKey() + "," + ion.getValue().get("X") + "," + String.join(" ", states));
    }
    Files.write(table, lines);
    String recipe = "ions:table=" + table + ",valence=";
    int searched = 0;
    for (JsonNode row : matminer.rows()) {
      assertIons(recipe + "single", row, row.get("ion_property_fast"));
      if (row.get("ion_property").isArray()) {
        assertIons(recipe + "formula", row, row.get("ion_property"));
        searched++;
      }
    }
    assertThat(searched).isGreaterThan(100);
  }

  @Test
  void every_attribute_of_the_original_program_is_given() {
    RecordedFeatures original = RecordedFeatures.of("magpie-original-features.json");
    List<String> labels = texts(original.get("labels"));
    List<Representation<Composition>> parts =
        List.of(
            RecordedFeatures.representation("stoichiometry"),
            RecordedFeatures.representation("magpie:ties=mean,table=" + tables),
            RecordedFeatures.representation("valence:table=" + tables),
            RecordedFeatures.representation("ions:valence=single,table=" + tables));
    for (JsonNode row : original.rows()) {
      Map<String, Double> ours = new java.util.HashMap<>();
      for (Representation<Composition> part : parts) {
        FeatureRow features = part.of(composition(row));
        for (int i = 0; i < features.size(); i++) {
          ours.put(originalLabel(part.features().get(i).label()), features.value(i));
        }
      }
      ours.computeIfPresent("MeanIonicChar", (label, value) -> 2 * value);
      for (int i = 0; i < labels.size(); i++) {
        JsonNode theirs = row.get("values").get(i);
        // The original says of an element alone that it is no compound, and gives no character
        // where there is no electronegativity; it has no mode where a rarer element has no value.
        boolean knownMode = theirs.isNull() && labels.get(i).startsWith("most_");
        boolean ionic = labels.get(i).endsWith("Ionic") || labels.get(i).endsWith("IonicChar");
        if (!knownMode && !(ionic && composition(row).size() == 1)) {
          assertThat(ours.get(labels.get(i)))
              .as(row.get("formula").asText() + " " + labels.get(i))
              .isCloseTo(theirs.isNull() ? Double.NaN : theirs.asDouble(), within(1e-6));
        }
      }
    }
  }

  @Test
  void our_table_gives_the_same_where_the_elements_have_the_same_values() {
    Representation<Composition> own = RecordedFeatures.representation("magpie");
    Representation<Composition> theirs = RecordedFeatures.representation("magpie:table=" + tables);
    ElementColumns ours = ElementColumns.of(ElementColumns.OWN);
    ElementColumns peers = ElementColumns.of(tables);
    int compared = 0;
    for (JsonNode row : matminer.rows()) {
      Composition composition = composition(row);
      FeatureRow a = own.of(composition);
      FeatureRow b = theirs.of(composition);
      for (int i = 0; i < a.size(); i++) {
        String column = own.features().get(i).label().replaceAll(".* ", "");
        double[] first = ours.column(column);
        double[] second = peers.column(column);
        if (composition.elements().stream()
            .mapToInt(Element::ordinal)
            .allMatch(element -> first[element] == second[element])) {
          assertThat(a.value(i)).isEqualTo(b.value(i));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(150 * 132 * 4 / 5);
  }

  private static String originalLabel(String label) {
    String[] words = label.split(" ");
    if (label.endsWith("-norm")) {
      return label.equals("0-norm") ? "NComp" : "Comp_L" + label.replace("-norm", "Norm");
    } else if (label.startsWith("MagpieData")) {
      String statistic =
          switch (words[1]) {
            case "minimum" -> "min";
            case "maximum" -> "max";
            case "range" -> "maxdiff";
            case "avg_dev" -> "dev";
            case "mode" -> "most";
            default -> words[1];
          };
      return statistic + "_" + (words[2].equals("NValence") ? "NValance" : words[2]);
    } else if (label.startsWith("frac")) {
      return "frac_" + words[1] + "Valence";
    }
    return switch (label) {
      case "compound possible" -> "CanFormIonic";
      case "max ionic char" -> "MaxIonicChar";
      case "avg ionic char" -> "MeanIonicChar";
      default -> label;
    };
  }

  private static void assertIons(String recipe, JsonNode row, JsonNode expected) {
    FeatureRow ions = RecordedFeatures.representation(recipe).of(composition(row));
    String formula = row.get("formula").asText();
    assertThat(ions.value(0) == 1).as(formula).isEqualTo(expected.get(0).asBoolean());
    assertThat(ions.value(2)).as(formula).isCloseTo(expected.get(1).asDouble(), within(SAME));
    assertThat(ions.value(3)).as(formula).isCloseTo(expected.get(2).asDouble(), within(SAME));
  }

  private static void assertSame(
      Representation<Composition> representation, JsonNode row, JsonNode expected) {
    FeatureRow features = representation.of(composition(row));
    assertThat(features.size()).isEqualTo(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      String what = row.get("formula").asText() + " " + representation.features().get(i).label();
      if (expected.get(i).isNull()) {
        assertThat(features.reason(i)).as(what).isNotNull();
      } else {
        double value = expected.get(i).asDouble();
        assertThat(features.value(i))
            .as(what)
            .isCloseTo(value, within(SAME * Math.max(1, Math.abs(value))));
      }
    }
  }

  private static Composition composition(JsonNode row) {
    return Composition.parse(row.get("formula").asText());
  }

  private static List<String> labels(Representation<?> representation) {
    return representation.features().stream().map(Feature::label).toList();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
