package io.lodestone.archive.parse.quantumespresso;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.core.tensor.Tensor;
import org.junit.jupiter.api.Test;

class RegularMeshTest {
  private static final Tensor BODY_CENTRED =
      Tensor.of(new double[] {-1, -1, 1, 1, 1, 1, -1, 1, -1}, 3, 3);
  private static final Tensor HEXAGONAL =
      Tensor.of(new double[] {1, 1 / Math.sqrt(3), 0, 0, 2 / Math.sqrt(3), 0, 0, 0, 0.5}, 3, 3);

  @Test
  void
      the_ten_points_of_chadi_and_cohen_are_a_mesh_along_the_edges_of_the_cube_and_along_no_others() {
    // Phys. Rev. B 8, 5747 (1973), in the units of the reciprocal vectors above.
    double[][] cartesian = {
      {1, 1, 1}, {1, 1, 3}, {1, 1, 5}, {1, 1, 7}, {1, 3, 3}, {1, 3, 5}, {1, 3, 7}, {3, 3, 3},
      {3, 3, 5}, {1, 5, 5}
    };
    double[] weights = {2, 6, 6, 6, 6, 12, 12, 2, 6, 6};
    double[] points = new double[30];
    for (int i = 0; i < 10; i++) {
      double[] k = cartesian[i];
      // k = sum of f_i b_i; the direct vectors of the lattice give f_i.
      points[3 * i] = (-k[0] + k[2]) / 16;
      points[3 * i + 1] = (k[1] + k[2]) / 16;
      points[3 * i + 2] = (-k[0] + k[1]) / 16;
    }
    Tensor cubic = Tensor.of(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 3, 3);
    double[] edges =
        java.util.Arrays.stream(cartesian)
            .flatMapToDouble(java.util.Arrays::stream)
            .map(k -> k / 8)
            .toArray();
    RegularMesh mesh = RegularMesh.behind(edges, shares(weights), cubic).orElseThrow();
    assertThat(mesh.grid()).containsExactly(4, 4, 4);
    assertThat(mesh.offset()).containsExactly(0.5, 0.5, 0.5);
    assertThat(RegularMesh.behind(points, shares(weights), BODY_CENTRED)).isEmpty();
  }

  @Test
  void a_mesh_of_which_one_axis_shows_no_subdivision_is_found_by_its_weights() {
    // 2 × 2 × 1 of a hexagonal lattice: the centre, and M three times.
    RegularMesh mesh =
        RegularMesh.behind(new double[] {0, 0, 0, 0, 0.5, 0}, shares(1, 3), HEXAGONAL)
            .orElseThrow();
    assertThat(mesh.grid()).containsExactly(2, 2, 1);
  }

  @Test
  void a_full_list_is_a_mesh_and_one_point_alone_too() {
    double[] points = new double[3 * 24];
    for (int i = 0; i < 24; i++) {
      points[3 * i] = (i / 12) / 2.0;
      points[3 * i + 1] = (i / 4 % 3) / 3.0;
      points[3 * i + 2] = (i % 4) / 4.0;
    }
    double[] equal = new double[24];
    java.util.Arrays.fill(equal, 1 / 24.0);
    assertThat(RegularMesh.behind(points, equal, HEXAGONAL).orElseThrow().grid())
        .containsExactly(2, 3, 4);
    assertThat(RegularMesh.behind(new double[3], new double[] {1}, HEXAGONAL).orElseThrow().grid())
        .containsExactly(1, 1, 1);
  }

  @Test
  void neither_a_line_nor_a_list_with_other_weights_is_a_mesh() {
    double[] line = new double[3 * 21];
    double[] equal = new double[21];
    for (int i = 0; i < 21; i++) {
      line[3 * i] = i / 40.0;
      equal[i] = 1 / 21.0;
    }
    assertThat(RegularMesh.behind(line, equal, BODY_CENTRED)).isEmpty();
    assertThat(RegularMesh.behind(new double[] {0, 0, 0, 0, 0.5, 0}, shares(1, 2), HEXAGONAL))
        .isEmpty();
    assertThat(RegularMesh.behind(new double[] {0.1234, 0.3571, 0.07113}, shares(1), HEXAGONAL))
        .isEmpty();
  }

  private static double[] shares(double... weights) {
    double sum = java.util.Arrays.stream(weights).sum();
    return java.util.Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }
}
