package io.lodestone.core.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class LatticeTest {
  @Test
  void gives_back_the_cell_parameters_of_albite() {
    Lattice albite = Lattice.ofParameters(8.142, 12.785, 7.159, 94.19, 116.61, 87.68);
    assertThat(albite.lengths())
        .containsExactly(new double[] {8.142, 12.785, 7.159}, within(1e-12));
    assertThat(albite.angles()).containsExactly(new double[] {94.19, 116.61, 87.68}, within(1e-11));
    assertThat(albite.volume()).isCloseTo(664.5, within(0.5));
    assertThat(albite.isRightHanded()).isTrue();
  }

  @Test
  void keeps_right_angles_free_of_rounding() {
    Lattice lattice = Lattice.ofParameters(3, 4, 5, 90, 90, 90);
    assertThat(lattice).isEqualTo(Lattice.ofRows(3, 0, 0, 0, 4, 0, 0, 0, 5));
  }

  @Test
  void refuses_cells_without_a_volume() {
    assertThatThrownBy(() -> Lattice.ofParameters(3, 3, 3, 120, 120, 120))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> Lattice.ofParameters(3, 3, 0, 90, 90, 90))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> Lattice.ofRows(1, 0, 0, 0, 1, 0, 1, 1, 0))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> Lattice.ofRows(Double.NaN, 0, 0, 0, 1, 0, 0, 0, 1))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void has_the_body_centred_lattice_as_the_reciprocal_of_the_face_centred() {
    Lattice fcc = Lattice.ofRows(0, 2, 2, 2, 0, 2, 2, 2, 0);
    assertThat(fcc.reciprocal().lengths())
        .containsExactly(
            new double[] {Math.sqrt(3) / 4, Math.sqrt(3) / 4, Math.sqrt(3) / 4}, within(1e-15));
    assertThat(fcc.reciprocalTimesTwoPi().vector(0).dot(fcc.vector(0)))
        .isCloseTo(2 * Math.PI, within(1e-12));
  }

  @Property
  void converts_to_cartesian_and_back(
      @ForAll @DoubleRange(min = 2, max = 30) double a,
      @ForAll @DoubleRange(min = 50, max = 115) double alpha,
      @ForAll @DoubleRange(min = 50, max = 115) double beta,
      @ForAll @DoubleRange(min = -3, max = 3) double x,
      @ForAll @DoubleRange(min = -3, max = 3) double z) {
    Assume.that(alpha + beta > 100);
    Lattice lattice = Lattice.ofParameters(a, 7, 11, alpha, beta, 90);
    Vector3 fractional = new Vector3(x, 0.25, z);
    Vector3 back = lattice.toFractional(lattice.toCartesian(fractional));
    assertThat(back.minus(fractional).norm()).isLessThan(1e-11);
  }

  @Property
  void keeps_volume_lengths_and_angles_under_rotation(
      @ForAll @DoubleRange(min = 0, max = 6.3) double aboutZ,
      @ForAll @DoubleRange(min = 0, max = 6.3) double aboutX) {
    Lattice lattice = Lattice.ofParameters(3, 4, 5, 80, 95, 110);
    Lattice rotated =
        new Lattice(
            rotated(lattice.a(), aboutZ, aboutX),
            rotated(lattice.b(), aboutZ, aboutX),
            rotated(lattice.c(), aboutZ, aboutX));
    assertThat(rotated.volume()).isCloseTo(lattice.volume(), within(1e-11));
    assertThat(rotated.lengths()).containsExactly(lattice.lengths(), within(1e-12));
    assertThat(rotated.angles()).containsExactly(lattice.angles(), within(1e-10));
  }

  private static Vector3 rotated(Vector3 v, double aboutZ, double aboutX) {
    double x = v.x() * Math.cos(aboutZ) - v.y() * Math.sin(aboutZ);
    double y = v.x() * Math.sin(aboutZ) + v.y() * Math.cos(aboutZ);
    return new Vector3(
        x,
        y * Math.cos(aboutX) - v.z() * Math.sin(aboutX),
        y * Math.sin(aboutX) + v.z() * Math.cos(aboutX));
  }
}
