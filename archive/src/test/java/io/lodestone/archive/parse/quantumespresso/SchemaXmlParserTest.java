package io.lodestone.archive.parse.quantumespresso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.Run;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.ReadRun;
import io.lodestone.archive.parse.Role;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaXmlParserTest {
  private static final double RY = MaterialsUnit.RYDBERG.factor();
  private static final double EV = MaterialsUnit.ELECTRONVOLT.factor();
  private static final double BOHR = MaterialsUnit.BOHR.factor();

  /** What describes the system in a data file of version 5. */
  private static final String OLD =
      """
      <?xml version="1.0"?>
      <?iotk version="1.2.0"?>
      <?iotk file_version="1.0"?>
      <?iotk binary="F"?>
      <?iotk qe_syntax="F"?>
      <Root>
        <HEADER>
          <FORMAT NAME="QEXML" VERSION="1.4.0"/>
          <CREATOR NAME="PWSCF" VERSION="5.2.1"/>
        </HEADER>
        <CELL>
          <LATTICE_PARAMETER type="real" size="1" UNITS="Bohr">
      1.020000000000000E+001
          </LATTICE_PARAMETER>
          <DIRECT_LATTICE_VECTORS>
            <UNITS_FOR_DIRECT_LATTICE_VECTORS UNITS="Bohr"/>
            <a1 type="real" size="3" columns="3">
      -5.100000000000000E+000  0.000000000000000E+000  5.100000000000000E+000
            </a1>
            <a2 type="real" size="3" columns="3">
      0.000000000000000E+000  5.100000000000000E+000  5.100000000000000E+000
            </a2>
            <a3 type="real" size="3" columns="3">
      -5.100000000000000E+000  5.100000000000000E+000  0.000000000000000E+000
            </a3>
          </DIRECT_LATTICE_VECTORS>
        </CELL>
        <IONS>
          <NUMBER_OF_ATOMS type="integer" size="1">2</NUMBER_OF_ATOMS>
          <SPECIE.1>
            <ATOM_TYPE type="character" size="1" len="3">Si </ATOM_TYPE>
            <MASS type="real" size="1">2.808600000000000E+001</MASS>
            <PSEUDO type="character" size="1" len="12">Si.vbc.UPF</PSEUDO>
          </SPECIE.1>
          <ATOM.1 SPECIES="Si " INDEX="1" tau="0.0E+000 0.0E+000 0.0E+000" if_pos="1 1 1"/>
          <ATOM.2 SPECIES="Si " INDEX="1" tau="2.55E+000 2.55E+000 2.55E+000" if_pos="1 1 1"/>
        </IONS>
        <PLANE_WAVES>
          <WFC_CUTOFF type="real" size="1">6.0E+000</WFC_CUTOFF>
          <RHO_CUTOFF type="real" size="1">2.4E+001</RHO_CUTOFF>
        </PLANE_WAVES>
        <SPIN><LSDA type="logical" size="1">F</LSDA></SPIN>
        <EXCHANGE_CORRELATION>
          <DFT type="character" size="1" len="20"> SLA  PZ   NOGX NOGC</DFT>
        </EXCHANGE_CORRELATION>
        <BAND_STRUCTURE_INFO>
          <NUMBER_OF_ELECTRONS type="real" size="1">8.0E+000</NUMBER_OF_ELECTRONS>
          <FERMI_ENERGY type="real" size="1">2.5E-001</FERMI_ENERGY>
        </BAND_STRUCTURE_INFO>
      </Root>
      """;

  @TempDir private Path folder;

  private static Path resource(String name) {
    try {
      return Path.of(SchemaXmlParserTest.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void text_and_xml_of_the_same_run_agree() throws IOException {
    for (String name : List.of("fe-relax", "si-hse")) {
      Run text = ReadRun.of(resource(name + ".out")).run();
      Run xml = ReadRun.of(resource(name + ".xml")).run();
      assertThat(xml.program().version()).isEqualTo(text.program().version());
      assertThat(xml.cleanEnd()).isTrue();
      Calculation a = text.calculation().getLast();
      Calculation b = xml.calculation().getLast();
      assertThat(b.energy().total().value())
          .isCloseTo(a.energy().total().value(), within(2e-8 * RY));
      if (a.energy().fermi() != null) {
        assertThat(b.energy().fermi()).isCloseTo(a.energy().fermi(), within(1e-4 * EV));
      }
      close(b.forces().total().value(), a.forces().total().value(), within(1e-15));
      close(
          b.eigenvalues().getFirst().energies(),
          a.eigenvalues().getFirst().energies(),
          within(1e-4 * EV));
      close(
          b.eigenvalues().getFirst().kpoints(), a.eigenvalues().getFirst().kpoints(), within(1e-4));
      close(
          xml.system().get(b.systemRef()).atoms().positions(),
          text.system().get(a.systemRef()).atoms().positions(),
          within(1e-7 * BOHR));
      Method m = xml.method().getFirst();
      Method n = text.method().getFirst();
      assertThat(m.dft().xcFunctional().exchange()).isEqualTo(n.dft().xcFunctional().exchange());
      assertThat(m.electronic().nSpinChannels()).isEqualTo(n.electronic().nSpinChannels());
      assertThat(m.electronic().smearing().kind()).isEqualTo(n.electronic().smearing().kind());
      assertThat(m.dft().xcFunctional().hybrid()).isEqualTo(n.dft().xcFunctional().hybrid());
      assertThat(m.atomParameters()).hasSameSizeAs(n.atomParameters());
    }
  }

  private static void close(Tensor actual, Tensor expected, Offset<Double> offset) {
    assertThat(actual.shape()).containsExactly(expected.shape());
    assertThat(actual.values()).containsExactly(expected.values(), offset);
  }

  @Test
  void stress_and_interaction_u_are_those_of_the_text() throws IOException {
    Calculation xml = ReadRun.of(resource("al-vc-relax.xml")).run().calculation().getLast();
    Calculation text = ReadRun.of(resource("al-vc-relax.out")).run().calculation().getLast();
    close(xml.stress().total().value(), text.stress().total().value(), within(0.01e8));
    Method iron = ReadRun.of(resource("fe-relax.xml")).run().method().getFirst();
    assertThat(iron.atomParameters().getFirst().hubbardKanamoriModel().u())
        .isCloseTo(2 * EV, within(1e-6 * EV));
  }

  @Test
  void reads_system_and_method_of_version_5() throws IOException {
    Run run = ReadRun.of(Files.writeString(folder.resolve("data-file.xml"), OLD)).run();
    assertThat(run.program().version()).isEqualTo("5.2.1");
    assertThat(run.system().getFirst().atoms().labels()).containsExactly("Si", "Si");
    assertThat(run.system().getFirst().atoms().positions().get(1, 2))
        .isCloseTo(2.55 * BOHR, within(1e-9 * BOHR));
    Method method = run.method().getFirst();
    assertThat(method.dft().xcFunctional().correlation())
        .extracting("name")
        .containsExactly("LDA_C_PZ");
    assertThat(method.electronsRepresentation().getFirst().basisSet().getFirst().cutoff())
        .isCloseTo(12 * RY, within(1e-9 * RY));
    assertThat(method.electronic().nElectrons()).containsExactly(8.0);
    assertThat(run.calculation().getFirst().energy().fermi())
        .isCloseTo(0.5 * RY, within(1e-9 * RY));
  }

  @Test
  void entities_and_document_types_are_refused() throws IOException {
    String attack =
        """
        <?xml version="1.0"?>
        <!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
        <qes:espresso xmlns:qes="http://www.quantum-espresso.org/ns/qes/qes-1.0">
        <general_info><creator NAME="PWSCF" VERSION="6">&secret;</creator></general_info>
        </qes:espresso>
        """;
    Path file = Files.writeString(folder.resolve("evil.xml"), attack);
    assertThatThrownBy(() -> ReadRun.of(file))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("document type");
  }

  @Test
  void a_file_cut_off_anywhere_gives_what_came_before() throws IOException {
    byte[] whole = Files.readAllBytes(resource("al-vc-relax.xml"));
    for (int length = 400; length < whole.length - 200; length += 2907) {
      Path cut = folder.resolve("cut.xml");
      Files.write(cut, Arrays.copyOf(whole, length));
      Run run = ReadRun.of(cut).run();
      assertThat(run.cleanEnd()).isFalse();
      for (Calculation result : run.calculation()) {
        if (result.energy() != null && result.energy().total() != null) {
          assertThat(result.energy().total().value() / RY).isBetween(-4.18, -4.16);
        }
      }
    }
  }

  @Test
  void mutants_end_in_a_result_or_a_finding_and_in_nothing_else() throws IOException {
    Random random = new Random(22);
    byte[] whole = Files.readAllBytes(resource("fe-relax.xml"));
    for (int i = 0; i < 80; i++) {
      byte[] bytes = whole.clone();
      for (int j = 0; j < 4; j++) {
        bytes[random.nextInt(bytes.length)] = (byte) (32 + random.nextInt(96));
      }
      Path mutant = folder.resolve("mutant.xml");
      Files.write(mutant, bytes);
      try {
        ReadRun.all(new DiskFile(mutant), new SchemaXmlParser());
      } catch (InvalidInput finding) {
        assertThat(finding.getMessage()).contains("expected");
      }
    }
  }

  @Test
  void the_text_output_is_the_richer_format() {
    assertThat(new SchemaXmlParser().role()).isEqualTo(Role.CALCULATION_FALLBACK);
    assertThat(new QuantumEspressoParser().role()).isEqualTo(Role.CALCULATION);
  }

  @Tag("data")
  @Test
  void reads_the_schema_file_of_version_7() throws IOException {
    String root = System.getenv("LODESTONE_DATA");
    Assumptions.assumeTrue(root != null, "LODESTONE_DATA is not set");
    Path file = Path.of(root, "raw-outputs/quantumespresso/Pt_noncol/Pt.save/data-file-schema.xml");
    Assumptions.assumeTrue(Files.exists(file), file + " is absent");
    Run run = ReadRun.of(file).run();
    Calculation result = run.calculation().getFirst();
    assertThat(result.energy().total().value()).isCloseTo(-261.62984154 * RY, within(1e-8 * RY));
    assertThat(result.eigenvalues().getFirst().energies().shape()).containsExactly(1, 288, 26);
    assertThat(run.method().getFirst().electronic().nSpinChannels()).isNull();
  }
}
