package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.archive.entry.StructureReader;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
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

/**
 * The space groups of the 404 recorded crystals, and of each of them turned, shifted, shuffled, in
 * another cell and with noise below the tolerance: the same every time.
 */
@Tag("data")
class SymmetryOfDisguisedCrystalsTest {
  /** What rounding to the digits of the files takes, and what the distorted ones are given with. */
  private static final double EXACT = 1e-5;

  private static final double DISTORTED = 1e-1;

  /** Å; what files with four digits have. */
  private static final double NOISE = 4e-4;

  /** Sites of the largest disguised cell. */
  private static final int LARGEST = 400;

  @Test
  void a_disguise_does_not_change_the_group() throws IOException {
    check(1);
  }

  @Test
  @Tag("long")
  void many_disguises_do_not_change_the_group() throws IOException {
    check(10);
  }

  @Test
  void the_tolerance_that_suits_a_crystal_gives_the_recorded_group() throws IOException {
    List<String> other = new ArrayList<>();
    for (Path path : paths()) {
      String name = path.getFileName().toString();
      if (Symmetry.of(read(path)).number() != Integer.parseInt(name.split("-")[1])) {
        other.add(name);
      }
    }
    // The one is quartz with four digits, recorded with a tolerance of 1e-5 Å; the other was
    // recorded
    // with a large one but obeys a subgroup exactly.
    assertThat(other).containsOnly("POSCAR-001", "POSCAR-11");
  }

  private static void check(int copies) throws IOException {
    List<String> wrong = new ArrayList<>();
    Random random = new Random(530);
    int checked = 0;
    for (Path path : paths()) {
      Structure structure = read(path);
      Symmetry suited = Symmetry.of(structure);
      double given = path.toString().contains("distorted") ? DISTORTED : EXACT;
      for (int copy = 0; copy < copies && structure.size() <= LARGEST; copy++) {
        Structure exact = disguised(structure, random, 0);
        Structure noisy = disguised(structure, random, NOISE);
        Symmetry fixed = Symmetry.of(structure, given);
        compare(wrong, path, "given", fixed, Symmetry.of(exact, 2 * given));
        // Where the group changes within rounding of the tolerance itself, none is right.
        if (suited.toleranceInterval().largest() > suited.tolerance()) {
          compare(wrong, path, "suited", suited, Symmetry.of(exact));
        }
        // A higher symmetry that is hardly farther away than the noise may be hidden by it.
        if (suited.toleranceInterval().largest() > 30 * NOISE) {
          compare(wrong, path, "suited, noise", suited, Symmetry.of(noisy));
        }
        double inside = suited.toleranceInterval().largest() / 2;
        if (suited.toleranceInterval().smallest() < inside / 4) {
          Structure shaken = disguised(structure, random, inside / 8);
          compare(wrong, path, "noise", suited, Symmetry.of(shaken, inside));
        }
        checked++;
      }
    }
    assertThat(checked).isGreaterThanOrEqualTo(400 * copies);
    assertThat(wrong).isEmpty();
  }

  private static void compare(
      List<String> wrong, Path path, String how, Symmetry expected, Symmetry found) {
    if (found.number() != expected.number()) {
      wrong.add(
          path.getFileName()
              + " "
              + how
              + ": "
              + expected.number()
              + " at "
              + expected.tolerance()
              + " "
              + expected.toleranceInterval()
              + ", found "
              + found.number()
              + " at "
              + found.tolerance());
    }
  }

  private static List<Path> paths() throws IOException {
    Path set =
        Path.of(System.getenv().getOrDefault("LODESTONE_DATA", "../shared/data"))
            .resolve("spglib-poscars/poscar");
    Assumptions.assumeTrue(Files.isDirectory(set), "no recorded structures at " + set);
    try (var files = Files.walk(set)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Structure read(Path file) throws IOException {
    List<Structure> structures = new ArrayList<>();
    new StructureReader().read(new DiskFile(file), (key, structure) -> structures.add(structure));
    return structures.getFirst();
  }

  private static Structure disguised(Structure structure, Random random, double noise) {
    int[] repeats = {1, 1, 1};
    repeats[random.nextInt(3)] += random.nextInt(2);
    Structure larger = structure.supercell(repeats[0], repeats[1], repeats[2]);
    Lattice lattice = larger.lattice().orElseThrow();
    // Other axes of the same lattice: a' = c + k a, b' = a, c' = b.
    int k = random.nextInt(3) - 1;
    double[] turn = turn(random);
    Lattice axes =
        new Lattice(
            turned(turn, lattice.c().plus(lattice.a().scaled(k))),
            turned(turn, lattice.a()),
            turned(turn, lattice.b()));
    Vector3 shift =
        new Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < larger.size(); i++) {
      Vector3 off =
          new Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
      off = off.scaled(noise * random.nextDouble() / off.norm());
      Vector3 place = turned(turn, larger.cartesian(i).plus(shift).plus(off));
      sites.add(larger.sites().get(i).at(axes.toFractional(place)));
    }
    Collections.shuffle(sites, random);
    return Structure.crystal(axes, sites).wrapped();
  }

  private static double[] turn(Random random) {
    double w = random.nextGaussian();
    double x = random.nextGaussian();
    double y = random.nextGaussian();
    double z = random.nextGaussian();
    double n = w * w + x * x + y * y + z * z;
    return new double[] {
      (w * w + x * x - y * y - z * z) / n, 2 * (x * y - w * z) / n, 2 * (x * z + w * y) / n,
      2 * (x * y + w * z) / n, (w * w - x * x + y * y - z * z) / n, 2 * (y * z - w * x) / n,
      2 * (x * z - w * y) / n, 2 * (y * z + w * x) / n, (w * w - x * x - y * y + z * z) / n
    };
  }

  private static Vector3 turned(double[] turn, Vector3 v) {
    return new Vector3(
        turn[0] * v.x() + turn[1] * v.y() + turn[2] * v.z(),
        turn[3] * v.x() + turn[4] * v.y() + turn[5] * v.z(),
        turn[6] * v.x() + turn[7] * v.y() + turn[8] * v.z());
  }
}
