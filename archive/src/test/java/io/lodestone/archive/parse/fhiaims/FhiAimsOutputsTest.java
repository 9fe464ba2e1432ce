package io.lodestone.archive.parse.fhiaims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.archive.metainfo.Run;
import io.lodestone.archive.parse.ReadRun;
import io.lodestone.core.quantity.MaterialsUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Outputs of FHI-aims 071914 to 180607.
 *
 * <p>Of the values that the NOMAD tests expect, four are not told, because their reader counts the
 * self-consistent fields of molecular dynamics one step away from the positions, velocities and
 * temperatures that belong to them: in {@code HO_md}, the 14 iterations, the time of calculation 1,
 * the end of calculation 2 and the sum of eigenvalues of calculation 4 are found one calculation
 * later here.
 */
@Tag("data")
class FhiAimsOutputsTest {
  private static final double EV = MaterialsUnit.ELECTRONVOLT.factor();

  private static ReadRun read(String name) throws IOException {
    String data = System.getenv("LODESTONE_DATA");
    assumeTrue(data != null, "LODESTONE_DATA names no folder");
    Path file = Path.of(data, "raw-outputs", "fhiaims", name);
    assumeTrue(Files.exists(file), file + " is not there");
    return ReadRun.of(file);
  }

  @Test
  void the_force_on_a_moving_water_molecule_belongs_to_its_positions() throws IOException {
    Run run = read("HO_md/H2O_periodic_MD.out").run();
    assertThat(run.calculation()).hasSize(6);
    for (Calculation step : run.calculation().subList(2, 6)) {
      // The total energy of the electrons is printed by the field and again by the dynamics.
      double byDynamics = step.energy().potential().value();
      assertThat(step.energy().free().value()).isCloseTo(byDynamics, within(1e-6 * EV));
      assertThat(step.systemRef()).isEqualTo(step.step() + 1);
    }
    assertThat(run.calculation().get(2).scfIteration()).hasSize(14);
    assertThat(run.calculation().get(2).timeCalculation()).isEqualTo(26.922);
    assertThat(run.calculation().get(3).timePhysical()).isCloseTo(70.356, within(1e-6));
    assertThat(run.calculation().get(5).energy().sumEigenvalues().value())
        .isCloseTo(-1137.5604132 * EV, within(1e-6 * EV));
  }

  @Test
  void the_quasi_particle_gap_is_wider_than_that_of_the_hybrid_functional() throws IOException {
    List<Calculation> calculations = read("CHN_gw/output.out").run().calculation();
    assertThat(calculations).hasSize(2);
    Eigenvalues states = calculations.getLast().eigenvalues().getFirst();
    assertThat(states.valueQp().get(0, 0, 71) - states.valueQp().get(0, 0, 70))
        .isCloseTo((8.5984 - 0.1625) * EV, within(1e-6 * EV));
    assertThat(states.valueKs().get(0, 0, 71) - states.valueKs().get(0, 0, 70))
        .isCloseTo(5.4820 * EV, within(1e-3 * EV));
  }

  @Test
  void the_density_of_states_of_silicon_holds_its_eight_valence_electrons() throws IOException {
    Calculation silicon = read("Si_band_dos_v071914_7/aims_CC.out").run().calculation().getFirst();
    var dos = silicon.dosElectronic().getFirst();
    double electrons = 0;
    for (int i = 1; dos.energies().at(i) <= dos.energyFermi(); i++) {
      electrons +=
          (dos.energies().at(i) - dos.energies().at(i - 1))
              * (dos.total().getFirst().value().at(i) + dos.total().getFirst().value().at(i - 1))
              / 2;
    }
    assertThat(electrons).isCloseTo(8, within(0.05));
    assertThat(silicon.bandStructureElectronic().getFirst().segment()).hasSize(10);
  }
}
