package io.lodestone.crystal.disorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Occupant;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Species;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.crystal.neighbour.NeighbourList;
import io.lodestone.crystal.symmetry.SpaceGroupType;
import io.lodestone.crystal.symmetry.Symmetry;
import io.lodestone.crystal.symmetry.SymmetryOperation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OrderingTest {
  private static Site shared(Vector3 position, Object... speciesAndShares) {
    List<Occupant> occupants = new ArrayList<>();
    for (int i = 0; i < speciesAndShares.length; i += 2) {
      occupants.add(
          new Occupant(
              Species.parse((String) speciesAndShares[i]), (double) speciesAndShares[i + 1]));
    }
    return Site.of(occupants, position);
  }

  /** Rock salt in its cubic cell, with cations that share their places. */
  private static Structure rockSalt(Object... cations) {
    double[][] fcc = {{0, 0, 0}, {0, 0.5, 0.5}, {0.5, 0, 0.5}, {0.5, 0.5, 0}};
    List<Site> sites = new ArrayList<>();
    for (double[] p : fcc) {
      sites.add(shared(Vector3.of(p[0], p[1], p[2]), cations));
      sites.add(Site.of(Element.O, Vector3.of(p[0] + 0.5, p[1], p[2])));
    }
    return Structure.crystal(Lattice.cubic(4.3), sites);
  }

  private static BigInteger sum(ConfigurationSet set) {
    return BigInteger.valueOf(
        set.configurations().stream().mapToLong(OrderedConfiguration::degeneracy).sum());
  }

  @Test
  void half_and_half_on_fcc_orders_as_copper_gold_or_copper_platinum() {
    ConfigurationSet set = Ordering.smallest().expand(rockSalt("Mg", 0.5, "Ni", 0.5));
    assertThat(set.volume()).isEqualTo(2);
    assertThat(set.supercells()).isEqualTo(7);
    assertThat(set.distinctSupercells()).isEqualTo(2);
    assertThat(set.configurations().stream().map(OrderedConfiguration::degeneracy))
        .containsExactly(8L, 6L);
    // L1_1 stacks along [111], L1_0 along [001].
    assertThat(set.configurations().stream().map(c -> Symmetry.of(c.structure(), 1e-4).number()))
        .containsExactly(166, 123);
    assertThat(set.configurations())
        .allMatch(c -> c.structure().isOrdered() && c.structure().size() == 4);
  }

  @Test
  void degeneracies_add_up_to_all_arrangements_and_each_keeps_the_counts() {
    ConfigurationSet set = Ordering.smallest().expand(rockSalt("Li", 0.6, "Co", 0.2));
    assertThat(set.volume()).isEqualTo(5);
    assertThat(set.total()).isEqualTo(BigInteger.valueOf(31 * 20));
    assertThat(sum(set)).isEqualTo(set.total());
    assertThat(set.error()).isCloseTo(0, within(1e-12));
    for (OrderedConfiguration c : set.configurations()) {
      assertThat(c.structure().composition().amount(Element.Li)).isEqualTo(3);
      assertThat(c.structure().composition().amount(Element.Co)).isEqualTo(1);
      assertThat(c.structure().composition().amount(Element.O)).isEqualTo(5);
    }
  }

  @Test
  void occupations_of_three_digits_are_thirds() {
    ConfigurationSet set = Ordering.smallest().expand(rockSalt("Mg", 0.333, "Zn", 0.667));
    assertThat(set.volume()).isEqualTo(3);
    assertThat(set.error()).isLessThan(1e-3);
    // Three of the thirteen superlattices are distinct and each has one way to place one of three.
    assertThat(set.configurations()).hasSize(3);
  }

  @Test
  void two_sublattices_are_ordered_together() {
    List<Site> sites =
        List.of(
            shared(Vector3.ZERO, "Ca", 0.5, "Sr", 0.5),
            shared(Vector3.of(0.5, 0.5, 0.5), "Ti", 0.5, "Zr", 0.5),
            Site.of(Element.O, Vector3.of(0, 0.5, 0.5)),
            Site.of(Element.O, Vector3.of(0.5, 0, 0.5)),
            Site.of(Element.O, Vector3.of(0.5, 0.5, 0)));
    ConfigurationSet set = Ordering.smallest().expand(Structure.crystal(Lattice.cubic(4), sites));
    assertThat(set.volume()).isEqualTo(2);
    assertThat(set.sublattices()).hasSize(2);
    // Layers along [001], [110] and [111]; exchanging Ti and Zr is a translation in each.
    assertThat(set.configurations()).hasSize(3);
    assertThat(sum(set)).isEqualTo(BigInteger.valueOf(7 * 4));
  }

  /** The sites of one orbit, from the operations of a setting. */
  private static List<Site> orbit(int hallNumber, Site first) {
    List<Site> orbit = new ArrayList<>();
    for (SymmetryOperation operation : SpaceGroupType.ofHallNumber(hallNumber).operations()) {
      Vector3 image = operation.apply(first.position());
      boolean known =
          orbit.stream()
              .map(site -> site.position().minus(image).toArray())
              .anyMatch(d -> Arrays.stream(d).allMatch(x -> Math.abs(x - Math.rint(x)) < 1e-6));
      if (!known) {
        orbit.add(first.at(image));
      }
    }
    return orbit;
  }

  private static int distinct(Lattice lattice, int hallNumber, int volume, Site... firsts) {
    List<Site> sites = new ArrayList<>();
    for (Site first : firsts) {
      sites.addAll(orbit(hallNumber, first));
    }
    ConfigurationSet set =
        Ordering.smallest().inVolume(volume).expand(Structure.crystal(lattice, sites));
    assertThat(sum(set)).isEqualTo(set.total());
    return set.configurations().size();
  }

  @Test
  void crystals_of_six_types_have_as_many_configurations_as_icet_finds() {
    Site oxygen = Site.of(Element.O, Vector3.of(0.3874, 0.3874, 0.3874));
    Site magnesium = Site.of(Element.Mg, Vector3.ZERO);
    Vector3 octahedron = Vector3.of(0.625, 0.625, 0.625);
    Site mixed = shared(octahedron, "Al", 0.5, "Ni", 0.5);
    assertThat(distinct(Lattice.cubic(8.1), 525, 2, magnesium, mixed, oxygen)).isEqualTo(14);
    assertThat(
            distinct(
                Lattice.cubic(4),
                517,
                4,
                shared(Vector3.ZERO, "Ca", 0.5, "Sr", 0.5),
                shared(Vector3.of(0.5, 0.5, 0.5), "Ti", 0.5, "Zr", 0.5),
                Site.of(Element.O, Vector3.of(0, 0.5, 0.5))))
        .isEqualTo(44);
    Site alloy = shared(Vector3.of(1 / 3.0, 2 / 3.0, 0.25), "Mg", 0.75, "Zn", 0.25);
    assertThat(distinct(Lattice.ofParameters(3.2, 3.2, 5.2, 90, 90, 120), 488, 4, alloy))
        .isEqualTo(38);
    assertThat(
            distinct(
                Lattice.ofParameters(4.594, 4.594, 2.959, 90, 90, 90),
                419,
                3,
                shared(Vector3.ZERO, "Ti", 0.5, "Sn", 0.5),
                Site.of(Element.O, Vector3.of(0.3053, 0.3053, 0))))
        .isEqualTo(15);
    assertThat(
            distinct(
                Lattice.ofParameters(3.25, 3.25, 5.2, 90, 90, 120),
                480,
                2,
                Site.of(Element.Zn, Vector3.of(1 / 3.0, 2 / 3.0, 0)),
                shared(Vector3.of(1 / 3.0, 2 / 3.0, 0.375), "O", 0.75)))
        .isEqualTo(3);
    assertThat(distinct(Lattice.cubic(3.7), 523, 4, shared(Vector3.ZERO, "Cu", 0.75, "Au", 0.25)))
        .isEqualTo(7);
  }

  @Test
  void a_configuration_with_a_smaller_cell_is_listed_once() {
    ConfigurationSet four = Ordering.smallest().inVolume(4).expand(rockSalt("Mg", 0.5, "Ni", 0.5));
    assertThat(sum(four)).isEqualTo(four.total());
    List<Integer> groups =
        four.configurations().stream().map(c -> Symmetry.of(c.structure(), 1e-4).number()).toList();
    assertThat(Collections.frequency(groups, 123)).isEqualTo(1);
  }

  @Property(tries = 10)
  void the_answer_does_not_depend_on_cell_origin_and_order(@ForAll Random random) {
    Structure parent = rockSalt("Mg", 0.25, "Ni", 0.75);
    ConfigurationSet expected = Ordering.smallest().expand(parent);
    double[] shift = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
    List<Site> moved = new ArrayList<>();
    for (Site site : parent.sites()) {
      Vector3 p = site.position();
      // a' = a, b' = a + b, c' = c.
      moved.add(site.at(Vector3.of(p.x() - p.y() + shift[0], p.y() + shift[1], p.z() + shift[2])));
    }
    Collections.shuffle(moved, random);
    Lattice skewed = Lattice.ofRows(4.3, 0, 0, 4.3, 4.3, 0, 0, 0, 4.3);
    ConfigurationSet found =
        Ordering.smallest().expand(Structure.crystal(skewed, moved).supercell(1, 1, 2));
    assertThat(found.configurations().stream().map(OrderedConfiguration::degeneracy))
        .containsExactlyElementsOf(
            expected.configurations().stream().map(OrderedConfiguration::degeneracy).toList());
  }

  @Test
  void a_sample_is_repeated_by_its_seed_and_counts_its_draws() {
    Ordering sample = Ordering.smallest().inVolume(8).sampled(200, 11);
    ConfigurationSet set = sample.expand(rockSalt("Mg", 0.5, "Ni", 0.5));
    assertThat(set.sampled()).isTrue();
    assertThat(sum(set)).isEqualTo(BigInteger.valueOf(200));
    assertThat(sample.expand(rockSalt("Mg", 0.5, "Ni", 0.5))).isEqualTo(set);
  }

  @Test
  void of_the_halves_of_a_split_site_one_is_filled_at_a_time() {
    Structure split =
        Structure.crystal(
            Lattice.ofParameters(5, 5.5, 6, 90, 90, 90),
            List.of(
                shared(Vector3.of(0.08, 0, 0), "Li", 0.5),
                shared(Vector3.of(-0.08, 0, 0), "Li", 0.5),
                Site.of(Element.O, Vector3.of(0.5, 0.5, 0.5))));
    ConfigurationSet set = Ordering.smallest().inVolume(2).expand(split);
    assertThat(sum(set).longValue() + set.excluded()).isEqualTo(7 * 6);
    // Of the six ways to fill two of four halves, two fill both of one site.
    assertThat(set.excluded()).isEqualTo(7 * 2);
    for (OrderedConfiguration c : set.configurations()) {
      NeighbourList near = NeighbourList.within(c.structure(), 1.5);
      assertThat(near.total()).isZero();
    }
  }

  @Test
  void what_cannot_be_ordered_is_refused_with_what_to_do() {
    assertThatThrownBy(() -> Ordering.smallest().expand(rockSalt("Mg", 1.0)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("ordered already");
    assertThatThrownBy(
            () -> Ordering.smallest().within(1e-4).expand(rockSalt("Mg", 0.4142, "Ni", 0.5858)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("tolerance");
    assertThatThrownBy(
            () -> Ordering.smallest().inVolume(32).expand(rockSalt("Mg", 0.5, "Ni", 0.5)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("arrangements")
        .hasMessageContaining("random sample");
    assertThatThrownBy(
            () ->
                Ordering.smallest()
                    .inVolume(64)
                    .sampled(100_000, 1)
                    .expand(rockSalt("Mg", 0.5, "Ni", 0.5)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("draw less often");
    Structure crowded =
        Structure.crystal(
            Lattice.cubic(5),
            List.of(shared(Vector3.ZERO, "Li", 0.5), Site.of(Element.O, Vector3.of(0.1, 0, 0))));
    assertThatThrownBy(() -> Ordering.smallest().expand(crowded))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("always there");
    assertThatThrownBy(() -> Ordering.smallest().inVolume(0)).isInstanceOf(InvalidInput.class);
  }
}
