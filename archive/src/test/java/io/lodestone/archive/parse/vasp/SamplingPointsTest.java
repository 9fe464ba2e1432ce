package io.lodestone.archive.parse.vasp;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.archive.metainfo.BandStructure;
import org.junit.jupiter.api.Test;

class SamplingPointsTest {
  @Test
  void parts_the_points_of_line_mode_into_lines_of_equal_length() {
    SamplingPoints points = new SamplingPoints();
    points.method("listgenerated");
    points.pointsPerLine(3);
    points.points(new double[] {0, 0, 0, .25, 0, 0, .5, 0, 0, .5, 0, 0, .5, .25, 0, .5, .5, 0});

    assertThat(points.lines()).containsExactly(new int[] {0, 3}, new int[] {3, 6});
  }

  @Test
  void finds_the_straight_runs_that_a_hybrid_functional_adds_without_weight() {
    SamplingPoints points = new SamplingPoints();
    points.points(
        new double[] {
          0,
          0,
          0,
          .5,
          .5,
          .5, // the mesh
          0,
          0,
          0,
          .1,
          0,
          0,
          .2,
          0,
          0, // a line
          .2,
          0,
          0,
          .2,
          .1,
          0,
          .2,
          .2,
          0,
          .2,
          .3,
          0 // another from where the first ends
        });
    points.weights(new double[] {.5, .5, 0, 0, 0, 0, 0, 0, 0});

    assertThat(points.lines()).containsExactly(new int[] {2, 5}, new int[] {5, 9});
    double[] energies = {0, 1, 2, 3, 4, 5, 6, 7, 8};
    BandStructure bands = new Bands(1, 9, 1, energies, null).alongLines(points, null);
    assertThat(bands.segment().get(1).kpoints().get(3, 1)).isEqualTo(.3);
    assertThat(bands.segment().get(1).energies().shape()).containsExactly(1, 4, 1);
  }

  @Test
  void has_no_lines_where_every_point_or_none_has_weight() {
    SamplingPoints points = new SamplingPoints();
    points.points(new double[] {0, 0, 0, .1, 0, 0, .2, 0, 0});
    points.weights(new double[] {.2, .4, .4});

    assertThat(points.lines()).isEmpty();
    points.weights(new double[] {0, 0, 0});
    assertThat(points.lines()).isEmpty();
  }
}
