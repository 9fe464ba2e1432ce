package io.lodestone.archive.parse.exciting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.Run;
import io.lodestone.archive.parse.ReadRun;
import io.lodestone.core.quantity.MaterialsUnit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * GW runs of exciting.
 *
 * <p>Of the values that the NOMAD tests expect, one is not told: they compute the points of the
 * frequency axis of {@code Si_gw} as equidistant (the fifth at 0.125 hartree), where the output
 * lists those of a double Gauss-Legendre quadrature (the fifth at 0.191 hartree).
 */
class ExcitingGwParserTest {
  private static final double HARTREE = MaterialsUnit.HARTREE.factor();
  private static final double EV = MaterialsUnit.ELECTRONVOLT.factor();

  private static Run run() throws Exception {
    return ReadRun.of(Path.of(ExcitingGwParserTest.class.getResource("gw/GW_INFO.OUT").toURI()))
        .run();
  }

  @Test
  void the_axes_of_the_method_come_from_input_and_output() throws Exception {
    Method method = run().method().getFirst();

    assertThat(run().method()).hasSize(1);
    assertThat(method.gw().type()).isEqualTo("G0W0");
    assertThat(method.gw().analyticalContinuation()).isEqualTo("contour_deformation");
    assertThat(method.gw().nEmptyStates()).isEqualTo(40);
    assertThat(method.gw().intervalQpCorrections()).containsExactly(2, 5);
    assertThat(method.gw().qMesh().grid()).containsExactly(3, 3, 2);
    assertThat(method.gw().extras().get("x_exciting_coreflag")).isEqualTo("vab");
    assertThat(method.gw().extras().get("x_exciting_barecoul"))
        .isInstanceOfSatisfying(
            Map.class, map -> assertThat(map.get("x_exciting_barcevtol")).isEqualTo(0.1));
    assertThat(method.dft().xcFunctional().exchange().getFirst().name()).isEqualTo("GGA_X_PBE_SOL");
    var mesh = method.frequencyMesh().getFirst();
    assertThat(mesh.samplingMethod()).isEqualTo("Clenshaw-Curtis");
    assertThat(mesh.nPoints()).isEqualTo(3);
    assertThat(mesh.points().at(1)).isCloseTo(0.75 * HARTREE, within(1e-12 * HARTREE));
  }

  @Test
  void gaps_and_fermi_energy_are_those_of_the_quasi_particles() throws Exception {
    Calculation results = run().calculation().getFirst();

    assertThat(results.energy().fermi()).isCloseTo(-0.01 * HARTREE, within(1e-12 * HARTREE));
    assertThat(results.bandGap().getFirst().value()).isCloseTo(1.25 * EV, within(1e-12 * EV));
    assertThat(results.bandGap().getFirst().type()).isEqualTo("indirect");
    assertThat(results.bandGap().getLast().value()).isCloseTo(3.25 * EV, within(1e-12 * EV));
    assertThat(run().cleanEnd()).isTrue();
    assertThat(run().warnings()).hasSize(1);
  }

  @Test
  void self_energies_are_found_by_the_headings_of_their_columns() throws Exception {
    var states = run().calculation().getFirst().eigenvalues().getFirst();

    assertThat(states.valueQp().shape()).containsExactly(1, 2, 4);
    assertThat(states.valueQp().get(0, 1, 2)).isCloseTo(0.48 * HARTREE, within(1e-12 * HARTREE));
    assertThat(states.valueKs().get(0, 0, 0)).isCloseTo(0.2 * HARTREE, within(1e-12 * HARTREE));
    assertThat(states.valueCorrelation().get(0, 0, 0))
        .isCloseTo(-0.2 * HARTREE, within(1e-12 * HARTREE));
    assertThat(states.qpLinearizationPrefactor().get(0, 1, 3)).isCloseTo(0.8, within(1e-12));
    assertThat(states.kpointsWeights()).containsExactly(0.5, 0.5);
  }

  @Test
  void the_crystal_comes_from_the_input_where_no_ground_state_is_at_hand() throws Exception {
    var atoms = run().system().getFirst().atoms();

    assertThat(atoms.labels()).containsExactly("Si", "Si");
    assertThat(atoms.latticeVectors().get(1, 2))
        .isCloseTo(MaterialsUnit.BOHR.toSi(5), within(1e-18));
    // The third vector is stretched by a half.
    assertThat(atoms.latticeVectors().get(2, 2))
        .isCloseTo(MaterialsUnit.BOHR.toSi(2.5), within(1e-18));
    assertThat(atoms.positions().get(1, 0)).isCloseTo(MaterialsUnit.BOHR.toSi(2.5), within(1e-18));
  }

  @Test
  @Tag("data")
  void the_correction_opens_the_gap_of_silicon() throws Exception {
    String data = System.getenv("LODESTONE_DATA");
    assumeTrue(data != null, "skipped: LODESTONE_DATA names no folder");
    Path file = Path.of(data, "raw-outputs", "exciting", "Si_gw", "GW_INFO.OUT");
    assumeTrue(Files.exists(file), "skipped: " + file + " is not there");

    Calculation silicon = ReadRun.of(file).run().calculation().getFirst();

    var states = silicon.eigenvalues().getFirst();
    // From the top of the valence band at Γ to the bottom of the conduction band at X.
    double gap = states.valueQp().get(0, 2, 4) - states.valueQp().get(0, 0, 3);
    assertThat(gap).isCloseTo(silicon.bandGap().getFirst().value(), within(1e-3 * EV));
    assertThat(states.valueKs().get(0, 2, 4) - states.valueKs().get(0, 0, 3))
        .isCloseTo(0.5805 * EV, within(1e-3 * EV));
    assertThat(silicon.dosElectronic()).hasSize(1);
    assertThat(silicon.bandStructureElectronic().getFirst().segment()).hasSize(5);
  }
}
