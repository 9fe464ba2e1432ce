package io.lodestone.archive.parse.gpaw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.Run;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.ReadRun;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpawRestartParserTest {
  private static final double EV = MaterialsUnit.ELECTRONVOLT.factor();

  @TempDir Path folder;

  private static Path resource(String name) throws Exception {
    return Path.of(GpawRestartParserTest.class.getResource(name).toURI());
  }

  /** A ULM file of one item and the numbers 1.5 and 2.5 as an array at byte 48. */
  private static byte[] ulm(String json) {
    byte[] item = json.getBytes(StandardCharsets.UTF_8);
    ByteBuffer file = ByteBuffer.allocate(48 + 16 + 8 + item.length + 8);
    file.order(ByteOrder.LITTLE_ENDIAN);
    file.put("- of UlmGPAW            ".getBytes(StandardCharsets.US_ASCII));
    file.putLong(3).putLong(1).putLong(48 + 16 + 8 + item.length);
    file.putDouble(1.5).putDouble(2.5);
    file.putLong(item.length).put(item).putLong(48 + 16);
    return file.array();
  }

  private ReadRun read(byte[] content) throws IOException {
    Path file = folder.resolve("test.gpw");
    Files.write(file, content);
    return ReadRun.all(new DiskFile(file), new GpawRestartParser()).getFirst();
  }

  private static Calculation only(ReadRun entry) {
    return entry.run().calculation().getFirst();
  }

  @Test
  void the_free_energy_is_the_sum_of_its_parts() throws Exception {
    var energy = only(ReadRun.of(resource("lih.gpw"))).energy();

    double parts =
        energy.kineticElectronic().value()
            + energy.electrostatic().value()
            + energy.xc().value()
            + energy.correctionEntropy().value()
            + energy.contributions().stream().mapToDouble(part -> part.value()).sum();
    assertThat(energy.free().value()).isCloseTo(parts, within(1e-9 * EV));
    assertThat(energy.free().value()).isCloseTo(-7.563186 * EV, within(1e-6 * EV));
  }

  @Test
  void the_density_holds_the_valence_electrons_that_no_setup_holds() throws Exception {
    ReadRun entry = ReadRun.of(resource("lih.gpw"));

    Tensor density = only(entry).densityCharge().getFirst().value();
    assertThat(density.shape()).containsExactly(2, 9, 9, 12);
    double volume = 3e-10 * 3e-10 * 4e-10 / (9 * 9 * 12);
    double electrons = Arrays.stream(density.values()).sum() * volume;
    // Two valence electrons, part of which the atoms' augmentation charges make up.
    assertThat(electrons).isBetween(0.5, 3.0);
    assertThat(only(entry).potential().getFirst().effective().getFirst().value().shape())
        .containsExactly(2, 9, 9, 12);
  }

  @Test
  void method_system_and_states_come_in_si_units() throws Exception {
    Run run = ReadRun.of(resource("lih.gpw")).run();

    assertThat(run.program().version()).isEqualTo("22.8.0");
    var method = run.method().getFirst();
    assertThat(method.dft().xcFunctional().exchange().getFirst().name()).isEqualTo("GGA_X_PBE");
    assertThat(method.electronsRepresentation().getFirst().basisSet().getFirst().cutoff())
        .isCloseTo(150 * EV, within(1e-9 * EV));
    assertThat(method.electronic().smearing().width()).isCloseTo(0.05 * EV, within(1e-9 * EV));
    assertThat(method.electronic().nSpinChannels()).isEqualTo(2);
    assertThat(method.kMesh().grid()).containsExactly(1, 1, 2);
    assertThat(run.system().getFirst().atoms().labels()).containsExactly("Li", "H");
    assertThat(run.system().getFirst().atoms().positions().get(1, 2))
        .isCloseTo(1.6e-10, within(1e-20));
    Calculation results = run.calculation().getFirst();
    assertThat(results.eigenvalues().getFirst().energies().get(0, 0, 0))
        .isCloseTo(-5.45569 * EV, within(1e-5 * EV));
    assertThat(results.forces().free().value().get(0, 2))
        .isCloseTo(-1.47484 * EV * 1e10, within(1e-5 * EV * 1e10));
    assertThat(results.stress().total().value().get(0, 2))
        .isEqualTo(results.stress().total().value().get(2, 0))
        .isCloseTo(-0.000890 * EV * 1e30, within(1e-6 * EV * 1e30));
  }

  @Test
  void a_file_cut_off_anywhere_gives_an_entry_that_did_not_end() throws Exception {
    byte[] whole = Files.readAllBytes(resource("lih.gpw"));
    for (int length : new int[] {24, 40, 47, 48, 1000, whole.length - 9, whole.length - 1}) {
      Run run = read(Arrays.copyOf(whole, length)).run();
      assertThat(run.cleanEnd()).as("cut at " + length).isFalse();
      assertThat(run.program().name()).isEqualTo("GPAW");
      assertThat(run.calculation()).isEmpty();
    }
  }

  @Test
  void an_array_that_points_outside_the_file_is_left_out_and_told() throws Exception {
    for (String shape : new String[] {"[1, 3]", "[4000000, 4000000]", "[-1, 3]", "[67000000, 3]"}) {
      ReadRun entry =
          read(
              ulm(
                  "{\"gpaw_version\": \"1.2.3\", \"atoms.\": {\"positions.\": {\"ndarray\": ["
                      + shape
                      + ", \"float64\", 9000000000]}}}"));
      assertThat(entry.run().program().version()).isEqualTo("1.2.3");
      assertThat(entry.run().system().getFirst().atoms().positions()).isNull();
      assertThat(entry.run().warnings()).anyMatch(warning -> warning.contains("atoms.positions"));
    }
  }

  @Test
  void an_array_of_the_other_byte_order_is_turned() throws Exception {
    ByteBuffer number = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(1.5);
    double turned = number.order(ByteOrder.BIG_ENDIAN).getDouble(0);
    Path file = folder.resolve("big.ulm");
    Files.write(
        file, ulm("{\"_little_endian\": false, \"a.\": {\"ndarray\": [[2], \"float64\", 48]}}"));
    try (UlmFile ulm = new UlmFile(file, "big.ulm")) {
      var item = ulm.item(0).orElseThrow();
      assertThat(ulm.numbers(item, "a").orElseThrow().at(0)).isEqualTo(turned);
      assertThat(ulm.tag()).isEqualTo("GPAW");
    }
  }

  @Test
  void broken_json_and_impossible_positions_are_damage() {
    assertThatThrownBy(() -> read(ulm("{\"gpaw_version\": ")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("valid JSON");
    byte[] negative = ulm("{}");
    ByteBuffer.wrap(negative).order(ByteOrder.LITTLE_ENDIAN).putLong(40, -8);
    assertThatThrownBy(() -> read(negative)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void a_trajectory_of_ase_in_the_same_format_is_no_restart_file() {
    byte[] head = "- of UlmASE-Trajectory  ".getBytes(StandardCharsets.US_ASCII);
    assertThat(new GpawRestartParser().recognizes(new FileHead("a.traj", head))).isFalse();
  }

  @Test
  void occupations_of_paired_spins_count_both_electrons() throws Exception {
    String states = "{\"eigenvalues\": [[[-1.0, 1.0]]], \"occupations\": [[[1.0, 0.0]]]}";
    ReadRun entry = read(ulm("{\"wave_functions.\": " + states + "}"));
    assertThat(only(entry).eigenvalues().getFirst().occupations().values())
        .containsExactly(2.0, 0.0);
  }

  private static Path data(String name) {
    String data = System.getenv("LODESTONE_DATA");
    assumeTrue(data != null, "skipped: LODESTONE_DATA names no folder");
    Path file = Path.of(data, "raw-outputs", "gpaw", name);
    assumeTrue(Files.exists(file), "skipped: " + file + " is not there");
    return file;
  }

  @Test
  @Tag("data")
  void a_tar_archive_of_2016_tells_iron() throws Exception {
    Run run = ReadRun.of(data("Fe2.gpw")).run();
    Calculation iron = run.calculation().getFirst();

    assertThat(run.system().getFirst().atoms().labels()).containsExactly("Fe", "Fe");
    assertThat(run.system().getFirst().atoms().latticeVectors().get(0, 0))
        .isCloseTo(2.87e-10, within(1e-16));
    // ASE's total energy extrapolates the free energy to zero temperature by half the entropy.
    assertThat(iron.energy().total().value())
        .isCloseTo(
            iron.energy().free().value() - iron.energy().correctionEntropy().value() / 2,
            within(1e-12 * EV));
    Tensor occupations = iron.eigenvalues().getFirst().occupations();
    double electrons = 0;
    var weights = iron.eigenvalues().getFirst().kpointsWeights();
    for (int i = 0; i < occupations.size(); i++) {
      electrons += occupations.at(i) * weights.get(i / occupations.length(2) % weights.size());
    }
    assertThat(electrons).isCloseTo(16, within(1e-6));
  }

  @Test
  @Tag("data")
  void hydrogen_on_a_grid_keeps_its_fixed_atom_where_it_is() throws Exception {
    Run run = ReadRun.of(data("H2_fd.gpw2")).run();
    var forces = run.calculation().getFirst().forces().total();

    assertThat(forces.value().get(0, 2)).isZero();
    assertThat(forces.valueRaw().get(0, 2)).isCloseTo(7.1255e-10, within(1e-13));
    assertThat(run.system().getFirst().atoms().periodic()).containsExactly(false, false, false);

    double momentum = 3.288095492191326e-23;

    assertThat(run.system().getFirst().atoms().velocities().get(1, 0))
        .isCloseTo(momentum / MaterialsUnit.DALTON.toSi(1.008), within(1e-6));
  }
}
