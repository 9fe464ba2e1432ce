package io.lodestone.archive.parse.cp2k;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.ReadRun;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.MaterialsUnit;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cp2kParserTest {
  private static final double HARTREE = MaterialsUnit.HARTREE.factor();
  private static final double ANGSTROM = MaterialsUnit.ANGSTROM.factor();

  @TempDir private Path folder;

  private static Path resource(String name) {
    try {
      return Path.of(Cp2kParserTest.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ReadRun cellOptimization() throws IOException {
    return ReadRun.of(resource("cellopt/run.log"));
  }

  private static ReadRun dynamics() throws IOException {
    return ReadRun.of(resource("dynamics/ar.out"));
  }

  private ReadRun text(String text) throws IOException {
    Path file = folder.resolve("run.out");
    Files.writeString(file, text);
    return ReadRun.all(new DiskFile(file), new Cp2kParser()).getFirst();
  }

  @Test
  void recognizes_its_output_under_any_name_and_not_its_input() {
    Cp2kParser parser = new Cp2kParser();
    byte[] output =
        "### job 7\n CP2K| version string:   CP2K version 9.1\n".getBytes(StandardCharsets.UTF_8);
    byte[] input = "&GLOBAL\n  PROJECT cp2k\n&END\n".getBytes(StandardCharsets.UTF_8);
    assertThat(parser.recognizes(new FileHead("slurm.log", output))).isTrue();
    assertThat(parser.recognizes(new FileHead("cp2k.inp", input))).isFalse();
  }

  @Test
  void reads_program_and_times() throws IOException {
    var run = cellOptimization().run();
    assertThat(run.program().version()).isEqualTo("2024.1");
    assertThat(run.program().compilationHost()).isEqualTo("node-7");
    assertThat(run.timeRun().dateEnd() - run.timeRun().dateStart()).isEqualTo(60);
    assertThat(run.cleanEnd()).isTrue();
    assertThat(run.warnings()).anyMatch(text -> text.contains("SCF run NOT converged"));
  }

  @Test
  void reads_the_method_from_output_and_input() throws IOException {
    Method method = cellOptimization().run().method().getFirst();
    assertThat(method.dft().xcFunctional().exchange().getFirst().name()).isEqualTo("GGA_X_PBE_SOL");
    assertThat(method.dft().xcFunctional().correlation().getFirst().name())
        .isEqualTo("GGA_C_PBE_SOL");
    assertThat(method.electronic().method()).isEqualTo("DFT+U");
    assertThat(method.electronic().nSpinChannels()).isEqualTo(2);
    assertThat(method.electronic().charge()).isEqualTo(-MaterialsUnit.ELEMENTARY_CHARGE.factor());
    assertThat(method.electronic().vanDerWaalsMethod()).isEqualTo("D3(BJ)");
    assertThat(method.electronic().smearing().kind()).isEqualTo("fermi");
    assertThat(method.electronic().smearing().width()).isCloseTo(500 * 1.380649e-23, within(1e-30));
    assertThat(method.kMesh().grid()).containsExactly(2, 2, 2);
    assertThat(method.kMesh().nPoints()).isEqualTo(4);
    assertThat(method.scf().thresholdDensityChange()).isEqualTo(1e-6);
    assertThat(method.stressTensorMethod()).isEqualTo("analytic");
    var nickel = method.atomParameters().getFirst();
    assertThat(nickel.pseudopotential().name()).isEqualTo("GTH-PBESOL-q18");
    assertThat(nickel.nValenceElectrons()).isEqualTo(18);
    assertThat(nickel.hubbardKanamoriModel().orbital()).isEqualTo("d");
    assertThat(nickel.hubbardKanamoriModel().uEffective())
        .isCloseTo(MaterialsUnit.ELECTRONVOLT.toSi(6.4), within(1e-30));
    var sets = method.electronsRepresentation().getFirst().basisSet();
    assertThat(sets.get(0).cutoff()).isCloseTo(150 * HARTREE, within(1e-25));
    assertThat(sets.get(1).atomCentered().getFirst().name()).isEqualTo("DZVP-MOLOPT-SR-GTH");
  }

  @Test
  void reads_every_step_of_a_cell_optimization_with_its_cell() throws IOException {
    var run = cellOptimization().run();
    assertThat(run.calculation()).hasSize(2);
    Calculation first = run.calculation().getFirst();
    assertThat(first.energy().total().value()).isCloseTo(-185.5 * HARTREE, within(1e-25));
    assertThat(first.energy().xc().value()).isCloseTo(-30.25 * HARTREE, within(1e-25));
    assertThat(first.energy().fermi()).isCloseTo(0.25 * HARTREE, within(1e-25));
    assertThat(first.scfIteration()).hasSize(2);
    assertThat(first.scfIteration().get(1).timePhysical()).isEqualTo(3.5);
    assertThat(first.scfIteration().get(1).energy().change())
        .isCloseTo(-0.5 * HARTREE, within(1e-25));
    assertThat(first.calculationConverged()).isTrue();
    assertThat(first.charges().getFirst().value().at(0))
        .isCloseTo(MaterialsUnit.ELEMENTARY_CHARGE.toSi(0.5), within(1e-28));
    assertThat(first.eigenvalues().getFirst().energies().shape()).containsExactly(2, 1, 2);
    assertThat(first.eigenvalues().getFirst().energies().get(1, 0, 1))
        .isCloseTo(0.35 * HARTREE, within(1e-27));
    assertThat(first.forces().total().value().get(1, 2))
        .isCloseTo(MaterialsUnit.HARTREE_PER_BOHR.toSi(2e-3), within(1e-20));
    assertThat(first.stress().total().value().get(0, 0)).isEqualTo(-1e9);
    assertThat(first.stress().total().value().get(0, 1)).isEqualTo(-2e8);

    Calculation second = run.calculation().get(1);
    assertThat(second.calculationConverged()).isFalse();
    assertThat(second.step()).isEqualTo(1);
    var atoms = run.system().get(second.systemRef()).atoms();
    assertThat(atoms.labels()).containsExactly("Ni", "O");
    assertThat(atoms.positions().get(1, 2)).isCloseTo(2.09 * ANGSTROM, within(1e-20));
    assertThat(atoms.latticeVectors().get(0, 0)).isCloseTo(4.18 * ANGSTROM, within(1e-20));
    assertThat(atoms.fixed().values()).containsExactly(0, 0, 0, 1, 1, 0);
  }

  @Test
  void tells_the_optimization_that_was_done() throws IOException {
    var workflow = cellOptimization().workflow();
    assertThat(workflow.name()).isEqualTo("GeometryOptimization");
    assertThat(workflow.method().type()).isEqualTo("cell_shape");
    assertThat(workflow.method().method()).isEqualTo("bfgs");
    assertThat(workflow.method().optimizationStepsMaximum()).isEqualTo(50);
    assertThat(workflow.results().isConverged()).isFalse();
    assertThat(workflow.results().finalForceMaximum())
        .isCloseTo(MaterialsUnit.HARTREE_PER_BOHR.toSi(2e-4), within(1e-20));
    assertThat(workflow.results().finalEnergyDifference()).isCloseTo(0.1 * HARTREE, within(1e-27));
  }

  @Test
  void reads_classical_dynamics_with_cells_and_velocities_of_each_step() throws IOException {
    ReadRun read = dynamics();
    var steps = read.run().calculation();
    assertThat(steps).hasSize(3);
    assertThat(steps).extracting(Calculation::step).containsExactly(0, 1, 2);
    Calculation first = steps.get(1);
    assertThat(first.time()).isEqualTo(2e-15);
    assertThat(first.temperature()).isEqualTo(80);
    assertThat(first.pressure()).isEqualTo(1e7);
    assertThat(first.energy().kinetic().value()).isCloseTo(5e-4 * HARTREE, within(1e-30));
    var atoms = read.run().system().get(first.systemRef()).atoms();
    assertThat(atoms.latticeVectors().get(2, 2)).isCloseTo(10.1 * ANGSTROM, within(1e-20));
    assertThat(atoms.velocities().get(1, 0))
        .isCloseTo(MaterialsUnit.BOHR_PER_ATOMIC_TIME.toSi(-1e-4), within(1e-8));
    assertThat(read.run().method().getFirst().forceField().name()).isEqualTo("FIST");
    var workflow = read.workflow();
    assertThat(workflow.method().thermodynamicEnsemble()).isEqualTo("NPT");
    assertThat(workflow.method().thermostatParameters().getFirst().thermostatType())
        .isEqualTo("velocity_rescaling");
    assertThat(workflow.method().thermostatParameters().getFirst().couplingConstant())
        .isCloseTo(1e-13, within(1e-25));
  }

  @Test
  void leaves_out_a_frame_that_is_cut_off() throws IOException {
    assertThat(dynamics().run().calculation().get(2).systemRef()).isNull();
    assertThat(dynamics().run().system()).hasSize(2);
  }

  @Test
  void an_output_cut_off_anywhere_gives_what_came_before() throws IOException {
    String whole = Files.readString(resource("cellopt/run.log"));
    int longest = 0;
    for (int end = 0; end < whole.indexOf("PROGRAM ENDED"); end += 37) {
      var run = text(whole.substring(0, end)).run();
      assertThat(run.cleanEnd()).isFalse();
      assertThat(run.calculation().size()).isGreaterThanOrEqualTo(longest);
      longest = run.calculation().size();
    }
    assertThat(longest).isEqualTo(2);
  }

  @Test
  void an_empty_output_and_binary_noise_are_no_results() throws IOException {
    assertThat(text("").run().calculation()).isEmpty();
    assertThat(text(" CP2K| version string: \0\1\2\uFFFF\n").run().calculation()).isEmpty();
  }

  @Test
  void refuses_positions_that_are_no_numbers_with_their_line() {
    String output =
        """
         MODULE QUICKSTEP: ATOMIC COORDINATES IN ANGSTROM

           Atom Kind Element         X             Y             Z       Z(eff)     Mass
              1    1 Ni   28      0.000000      abc           0.000000  18.0000  58.6934
        """;
    assertThatThrownBy(() -> text(output))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("line 4");
  }

  @Test
  void a_hybrid_put_together_from_its_parts_is_known_by_its_name() throws IOException {
    Path input = folder.resolve("run.inp");
    Files.writeString(
        input,
        """
        &FORCE_EVAL
          &DFT
            &XC
              &XC_FUNCTIONAL
                &PBE
                  SCALE_X 0.0
                &END
                &XWPBE
                  SCALE_X -0.25
                  SCALE_X0 1.0
                  OMEGA 0.11
                &END
              &END
              &HF
                FRACTION 0.25
                &INTERACTION_POTENTIAL
                  POTENTIAL_TYPE SHORTRANGE
                  OMEGA 0.11
                &END
              &END
            &END
          &END
        &END
        """);
    String output =
        " CP2K| Input file name   run.inp\n ENERGY| Total FORCE_EVAL ( QS ) energy [a.u.]: -1.0\n";
    Method method = text(output).run().method().getFirst();
    assertThat(method.dft().xcFunctional().hybrid().getFirst().name())
        .isEqualTo("HYB_GGA_XC_HSE06");
    assertThat(method.dft().xcFunctional().exchange()).isEmpty();
  }
}
