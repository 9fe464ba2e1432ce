package io.lodestone.represent.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.lodestone.core.structure.Structure;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Recorded;
import io.lodestone.represent.Registry;
import io.lodestone.represent.Representation;
import io.lodestone.represent.Scope;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Matrices that DScribe recorded. */
@Tag("data")
class RecordedMatricesTest {
  static Stream<JsonNode> results() {
    return StreamSupport.stream(
        Recorded.read("matrix-descriptors.json").get("results").spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("results")
  void the_coulomb_matrix_is_the_recorded_one(JsonNode recorded) {
    requireEqual(of(new CoulombMatrix.Repulsion(), recorded), recorded.get("coulomb"));
    requireEqual(eigenvalues("coulomb-matrix", recorded), recorded.get("coulomb_eigenspectrum"));
  }

  @ParameterizedTest
  @MethodSource("results")
  void the_sine_matrix_is_the_recorded_one(JsonNode recorded) {
    requireEqual(of(new SineMatrix.Repeating(), recorded), recorded.get("sine"));
    requireEqual(eigenvalues("sine-matrix", recorded), recorded.get("sine_eigenspectrum"));
  }

  @ParameterizedTest
  @MethodSource("results")
  void the_ewald_matrix_is_the_recorded_one(JsonNode recorded) {
    requireEqual(of(new EwaldSum(1e-12), recorded), recorded.get("ewald_accuracy_1e_12"));
    requireEqual(of(new EwaldSum(1e-5), recorded), recorded.get("ewald_accuracy_1e_5"));
    requireEqual(
        eigenvalues("ewald-matrix:accuracy=1e-5", recorded), recorded.get("ewald_eigenspectrum"));
  }

  /**
   * Where rows have equal norms the recorded order is as good as ours; so the rows themselves are
   * compared by norm, and their elements as sets.
   */
  @ParameterizedTest
  @MethodSource("results")
  void sorted_rows_are_the_recorded_ones(JsonNode recorded) {
    JsonNode rows = recorded.get("coulomb_sorted_l2_padded20");
    int n = rows.size();
    double[] sorted = row("coulomb-matrix:order=sorted,sites=20", recorded);
    double largest = Arrays.stream(sorted).max().orElseThrow();
    for (int i = 0; i < n; i++) {
      double[] ours = Arrays.copyOfRange(sorted, 20 * i, 20 * i + n);
      double[] theirs = Recorded.numbers(rows.get(i));
      assertThat(norm(ours)).isCloseTo(norm(theirs), within(1e-10 * largest));
      Arrays.sort(ours);
      Arrays.sort(theirs);
      assertThat(ours).containsExactly(theirs, within(1e-10 * largest));
      assertThat(Arrays.copyOfRange(sorted, 20 * i + n, 20 * (i + 1))).containsOnly(0);
    }
  }

  private static double norm(double[] row) {
    return Math.sqrt(Arrays.stream(row).map(x -> x * x).sum());
  }

  private static double[] of(SiteMatrix matrix, JsonNode recorded) {
    return matrix.of(matrix.atoms(structure(recorded)));
  }

  private static double[] eigenvalues(String recipe, JsonNode recorded) {
    return row(recipe, recorded);
  }

  private static double[] row(String recipe, JsonNode recorded) {
    Structure structure = structure(recorded);
    @SuppressWarnings("unchecked")
    Representation<Structure> representation =
        (Representation<Structure>)
            new Registry().parse(recipe).create(new Scope(Set.of(), structure.size()));
    FeatureRow row = representation.of(structure);
    assertThat(row.isWhole()).isTrue();
    return row.values();
  }

  private static Structure structure(JsonNode recorded) {
    return Recorded.structures().get(recorded.get("structure").asText());
  }

  private static void requireEqual(double[] ours, JsonNode recorded) {
    double[] theirs = Recorded.numbers(recorded);
    double largest = Arrays.stream(theirs).map(Math::abs).max().orElseThrow();
    Offset<Double> tolerance = within(1e-10 * largest);
    assertThat(ours).containsExactly(theirs, tolerance);
  }
}
