package io.lodestone.crystal.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ExactHeightTest {
  private final LowerHull points = new LowerHull(3);

  @Test
  void tells_heights_of_one_unit_in_the_last_place_apart() {
    int one = points.add(new double[] {0.5, 0.5, 0}, -1);
    int other = points.add(new double[] {0.5, 0, 0.5}, -3);
    int between = points.add(new double[] {0.5, 0.25, 0.25}, -2);
    int above = points.add(new double[] {0.5, 0.25, 0.25}, Math.nextUp(-2.0));
    int below = points.add(new double[] {0.5, 0.25, 0.25}, Math.nextDown(-2.0));
    ExactHeight height = new ExactHeight(points, new double[points.size()][0]);
    int[] corners = {0, one, other};
    assertThat(height.sign(corners, between)).isZero();
    assertThat(height.sign(corners, above)).isEqualTo(1);
    assertThat(height.sign(corners, below)).isEqualTo(-1);
  }

  @Test
  void adds_what_a_sum_of_doubles_would_lose() {
    int compound = points.add(new double[] {0.5, 0.25, 0.25}, 0);
    double[][] bends = {{}, {}, {}, {1, -1e-20, -1}};
    assertThat(new ExactHeight(points, bends).sign(new int[] {0, 1, 2}, compound)).isEqualTo(-1);
  }

  @Test
  void does_not_depend_on_the_order_of_the_corners() {
    int compound = points.add(new double[] {0.1, 0.2, 0.7}, -1e-300);
    ExactHeight height = new ExactHeight(points, new double[points.size()][0]);
    int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    for (int[] order : orders) {
      assertThat(height.sign(order, compound)).isEqualTo(-1);
    }
  }

  @Test
  void knows_subnormal_energies() {
    int compound = points.add(new double[] {0.1, 0.2, 0.7}, -Double.MIN_VALUE);
    assertThat(
            new ExactHeight(points, new double[points.size()][0])
                .sign(new int[] {0, 1, 2}, compound))
        .isEqualTo(-1);
  }

  @Test
  void refuses_corners_on_a_line() {
    int compound = points.add(new double[] {0.5, 0.5, 0}, -1);
    ExactHeight height = new ExactHeight(points, new double[points.size()][0]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> height.sign(new int[] {0, 1, compound}, 2));
  }
}
