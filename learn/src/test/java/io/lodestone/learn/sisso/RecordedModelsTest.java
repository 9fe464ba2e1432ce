package io.lodestone.learn.sisso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.lodestone.core.settings.SettingsType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares searches with those of SISSO 3.5 on the same table with the same settings. */
@Tag("data")
class RecordedModelsTest {
  static List<JsonNode> recorded() throws IOException {
    List<JsonNode> results = new ArrayList<>();
    OctetBinaries.recorded().get("results").forEach(results::add);
    return results;
  }

  static SissoSettings settings(JsonNode result) {
    return SettingsType.of(SissoSettings.class)
        .parse(
            "screening=exhaustive,units=sums,min_value=1e-3,max_value=1e5,min_spread=1e-8,rung=%d,dimension=%d,sis_size=%d,operators=%s"
                .formatted(
                    result.get("rung").asInt(),
                    result.get("dimension").asInt(),
                    result.get("sis_size").asInt(),
                    result.get("operators").asText()));
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void finds_the_same_features_and_equations(JsonNode result) throws IOException {
    SissoResult found =
        new SissoSearch(Problem.of(OctetBinaries.table(), "delta_e", null), settings(result)).run();
    List<Long> sizes = new ArrayList<>();
    result.get("phi_sizes").forEach(size -> sizes.add(size.asLong()));
    assertThat(found.spaceSizes()).isEqualTo(sizes);
    if (!result.get("sis_subspaces").isNull()) {
      assertSubspaces(found, result.get("sis_subspaces"));
    }
    List<Equation> equations = found.equations().getLast();
    JsonNode models = result.get("top_models");
    for (int i = 0; i < models.size(); i++) {
      JsonNode model = models.get(i);
      Equation equation = equations.get(i);
      assertThat(names(equation.features().stream())).isEqualTo(texts(model.get("descriptor")));
      assertClose(equation.fits().getFirst().intercept(), model.get("intercept"));
      for (int k = 0; k < equation.dimension(); k++) {
        assertClose(
            equation.fits().getFirst().coefficients().get(k), model.get("coefficients").get(k));
      }
      assertClose(equation.rootMeanSquareError(), model.get("rmse"));
      assertClose(equation.largestError(), model.get("max_abs_error"));
    }
  }

  private static void assertSubspaces(SissoResult found, JsonNode subspaces) {
    for (int d = 0; d < subspaces.size(); d++) {
      List<SissoResult.Candidate> candidates = found.subspaces().get(d);
      List<String> theirs = new ArrayList<>();
      subspaces.get(d).forEach(one -> theirs.add(one.get("expression").asText()));
      assertThat(names(candidates.stream().map(SissoResult.Candidate::expression)))
          .isEqualTo(theirs);
      for (int i = 0; i < candidates.size(); i++) {
        assertThat(candidates.get(i).score())
            .isEqualTo(subspaces.get(d).get(i).get("score").asDouble(), within(5.1e-5));
        assertThat(candidates.get(i).id()).isEqualTo(subspaces.get(d).get(i).get("id").asInt());
      }
    }
  }

  private static List<String> names(Stream<Expression> expressions) {
    return expressions.map(Expression::toString).toList();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static void assertClose(double ours, JsonNode theirs) {
    assertThat(ours).isCloseTo(theirs.asDouble(), Percentage.withPercentage(1e-4));
  }
}
