package io.lodestone.crystal.symmetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.core.element.Element;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * Crystals of every setting, made from the table of Wyckoff positions, have the space group that
 * they were made for, however they are written.
 */
class SymmetryPropertyTest {
  private static final double TOLERANCE = 1e-3;

  @Test
  void crystals_of_every_setting_have_its_space_group() {
    List<Integer> wrong = new ArrayList<>();
    for (SpaceGroupType type : SpaceGroupType.all()) {
      Structure crystal = crystal(type, new Random(type.hallNumber()));
      Symmetry symmetry = Symmetry.of(crystal, TOLERANCE, type);
      if (symmetry.number() != type.number()
          || symmetry.operationCount() != type.operations().size()) {
        wrong.add(type.hallNumber());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Property(tries = 300)
  void the_space_group_does_not_depend_on_how_a_crystal_is_written(
      @ForAll @IntRange(min = 1, max = 530) int hallNumber, @ForAll long seed) {
    Random random = new Random(seed);
    Structure crystal = crystal(SpaceGroupType.ofHallNumber(hallNumber), random);
    Symmetry symmetry = Symmetry.of(crystal, TOLERANCE);
    Structure disguised = disguised(crystal, random);

    Symmetry again = Symmetry.of(disguised, TOLERANCE);

    assertThat(again.number()).isEqualTo(symmetry.number());
    assertThat(again.cellMultiplicity() * crystal.size())
        .isEqualTo(symmetry.cellMultiplicity() * disguised.size());
    assertThat(siteSymmetries(again)).isEqualTo(siteSymmetries(symmetry));
    assertThat(Symmetry.of(disguised).number()).isEqualTo(symmetry.number());
  }

  @Property(tries = 200)
  void noise_below_the_tolerance_does_not_change_the_space_group(
      @ForAll @IntRange(min = 1, max = 530) int hallNumber, @ForAll long seed) {
    Random random = new Random(seed);
    SpaceGroupType type = SpaceGroupType.ofHallNumber(hallNumber);
    Structure crystal = crystal(type, random);
    Lattice lattice = crystal.lattice().orElseThrow();
    List<Site> noisy = new ArrayList<>();
    for (Site site : crystal.sites()) {
      Vector3 step =
          new Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
      Vector3 moved =
          lattice
              .toCartesian(site.position())
              .plus(step.scaled(0.004 * random.nextDouble() / step.norm()));
      noisy.add(site.at(lattice.toFractional(moved)));
    }

    Symmetry symmetry = Symmetry.of(Structure.crystal(lattice, noisy), 0.03);

    assertThat(symmetry.number()).isEqualTo(type.number());
  }

  @Property(tries = 150)
  void standard_cells_have_the_symmetry_exactly(
      @ForAll @IntRange(min = 1, max = 530) int hallNumber, @ForAll long seed) {
    Random random = new Random(seed);
    SpaceGroupType type = SpaceGroupType.ofHallNumber(hallNumber);
    Symmetry symmetry = Symmetry.of(disguised(crystal(type, random), random), TOLERANCE);

    for (StandardCell cell : List.of(symmetry.conventionalCell(), symmetry.primitiveCell())) {
      Symmetry exact = Symmetry.of(cell.structure(), 1e-7);
      assertThat(exact.number()).isEqualTo(type.number());
      assertThat(siteSymmetries(exact)).isEqualTo(siteSymmetries(symmetry));
    }
    int centrings = symmetry.conventionalCell().structure().size();
    assertThat(centrings % symmetry.primitiveCell().structure().size()).isZero();
  }

  /** How many sites of the primitive cell have each site symmetry. */
  private static Map<String, Integer> siteSymmetries(Symmetry symmetry) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Orbit orbit : symmetry.orbits()) {
      counts.merge(
          orbit.position().multiplicity() + " " + orbit.position().freedom(),
          orbit.sites().size() / symmetry.cellMultiplicity(),
          Integer::sum);
    }
    return counts;
  }

  /** Two general positions and one special one, so that nothing but the group is left. */
  private static Structure crystal(SpaceGroupType type, Random random) {
    Lattice lattice = lattice(type, random);
    List<WyckoffPosition> positions = WyckoffPosition.of(type.hallNumber());
    List<Site> sites = new ArrayList<>();
    WyckoffPosition special = positions.get(random.nextInt(positions.size()));
    addOrbit(sites, type, lattice, Element.O, special, random);
    for (Element element : List.of(Element.Na, Element.Cl)) {
      addOrbit(sites, type, lattice, element, positions.getLast(), random);
    }
    return Structure.crystal(lattice, sites);
  }

  private static void addOrbit(
      List<Site> sites,
      SpaceGroupType type,
      Lattice lattice,
      Element element,
      WyckoffPosition position,
      Random random) {
    while (true) {
      double[] free = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
      Vector3 place = place(position.coordinates(), free);
      List<Vector3> images = new ArrayList<>();
      boolean crowded = false;
      for (SymmetryOperation operation : type.operations()) {
        Vector3 image = operation.apply(place);
        double nearest = images.stream().mapToDouble(o -> apart(lattice, o, image)).min().orElse(9);
        if (nearest > 1e-6) {
          crowded |= nearest < 0.3;
          images.add(image);
        }
      }
      if (!crowded && images.size() == position.multiplicity()) {
        images.forEach(image -> sites.add(Site.of(element, image)));
        return;
      }
    }
  }

  private static double apart(Lattice lattice, Vector3 p, Vector3 q) {
    Vector3 d = p.minus(q);
    return lattice
        .toCartesian(
            new Vector3(
                d.x() - Math.rint(d.x()), d.y() - Math.rint(d.y()), d.z() - Math.rint(d.z())))
        .norm();
  }

  private static Vector3 place(String coordinates, double[] free) {
    double[] place = new double[3];
    String[] rows = coordinates.split(",");
    for (int row = 0; row < 3; row++) {
      for (String term : rows[row].replace("-", "+-").split("\\+")) {
        if (term.isEmpty()) {
          continue;
        }
        int letter = "xyz".indexOf(term.charAt(term.length() - 1));
        String number = letter < 0 ? term : term.substring(0, term.length() - 1);
        String[] fraction = number.split("/");
        double value =
            number.isEmpty()
                ? 1
                : number.equals("-")
                    ? -1
                    : Double.parseDouble(fraction[0])
                        / (fraction.length == 1 ? 1 : Double.parseDouble(fraction[1]));
        place[row] += letter < 0 ? value : value * free[letter];
      }
    }
    return new Vector3(place[0], place[1], place[2]);
  }

  /** A metric that the operations of the setting leave alone, and as little more as there is. */
  private static Lattice lattice(SpaceGroupType type, Random random) {
    double[] metric = new double[9];
    double[] start = {
      81 + 60 * random.nextDouble(),
      11 + 9 * random.nextDouble(),
      13 + 9 * random.nextDouble(),
      0,
      140 + 60 * random.nextDouble(),
      17 - 30 * random.nextDouble(),
      0,
      0,
      190 + 90 * random.nextDouble()
    };
    start[3] = start[1];
    start[6] = start[2];
    start[7] = start[5];
    for (SymmetryOperation operation : type.operations()) {
      int[] w = operation.rotation();
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          for (int k = 0; k < 3; k++) {
            for (int l = 0; l < 3; l++) {
              metric[3 * i + j] += w[3 * k + i] * start[3 * k + l] * w[3 * l + j];
            }
          }
        }
      }
    }
    double n = type.operations().size();
    double a = Math.sqrt(metric[0] / n);
    double b = Math.sqrt(metric[4] / n);
    double c = Math.sqrt(metric[8] / n);
    return Lattice.ofParameters(
        a,
        b,
        c,
        Math.toDegrees(Math.acos(metric[5] / n / (b * c))),
        Math.toDegrees(Math.acos(metric[2] / n / (a * c))),
        Math.toDegrees(Math.acos(metric[1] / n / (a * b))));
  }

  /** The same crystal turned, shifted, shuffled, in another cell, perhaps larger or left-handed. */
  private static Structure disguised(Structure crystal, Random random) {
    int[] p;
    int determinant;
    do {
      p = random.ints(9, -2, 3).toArray();
      determinant = SymmetryOperation.determinant(p);
    } while (determinant == 0 || Math.abs(determinant) > 4);
    double[] old = crystal.lattice().orElseThrow().toRows();
    double[] rows = new double[9];
    Turn turn = Turn.random(random);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          for (int l = 0; l < 3; l++) {
            rows[3 * i + j] += p[3 * i + k] * old[3 * k + l] * turn.entries()[3 * j + l];
          }
        }
      }
    }
    Lattice lattice = Lattice.ofRows(rows);
    IntMatrix toNew = IntMatrix.of(p).transposed();
    double[] inverse = toNew.inverse();
    Vector3 shift = new Vector3(random.nextDouble(), random.nextDouble(), random.nextDouble());
    List<Site> sites = new ArrayList<>();
    for (Site site : crystal.sites()) {
      List<Vector3> copies = new ArrayList<>();
      for (int cell = 0; cell < 2197 && copies.size() < Math.abs(determinant); cell++) {
        Vector3 x =
            site.position()
                .plus(shift)
                .plus(new Vector3(cell % 13 - 6, cell / 13 % 13 - 6, cell / 169 - 6));
        Vector3 y =
            new Vector3(
                inverse[0] * x.x() + inverse[1] * x.y() + inverse[2] * x.z(),
                inverse[3] * x.x() + inverse[4] * x.y() + inverse[5] * x.z(),
                inverse[6] * x.x() + inverse[7] * x.y() + inverse[8] * x.z());
        if (copies.stream().allMatch(other -> apart(lattice, other, y) > 1e-3)) {
          copies.add(y);
        }
      }
      copies.forEach(copy -> sites.add(site.at(copy)));
    }
    Collections.shuffle(sites, random);
    return Structure.crystal(lattice, sites);
  }
}
