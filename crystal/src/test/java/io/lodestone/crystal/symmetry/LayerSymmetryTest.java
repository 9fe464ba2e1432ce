package io.lodestone.crystal.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Periodicity;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LayerSymmetryTest {
  private static final Periodicity IN_PLANE = new Periodicity(true, true, false);

  @Test
  void there_are_80_layer_groups_and_75_rod_groups() {
    assertThat(SubperiodicGroup.layerGroups()).extracting(SubperiodicGroup::number).hasSize(80);
    assertThat(SubperiodicGroup.rodGroups()).extracting(SubperiodicGroup::number).hasSize(75);
    for (SubperiodicGroup group : SubperiodicGroup.layerGroups()) {
      assertThat(group.operations())
          .as(group.symbol())
          .allSatisfy(op -> assertThat(op.modLattice().translation().z()).isZero());
    }
    for (SubperiodicGroup group : SubperiodicGroup.rodGroups()) {
      assertThat(group.operations())
          .as(group.symbol())
          .allSatisfy(op -> assertThat(op.modLattice().translation().x()).isZero())
          .allSatisfy(op -> assertThat(op.modLattice().translation().y()).isZero());
    }
  }

  @Test
  void the_symbol_is_that_of_its_setting() {
    Stream.concat(SubperiodicGroup.layerGroups().stream(), SubperiodicGroup.rodGroups().stream())
        .forEach(
            group -> {
              boolean monoclinic = group.setting().crystalSystem() == CrystalSystem.MONOCLINIC;
              String full = group.setting().fullSymbol();
              String shortened = monoclinic ? full : full.replaceAll(" 21?/", " ");
              assertThat(shortened.replace(" ", "")).isEqualToIgnoringCase(group.symbol());
            });
  }

  @Test
  void known_layers_have_their_groups() {
    assertThat(group(hexagonal(2.46), at("C", 1 / 3.0, 2 / 3.0, 0), at("C", 2 / 3.0, 1 / 3.0, 0)))
        .isEqualTo("80 p6/mmm");
    assertThat(group(hexagonal(2.5), at("B", 1 / 3.0, 2 / 3.0, 0), at("N", 2 / 3.0, 1 / 3.0, 0)))
        .isEqualTo("78 p-6m2");
    assertThat(
            group(hexagonal(3.86), at("Si", 1 / 3.0, 2 / 3.0, 0), at("Si", 2 / 3.0, 1 / 3.0, 0.45)))
        .isEqualTo("72 p-3m1");
    assertThat(
            group(
                hexagonal(3.16),
                at("Mo", 1 / 3.0, 2 / 3.0, 0),
                at("S", 2 / 3.0, 1 / 3.0, 1.56),
                at("S", 2 / 3.0, 1 / 3.0, -1.56)))
        .isEqualTo("78 p-6m2");
    assertThat(
            group(
                hexagonal(3.18),
                at("Mo", 0, 0, 0),
                at("S", 1 / 3.0, 2 / 3.0, 1.56),
                at("S", 2 / 3.0, 1 / 3.0, -1.56)))
        .isEqualTo("72 p-3m1");
    // A Janus layer has lost its mirror.
    assertThat(
            group(
                hexagonal(3.25),
                at("Mo", 1 / 3.0, 2 / 3.0, 0),
                at("S", 2 / 3.0, 1 / 3.0, 1.53),
                at("Se", 2 / 3.0, 1 / 3.0, -1.69)))
        .isEqualTo("69 p3m1");
    // Black phosphorus: 3.31 Å along the grooves, 4.38 Å across.
    assertThat(
            group(
                Lattice.ofRows(3.31, 0, 0, 0, 4.38, 0, 0, 0, 20),
                at("P", 0, 0.085, 1.06),
                at("P", 0.5, 0.415, 1.06),
                at("P", 0, -0.085, -1.06),
                at("P", 0.5, 0.585, -1.06)))
        .isEqualTo("42 pman");
    // A sheet of FeSe.
    assertThat(
            group(
                Lattice.ofRows(3.77, 0, 0, 0, 3.77, 0, 0, 0, 20),
                at("Fe", 0, 0, 0),
                at("Fe", 0.5, 0.5, 0),
                at("Se", 0, 0.5, 1.4),
                at("Se", 0.5, 0, -1.4)))
        .isEqualTo("64 p4/nmm");
    assertThat(group(Lattice.cubic(3), at("Au", 0, 0, 0))).isEqualTo("61 p4/mmm");
  }

  @Test
  void layers_of_every_group_have_it() {
    List<String> wrong = new ArrayList<>();
    for (SubperiodicGroup group : SubperiodicGroup.layerGroups()) {
      for (int seed = 0; seed < 5; seed++) {
        LayerSymmetry symmetry = LayerSymmetry.of(layer(group, new Random(seed)), 1e-3);
        if (symmetry.group() != group
            || symmetry.operationCount() != group.operations().size()
            || symmetry.pointGroup() != group.pointGroup()) {
          wrong.add(group + " as " + symmetry.group());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Property(tries = 400)
  void the_group_does_not_depend_on_how_a_layer_is_written(
      @ForAll @IntRange(min = 1, max = 80) int number, @ForAll long seed) {
    Random random = new Random(seed);
    SubperiodicGroup group = SubperiodicGroup.layerGroups().get(number - 1);
    Structure layer = layer(group, random);
    int orbits = distinct(LayerSymmetry.of(layer, 1e-3));
    Structure disguised = disguised(layer, random);

    LayerSymmetry symmetry = LayerSymmetry.of(disguised, 1e-3);

    assertThat(symmetry.group()).isEqualTo(group);
    assertThat(symmetry.cellMultiplicity() * layer.size())
        .isEqualTo(disguised.size() * LayerSymmetry.of(layer, 1e-3).cellMultiplicity());
    assertThat(distinct(symmetry)).isEqualTo(orbits);
    assertThat(LayerSymmetry.of(disguised).group()).isEqualTo(group);
  }

  @Property(tries = 160)
  void noise_below_the_tolerance_does_not_change_the_group(
      @ForAll @IntRange(min = 1, max = 80) int number, @ForAll long seed) {
    Random random = new Random(seed);
    SubperiodicGroup group = SubperiodicGroup.layerGroups().get(number - 1);
    Structure layer = layer(group, random);
    Lattice lattice = layer.lattice().orElseThrow();
    List<Site> noisy = new ArrayList<>();
    for (int i = 0; i < layer.size(); i++) {
      Vector3 step =
          new Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
      Vector3 moved =
          layer.cartesian(i).plus(step.scaled(0.004 * random.nextDouble() / step.norm()));
      noisy.add(layer.sites().get(i).at(lattice.toFractional(moved)));
    }
    Structure shaken = new Structure(Optional.of(lattice), IN_PLANE, noisy);

    assertThat(LayerSymmetry.of(shaken, 0.03).group()).isEqualTo(group);
  }

  @Test
  void what_is_no_layer_is_refused() {
    Structure crystal = Structure.crystal(Lattice.cubic(3), List.of(at("Au", 0, 0, 0)));
    assertThatThrownBy(() -> LayerSymmetry.of(crystal))
        .isInstanceOf(IllegalArgumentException.class);
    Structure empty = new Structure(Optional.of(Lattice.cubic(3)), IN_PLANE, List.of());
    assertThatThrownBy(() -> LayerSymmetry.of(empty)).isInstanceOf(InvalidInput.class);
  }

  private static int distinct(LayerSymmetry symmetry) {
    return (int) Arrays.stream(symmetry.equivalentSites()).distinct().count();
  }

  private static String group(Lattice lattice, Site... sites) {
    List<Site> inFractions = new ArrayList<>();
    for (Site site : sites) {
      Vector3 p = site.position();
      inFractions.add(site.at(new Vector3(p.x(), p.y(), p.z() / lattice.c().norm())));
    }
    Structure layer = new Structure(Optional.of(lattice), IN_PLANE, inFractions);
    SubperiodicGroup group = LayerSymmetry.of(layer).group();
    return group.number() + " " + group.symbol();
  }

  private static Lattice hexagonal(double a) {
    return Lattice.ofParameters(a, a, 20, 90, 90, 120);
  }

  /** Fractions in the plane, Å across it. */
  private static Site at(String element, double x, double y, double z) {
    return Site.of(Element.valueOf(element), new Vector3(x, y, z));
  }

  /** Atoms in general positions, so that nothing but the group is left. */
  private static Structure layer(SubperiodicGroup group, Random random) {
    double a = 6 + 2 * random.nextDouble();
    double b = 8.5 + 2 * random.nextDouble();
    Lattice lattice =
        switch (group.setting().crystalSystem()) {
          case TRICLINIC -> Lattice.ofParameters(a, b, 30, 90, 90, 97 + 10 * random.nextDouble());
          case MONOCLINIC ->
              group.setting().fullSymbol().startsWith("P 1 1 ")
                  ? Lattice.ofParameters(a, b, 30, 90, 90, 97 + 10 * random.nextDouble())
                  : Lattice.ofParameters(a, b, 30, 90, 90, 90);
          case ORTHORHOMBIC -> Lattice.ofParameters(a, b, 30, 90, 90, 90);
          case TETRAGONAL -> Lattice.ofParameters(a, a, 30, 90, 90, 90);
          default -> Lattice.ofParameters(a, a, 30, 90, 90, 120);
        };
    List<Site> sites = new ArrayList<>();
    for (Element element : List.of(Element.O, Element.Na, Element.Cl, Element.K, Element.S)) {
      List<Vector3> orbit;
      do {
        Vector3 place =
            new Vector3(random.nextDouble(), random.nextDouble(), 0.02 + 0.1 * random.nextDouble());
        orbit = group.operations().stream().map(op -> op.modLattice().apply(place)).toList();
      } while (crowded(orbit, lattice));
      orbit.forEach(place -> sites.add(Site.of(element, place)));
    }
    return new Structure(Optional.of(lattice), IN_PLANE, sites);
  }

  private static boolean crowded(List<Vector3> orbit, Lattice lattice) {
    for (int i = 0; i < orbit.size(); i++) {
      for (int j = 0; j < i; j++) {
        Vector3 d = orbit.get(i).minus(orbit.get(j));
        Vector3 nearest = new Vector3(d.x() - Math.rint(d.x()), d.y() - Math.rint(d.y()), d.z());
        if (lattice.toCartesian(nearest).norm() < 0.3) {
          return true;
        }
      }
    }
    return false;
  }

  /** The same layer in another cell, turned, shifted, shuffled, with other empty space. */
  private static Structure disguised(Structure layer, Random random) {
    int[] p;
    int determinant;
    do {
      p = random.ints(4, -2, 3).toArray();
      determinant = p[0] * p[3] - p[1] * p[2];
    } while (determinant == 0 || Math.abs(determinant) > 3);
    Lattice old = layer.lattice().orElseThrow();
    Vector3 u = old.a().scaled(p[0]).plus(old.b().scaled(p[1]));
    Vector3 v = old.a().scaled(p[2]).plus(old.b().scaled(p[3]));
    Vector3 w =
        new Vector3(
            3 * random.nextGaussian(), 3 * random.nextGaussian(), 5 + 30 * random.nextDouble());
    Lattice cell = new Lattice(u, v, random.nextBoolean() ? w : w.scaled(-1));
    Vector3 shift =
        new Vector3(random.nextGaussian(), random.nextGaussian(), 9 * random.nextGaussian());
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < layer.size(); i++) {
      List<Vector3> copies = new ArrayList<>();
      for (int m = 0; m < 81 && copies.size() < Math.abs(determinant); m++) {
        Vector3 place =
            layer
                .cartesian(i)
                .plus(shift)
                .plus(old.a().scaled(m % 9 - 4))
                .plus(old.b().scaled(m / 9 - 4));
        Vector3 x = cell.toFractional(place);
        boolean known =
            copies.stream()
                .map(y -> y.minus(x))
                .anyMatch(
                    d ->
                        Math.abs(d.x() - Math.rint(d.x())) < 1e-6
                            && Math.abs(d.y() - Math.rint(d.y())) < 1e-6);
        if (!known) {
          copies.add(x);
        }
      }
      Site site = layer.sites().get(i);
      copies.forEach(copy -> sites.add(site.at(copy)));
    }
    Collections.shuffle(sites, random);
    return relabelled(cell, sites, random);
  }

  /** Which of the three vectors does not repeat is for the file to say. */
  private static Structure relabelled(Lattice cell, List<Site> sites, Random random) {
    Turn turn = Turn.random(random);
    Vector3[] v = new Vector3[3];
    for (int i = 0; i < 3; i++) {
      v[i] = turn.of(cell.vector(i));
    }
    return switch (random.nextInt(3)) {
      case 0 -> new Structure(Optional.of(new Lattice(v[0], v[1], v[2])), IN_PLANE, sites);
      case 1 ->
          new Structure(
              Optional.of(new Lattice(v[2], v[0], v[1])),
              new Periodicity(false, true, true),
              sites.stream()
                  .map(s -> s.at(new Vector3(s.position().z(), s.position().x(), s.position().y())))
                  .toList());
      default ->
          new Structure(
              Optional.of(new Lattice(v[1], v[2], v[0])),
              new Periodicity(true, false, true),
              sites.stream()
                  .map(s -> s.at(new Vector3(s.position().y(), s.position().z(), s.position().x())))
                  .toList());
    };
  }
}
