package io.lodestone.archive.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.archive.parse.ReadRun;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Occupant;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Species;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What is written in a format is read back as the same structure. */
class StructureRoundTripTest {
  private static final double ANGSTROM = 1e-6;

  @Property(tries = 60)
  void every_crystal_survives_every_format(
      @ForAll("crystals") Structure crystal, @ForAll StructureFormat format) throws IOException {
    Structure read = read(write(crystal, format), format);
    assertThat(read.composition()).isEqualTo(crystal.composition());
    assertSameShape(read.lattice().orElseThrow(), crystal.lattice().orElseThrow());
    assertSameDistances(read, crystal);
  }

  @Property(tries = 30)
  void every_molecule_survives_extended_xyz(@ForAll("positions") List<Vector3> positions)
      throws IOException {
    Structure molecule =
        Structure.molecule(
            positions.stream()
                .map(position -> Site.of(element(position), position.scaled(8)))
                .toList());
    Structure read = read(write(molecule, StructureFormat.EXTXYZ), StructureFormat.EXTXYZ);
    assertThat(read.lattice()).isEmpty();
    assertThat(read.size()).isEqualTo(molecule.size());
    for (int i = 0; i < read.size(); i++) {
      assertThat(read.cartesian(i).minus(molecule.cartesian(i)).norm()).isLessThan(ANGSTROM);
      assertThat(read.sites().get(i).mainSpecies())
          .isEqualTo(molecule.sites().get(i).mainSpecies());
    }
  }

  @Test
  void a_shared_site_survives_cif() throws IOException {
    Structure alloy =
        Structure.crystal(
            Lattice.cubic(3.75),
            List.of(
                Site.of(
                    List.of(
                        new Occupant(Species.parse("Cu"), 0.75),
                        new Occupant(Species.parse("Au"), 0.25)),
                    Vector3.ZERO)));
    Structure read = read(write(alloy, StructureFormat.CIF), StructureFormat.CIF);
    assertThat(read.composition().reduced()).isEqualTo(alloy.composition().reduced());
    assertThat(read.size()).isEqualTo(1);
    assertThat(read.isOrdered()).isFalse();
  }

  @Test
  void poscar_refuses_what_it_cannot_hold() {
    Structure molecule = Structure.molecule(List.of(Site.of(Species.parse("He"), Vector3.ZERO)));
    assertThatThrownBy(() -> write(molecule, StructureFormat.POSCAR))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("extxyz");
    assertThatThrownBy(() -> write(molecule, StructureFormat.CIF)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void a_title_cannot_smuggle_lines_into_a_file() throws IOException {
    Structure crystal =
        Structure.crystal(Lattice.cubic(3.35), List.of(Site.of(Species.parse("Po"), Vector3.ZERO)));
    for (StructureFormat format : StructureFormat.values()) {
      String text = write(crystal, format, "title\ndata_evil\r\n\"quoted\"\u0085end");
      assertThat(read(text, format).size()).isEqualTo(1);
      assertThat(text.lines()).noneMatch(line -> line.startsWith("data_evil"));
    }
  }

  @Provide
  Arbitrary<Structure> crystals() {
    Arbitrary<Double> length = Arbitraries.doubles().between(2.5, 12);
    Arbitrary<Double> angle = Arbitraries.doubles().between(65, 115);
    Arbitrary<Lattice> lattices =
        Combinators.combine(length, length, length, angle, angle, angle).as(Lattice::ofParameters);
    return Combinators.combine(lattices, positions())
        .as(
            (lattice, positions) ->
                Structure.crystal(
                    lattice,
                    positions.stream()
                        .map(position -> Site.of(element(position), position))
                        .toList()));
  }

  @Provide
  Arbitrary<List<Vector3>> positions() {
    Arbitrary<Double> coordinate = Arbitraries.doubles().between(0, 0.99).ofScale(4);
    return Combinators.combine(coordinate, coordinate, coordinate)
        .as(Vector3::of)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(StructureRoundTripTest::apart);
  }

  /** Leaves out positions that are nearly those of another atom. */
  private static List<Vector3> apart(List<Vector3> positions) {
    List<Vector3> apart = new ArrayList<>();
    for (Vector3 position : positions) {
      if (apart.stream().allMatch(other -> between(other, position) > 0.05)) {
        apart.add(position);
      }
    }
    return apart;
  }

  private static double between(Vector3 a, Vector3 b) {
    Vector3 d = a.minus(b);
    return Vector3.of(d.x() - Math.rint(d.x()), d.y() - Math.rint(d.y()), d.z() - Math.rint(d.z()))
        .norm();
  }

  private static Species element(Vector3 position) {
    return Species.of(Element.byNumber(1 + (int) (position.x() * 90)));
  }

  private static void assertSameShape(Lattice read, Lattice written) {
    assertThat(read.lengths()).containsExactly(written.lengths(), within(ANGSTROM));
    assertThat(read.angles()).containsExactly(written.angles(), within(1e-5));
  }

  /** Turning the cell keeps distances within it, and formats may reorder atoms. */
  private static void assertSameDistances(Structure read, Structure written) {
    List<Double> expected = distances(written);
    List<Double> found = distances(read);
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i)).isCloseTo(expected.get(i), within(1e-5));
    }
  }

  private static List<Double> distances(Structure structure) {
    List<Double> distances = new ArrayList<>();
    Lattice lattice = structure.lattice().orElseThrow();
    for (int i = 0; i < structure.size(); i++) {
      for (int j = 0; j < i; j++) {
        Vector3 d = structure.fractional(i).minus(structure.fractional(j));
        double x = Math.abs(d.x() - Math.rint(d.x()));
        double y = Math.abs(d.y() - Math.rint(d.y()));
        double z = Math.abs(d.z() - Math.rint(d.z()));
        distances.add(
            x * lattice.lengths()[0] + y * lattice.lengths()[1] + z * lattice.lengths()[2]);
      }
    }
    distances.sort(Comparator.naturalOrder());
    return distances;
  }

  private static String write(Structure structure, StructureFormat format) {
    return write(structure, format, "round trip");
  }

  private static String write(Structure structure, StructureFormat format, String title) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    format.write(structure, title, out);
    out.flush();
    return text.toString();
  }

  private static Structure read(String text, StructureFormat format) throws IOException {
    Path folder = Files.createTempDirectory("round-trip-");
    Path file =
        folder.resolve(
            format == StructureFormat.POSCAR ? "POSCAR" : "structure." + format.suffix());
    try {
      Files.writeString(file, text);
      return ReadRun.of(file).run().system().getLast().atoms().toStructure().orElseThrow();
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }
}
