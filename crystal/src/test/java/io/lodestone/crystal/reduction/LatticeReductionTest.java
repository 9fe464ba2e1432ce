package io.lodestone.crystal.reduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LatticeReductionTest {
  /** Lattices of every Bravais type, where angles of 60, 90 and 120 degrees make ties. */
  private static final List<Lattice> SPECIAL =
      List.of(
          Lattice.cubic(4),
          Lattice.ofRows(0, 2, 2, 2, 0, 2, 2, 2, 0),
          Lattice.ofRows(-2, 2, 2, 2, -2, 2, 2, 2, -2),
          Lattice.ofParameters(3, 3, 5, 90, 90, 120),
          Lattice.ofParameters(3, 3, 3, 60, 60, 60),
          Lattice.ofParameters(5, 5, 5, 75, 75, 75),
          Lattice.ofParameters(5, 5, 5, 109.47, 109.47, 109.47),
          Lattice.ofParameters(3, 3, 7, 90, 90, 90),
          Lattice.ofRows(-1.5, 1.5, 3.5, 1.5, -1.5, 3.5, 1.5, 1.5, -3.5),
          Lattice.ofParameters(3, 4, 5, 90, 90, 90),
          Lattice.ofRows(1.5, 2, 0, -1.5, 2, 0, 0, 0, 5),
          Lattice.ofRows(0, 2, 2.5, 1.5, 0, 2.5, 1.5, 2, 0),
          Lattice.ofParameters(3, 4, 5, 90, 110, 90),
          Lattice.ofParameters(3, 4, 5, 80, 95, 100));

  @Provide
  Arbitrary<Lattice> lattices() {
    Arbitrary<Double> lengths = Arbitraries.doubles().between(1, 20);
    Arbitrary<Double> angles = Arbitraries.doubles().between(60, 119);
    Arbitrary<Lattice> any =
        Combinators.combine(lengths, lengths, lengths, angles, angles, angles)
            .as(Lattice::ofParameters);
    return Arbitraries.oneOf(any, Arbitraries.of(SPECIAL));
  }

  @Property
  void the_reduced_cell_is_the_same_whatever_cell_it_came_from(
      @ForAll("lattices") Lattice lattice, @ForAll long seed) {
    Lattice other = disguised(lattice, new Random(seed));
    assertThat(parameters(LatticeReduction.NIGGLI.of(other).lattice()))
        .containsExactly(parameters(LatticeReduction.NIGGLI.of(lattice).lattice()), within(1e-5));
    assertThat(LatticeReduction.MINKOWSKI.of(other).lattice().lengths())
        .containsExactly(LatticeReduction.MINKOWSKI.of(lattice).lattice().lengths(), within(1e-8));
    assertThat(vonorms(LatticeReduction.DELAUNAY.of(other).lattice()))
        .containsExactly(vonorms(LatticeReduction.DELAUNAY.of(lattice).lattice()), within(1e-6));
  }

  @Property
  void the_transformation_is_of_whole_numbers_and_keeps_the_handedness(
      @ForAll("lattices") Lattice lattice, @ForAll long seed) {
    Lattice original = disguised(lattice, new Random(seed));
    for (LatticeReduction reduction : LatticeReduction.values()) {
      ReducedLattice reduced = reduction.of(original);
      int[] p = reduced.transform();
      assertThat(determinant(p)).isEqualTo(1);
      double[] rows = original.toRows();
      double[] expected = new double[9];
      for (int i = 0; i < 9; i++) {
        for (int k = 0; k < 3; k++) {
          expected[i] += p[i - i % 3 + k] * rows[3 * k + i % 3];
        }
      }
      assertThat(reduced.lattice().toRows()).containsExactly(expected, within(1e-7));
      assertThat(reduced.lattice().isRightHanded()).isEqualTo(original.isRightHanded());
      assertThat(reduced.lattice().volume())
          .isCloseTo(original.volume(), within(1e-6 * original.volume()));
    }
  }

  @Property
  void each_reduction_meets_its_conditions(@ForAll("lattices") Lattice lattice, @ForAll long seed) {
    Lattice original = disguised(lattice, new Random(seed));
    assertThat(isMinkowskiReduced(LatticeReduction.MINKOWSKI.of(original).lattice(), 1e-9))
        .isTrue();
    Lattice niggli = LatticeReduction.NIGGLI.of(original).lattice();
    assertThat(isMinkowskiReduced(niggli, 1e-4)).isTrue();
    double[] products = products(niggli);
    assertThat(
            Arrays.stream(products).allMatch(p -> p > -1e-3)
                || Arrays.stream(products).allMatch(p -> p < 1e-3))
        .isTrue();
    Lattice delaunay = LatticeReduction.DELAUNAY.of(original).lattice();
    Vector3 d = delaunay.a().plus(delaunay.b()).plus(delaunay.c()).scaled(-1);
    List<Vector3> superbase = List.of(delaunay.a(), delaunay.b(), delaunay.c(), d);
    for (int i = 0; i < 3; i++) {
      assertThat(superbase.get(i).norm()).isLessThan(superbase.get(i + 1).norm() + 1e-9);
      for (int j = i + 1; j < 4; j++) {
        assertThat(superbase.get(i).dot(superbase.get(j))).isLessThan(1e-7);
      }
    }
  }

  @Property
  void a_little_noise_does_not_change_the_lengths_of_the_niggli_cell(
      @ForAll("lattices") Lattice lattice, @ForAll long seed) {
    Random random = new Random(seed);
    double[] rows = lattice.toRows();
    for (int i = 0; i < 9; i++) {
      rows[i] += 1e-7 * random.nextGaussian();
    }
    assertThat(LatticeReduction.NIGGLI.of(Lattice.ofRows(rows)).lattice().lengths())
        .containsExactly(LatticeReduction.NIGGLI.of(lattice).lattice().lengths(), within(1e-4));
  }

  @Test
  void the_example_of_krivy_and_gruber_is_reduced_to_their_cell() {
    double a = 3;
    double b = Math.sqrt(27);
    double c = 2;
    Lattice lattice =
        Lattice.ofParameters(
            a,
            b,
            c,
            Math.toDegrees(Math.acos(-5 / (2 * b * c))),
            Math.toDegrees(Math.acos(-4 / (2 * a * c))),
            Math.toDegrees(Math.acos(-22 / (2 * a * b))));
    Lattice reduced = LatticeReduction.NIGGLI.of(lattice).lattice();
    assertThat(reduced.lengths()).containsExactly(new double[] {2, 3, 3}, within(1e-9));
    // ξ = 9, η = 3, ζ = 4 of the metric (4, 9, 9, 9, 3, 4).
    assertThat(products(reduced)).containsExactly(new double[] {4.5, 1.5, 2}, within(1e-9));
  }

  @Test
  void famous_lattices_have_their_primitive_niggli_cells() {
    Lattice fcc = LatticeReduction.NIGGLI.of(Lattice.ofRows(2, 2, 0, 0, 2, 2, 4, 2, 2)).lattice();
    assertThat(fcc.angles()).containsExactly(new double[] {60, 60, 60}, within(1e-9));
    Lattice bcc = LatticeReduction.NIGGLI.of(SPECIAL.get(2)).lattice();
    assertThat(bcc.angles())
        .containsExactly(
            new double[] {109.4712206344907, 109.4712206344907, 109.4712206344907}, within(1e-9));
    Lattice hexagonal =
        LatticeReduction.NIGGLI.of(Lattice.ofParameters(3, 3, 5, 90, 90, 60)).lattice();
    assertThat(parameters(hexagonal))
        .containsExactly(new double[] {3, 3, 5, 90, 90, 120}, within(1e-9));
  }

  @Test
  void needles_and_plates_are_reduced_too() {
    Random random = new Random(7);
    for (Lattice lattice :
        List.of(
            Lattice.ofParameters(3, 3, 1000, 90, 90, 120),
            Lattice.ofParameters(3, 1000, 1000, 80, 90, 90),
            Lattice.ofParameters(3, 4, 500, 70, 80, 100),
            Lattice.cubic(1e6),
            Lattice.cubic(1e-6))) {
      for (int i = 0; i < 50; i++) {
        Lattice other = disguised(lattice, random, 2);
        for (LatticeReduction reduction :
            List.of(LatticeReduction.NIGGLI, LatticeReduction.MINKOWSKI)) {
          double[] lengths = reduction.of(lattice).lattice().lengths();
          double[] others = reduction.of(other).lattice().lengths();
          for (int k = 0; k < 3; k++) {
            assertThat(others[k]).isCloseTo(lengths[k], within(1e-5 * lengths[k]));
          }
        }
      }
    }
  }

  @Test
  void a_million_angstrom_of_vacuum_are_reduced_too() {
    for (Lattice lattice :
        List.of(
            Lattice.ofParameters(3, 3, 1e6, 90, 90, 60),
            Lattice.ofParameters(1e6, 3, 1e6, 80, 90, 90),
            Lattice.ofRows(3, 0, 0, 2.5e5, 4, 0, 0, 0, 1e6))) {
      for (LatticeReduction reduction : LatticeReduction.values()) {
        Lattice reduced = reduction.of(lattice).lattice();
        assertThat(reduced.lengths()[0]).isCloseTo(3, within(1e-9));
        assertThat(reduced.lengths()[2]).isCloseTo(1e6, within(1e-3));
      }
    }
  }

  @Test
  void vectors_whose_products_cannot_be_written_are_refused() {
    for (double length : List.of(1e60, 1e-60)) {
      for (LatticeReduction reduction : LatticeReduction.values()) {
        assertThatThrownBy(() -> reduction.of(Lattice.cubic(length)))
            .isInstanceOf(InvalidInput.class);
      }
    }
  }

  @Test
  void atoms_stay_where_they_are() {
    Structure original =
        Structure.crystal(
            Lattice.ofRows(4, 1, 0, 9, 5, 0, -13, 2, 6),
            List.of(
                Site.of(Element.Na, new Vector3(0.1, 0.7, 0.4)),
                Site.of(Element.Cl, new Vector3(0.6, 0.2, 0.9))));
    for (LatticeReduction reduction : LatticeReduction.values()) {
      ReducedLattice reduced = reduction.of(original.lattice().orElseThrow());
      Structure moved = reduced.toReduced(original);
      for (int i = 0; i < 2; i++) {
        assertThat(moved.cartesian(i).minus(original.cartesian(i)).norm()).isLessThan(1e-12);
        Vector3 back = reduced.toOriginal(moved.fractional(i));
        assertThat(back.minus(original.fractional(i)).norm()).isLessThan(1e-12);
      }
    }
  }

  /** The lattice turned in space and in another, more or less skewed, basis. */
  private static Lattice disguised(Lattice lattice, Random random) {
    return disguised(turned(lattice, random), random, 6);
  }

  private static Lattice disguised(Lattice lattice, Random random, int steps) {
    Vector3[] v = {lattice.a(), lattice.b(), lattice.c()};
    for (int step = 0; step < steps; step++) {
      int i = random.nextInt(3);
      int j = (i + 1 + random.nextInt(2)) % 3;
      v[i] = v[i].plus(v[j].scaled(random.nextInt(5) - 2));
      if (random.nextInt(4) == 0) {
        v[j] = v[j].scaled(-1);
      }
    }
    return new Lattice(v[0], v[1], v[2]);
  }

  private static Lattice turned(Lattice lattice, Random random) {
    double w = random.nextGaussian();
    double x = random.nextGaussian();
    double y = random.nextGaussian();
    double z = random.nextGaussian();
    double n = w * w + x * x + y * y + z * z;
    Vector3 first =
        new Vector3(w * w + x * x - y * y - z * z, 2 * (x * y - w * z), 2 * (x * z + w * y));
    Vector3 second =
        new Vector3(2 * (x * y + w * z), w * w - x * x + y * y - z * z, 2 * (y * z - w * x));
    Vector3 third =
        new Vector3(2 * (x * z - w * y), 2 * (y * z + w * x), w * w - x * x - y * y + z * z);
    Vector3[] turned = new Vector3[3];
    for (int i = 0; i < 3; i++) {
      Vector3 v = lattice.vector(i);
      turned[i] = new Vector3(first.dot(v) / n, second.dot(v) / n, third.dot(v) / n);
    }
    return new Lattice(turned[0], turned[1], turned[2]);
  }

  private static double[] parameters(Lattice lattice) {
    double[] lengths = lattice.lengths();
    double[] angles = lattice.angles();
    return new double[] {lengths[0], lengths[1], lengths[2], angles[0], angles[1], angles[2]};
  }

  private static double[] products(Lattice l) {
    return new double[] {l.b().dot(l.c()), l.a().dot(l.c()), l.a().dot(l.b())};
  }

  /** Squared lengths of the shortest vectors of the seven classes modulo 2; they do not vary. */
  private static double[] vonorms(Lattice l) {
    double[] norms = new double[7];
    for (int i = 1; i < 8; i++) {
      Vector3 sum =
          l.a().scaled(i & 1).plus(l.b().scaled(i >> 1 & 1)).plus(l.c().scaled(i >> 2 & 1));
      norms[i - 1] = sum.dot(sum);
    }
    Arrays.sort(norms);
    return norms;
  }

  private static boolean isMinkowskiReduced(Lattice l, double tolerance) {
    Vector3[] v = {l.a(), l.b(), l.c()};
    if (v[0].norm() > v[1].norm() + tolerance || v[1].norm() > v[2].norm() + tolerance) {
      return false;
    }
    for (int x = -2; x <= 2; x++) {
      for (int y = -2; y <= 2; y++) {
        if ((x != 0 && v[1].plus(v[0].scaled(x)).norm() < v[1].norm() - tolerance)
            || v[2].plus(v[0].scaled(x)).plus(v[1].scaled(y)).norm() < v[2].norm() - tolerance) {
          return false;
        }
      }
    }
    return true;
  }

  private static int determinant(int[] p) {
    return p[0] * (p[4] * p[8] - p[5] * p[7])
        - p[1] * (p[3] * p[8] - p[5] * p[6])
        + p[2] * (p[3] * p[7] - p[4] * p[6]);
  }
}
