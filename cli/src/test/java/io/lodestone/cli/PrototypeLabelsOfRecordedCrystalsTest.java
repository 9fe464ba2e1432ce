package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.archive.entry.StructureReader;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.crystal.prototype.PrototypeLabel;
import io.lodestone.crystal.symmetry.Symmetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Labels of crystals of 115 space-group types, as they are given and in disguise. */
@Tag("data")
class PrototypeLabelsOfRecordedCrystalsTest {
  private static final double EXACT = 1e-5;
  private static final double DISTORTED = 1e-1;
  private static final int LARGEST = 120;

  @Test
  void labels_have_the_recorded_space_group_and_survive_a_disguise() throws IOException {
    Path set =
        Path.of(System.getenv().getOrDefault("LODESTONE_DATA", "../shared/data"))
            .resolve("spglib-poscars/poscar");
    Assumptions.assumeTrue(Files.isDirectory(set), "no recorded structures at " + set);
    List<Path> paths;
    try (var files = Files.walk(set)) {
      paths = files.filter(Files::isRegularFile).sorted().toList();
    }
    Random random = new Random(404);
    for (Path path : paths) {
      Structure structure = read(path);
      double tolerance = path.toString().contains("distorted") ? DISTORTED : EXACT;
      PrototypeLabel label = PrototypeLabel.of(structure, Symmetry.of(structure, tolerance));
      assertThat(label.number())
          .as(path.toString())
          .isEqualTo(Integer.parseInt(path.getFileName().toString().split("-")[1]));
      assertThat(PrototypeLabel.parse(label.toString())).isEqualTo(label);
      if (tolerance == EXACT && structure.size() <= LARGEST) {
        Structure disguise = disguised(structure, random);
        // Given with few digits, crystals in disguise need what rounding takes.
        assertThat(PrototypeLabel.of(disguise, Symmetry.of(disguise, 2 * EXACT)))
            .as(path.toString())
            .isEqualTo(label);
      }
    }
    assertThat(paths).hasSize(404);
  }

  private static Structure read(Path file) throws IOException {
    List<Structure> structures = new ArrayList<>();
    new StructureReader().read(new DiskFile(file), (key, structure) -> structures.add(structure));
    return structures.getFirst();
  }

  /** Twice the cell, another origin, other axes in another order, atoms in another order. */
  private static Structure disguised(Structure structure, Random random) {
    Structure twice = structure.supercell(1, 2, 1);
    Vector3 shift = new Vector3(random.nextDouble(), random.nextDouble(), random.nextDouble());
    Lattice lattice = twice.lattice().orElseThrow();
    Lattice axes = new Lattice(lattice.c(), lattice.a().plus(lattice.c()), lattice.b());
    List<Site> sites = new ArrayList<>();
    for (Site site : twice.sites()) {
      Vector3 p = site.position();
      // x a + y b + z c = (z − x) c + x (a + c) + y b
      sites.add(site.at(new Vector3(p.z() - p.x(), p.x(), p.y()).plus(shift)));
    }
    Collections.shuffle(sites, random);
    return Structure.crystal(axes, sites);
  }
}
