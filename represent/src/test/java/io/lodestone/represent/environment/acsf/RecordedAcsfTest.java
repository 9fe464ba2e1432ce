package io.lodestone.represent.environment.acsf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lodestone.represent.environment.LocalFeatures;
import io.lodestone.represent.environment.Recorded;
import io.lodestone.represent.environment.SpeciesIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Symmetry functions that DScribe recorded. */
@Tag("data")
class RecordedAcsfTest {
  /** Relative; sums whose terms cancel are compared with the size of a term. */
  private static final double TOLERANCE = 1e-8;

  static Stream<JsonNode> results() {
    return StreamSupport.stream(Recorded.file("acsf.json").get("results").spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("results")
  void recorded_symmetry_functions_are_found_again(JsonNode recorded) {
    JsonNode parameters = Recorded.file("acsf.json").get("parameters");
    Acsf acsf =
        new Acsf(
            new AcsfSettings(
                recorded.get("r_cut").asDouble(),
                flat(parameters.get("g2_params_eta_Rs")),
                flat(parameters.get("g3_params_kappa")),
                flat(parameters.get("g4_params_eta_zeta_lambda")),
                flat(parameters.get("g5_params_eta_zeta_lambda")),
                true),
            new SpeciesIndex(Recorded.elements(recorded.get("species"))));
    LocalFeatures rows = acsf.of(Recorded.structure(recorded.get("structure").asText()));
    assertThat(acsf.features()).hasSize(rows.size());
    for (int i = 0; i < recorded.get("centers").size(); i++) {
      double[] ours = rows.row(recorded.get("centers").get(i).asInt());
      double[] theirs = Recorded.numbers(recorded.get("values").get(i));
      assertThat(ours).hasSameSizeAs(theirs);
      for (int k = 0; k < ours.length; k++) {
        assertThat(Math.abs(ours[k] - theirs[k]))
            .as(acsf.features().get(k).label())
            .isLessThanOrEqualTo(TOLERANCE * Math.max(Math.abs(theirs[k]), 1e-3));
      }
    }
  }

  private static List<Double> flat(JsonNode numbers) {
    List<Double> flat = new ArrayList<>();
    for (JsonNode number : numbers) {
      if (number.isArray()) {
        flat.addAll(flat(number));
      } else {
        flat.add(number.asDouble());
      }
    }
    return flat;
  }
}
