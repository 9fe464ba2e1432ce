package io.lodestone.represent.environment.soap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.core.structure.Structure;
import io.lodestone.represent.environment.LocalFeatures;
import io.lodestone.represent.environment.Recorded;
import io.lodestone.represent.environment.SpeciesIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SOAP spectra that DScribe recorded. */
@Tag("data")
class RecordedSoapTest {
  /** Of the largest number of a spectrum. */
  private static final double SHARE = 1e-6;

  private static final SettingsType<SoapSettings> TYPE = SettingsType.of(SoapSettings.class);

  private static String text(JsonNode parameters) {
    List<String> parts = new ArrayList<>();
    parameters
        .properties()
        .forEach(
            p -> {
              if (p.getKey().equals("weighting")) {
                p.getValue()
                    .properties()
                    .forEach(
                        w ->
                            parts.add(
                                (w.getKey().equals("function")
                                        ? "weighting"
                                        : "weight_" + w.getKey())
                                    + "="
                                    + w.getValue().asText()));
              } else {
                parts.add(p.getKey() + "=" + p.getValue().asText());
              }
            });
    return String.join(",", parts);
  }

  static Stream<JsonNode> results() {
    return StreamSupport.stream(Recorded.file("soap.json").get("results").spliterator(), false);
  }

  static Stream<JsonNode> variants() {
    return StreamSupport.stream(Recorded.file("soap.json").get("variants").spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("results")
  void a_recorded_spectrum_is_found_again(JsonNode recorded) {
    Map<String, JsonNode> settings = new HashMap<>();
    Recorded.file("soap.json")
        .get("settings")
        .forEach(s -> settings.put(s.get("id").asText(), s.get("parameters")));
    check(recorded, settings.get(recorded.get("settings").asText()));
  }

  @ParameterizedTest
  @MethodSource("variants")
  void a_recorded_variant_is_found_again(JsonNode recorded) {
    check(recorded, recorded.get("parameters"));
  }

  private static void check(JsonNode recorded, JsonNode parameters) {
    Structure structure = Recorded.structure(recorded.get("structure").asText());
    SpeciesIndex species = new SpeciesIndex(Recorded.elements(recorded.get("species")));
    String average = recorded.get("average").asText();
    String text = text(parameters) + (average.equals("off") ? "" : ",average=" + average);
    Soap soap = new Soap(TYPE.parse(text), species);
    if (average.equals("off")) {
      LocalFeatures rows = soap.of(structure);
      for (int i = 0; i < recorded.get("centers").size(); i++) {
        compare(
            rows.row(recorded.get("centers").get(i).asInt()),
            Recorded.numbers(recorded.get("values").get(i)));
      }
      if (recorded.has("norm_all_centers")) {
        double[] norms = Recorded.numbers(recorded.get("norm_all_centers"));
        assertThat(rows.sites()).isEqualTo(norms.length);
        double[] ours = new double[norms.length];
        Arrays.setAll(
            ours, i -> Math.sqrt(Arrays.stream(rows.row(i)).map(value -> value * value).sum()));
        compare(ours, norms);
      }
    } else {
      compare(soap.averaged().of(structure).values(), Recorded.numbers(recorded.get("values")));
    }
  }

  private static void compare(double[] ours, double[] theirs) {
    assertThat(ours).hasSameSizeAs(theirs);
    double largest = Arrays.stream(theirs).map(Math::abs).max().orElseThrow();
    double worst = 0;
    for (int i = 0; i < ours.length; i++) {
      worst = Math.max(worst, Math.abs(ours[i] - theirs[i]) / largest);
    }
    assertThat(worst).isLessThan(SHARE);
  }
}
