package io.lodestone.represent.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Occupant;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Species;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.represent.environment.ace.Ace;
import io.lodestone.represent.environment.ace.AceSettings;
import io.lodestone.represent.environment.acsf.Acsf;
import io.lodestone.represent.environment.acsf.AcsfSettings;
import io.lodestone.represent.environment.soap.Soap;
import io.lodestone.represent.environment.soap.SoapSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What holds of all local representations: what they do not see, and what they refuse. */
class LocalInvarianceTest {
  private static final SpeciesIndex SPECIES =
      new SpeciesIndex(EnumSet.of(Element.O, Element.Ti, Element.Sr));

  private static Soap soap(String settings) {
    return new Soap(SettingsType.of(SoapSettings.class).parse(settings), SPECIES);
  }

  private static Acsf acsf(String settings) {
    return new Acsf(SettingsType.of(AcsfSettings.class).parse(settings), SPECIES);
  }

  private static Ace ace(String settings) {
    return new Ace(SettingsType.of(AceSettings.class).parse(settings), SPECIES);
  }

  @Provide
  Arbitrary<LocalRepresentation> representations() {
    return Arbitraries.of(
        soap("r_cut=3,n_max=4,l_max=4,sigma=0.4"),
        soap("r_cut=3,n_max=3,l_max=2,sigma=0.5,rbf=polynomial,compression=mu1nu1"),
        soap("r_cut=4,n_max=3,l_max=3,sigma=0.5,weighting=poly,weight_r0=4,compression=mu2"),
        soap("r_cut=3,n_max=3,l_max=3,sigma=0.5,centre_weight=0,compression=crossover"),
        acsf("r_cut=4,g3=1+2,g5=0.01+2+1+0.1+1+-1"),
        ace("r_cut=4,order=4,degree=4"));
  }

