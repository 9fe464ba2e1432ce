package io.lodestone.archive.parse.gpaw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.Run;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.ReadRun;
import io.lodestone.archive.parse.TextFile;
import io.lodestone.core.quantity.MaterialsUnit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class GpawLogParserTest {
  private static final double EV = MaterialsUnit.ELECTRONVOLT.factor();

  private static Path resource(String name) throws Exception {
    return Path.of(GpawLogParserTest.class.getResource(name).toURI());
  }

  private static List<ReadRun> read(String text) throws IOException {
    return ReadRun.all(new TextFile("run.txt", text), new GpawLogParser());
  }

  @Test
  void forces_stress_and_energies_of_a_configuration_are_told() throws Exception {
    Run run = ReadRun.of(resource("lih.txt")).run();
    Calculation results = run.calculation().getFirst();

    assertThat(run.program().version()).isEqualTo("22.8.0");
    assertThat(run.cleanEnd()).isTrue();
    assertThat(results.calculationConverged()).isTrue();
    assertThat(results.nScfIterations()).isEqualTo(10);
    assertThat(results.scfIteration()).hasSize(10);
    assertThat(results.energy().free().value()).isCloseTo(-7.563186 * EV, within(1e-9 * EV));
    assertThat(results.forces().total().value().get(1, 2))
        .isCloseTo(1.47630 * EV * 1e10, within(1e-9));
    assertThat(results.stress().total().value().get(2, 0))
        .isCloseTo(-0.000890 * EV * 1e30, within(1.0));
    assertThat(results.bandGap().getFirst().value()).isCloseTo(5.192 * EV, within(1e-9 * EV));
    assertThat(results.bandGap().getFirst().type()).isEqualTo("direct");
  }

  @Test
  void states_come_from_the_restart_file_of_the_same_run() throws Exception {
    Calculation withFile = ReadRun.of(resource("lih.txt")).run().calculation().getFirst();
    String text = Files.readString(resource("lih.txt"));
    Calculation alone = read(text).getFirst().run().calculation().getFirst();

    double exact = withFile.eigenvalues().getFirst().energies().get(0, 0, 0);
    double printed = alone.eigenvalues().getFirst().energies().get(0, 0, 0);
    assertThat(printed).isCloseTo(-5.45569 * EV, within(1e-9 * EV));
    assertThat(exact).isNotEqualTo(printed).isCloseTo(printed, within(1e-5 * EV));
  }

  @Test
  void setups_are_told_with_their_functional_and_checksum() throws Exception {
    Method method = ReadRun.of(resource("lih.txt")).run().method().getFirst();

    assertThat(method.atomParameters()).hasSize(2);
    var hydrogen = method.atomParameters().getLast();
    assertThat(hydrogen.label()).isEqualTo("H");
    assertThat(hydrogen.atomNumber()).isEqualTo(1);
    assertThat(hydrogen.nValenceElectrons()).isEqualTo(1);
    assertThat(hydrogen.pseudopotential().hash()).isEqualTo("d65de229564ff8ea4db303e23b6d1ecf");
    assertThat(hydrogen.pseudopotential().xcFunctionalName())
        .containsExactly("GGA_X_PBE", "GGA_C_PBE");
  }

  @Test
  void every_step_of_a_relaxation_has_its_own_atoms() throws Exception {
    Run run = ReadRun.of(resource("water.txt")).run();

    assertThat(run.system()).hasSize(4);
    assertThat(run.calculation()).hasSize(4);
    assertThat(run.calculation()).extracting(Calculation::systemRef).containsExactly(0, 1, 2, 3);
    assertThat(run.system())
        .allMatch(system -> system.atoms().periodic().equals(List.of(false, false, false)));
    assertThat(run.system().get(2).atoms().positions().get(0, 2))
        .isCloseTo(3.534714e-10, within(1e-19));
    assertThat(run.calculation().get(3).energy().total().value())
        .isCloseTo(-14.578491 * EV, within(1e-6 * EV));
    // The clock of the iterations counts from the start of the run.
    assertThat(run.calculation().get(3).timePhysical()).isEqualTo(4.0);
  }

  @Test
  void the_rewritten_calculator_tells_the_same_quantities() throws Exception {
    Run run = ReadRun.of(resource("rewritten.txt")).run();
    Calculation silicon = run.calculation().getFirst();

    assertThat(run.program().version()).isEqualTo("22.8.0");
    assertThat(run.method().getFirst().dft().xcFunctional().correlation().getFirst().name())
        .isEqualTo("GGA_C_PBE");
    assertThat(run.method().getFirst().kMesh().points().shape()).containsExactly(4, 3);
    assertThat(run.system().getFirst().atoms().latticeVectors().get(1, 0))
        .isCloseTo(2.715e-10, within(1e-19));
    assertThat(silicon.energy().free().value()).isCloseTo(-10.575302 * EV, within(1e-9 * EV));
    assertThat(silicon.eigenvalues().getFirst().energies().shape()).containsExactly(1, 4, 8);
    assertThat(silicon.bandGap().getFirst().type()).isEqualTo("indirect");
  }

  @Test
  void a_field_that_ends_without_the_word_is_not_converged() throws Exception {
    Run run = ReadRun.of(resource("unconverged.txt")).run();

    assertThat(run.calculation().getFirst().calculationConverged()).isFalse();
    assertThat(run.calculation().getFirst().energy().total()).isNull();
    assertThat(run.method().getFirst().dft().xcFunctional().exchange().getFirst().name())
        .isEqualTo("MGGA_X_TPSS");
  }

  @Test
  void a_log_of_2012_is_read_by_its_own_headings() throws Exception {
    Run run = ReadRun.of(resource("version-0.9.txt")).run();
    Method method = run.method().getFirst();
    Calculation results = run.calculation().getFirst();

    assertThat(run.program().version()).isEqualTo("0.9.0.8965");
    assertThat(method.dft().xcFunctional().exchange().getFirst().name()).isEqualTo("GGA_X_RPBE");
    assertThat(method.electronic().nSpinChannels()).isEqualTo(2);
    assertThat(method.electronic().smearing().width()).isCloseTo(0.1 * EV, within(1e-9 * EV));
    assertThat(method.kMesh().grid()).containsExactly(2, 2, 1);
    assertThat(method.atomParameters().getFirst().nValenceElectrons()).isEqualTo(6);
    assertThat(results.scfIteration()).hasSize(3);
    assertThat(results.scfIteration().get(1).energy().total().value())
        .isCloseTo(-8.62 * EV, within(1e-9 * EV));
    assertThat(results.scfIteration().get(1).magnetizationTotal()).isEqualTo(2.0);
    // The third iteration is after midnight.
    assertThat(results.timePhysical()).isEqualTo(30);
    assertThat(results.energy().total().value()).isCloseTo(-8.7215 * EV, within(1e-9 * EV));
    assertThat(results.energy().free().value()).isCloseTo(-8.7243 * EV, within(1e-9 * EV));
    assertThat(results.energy().fermi()).isCloseTo(-4.25 * EV, within(1e-9 * EV));
    assertThat(results.forces().total().value().get(1, 0))
        .isCloseTo(-0.5 * EV * 1e10, within(1e-15));
    // Two k-points are shown of two.
    assertThat(results.eigenvalues().getFirst().energies().shape()).containsExactly(2, 2, 2);
    assertThat(results.eigenvalues().getFirst().energies().get(1, 1, 0))
        .isCloseTo(-8.9 * EV, within(1e-9 * EV));
  }

  @Test
  void a_log_of_several_calculators_is_an_entry_for_each() throws Exception {
    String text = Files.readString(resource("lih.txt"));

    List<ReadRun> entries = read(text + text.replace("22.8.0", "23.9.1"));

    assertThat(entries).hasSize(2);
    assertThat(entries.getFirst().key()).isEmpty();
    assertThat(entries.getLast().key()).isEqualTo("calculator 2");
    assertThat(entries.getLast().run().program().version()).isEqualTo("23.9.1");
    assertThat(entries.getLast().run().calculation()).hasSize(1);
  }

  @Test
  void a_log_cut_off_anywhere_is_read_up_to_there() throws Exception {
    for (String name : List.of("lih.txt", "water.txt", "rewritten.txt", "version-0.9.txt")) {
      String text = Files.readString(resource(name));
      int calculations = 0;
      for (int length = 150; length < text.length() - 40; length += 97) {
        List<ReadRun> entries = read(text.substring(0, length));
        int found = entries.isEmpty() ? 0 : entries.getFirst().run().calculation().size();
        assertThat(found).as(name + " cut at " + length).isGreaterThanOrEqualTo(calculations);
        calculations = found;
      }
      assertThat(read(text).getFirst().run().calculation()).hasSizeGreaterThanOrEqualTo(1);
    }
  }

  @Test
  void asterisks_and_nan_are_left_out() throws Exception {
    String text =
        Files.readString(resource("lih.txt"))
            .replace("XC:              -3.084235", "XC:             **********")
            .replace("Free energy:     -7.563186", "Free energy:           nan");

    Calculation results = read(text).getFirst().run().calculation().getFirst();

    assertThat(results.energy().xc()).isNull();
    assertThat(results.energy().free()).isNull();
    assertThat(results.energy().total().value()).isCloseTo(-7.563186 * EV, within(1e-9 * EV));
  }

  @Test
  void other_text_and_bytes_are_not_taken_for_a_log() {
    GpawLogParser parser = new GpawLogParser();
    byte[] noise = new byte[4096];
    new java.util.Random(7).nextBytes(noise);
    assertThat(parser.recognizes(new FileHead("a.txt", noise))).isFalse();
    assertThat(parser.recognizes(new FileHead("a.txt", new byte[0]))).isFalse();
    byte[] prose = "GPAW 22.8.0 is a code".getBytes(StandardCharsets.UTF_8);
    assertThat(parser.recognizes(new FileHead("a.txt", prose))).isFalse();
    assertThatCode(() -> read("")).doesNotThrowAnyException();
  }
}
