package io.lodestone.crystal.matching;

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
import io.lodestone.crystal.neighbour.PointwiseDistances;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StructureMatcherTest {
  private static final StructureMatcher MATCHER = new StructureMatcher(MatchTolerance.DEFAULT);
  private static final StructureMatcher STRICT = new StructureMatcher(MatchTolerance.STRICT);

  @Property(tries = 150)
  void a_crystal_matches_itself_in_every_disguise(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 10) int atoms) {
    Structure original = random(new Random(seed), atoms);
    Structure disguised = new Disguise(seed, 0).of(original);
    for (StructureMatcher matcher : List.of(MATCHER, STRICT)) {
      Match match = matcher.closest(original, disguised).orElseThrow();
      assertThat(match.rms()).isLessThan(1e-6);
      assertThat(match.volumeRatio()).isCloseTo(1, within(1e-9));
      assertThat(match.lengthDifference()).isLessThan(1e-6);
    }
  }

  @Property(tries = 100)
  void the_misfit_is_the_same_from_either_side_and_bounded_by_the_noise(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int atoms) {
    Structure original = random(new Random(seed), atoms);
    Structure disguised = new Disguise(seed, 0.03).of(original);
    ReducedCrystal first = STRICT.reduce(original);
    ReducedCrystal second = STRICT.reduce(disguised);
    Match match = STRICT.closest(first, second).orElseThrow();
    assertThat(match.rms() * match.spacing()).isLessThan(0.03);
    assertThat(STRICT.closest(second, first).orElseThrow().rms())
        .isCloseTo(match.rms(), within(1e-6));
    assertThat(match.rms()).isLessThanOrEqualTo(match.largest());
  }

  @Test
  void mirror_images_match_and_are_marked() {
    Structure left = random(new Random(3), 4);
    List<Site> inverted = left.sites().stream().map(s -> s.at(s.position().scaled(-1))).toList();
    Structure right = Structure.crystal(left.lattice().orElseThrow(), inverted);
    Match match = MATCHER.closest(left, right).orElseThrow();
    assertThat(match.rms()).isLessThan(1e-6);
    assertThat(match.isMirrored()).isTrue();
    assertThat(MATCHER.closest(left, left).orElseThrow().isMirrored()).isFalse();
    Structure salt = salt(5.6, Element.Na, Element.Cl);
    for (int seed = 0; seed < 10; seed++) {
      Structure disguised = new Disguise(seed, 0).of(salt);
      assertThat(MATCHER.closest(salt, disguised).orElseThrow().isMirrored()).isFalse();
    }
  }

  @Test
  void scale_counts_only_if_asked_for() {
    Structure small = salt(5.0, Element.Na, Element.Cl);
    Structure large = salt(5.3, Element.Na, Element.Cl);
    Match match = MATCHER.closest(small, large).orElseThrow();
    assertThat(match.volumeRatio()).isCloseTo(Math.pow(5.3 / 5.0, 3), within(1e-9));
    assertThat(match.lengthDifference()).isLessThan(1e-9);
    assertThat(STRICT.closest(small, large)).isEmpty();
  }

  @Test
  void other_species_match_when_names_do_not_count() {
    Structure salt = salt(5.6, Element.Na, Element.Cl);
    Structure oxide = salt(4.2, Element.O, Element.Mg);
    assertThat(MATCHER.closest(salt, oxide)).isEmpty();
    Match match =
        MATCHER.closestAnonymous(MATCHER.reduce(salt), MATCHER.reduce(oxide)).orElseThrow();
    assertThat(match.rms()).isLessThan(1e-9);
    assertThat(match.species().keySet()).containsExactlyInAnyOrder("Na", "Cl");
    Structure blende =
        Structure.crystal(
            Lattice.ofRows(0, 2.7, 2.7, 2.7, 0, 2.7, 2.7, 2.7, 0),
            List.of(site(Element.Zn, 0, 0, 0), site(Element.S, 0.25, 0.25, 0.25)));
    assertThat(MATCHER.fitsAnonymous(MATCHER.reduce(salt), MATCHER.reduce(blende))).isFalse();
  }

  @Test
  void shared_sites_match_sites_that_are_shared_alike() {
    assertThat(MATCHER.closest(alloy(0.5, 4), alloy(0.5, 4))).isPresent();
    assertThat(MATCHER.closest(alloy(0.5, 4), alloy(0.25, 4))).isEmpty();
    assertThat(MATCHER.closest(alloy(0.5, 4), alloy(0.504, 4))).isEmpty();
    assertThat(MATCHER.closest(alloy(0.5, 4), alloy(0.5004, 4))).isPresent();
  }

  @Test
  void the_levels_of_likeness_include_each_other() {
    Structure salt = salt(5.6, Element.Na, Element.Cl);
    Structure oxide = salt(4.2, Element.Mg, Element.O);
    // Pyrite and a distorted one: the same positions, other distances.
    Structure pyrite = pyrite(0.385, Element.Fe, Element.S);
    Structure dioxide = pyrite(0.43, Element.Na, Element.O);
    List<Structure> all = List.of(salt, oxide, pyrite, dioxide, salt(5.9, Element.Na, Element.Cl));
    assertThat(groups(all, Likeness.IDENTICAL))
        .containsExactly(List.of(0, 4), List.of(1), List.of(2), List.of(3));
    assertThat(groups(all, Likeness.ISOCONFIGURATIONAL, 0.1))
        .containsExactly(List.of(0, 1, 4), List.of(2), List.of(3));
    assertThat(groups(all, Likeness.ISOPOINTAL)).containsExactly(List.of(0, 1, 4), List.of(2, 3));
  }

  @Test
  void a_distorted_crystal_joins_its_parent_only_with_the_tolerance_that_joins_them() {
    Structure parent = salt(5.6, Element.Na, Element.Cl);
    List<Site> moved = new ArrayList<>(parent.sites());
    moved.set(1, moved.get(1).at(new Vector3(0.52, 0.5, 0.5)));
    Structure distorted = Structure.crystal(parent.lattice().orElseThrow(), moved);
    Grouping grouping = new Grouping(MATCHER, Likeness.IDENTICAL);
    grouping.add(grouping.prepare(parent));
    grouping.add(grouping.prepare(distorted));
    List<Grouping.Member> group = grouping.groups().getFirst();
    assertThat(group).hasSize(2);
    assertThat(group.getFirst().spaceGroup()).hasValue(225);
    assertThat(group.getLast().hasOtherSymmetry()).isTrue();
    assertThat(group.getLast().match().orElseThrow().joinedBy()).isBetween(0.01, 0.1);
  }

  @Test
  void what_cannot_be_matched_is_refused() {
    assertThatThrownBy(() -> MATCHER.reduce(Structure.crystal(Lattice.cubic(3), List.of())))
        .isInstanceOf(InvalidInput.class);
    Structure molecule = Structure.molecule(List.of(site(Element.He, 0, 0, 0)));
    assertThatThrownBy(() -> MATCHER.reduce(molecule))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("three directions");
    Structure needle =
        Structure.crystal(
            Lattice.ofParameters(3, 3, 1e6, 90, 90, 90), List.of(site(Element.He, 0, 0, 0)));
    assertThatThrownBy(() -> MATCHER.reduce(needle))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("edges");
    assertThatThrownBy(() -> MatchTolerance.DEFAULT.withSite(Double.NaN))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void odd_cells_are_matched_all_the_same() {
    Structure left =
        Structure.crystal(
            Lattice.ofRows(0, 0, 4, 0, 3, 0, 5, 0, 0), List.of(site(Element.Fe, 0.1, 0.2, 0.3)));
    assertThat(left.lattice().orElseThrow().isRightHanded()).isFalse();
    Structure right =
        Structure.crystal(
            Lattice.ofParameters(3, 4, 5, 90, 90, 90), List.of(site(Element.Fe, 0, 0, 0)));
    assertThat(STRICT.closest(left, right).orElseThrow().rms()).isLessThan(1e-9);
    Structure doubled =
        Structure.crystal(
            Lattice.cubic(4), List.of(site(Element.Fe, 0, 0, 0), site(Element.Fe, 0, 0, 0)));
    assertThat(MATCHER.closest(doubled, doubled)).isPresent();
    Structure huge = Structure.crystal(Lattice.cubic(1e6), List.of(site(Element.Fe, 0, 0, 0)));
    assertThat(STRICT.closest(huge, huge)).isPresent();
    Structure unknown =
        Structure.crystal(
            Lattice.cubic(4), List.of(Site.of(Species.UNKNOWN, new Vector3(0, 0, 0))));
    assertThat(STRICT.closest(unknown, unknown)).isPresent();
    assertThat(STRICT.closest(unknown, right)).isEmpty();
    Structure labelled =
        Structure.crystal(
            Lattice.cubic(4),
            List.of(Site.of(Species.UNKNOWN, new Vector3(0, 0, 0)).labelled("X2")));
    assertThat(STRICT.closest(unknown, labelled)).isEmpty();
  }

  @Test
  void five_thousand_atoms_are_matched_in_seconds() {
    Random random = new Random(8);
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      Element element = i % 3 == 0 ? Element.Si : Element.O;
      sites.add(site(element, random.nextDouble(), random.nextDouble(), random.nextDouble()));
    }
    Structure glass = Structure.crystal(Lattice.cubic(42), sites);
    long start = System.nanoTime();
    assertThat(STRICT.closest(glass, new Disguise(4, 0).turned(glass)).orElseThrow().rms())
        .isLessThan(1e-6);
    Structure salt = salt(5.6, Element.Na, Element.Cl).supercell(14, 14, 13);
    assertThat(STRICT.reduce(salt).size()).isEqualTo(2);
    assertThat((System.nanoTime() - start) / 1e9).isLessThan(60);
  }

  @Test
  void invariants_do_not_depend_on_the_cell() {
    Structure original = random(new Random(5), 6);
    double[] averages = PointwiseDistances.of(original, 40).averages();
    for (int seed = 0; seed < 20; seed++) {
      Structure disguised = new Disguise(seed, 0).of(original);
      assertThat(PointwiseDistances.of(disguised, 40).averages())
          .containsExactly(averages, within(1e-9));
      assertThat(PointwiseDistances.of(new Disguise(seed, 0.01).of(original), 40).averages())
          .containsExactly(averages, within(0.02));
    }
    // The simple cubic lattice: 6 neighbours at 1, 12 at √2, 8 at √3.
    double[] cubic =
        PointwiseDistances.of(
                Structure.crystal(Lattice.cubic(1), List.of(site(Element.Po, 0, 0, 0))), 26)
            .averages();
    assertThat(cubic[5]).isCloseTo(1, within(1e-12));
    assertThat(cubic[17]).isCloseTo(Math.sqrt(2), within(1e-12));
    assertThat(cubic[25]).isCloseTo(Math.sqrt(3), within(1e-12));
  }

  private static List<List<Integer>> groups(List<Structure> structures, Likeness likeness) {
    return groups(structures, likeness, MatchTolerance.DEFAULT.site());
  }

  private static List<List<Integer>> groups(
      List<Structure> structures, Likeness likeness, double site) {
    Grouping grouping =
        new Grouping(new StructureMatcher(MatchTolerance.DEFAULT.withSite(site)), likeness);
    structures.forEach(structure -> grouping.add(grouping.prepare(structure)));
    return grouping.groups().stream()
        .map(group -> group.stream().map(Grouping.Member::number).toList())
        .toList();
  }

  private static Structure random(Random random, int atoms) {
    Lattice lattice =
        Lattice.ofParameters(
            4 + random.nextDouble(),
            5 + 2 * random.nextDouble(),
            6 + 3 * random.nextDouble(),
            70 + 40 * random.nextDouble(),
            75 + 30 * random.nextDouble(),
            80 + 30 * random.nextDouble());
    List<Element> elements = List.of(Element.Fe, Element.O, Element.Si);
    List<Site> sites = new ArrayList<>();
    while (sites.size() < atoms) {
      Element element = elements.get(sites.size() % 3);
      sites.add(site(element, random.nextDouble(), random.nextDouble(), random.nextDouble()));
    }
    return Structure.crystal(lattice, sites);
  }

  private static Structure salt(double a, Element cation, Element anion) {
    double h = a / 2;
    return Structure.crystal(
        Lattice.ofRows(0, h, h, h, 0, h, h, h, 0),
        List.of(site(cation, 0, 0, 0), site(anion, 0.5, 0.5, 0.5)));
  }

  private static Structure alloy(double share, double a) {
    return Structure.crystal(
        Lattice.cubic(a),
        List.of(
            Site.of(
                List.of(
                    new Occupant(Species.of(Element.Fe), share),
                    new Occupant(Species.of(Element.Ni), 1 - share)),
                new Vector3(0, 0, 0))));
  }

  /** Pa-3 with the second element on x, x, x. */
  private static Structure pyrite(double x, Element metal, Element other) {
    List<Site> sites = new ArrayList<>();
    double[][] signs = {{1, 1, 1}, {-1, -1, 1}, {-1, 1, -1}, {1, -1, -1}};
    double[][] shifts = {{0, 0, 0}, {0.5, 0, 0.5}, {0, 0.5, 0.5}, {0.5, 0.5, 0}};
    for (int k = 0; k < 4; k++) {
      double[] s = signs[k];
      double[] t = shifts[k];
      sites.add(site(metal, t[0], t[1], t[2]));
      for (int sign = -1; sign <= 1; sign += 2) {
        sites.add(
            site(
                other,
                sign * (s[0] * x + t[0]),
                sign * (s[1] * x + t[1]),
                sign * (s[2] * x + t[2])));
      }
    }
    return Structure.crystal(Lattice.cubic(5.4), sites);
  }

  private static Site site(Element element, double x, double y, double z) {
    return Site.of(element, new Vector3(x, y, z));
  }
}
