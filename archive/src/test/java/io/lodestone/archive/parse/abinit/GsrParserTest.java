package io.lodestone.archive.parse.abinit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.Run;
import io.lodestone.archive.parse.DiskCopy;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.ReadRun;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GsrParserTest {
  private static final double HARTREE = MaterialsUnit.HARTREE.factor();

  private static final List<String> COPIED =
      List.of(
          "primitive_vectors",
          "reduced_atom_positions",
          "atom_species",
          "atomic_numbers",
          "eigenvalues",
          "occupations",
          "reduced_coordinates_of_kpoints",
          "kpoint_weights",
          "etotal",
          "cartesian_forces",
          "cartesian_stress_tensor",
          "fermi_energy",
          "ixc",
          "occopt",
          "kinetic_energy_cutoff");

  @TempDir private Path folder;

  private static Path resource(String name) {
    try {
      return Path.of(GsrParserTest.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void netcdf_and_text_of_the_same_run_agree() throws IOException {
    for (String name : List.of("fe", "h2")) {
      Run text = ReadRun.of(resource(name + ".abo")).run();
      Run netcdf = ReadRun.of(resource(name + "_GSR.nc.gz")).run();
      assertThat(netcdf.program()).extracting("name", "version").containsExactly("ABINIT", "9.6.2");
      Calculation a = text.calculation().getLast();
      Calculation b = netcdf.calculation().getFirst();
      assertThat(b.energy().total().value())
          .isCloseTo(a.energy().total().value(), within(1e-10 * HARTREE));
      assertThat(b.energy().xc().value())
          .isCloseTo(a.energy().xc().value(), within(1e-10 * HARTREE));
      assertThat(b.energy().fermi()).isCloseTo(a.energy().fermi(), within(1e-5 * HARTREE));
      close(b.forces().total().value(), a.forces().total().value(), within(1e-18));
      close(b.stress().total().value(), a.stress().total().value(), within(1e6));
      close(
          b.eigenvalues().getFirst().energies(),
          a.eigenvalues().getFirst().energies(),
          within(1e-5 * HARTREE));
      close(
          netcdf.system().getFirst().atoms().positions(),
          text.system().get(a.systemRef()).atoms().positions(),
          within(1e-19));
      assertThat(netcdf.system().getFirst().atoms().labels())
          .isEqualTo(text.system().getFirst().atoms().labels());
      assertThat(netcdf.method().getFirst().dft()).isEqualTo(text.method().getFirst().dft());
    }
  }

  private static void close(Tensor actual, Tensor expected, Offset<Double> offset) {
    assertThat(actual.shape()).containsExactly(expected.shape());
    assertThat(actual.values()).containsExactly(expected.values(), offset);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void the_classic_format_gives_the_same_as_hdf5(int version) throws IOException {
    Path classic = folder.resolve("run_GSR.nc");
    Files.write(classic, classic(version));
    Run hdf = ReadRun.of(resource("fe_GSR.nc.gz")).run();
    Run run = ReadRun.of(classic).run();
    assertThat(run.program()).isEqualTo(hdf.program());
    assertThat(run.system().getFirst().atoms()).isEqualTo(hdf.system().getFirst().atoms());
    Calculation a = hdf.calculation().getFirst();
    Calculation b = run.calculation().getFirst();
    assertThat(b.energy().total()).isEqualTo(a.energy().total());
    assertThat(b.forces()).isEqualTo(a.forces());
    assertThat(b.stress()).isEqualTo(a.stress());
    assertThat(b.eigenvalues()).isEqualTo(a.eigenvalues());
  }

  @Test
  void variables_along_the_unlimited_dimension_are_put_together() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeBytes("CDF");
    out.writeByte(1);
    out.writeInt(2); // two records
    out.writeInt(0x0A);
    out.writeInt(1);
    text(out, "time", 1);
    out.writeInt(0);
    out.writeInt(0);
    out.writeInt(0);
    out.writeInt(0x0B);
    out.writeInt(2);
    int header = 44 + 2 * 36;
    for (int i = 0; i < 2; i++) {
      text(out, i == 0 ? "a" : "b", 1);
      out.writeInt(1);
      out.writeInt(0);
      out.writeInt(0);
      out.writeInt(0);
      out.writeInt(i == 0 ? 3 : 6); // short and double
      out.writeInt(i == 0 ? 4 : 8);
      out.writeInt(header + 4 * i);
    }
    assertThat(bytes.size()).isEqualTo(header);
    for (int record = 0; record < 2; record++) {
      out.writeShort(7 + record);
      out.writeShort(0);
      out.writeDouble(0.5 + record);
    }
    Path file = Files.write(folder.resolve("records.nc"), bytes.toByteArray());
    try (ClassicNetcdf read = new ClassicNetcdf(file, "records.nc")) {
      assertThat(read.numbers("a")).containsExactly(7, 8);
      assertThat(read.numbers("b")).containsExactly(0.5, 1.5);
      assertThat(read.numbers("c")).isNull();
    }
  }

  @Test
  void damaged_files_are_found_out_and_nothing_else_happens() throws IOException {
    byte[] whole = classic(1);
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      byte[] bytes =
          i % 2 == 0 ? Arrays.copyOf(whole, 40 + random.nextInt(whole.length - 40)) : whole.clone();
      for (int j = 0; j < 3; j++) {
        bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt();
      }
      Path mutant = Files.write(folder.resolve("mutant.nc"), bytes);
      try {
        ReadRun.all(new DiskFile(mutant), new GsrParser());
      } catch (InvalidInput finding) {
        assertThat(finding.getMessage()).contains("mutant.nc");
      }
    }
  }

  @Test
  void a_cut_off_hdf5_file_is_refused_in_one_line() throws IOException {
    byte[] whole;
    try (var in = new DiskFile(resource("h2_GSR.nc.gz")).open()) {
      whole = in.readAllBytes();
    }
    Path cut = Files.write(folder.resolve("cut_GSR.nc"), Arrays.copyOf(whole, 20_000));
    assertThatThrownBy(() -> ReadRun.all(new DiskFile(cut), new GsrParser()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("cut_GSR.nc");
  }

  /** The variables that the reader wants, written in the classic format. */
  private byte[] classic(int version) throws IOException {
    List<double[]> values = new ArrayList<>();
    List<int[]> shapes = new ArrayList<>();
    DiskFile file = new DiskFile(resource("fe_GSR.nc.gz"));
    try (DiskCopy copy = file.onDisk();
        NetcdfVariables hdf = NetcdfVariables.open(file, copy)) {
      for (String name : COPIED) {
        values.add(hdf.numbers(name));
        shapes.add(hdf.shape(name));
      }
    }
    byte[] draft = classic(version, values, shapes, 0);
    int data = values.stream().mapToInt(v -> 8 * v.length).sum();
    return classic(version, values, shapes, draft.length - data);
  }

  private static byte[] classic(int version, List<double[]> values, List<int[]> shapes, int begin)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeBytes("CDF");
    out.writeByte(version);
    count(out, 0, version);
    int dimensions = shapes.stream().mapToInt(shape -> shape.length).sum();
    out.writeInt(0x0A);
    count(out, dimensions, version);
    int number = 0;
    for (int[] shape : shapes) {
      for (int length : shape) {
        text(out, "dimension" + number++, version);
        count(out, length, version);
      }
    }
    out.writeInt(0x0C);
    count(out, 2, version);
    for (String[] pair :
        new String[][] {{"file_format", "ETSF Nanoquanta"}, {"abinit_version", "9.6.2"}}) {
      text(out, pair[0], version);
      out.writeInt(2);
      text(out, pair[1], version);
    }
    out.writeInt(0x0B);
    count(out, COPIED.size(), version);
    int id = 0;
    int at = begin;
    for (int i = 0; i < COPIED.size(); i++) {
      text(out, COPIED.get(i), version);
      count(out, shapes.get(i).length, version);
      for (int axis = 0; axis < shapes.get(i).length; axis++) {
        count(out, id++, version);
      }
      out.writeInt(0);
      count(out, 0, version);
      out.writeInt(6);
      count(out, 8 * values.get(i).length, version);
      if (version == 1) {
        out.writeInt(at);
      } else {
        out.writeLong(at);
      }
      at += 8 * values.get(i).length;
    }
    for (double[] variable : values) {
      for (double value : variable) {
        out.writeDouble(value);
      }
    }
    return bytes.toByteArray();
  }

  private static void count(DataOutputStream out, int value, int version) throws IOException {
    if (version == 5) {
      out.writeLong(value);
    } else {
      out.writeInt(value);
    }
  }

  private static void text(DataOutputStream out, String text, int version) throws IOException {
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    count(out, ascii.length, version);
    out.write(ascii);
    out.write(new byte[(4 - ascii.length % 4) % 4]);
  }
}
