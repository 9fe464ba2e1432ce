package io.lodestone.represent.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.represent.Crystals;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Registry;
import io.lodestone.represent.Representation;
import io.lodestone.represent.Scope;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTest {
  private static final Set<Element> ELEMENTS =
      Set.of(Element.O, Element.Ti, Element.Ba, Element.Na, Element.Cl, Element.Fe);
  private static final List<String> RECIPES =
      List.of(
          "mbtr:geometry=atomic_number",
          "mbtr:geometry=distance",
          "mbtr:geometry=inverse_distance,normalization=l2",
          "mbtr:geometry=distance,weighting=inverse_square,partial=false",
          "mbtr:geometry=angle,weighting=smooth_cutoff,points=20,r_cut=4",
          "mbtr:geometry=cosine,points=20,r_cut=4",
          "rdf:points=40,r_cut=6",
          "rdf:count=neighbours,partial=false",
          "adf:points=20",
          "adf:partial=false,normalization=area,r_cut=5");

  @Property(tries = 25)
  void rotation_translation_order_and_choice_of_the_cell_do_not_count(@ForAll long seed) {
    Structure crystal = Crystals.random(seed);
    Structure other = Crystals.disguised(crystal, seed);
    for (String recipe : RECIPES) {
      requireEqual(of(recipe).of(crystal), of(recipe).of(other), recipe, 1e-9);
    }
  }

  /** A neighbour that crosses the cut-off must not make the values jump. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mbtr:geometry=distance,weighting=smooth_cutoff,r_cut=4",
        "mbtr:geometry=angle,weighting=smooth_cutoff,r_cut=4,points=20",
        "rdf:r_cut=4,points=40",
        "adf:r_cut=4,points=20"
      })
  void values_change_steadily_where_a_shell_leaves_the_cut_off(String recipe) {
    double tiny = 1e-7;
    FeatureRow inside = of(recipe).of(Crystals.simpleCubic(Element.Fe, 4 - tiny));
    FeatureRow outside = of(recipe).of(Crystals.simpleCubic(Element.Fe, 4 + tiny));
    for (int i = 0; i < inside.size(); i++) {
      assertThat(outside.value(i)).isCloseTo(inside.value(i), within(2e-5));
    }
  }

  @Test
  void the_integral_of_the_neighbours_is_the_coordination_number() {
    // Simple cubic, a = 3: 6 neighbours at 3 Å, 12 at 4.24 Å, 8 at 5.2 Å.
    Structure iron = Crystals.simpleCubic(Element.Fe, 3);
    FeatureRow row =
        of("rdf:count=neighbours,partial=false,r_cut=4.8,points=480,sigma=0.05").of(iron);
    double sum = DoubleStream.of(row.values()).sum() * 0.01;
    assertThat(sum).isCloseTo(18, within(1e-4));
  }

  @Test
  void the_parts_of_all_pairs_add_up_to_the_total() {
    Structure salt = Crystals.rockSalt(5.64);
    FeatureRow parts = of("rdf:count=neighbours,points=50").of(salt);
    FeatureRow total = of("rdf:count=neighbours,points=50,partial=false").of(salt);
    for (int i = 0; i < 50; i++) {
      double sum = 0;
      for (int block = 0; block < parts.size() / 50; block++) {
        sum += parts.value(50 * block + i);
      }
      assertThat(sum).isCloseTo(total.value(i), within(1e-12));
    }
  }

  @Test
  void far_away_atoms_are_spread_evenly() {
    Structure crystal = Crystals.random(11);
    double[] g = of("rdf:partial=false,r_cut=30,points=30,sigma=2").of(crystal).values();
    assertThat(g[20]).isCloseTo(1, within(0.05));
    assertThat(g[25]).isCloseTo(1, within(0.05));
  }

  @Test
  void the_angles_of_a_cubic_lattice_are_right_and_straight() {
    // Only the 6 nearest are within 6 Å; of their 15 pairs 12 are at 90 degrees and 3 at 180.
    Structure iron = Crystals.simpleCubic(Element.Fe, 4.3);
    FeatureRow row = of("adf:partial=false,r_cut=6,points=180,sigma=1").of(iron);
    double right = 0;
    double straight = 0;
    for (int i = 0; i < 180; i++) {
      right += i >= 80 && i < 100 ? row.value(i) : 0;
      straight += i >= 160 ? row.value(i) : 0;
    }
    double leg = Math.pow((1 + Math.cos(Math.PI * 4.3 / 6)) / 2, 2);
    assertThat(right).isCloseTo(12 * leg, within(1e-9));
    assertThat(straight).isCloseTo(3 * leg, within(1e-9));
  }

  @Test
  void a_molecule_has_distances_and_angles_too() {
    Structure water =
        Structure.molecule(
            List.of(
                Site.of(Element.O, Vector3.ZERO),
                Site.of(Element.Ti, new Vector3(2, 0, 0)),
                Site.of(Element.Ti, new Vector3(0, 2, 0))));
    FeatureRow angles = of("adf:normalization=area,points=18").of(water);
    assertThat(angles.isWhole()).isTrue();
    assertThat(of("mbtr").of(water).isWhole()).isTrue();
    assertThat(of("rdf:count=neighbours").of(water).isWhole()).isTrue();
    assertThatThrownBy(() -> of("rdf").of(water))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("a crystal");
  }

  @Test
  void what_has_no_values_is_told_why() {
    Structure atom = Structure.molecule(List.of(Site.of(Element.O, Vector3.ZERO)));
    FeatureRow row = of("adf:normalization=area").of(atom);
    assertThat(row.isWhole()).isFalse();
    assertThat(row.reason(0)).contains("no atom has two neighbours");
    assertThat(of("mbtr:normalization=l2").of(atom).reason(0)).contains("no pair or triple");
    assertThatThrownBy(() -> of("mbtr").of(Structure.crystal(Lattice.cubic(4), List.of())))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("at least one atom");
    assertThatThrownBy(() -> of("mbtr").of(Crystals.simpleCubic(Element.Xe, 4)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("Xe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mbtr:range=3",
        "mbtr:range=3+2",
        "mbtr:points=1",
        "mbtr:threshold=0",
        "mbtr:r_cut=-1",
        "mbtr:geometry=angle,weighting=inverse_square",
        "rdf:sigma=0",
        "rdf:r_cut=1e9",
        "adf:points=0",
        "adf:sigma=-1"
      })
  void settings_that_make_no_sense_are_refused(String recipe) {
    assertThatThrownBy(() -> new Registry().parse(recipe)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void too_many_values_are_refused_with_what_to_do() {
    Scope all = new Scope(Set.copyOf(Element.all()), 10);
    assertThatThrownBy(() -> new Registry().parse("mbtr:geometry=angle").create(all))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("partial=false");
  }

  private static void requireEqual(FeatureRow one, FeatureRow other, String recipe, double part) {
    double largest = DoubleStream.of(one.values()).map(Math::abs).max().orElseThrow();
    assertThat(other.isWhole()).isEqualTo(one.isWhole());
    if (one.isWhole()) {
      assertThat(other.values())
          .as(recipe)
          .containsExactly(one.values(), within(part * Math.max(1, largest)));
    }
  }

  @SuppressWarnings("unchecked")
  private static Representation<Structure> of(String recipe) {
    return (Representation<Structure>) new Registry().parse(recipe).create(new Scope(ELEMENTS, 0));
  }
}