  /** A skewed cell of up to six atoms that are not too near each other. */
  private static Structure crystal(Random random) {
    Element[] elements = {Element.O, Element.Ti, Element.Sr};
    Lattice lattice =
        Lattice.ofRows(
            4 + random.nextDouble(),
            random.nextGaussian() * 0.3,
            random.nextGaussian() * 0.3,
            random.nextGaussian(),
            4 + random.nextDouble(),
            random.nextGaussian() * 0.3,
            random.nextGaussian(),
            random.nextGaussian(),
            4 + random.nextDouble());
    List<Site> sites = new ArrayList<>();
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      sites.add(
          Site.of(
              elements[random.nextInt(3)],
              Vector3.of(
                  (i % 2 + 0.6 * random.nextDouble()) / 2,
                  (i / 2 % 2 + 0.6 * random.nextDouble()) / 2,
                  (i / 4 + 0.6 * random.nextDouble()) / 2)));
    }
    return Structure.crystal(lattice, sites);
  }

  private static Structure turned(Structure structure, Random random) {
    double[] q = random.doubles(4, -1, 1).toArray();
    double norm = Math.sqrt(Arrays.stream(q).map(a -> a * a).sum());
    double w = q[0] / norm;
    double x = q[1] / norm;
    double y = q[2] / norm;
    double z = q[3] / norm;
    double[][] r = {
      {1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)},
      {2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)},
      {2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)}
    };
    Lattice lattice = structure.lattice().orElseThrow();
    return Structure.crystal(
        new Lattice(turned(r, lattice.a()), turned(r, lattice.b()), turned(r, lattice.c())),
        structure.sites());
  }

  private static Vector3 turned(double[][] r, Vector3 v) {
    return Vector3.of(
        r[0][0] * v.x() + r[0][1] * v.y() + r[0][2] * v.z(),
        r[1][0] * v.x() + r[1][1] * v.y() + r[1][2] * v.z(),
        r[2][0] * v.x() + r[2][1] * v.y() + r[2][2] * v.z());
  }

  private static void assertNear(double[] ours, double[] expected, double share) {
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    // An atom without neighbours within the cut-off has symmetry functions of zero.
    largest = Math.max(largest, 1e-3);
    for (int i = 0; i < ours.length; i++) {
      assertThat(Math.abs(ours[i] - expected[i]) / largest).as("feature %d", i).isLessThan(share);
    }
  }

  @Property(tries = 40)
  void rows_do_not_see_rotation_mirroring_or_translation(
      @ForAll("representations") LocalRepresentation representation, @ForAll long seed) {
    Random random = new Random(seed);
    Structure crystal = crystal(random);
    double[] expected = representation.of(crystal).values();
    assertNear(representation.of(turned(crystal, random)).values(), expected, 1e-10);
    Vector3 shift = Vector3.of(random.nextDouble(), 3 * random.nextDouble(), -random.nextDouble());
    Structure moved =
        Structure.crystal(
            crystal.lattice().orElseThrow(),
            crystal.sites().stream().map(s -> s.at(s.position().plus(shift))).toList());
    assertNear(representation.of(moved).values(), expected, 1e-10);
    Lattice lattice = crystal.lattice().orElseThrow();
    Structure mirrored =
        Structure.crystal(
            new Lattice(lattice.a().scaled(-1), lattice.b().scaled(-1), lattice.c().scaled(-1)),
            crystal.sites());
    assertNear(representation.of(mirrored).values(), expected, 1e-10);
  }

  @Property(tries = 30)
  void the_mean_does_not_see_the_order_of_atoms_nor_the_choice_of_cell(
      @ForAll("representations") LocalRepresentation representation, @ForAll long seed) {
    Random random = new Random(seed);
    Structure crystal = crystal(random);
    double[] expected = representation.of(crystal).mean();
    assertNear(representation.of(crystal.supercell(2, 1, 2)).mean(), expected, 1e-10);
    List<Site> sites = new ArrayList<>(crystal.sites());
    Collections.shuffle(sites, random);
    Lattice lattice = crystal.lattice().orElseThrow();
    Structure shuffled = Structure.crystal(lattice, sites);
    assertNear(representation.of(shuffled).mean(), expected, 1e-10);
    // The same crystal in a cell sheared by a lattice vector.
    Lattice sheared = new Lattice(lattice.a(), lattice.b().plus(lattice.a()), lattice.c());
    Structure again =
        Structure.crystal(
            sheared,
            crystal.sites().stream()
                .map(s -> s.at(sheared.toFractional(lattice.toCartesian(s.position()))))
                .toList());
    assertNear(representation.of(again).mean(), expected, 1e-10);
  }

  @Property(tries = 20)
  void numbers_are_continuous_where_the_weight_or_cut_off_ends(@ForAll long seed) {
    Random random = new Random(seed);
    double end = 3 + random.nextDouble();
    Vector3 direction =
        Vector3.of(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
    Vector3 unit = direction.scaled(1 / direction.norm());
    for (LocalRepresentation representation :
        List.of(
            soap("r_cut=3,n_max=4,l_max=4,sigma=0.4,weighting=poly,weight_r0=" + end),
            acsf("g3=1+2,g5=0.01+2+1,r_cut=" + end),
            ace("order=3,degree=4,r_cut=" + end))) {
      double[] before = representation.of(triangle(unit.scaled(end - 1e-5))).row(0);
      double[] after = representation.of(triangle(unit.scaled(end + 1e-5))).row(0);
      assertNear(before, after, 1e-9);
    }
  }

  @Property(tries = 20)
  void without_a_weight_the_step_at_the_reach_is_small(@ForAll long seed) {
    Random random = new Random(seed);
    double sigma = 0.3 + random.nextDouble();
    Soap soap = soap("r_cut=4,n_max=4,l_max=4,sigma=" + sigma);
    double end = 4 + sigma * Math.sqrt(-2 * Math.log(0.001));
    double[] before = soap.of(triangle(Vector3.of(0, 0, end - 1e-5))).row(0);
    double[] after = soap.of(triangle(Vector3.of(0, 0, end + 1e-5))).row(0);
    assertNear(before, after, 1e-3);
  }

  private static Structure triangle(Vector3 far) {
    return Structure.molecule(
        List.of(
            Site.of(Element.Ti, Vector3.ZERO),
            Site.of(Element.O, far),
            Site.of(Element.Sr, Vector3.of(1.1, 1.2, -0.9))));
  }

  private static Structure pair(Vector3 apart) {
    return Structure.molecule(
        List.of(Site.of(Element.Ti, Vector3.ZERO), Site.of(Element.O, apart)));
  }

  @Property(tries = 8)
  void an_atom_that_stands_alone_has_numbers(
      @ForAll("representations") LocalRepresentation representation) {
    Structure atom = Structure.molecule(List.of(Site.of(Element.Ti, Vector3.ZERO)));
    assertThat(Arrays.stream(representation.of(atom).values())).allMatch(Double::isFinite);
  }

  @Property(tries = 8)
  void what_cannot_be_represented_is_told(
      @ForAll("representations") LocalRepresentation representation) {
    Structure nothing = Structure.molecule(List.of());
    assertThatThrownBy(() -> representation.of(nothing))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("at least one atom");
    Structure foreign = Structure.molecule(List.of(Site.of(Element.U, Vector3.ZERO)));
    assertThatThrownBy(() -> representation.of(foreign))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("site 1: expected one of O, Ti, Sr, found U");
    Structure twice = pair(Vector3.of(0, 0, 0.02));
    assertThatThrownBy(() -> representation.of(twice))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("sites 1 and 2");
    Structure shared =
        Structure.molecule(
            List.of(
                Site.of(
                    List.of(
                        new Occupant(Species.of(Element.Ti), 0.5),
                        new Occupant(Species.of(Element.Sr), 0.5)),
                    Vector3.ZERO)));
    assertThatThrownBy(() -> representation.of(shared))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("ordered");
  }

  @Test
  void a_cut_off_below_an_angstrom_is_refused() {
    assertThatThrownBy(() -> soap("r_cut=0.8"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("r_cut: expected a cut-off above 1 Å, found 0.8");
    assertThatThrownBy(() -> acsf("r_cut=0.8"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("r_cut: expected a cut-off of 1 to 100 Å, found 0.8");
    assertThatThrownBy(() -> ace("r_cut=0.8"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("r_cut: expected a cut-off of 1 to 100 Å, found 0.8");
  }

  @Test
  void rows_too_long_to_hold_are_refused_with_a_way_out() {
    SpeciesIndex all = new SpeciesIndex(EnumSet.allOf(Element.class));
    assertThatThrownBy(
            () -> new Soap(SettingsType.of(SoapSettings.class).parse("n_max=14,l_max=10"), all))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("compression");
  }
}
