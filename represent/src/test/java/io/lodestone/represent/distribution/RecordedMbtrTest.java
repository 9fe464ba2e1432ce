package io.lodestone.represent.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.lodestone.core.structure.Structure;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Recorded;
import io.lodestone.represent.Registry;
import io.lodestone.represent.Representation;
import io.lodestone.represent.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many-body tensors that DScribe recorded. */
@Tag("data")
class RecordedMbtrTest {
  private static final Map<String, String> RECIPES =
      Map.of(
          "k1",
          "geometry=atomic_number,range=0+60,points=61,sigma=0.5",
          "k2_invdist_exp",
          "geometry=inverse_distance,range=0+1,points=50,sigma=0.02,scale=0.5",
          "k2_dist_exp",
          "geometry=distance,range=0+8,points=50,sigma=0.15,r_cut=6",
          "k2_dist_invsq",
          "geometry=distance,range=0+6,points=50,sigma=0.1,weighting=inverse_square,r_cut=6",
          "k3_cos_exp",
          "geometry=cosine,points=40,sigma=0.05,scale=0.5",
          "k3_angle_smooth",
          "geometry=angle,points=40,sigma=5,weighting=smooth_cutoff,r_cut=4.5");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "k1",
        "k2_invdist_exp",
        "k2_dist_exp",
        "k2_dist_invsq",
        "k3_cos_exp",
        "k3_angle_smooth"
      })
  void all_values_are_the_recorded_ones(String settings) {
    int compared = 0;
    Map<String, JsonNode> blocks = new HashMap<>();
    for (JsonNode recorded : Recorded.read("mbtr.json").get("results")) {
      if (recorded.get("settings").asText().equals(settings)) {
        // Those of other normalisations are only told once.
        String structure = recorded.get("structure").asText();
        if (recorded.has("blocks")) {
          blocks.put(structure, recorded.get("blocks"));
        }
        compare(recorded, settings, blocks.get(structure));
        compared++;
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(12);
  }

  @SuppressWarnings("unchecked")
  private static void compare(JsonNode recorded, String settings, JsonNode recordedBlocks) {
    String normalization =
        switch (recorded.get("normalization").asText()) {
          case "n_atoms" -> "atoms";
          case "l2" -> "l2";
          default -> "none";
        };
    String recipe = "mbtr:" + RECIPES.get(settings) + ",normalization=" + normalization;
    Structure structure = Recorded.structures().get(recorded.get("structure").asText());
    Representation<Structure> tensor =
        (Representation<Structure>)
            new Registry()
                .parse(recipe)
                .create(
                    new Scope(Set.copyOf(structure.composition().elements()), structure.size()));
    FeatureRow row = tensor.of(structure);
    List<String> labels = tensor.features().stream().map(feature -> feature.label()).toList();
    double[] theirs = Recorded.numbers(recorded.get("values"));
    double largest = Arrays.stream(theirs).max().orElseThrow();
    int blocks = 0;
    for (JsonNode block : recordedBlocks) {
      List<String> elements = new ArrayList<>();
      block.get(0).forEach(element -> elements.add(element.asText()));
      int from = block.get(1).asInt();
      int to = block.get(2).asInt();
      int[] places = places(labels, elements);
      assertThat(places).hasSize(to - from);
      double[] ours = IntStream.of(places).mapToDouble(row::value).toArray();
      assertThat(ours)
          .as("%s %s %s", recorded.get("structure"), settings, elements)
          .containsExactly(Arrays.copyOfRange(theirs, from, to), within(1e-7 * largest));
      blocks += ours.length;
    }
    assertThat(row.size()).isEqualTo(blocks);
  }

  private static int[] places(List<String> labels, List<String> elements) {
    String name = " " + String.join("-", elements) + " ";
    String reversed = " " + String.join("-", elements.reversed()) + " ";
    return IntStream.range(0, labels.size())
        .filter(i -> labels.get(i).contains(name) || labels.get(i).contains(reversed))
        .toArray();
  }
}
