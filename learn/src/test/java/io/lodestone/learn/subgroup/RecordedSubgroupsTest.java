package io.lodestone.learn.subgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares searches with those of pysubgroup 0.8.0 on the same table with the same propositions.
 */
@Tag("data")
class RecordedSubgroupsTest {
  private static final double DIGITS = 1e-8;

  static List<JsonNode> cases() throws IOException {
    List<JsonNode> cases = new ArrayList<>();
    GoldClusters.recorded().get("cases").forEach(cases::add);
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void finds_every_subgroup_that_the_other_program_found(JsonNode recorded) throws IOException {
    boolean classes = recorded.get("id").asText().startsWith("binary");
    boolean beam = recorded.get("id").asText().contains("beam");
    double power = classes ? 0 : recorded.get("a").asDouble();
    Quality.Aim aim =
        classes
            ? new Quality.Aim(new Target.Categorical("planarity", "2D"), Utility.WRACC)
            : new Quality.Aim(new Target.Numeric("hl_gap"), Utility.MEAN_SHIFT);
    JsonNode selectors =
        GoldClusters.recorded()
            .get(classes ? "selectors_binary_target" : "selectors_numeric_target");
    Population population =
        new Population(GoldClusters.table(), List.of(aim), GoldClusters.propositions(selectors));
    JsonNode top = recorded.get("top");
    SubgroupSettings settings =
        new SubgroupSettings(
            power / (1 + power),
            false,
            beam ? SubgroupSettings.Method.BEAM : SubgroupSettings.Method.EXACT,
            top.size(),
            recorded.get("depth").asInt(),
            1,
            20,
            0,
            0);
    SubgroupResult result = new SubgroupSearch(settings).search(population);
    assertThat(result.proven()).isEqualTo(!beam);
    // The other program lists rules with the same members one by one; here they are one subgroup.
    Set<String> different = new HashSet<>();
    for (JsonNode subgroup : top) {
      double quality = subgroup.get("quality").asDouble();
      int size = subgroup.get("size").asInt();
      different.add(size + " " + quality);
      assertThat(result.subgroups())
          .as("%s", subgroup)
          .anySatisfy(
              found -> {
                assertThat(found.size()).isEqualTo(size);
                assertThat(Math.pow(size, power) * found.utility())
                    .isCloseTo(quality, within(DIGITS * quality));
              });
    }
    for (int i = 0; i < different.size(); i++) {
      Subgroup found = result.subgroups().get(i);
      double quality = Math.pow(found.size(), power) * found.utility();
      assertThat(quality)
          .isGreaterThanOrEqualTo(top.get(top.size() - 1).get("quality").asDouble() * (1 - DIGITS));
    }
  }
}
