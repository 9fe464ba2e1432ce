package io.lodestone.archive.parse.vasp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.Dos;
import io.lodestone.archive.metainfo.Run;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.Parsers;
import io.lodestone.archive.parse.ReadRun;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Real outputs against values that readers of NOMAD find in them.
 *
 * <p>Of the values listed with the outputs three cannot be met by the tree as it is compared: two
 * ask for an empty list where a configuration has no eigenvalues or density of states, which the
 * tree leaves out, and one compares a mass in kg with its value in atomic mass units.
 */
@Tag("data")
class VaspDataTest {
  private static final double EV = MaterialsUnit.ELECTRONVOLT.factor();

  private static Path data(String path) {
    String folder = System.getenv("LODESTONE_DATA");
    assumeTrue(folder != null, "LODESTONE_DATA is not set: no outputs to read");
    Path file = Path.of(folder, path);
    assumeTrue(Files.exists(file), path + " is not under LODESTONE_DATA");
    return file;
  }

  private static Run read(String path) throws IOException {
    return ReadRun.of(data("raw-outputs/vasp/" + path)).run();
  }

  private static double electronsBelowFermiLevel(Calculation calculation) {
    double sum = 0;
    for (Dos dos : calculation.dosElectronic()) {
      Tensor energies = dos.energies();
      Tensor states = dos.total().getFirst().value();
      for (int i = 1; energies.at(i) <= calculation.energy().fermi(); i++) {
        sum += (energies.at(i) - energies.at(i - 1)) * (states.at(i) + states.at(i - 1)) / 2;
      }
    }
    return sum;
  }

  @Test
  void reads_a_relaxation_of_a_metal_with_spin() throws IOException {
    Run run = read("AgAc_relax/vasprun.xml.relax.gz");

    assertThat(run.calculation())
        .extracting(c -> c.scfIteration().size())
        .containsExactly(12, 10, 6);
    assertThat(run.calculation().getFirst().energy().free().value())
        .isCloseTo(-1.14352735e-18, within(1e-25));
    Calculation last = run.calculation().getLast();
    assertThat(last.energy().total().value())
        .isCloseTo(last.scfIteration().getLast().energy().total().value(), within(2e-27));
    assertThat(last.energy().highestOccupied()).isCloseTo(7.93702283e-19, within(1e-26));
    assertThat(last.timePhysical()).isCloseTo(1235.66, within(1e-9));
    assertThat(electronsBelowFermiLevel(last)).isCloseTo(22, within(1.0));
    assertThat(run.cleanEnd()).isTrue();
  }

  @Test
  void reads_silicons_bands_and_density_of_states() throws IOException {
    Run bands = read("Si_dos_band/band_si.xml.gz");
    Run dos = read("Si_dos_band/dos_si.xml");

    assertThat(bands.calculation().getFirst().bandStructureElectronic().getFirst().segment())
        .hasSize(10);
    assertThat(bands.method().getFirst().dft().xcFunctional().exchange().getFirst().name())
        .isEqualTo("LDA_X");
    assertThat(electronsBelowFermiLevel(dos.calculation().getFirst())).isCloseTo(8, within(0.01));
    assertThat(dos.method().getFirst().kMesh().grid()).containsExactly(15, 15, 15);
  }

  @Test
  void reads_what_a_damaged_file_still_holds() throws IOException {
    Run run = read("vasprun.xml.broken");

    assertThat(run.cleanEnd()).isFalse();
    assertThat(run.calculation()).hasSize(1);
    assertThat(run.system().getFirst().atoms().labels()).containsExactly("Sr", "Ti", "O", "O", "O");
  }

  @Test
  void reads_an_outcar_with_the_files_beside_it() throws IOException {
    Run run = read("AgAc_relax/OUTCAR");

    Calculation only = run.calculation().getFirst();
    assertThat(only.eigenvalues().getFirst().energies().get(0, 9, 14))
        .isCloseTo(1.41810256e-18, within(1e-25));
    assertThat(only.dosElectronic().getFirst().orbitalProjected().get(10).value().at(301 - 15))
        .isCloseTo(1.51481425e17, within(1e11));
    assertThat(only.stress().total().value().get(0, 0)).isCloseTo(7060258000.0, within(1.0));
    assertThat(run.method().getFirst().atomParameters().getFirst().mass())
        .isCloseTo(MaterialsUnit.DALTON.toSi(227.028), within(1e-32));
    Run correlated = read("dftu/multi_parameter_no_incar/OUTCAR");
    assertThat(correlated.method().getFirst().atomParameters().get(1).hubbardKanamoriModel().u())
        .isCloseTo(3.2 * EV, within(1e-27));
  }

  @Test
  void reads_all_structures_of_the_symmetry_test_set() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(data("spglib-poscars/poscar"))) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    assertThat(files).hasSize(404);
    Parsers parsers = new Parsers();
    for (Path path : files) {
      DiskFile file = new DiskFile(path);
      assertThat(parsers.recognize(file.head()).orElseThrow().format())
          .as(path.toString())
          .isEqualTo("POSCAR");
      try (TextReader lines = new TextReader(file)) {
        Poscar poscar = Poscar.read(lines);
        int atoms = poscar.kinds().stream().mapToInt(Poscar.Kind::count).sum();
        assertThat(poscar.structure().size()).as(path.toString()).isEqualTo(atoms).isPositive();
      }
    }
  }
}
