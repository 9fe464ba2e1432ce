package io.lodestone.crystal.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.crystal.symmetry.CrystalSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElasticTensorTest {
  /** Copper at room temperature (Simmons and Wang, Single Crystal Elastic Constants, 1971). */
  private static final ElasticTensor COPPER = ElasticTensor.cubic(168.4, 121.4, 75.4);

  /** α-quartz (McSkimin, Andreatch and Thurston, J. Appl. Phys. 36, 1624, 1965). */
  private static final ElasticTensor QUARTZ =
      ElasticTensor.of(
          86.80, 7.04, 11.91, -18.04, 0, 0, 7.04, 86.80, 11.91, 18.04, 0, 0, 11.91, 11.91, 105.75,
          0, 0, 0, -18.04, 18.04, 0, 58.20, 0, 0, 0, 0, 0, 0, 58.20, -18.04, 0, 0, 0, 0, -18.04,
          39.88);

  private static final double[] TURN_Z3 = {
    -0.5, -Math.sqrt(0.75), 0, Math.sqrt(0.75), -0.5, 0, 0, 0, 1
  };

  @Test
  void copper_has_the_averages_of_the_closed_formulas() {
    assertThat(COPPER.voigt().bulk()).isCloseTo((168.4 + 2 * 121.4) / 3, within(1e-10));
    assertThat(COPPER.reuss().bulk()).isCloseTo(COPPER.voigt().bulk(), within(1e-10));
    assertThat(COPPER.voigt().shear()).isCloseTo((47 + 3 * 75.4) / 5, within(1e-10));
    assertThat(COPPER.reuss().shear())
        .isCloseTo(5 * 47 * 75.4 / (4 * 75.4 + 3 * 47), within(1e-10));
    // Measured on polycrystals: G = 48.3 GPa, E = 129.8 GPa, ν = 0.343 (Kaye and Laby).
    assertThat(COPPER.hill().shear()).isCloseTo(48.3, withinPercentage(3));
    assertThat(COPPER.hill().young()).isCloseTo(129.8, withinPercentage(3));
    assertThat(COPPER.hill().poisson()).isCloseTo(0.343, withinPercentage(3));
  }

  @Test
  void copper_is_stiffest_along_the_diagonal_of_its_cube() {
    // 1/E = S11 for <100>; E<111> of copper is 191 GPa, E<100> 66.7 GPa (Hosford, 1993).
    assertThat(COPPER.youngModulus(1, 0, 0)).isCloseTo(66.7, withinPercentage(1));
    assertThat(COPPER.youngModulus(1, 1, 1)).isCloseTo(191, withinPercentage(1));
  }

  @Test
  void quartz_has_its_published_averages() {
    // Bass, Elasticity of Minerals (AGU 1995), table 1: K = 37.8, G = 44.3 GPa.
    assertThat(QUARTZ.hill().bulk()).isCloseTo(37.8, withinPercentage(0.5));
    assertThat(QUARTZ.hill().shear()).isCloseTo(44.3, withinPercentage(0.5));
    assertThat(QUARTZ.isStable()).isTrue();
    assertThat(QUARTZ.bornConditions(CrystalSystem.TRIGONAL)).allMatch(BornCondition::holds);
  }

  @ParameterizedTest
  @CsvSource({
    // Elastic constants near 0 K (Kittel, 8th ed., table 3.11), volume and mass per atom, and the
    // Debye temperature of the heat capacity (Kittel, table 5.1).
    "Al, 114.3, 61.9, 31.6, 16.38, 26.982, 428",
    "Cu, 176.2, 124.94, 81.77, 11.67, 63.546, 343",
    "Ag, 131.5, 97.33, 51.09, 16.85, 107.868, 225",
    "W, 532.6, 204.9, 163.1, 15.81, 183.84, 400"
  })
  void metals_have_the_debye_temperatures_that_their_elastic_constants_give(
      String metal, double c11, double c12, double c44, double volume, double mass, double theta) {
    assertThat(ElasticTensor.cubic(c11, c12, c44).debyeTemperature(volume, mass))
        .as(metal)
        .isCloseTo(theta, withinPercentage(4.5));
  }

  @Test
  void a_negative_shear_constant_makes_a_crystal_unstable_by_either_criterion() {
    ElasticTensor soft = ElasticTensor.cubic(100, 120, 50);
    assertThat(soft.isStable()).isFalse();
    assertThat(soft.bornConditions(CrystalSystem.CUBIC))
        .filteredOn(condition -> !condition.holds())
        .extracting(BornCondition::condition)
        .containsExactly("C11 - C12 > 0");
    assertThatThrownBy(() -> soft.debyeTemperature(12, 60)).isInstanceOf(InvalidInput.class);
  }

  @Property(tries = 300)
  void the_conditions_of_every_system_say_what_the_eigenvalues_say(@ForAll long seed) {
    Random random = new Random(seed);
    double[] r = random.doubles(8, -60, 120).toArray();
    ElasticTensor cubic = ElasticTensor.cubic(r[0], r[1], r[2]);
    ElasticTensor hexagonal = ElasticTensor.hexagonal(r[0], r[1], r[2], r[3], r[4]);
    ElasticTensor tetragonal =
        ElasticTensor.of(
            r[0], r[1], r[2], 0, 0, r[5] / 3, r[1], r[0], r[2], 0, 0, -r[5] / 3, r[2], r[2], r[3],
            0, 0, 0, 0, 0, 0, r[4], 0, 0, 0, 0, 0, 0, r[4], 0, r[5] / 3, -r[5] / 3, 0, 0, 0, r[6]);
    ElasticTensor orthorhombic =
        ElasticTensor.of(
            r[0],
            r[1],
            r[2],
            0,
            0,
            0,
            r[1],
            r[3],
            r[4],
            0,
            0,
            0,
            r[2],
            r[4],
            r[5],
            0,
            0,
            0,
            0,
            0,
            0,
            r[6],
            0,
            0,
            0,
            0,
            0,
            0,
            r[7],
            0,
            0,
            0,
            0,
            0,
            0,
            Math.abs(r[7]));
    assertAgree(cubic, CrystalSystem.CUBIC);
    assertAgree(hexagonal, CrystalSystem.HEXAGONAL);
    assertAgree(tetragonal, CrystalSystem.TETRAGONAL);
    assertAgree(orthorhombic, CrystalSystem.ORTHORHOMBIC);
  }

  private static void assertAgree(ElasticTensor tensor, CrystalSystem system) {
    assertThat(tensor.bornConditions(system).stream().allMatch(BornCondition::holds))
        .as(system + " " + tensor)
        .isEqualTo(tensor.isStable());
  }

  private static double[] rotation(Random random) {
    // A unit quaternion at random.
    double[] q = new double[4];
    double norm = 0;
    for (int i = 0; i < 4; i++) {
      q[i] = random.nextGaussian();
      norm = Math.hypot(norm, q[i]);
    }
    double w = q[0] / norm;
    double x = q[1] / norm;
    double y = q[2] / norm;
    double z = q[3] / norm;
    return new double[] {
      1 - 2 * (y * y + z * z),
      2 * (x * y - w * z),
      2 * (x * z + w * y),
      2 * (x * y + w * z),
      1 - 2 * (x * x + z * z),
      2 * (y * z - w * x),
      2 * (x * z - w * y),
      2 * (y * z + w * x),
      1 - 2 * (x * x + y * y)
    };
  }

  @Property(tries = 100)
  void averages_and_eigenvalue_signs_do_not_depend_on_the_axes(@ForAll long seed) {
    ElasticTensor turned = QUARTZ.rotated(rotation(new Random(seed)));
    assertThat(turned.hill().bulk()).isCloseTo(QUARTZ.hill().bulk(), within(1e-9));
    assertThat(turned.voigt().shear()).isCloseTo(QUARTZ.voigt().shear(), within(1e-9));
    assertThat(turned.reuss().shear()).isCloseTo(QUARTZ.reuss().shear(), within(1e-9));
    assertThat(turned.isStable()).isTrue();
  }

  @Test
  void a_threefold_axis_leaves_the_tensor_of_quartz_as_it_is() {
    assertThat(QUARTZ.rotated(TURN_Z3).toArray()).containsExactly(QUARTZ.toArray(), within(0.01));
  }

  @Test
  void an_isotropic_body_has_no_anisotropy() {
    assertThat(ElasticTensor.cubic(200, 100, 50).universalAnisotropy()).isCloseTo(0, within(1e-12));
    assertThat(COPPER.universalAnisotropy()).isGreaterThan(1);
  }

  /** Strained cells of a crystal with their stresses, some of them turned in space as well. */
  private static List<StrainedState> states(ElasticTensor tensor, double[] residual) {
    List<StrainedState> states = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      for (double size : new double[] {-0.01, -0.005, 0.005, 0.01}) {
        double[] strain = new double[6];
        strain[i] = size;
        double[] stress = residual.clone();
        for (int k = 0; k < 6; k++) {
          stress[k] += tensor.c(k + 1, i + 1) * size;
        }
        states.add(new StrainedState(strain, stress));
      }
    }
    return states;
  }

  @Test
  void a_fit_of_exact_stresses_gives_back_all_21_constants_and_the_residual_stress() {
    double[] residual = {0.3, -0.2, 0.1, 0.05, 0, 0.02};
    ElasticFit fit = ElasticFit.of(states(QUARTZ, residual), List.of(), true);
    assertThat(fit.freeConstants()).isEqualTo(21);
    assertThat(fit.tensor().toArray()).containsExactly(QUARTZ.toArray(), within(1e-9));
    assertThat(fit.residualStress()).containsExactly(residual, within(1e-10));
    assertThat(fit.rootMeanSquare()).isLessThan(1e-10);
  }

  @Test
  void symmetry_leaves_three_constants_of_a_cube_and_needs_one_strain_for_them() {
    double[] quarter = {0, -1, 0, 1, 0, 0, 0, 0, 1};
    double[] diagonal = {0, 0, 1, 1, 0, 0, 0, 1, 0};
    List<double[]> group = new ArrayList<>(List.of(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}));
    for (int i = 0; i < group.size(); i++) {
      for (double[] generator : List.of(quarter, diagonal)) {
        double[] product = product(generator, group.get(i));
        if (group.stream().noneMatch(known -> java.util.Arrays.equals(known, product))) {
          group.add(product);
        }
      }
    }
    assertThat(group).hasSize(24);
    double[] strain = {0.01, 0, 0, 0.01, 0, 0};
    double[] stress = {1.684, 1.214, 1.214, 0.754, 0, 0};
    ElasticFit fit = ElasticFit.of(List.of(new StrainedState(strain, stress)), group, false);
    assertThat(fit.freeConstants()).isEqualTo(3);
    assertThat(fit.tensor().toArray()).containsExactly(COPPER.toArray(), within(1e-9));
  }

  private static double[] product(double[] a, double[] b) {
    double[] product = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          product[3 * i + j] += a[3 * i + k] * b[3 * k + j];
        }
        product[3 * i + j] += 0.0;
      }
    }
    return product;
  }

  @Test
  void strains_that_leave_constants_open_are_refused() {
    List<StrainedState> few = states(QUARTZ, new double[6]).subList(0, 12);
    assertThatThrownBy(() -> ElasticFit.of(few, List.of(), false)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> ElasticTensor.of(1, 2, 3)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> new StrainedState(new double[] {0.5, 0, 0, 0, 0, 0}, new double[6]))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void the_strain_of_a_cell_does_not_depend_on_how_it_is_turned() {
    Lattice reference = Lattice.ofRows(4, 0, 0, 0, 5, 0, 0, 0, 6);
    double[] stretched = {4.04, 0.02, 0, 0, 5, 0, 0, 0, 6};
    double[] stress = {1, 0.2, 0, 0.2, 0.5, 0, 0, 0, 0.3};
    StrainedState straight = StrainedState.of(reference, Lattice.ofRows(stretched), stress);
    double[] r = rotation(new Random(3));
    double[] turnedRows = product(stretched, transposed(r));
    double[] turnedStress = product(product(r, stress), transposed(r));
    StrainedState turned = StrainedState.of(reference, Lattice.ofRows(turnedRows), turnedStress);
    assertThat(turned.strain()).containsExactly(straight.strain(), within(1e-12));
    assertThat(turned.stress()).containsExactly(straight.stress(), within(1e-12));
    assertThat(straight.strain()[0]).isCloseTo(0.01, within(1e-4));
  }

  private static double[] transposed(double[] m) {
    return new double[] {m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]};
  }
}
