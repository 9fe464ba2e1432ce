package io.lodestone.archive.parse.cp2k;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.Dos;
import io.lodestone.archive.metainfo.Run;
import io.lodestone.archive.parse.ReadRun;
import io.lodestone.core.quantity.MaterialsUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The calculations with CP2K 2023.1 among the samples of the project. */
class Cp2kSamplesTest {
  private static final double EV = MaterialsUnit.ELECTRONVOLT.factor();

  private static ReadRun read(String folder) throws IOException {
    Path file = Path.of("..", "samples", folder, "run.out.gz");
    assumeTrue(Files.exists(file), file + " is not there");
    return ReadRun.of(file);
  }

  @Test
  void the_density_of_states_of_silicon_holds_its_eight_valence_electrons() throws IOException {
    Calculation silicon = read("silicon/Si/cp2k-pbe").run().calculation().getFirst();
    Dos dos = silicon.dosElectronic().getFirst();
    double bin = dos.energies().at(1) - dos.energies().at(0);
    double states = 0;
    // Up to the middle of the gap of the bands of the same run.
    double middle = 5.5 * EV;
    for (int i = 0; i < dos.energies().size(); i++) {
      states += dos.energies().at(i) < middle ? dos.total().getFirst().value().at(i) * bin : 0;
    }
    assertThat(states).isCloseTo(8, within(0.1));
  }

  @Test
  void the_bands_of_silicon_have_the_indirect_gap_of_pbe() throws IOException {
    var bands =
        read("silicon/Si/cp2k-pbe")
            .run()
            .calculation()
            .getFirst()
            .bandStructureElectronic()
            .getFirst();
    assertThat(bands.segment()).hasSize(9);
    assertThat(bands.segment().getFirst().endpointsLabels()).containsExactly("Γ", "X");
    double top =
        bands.segment().stream()
            .mapToDouble(
                s ->
                    IntStream.range(0, s.nKpoints())
                        .mapToDouble(k -> s.energies().get(0, k, 3))
                        .max()
                        .orElseThrow())
            .max()
            .orElseThrow();
    double bottom =
        bands.segment().stream()
            .mapToDouble(
                s ->
                    IntStream.range(0, s.nKpoints())
                        .mapToDouble(k -> s.energies().get(0, k, 4))
                        .min()
                        .orElseThrow())
            .min()
            .orElseThrow();
    // Plane-wave PBE has 0.6 eV (Materials Project mp-149: 0.61 eV); this basis is small.
    assertThat((bottom - top) / EV).isBetween(0.5, 0.9);
  }

  @Test
  void the_total_energy_of_moving_water_is_conserved() throws IOException {
    Run run = read("dynamics/H2O/cp2k-pbe").run();
    assertThat(run.calculation()).hasSize(41);
    assertThat(run.system()).hasSize(41);
    double[] total =
        run.calculation().stream()
            .mapToDouble(c -> (c.energy().kinetic().value() + c.energy().potential().value()) / EV)
            .toArray();
    for (double energy : total) {
      assertThat(energy).isCloseTo(total[0], within(2e-3));
    }
  }

  @Test
  void the_relaxed_water_molecule_has_the_geometry_of_pbe() throws IOException {
    ReadRun read = read("molecules/H2O/cp2k-pbe");
    var atoms = read.run().system().getLast().atoms().positions();
    double dx = atoms.get(1, 0) - atoms.get(0, 0);
    double dy = atoms.get(1, 1) - atoms.get(0, 1);
    double dz = atoms.get(1, 2) - atoms.get(0, 2);
    // Xu and Goddard, J. Chem. Phys. 121, 4068 (2004): 0.970 Å.
    assertThat(Math.sqrt(dx * dx + dy * dy + dz * dz)).isCloseTo(0.970e-10, within(0.01e-10));
    assertThat(read.workflow().results().isConverged()).isTrue();
  }
}
