package io.lodestone.represent.geometry;

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
import io.lodestone.crystal.prototype.Encyclopedia;
import io.lodestone.represent.Crystals;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Registry;
import io.lodestone.represent.Representation;
import io.lodestone.represent.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeometryFeaturesTest {
  private static final List<String> RECIPES =
      List.of(
          "density",
          "bonds",
          "bonds:rule=covalent_radii",
          "bonds:rule=voronoi",
          "bonds:rule=cut_off,r_cut=3.1",
          "voronoi",
          "symmetry",
          "xrd",
          "xrd:axis=q",
          "prototype");

  @Property(tries = 15)
  void rotation_translation_order_and_choice_of_the_cell_do_not_count(@ForAll long seed) {
    Structure crystal = Crystals.random(seed);
    Structure other = Crystals.disguised(crystal, seed);
    for (String recipe : RECIPES) {
      requireEqual(recipe, crystal, other);
    }
  }

  @Property(tries = 5)
  void nor_do_they_where_many_atoms_are_alike(@ForAll long seed) {
    Structure crystal = Crystals.rockSalt(5.64);
    Structure other = Crystals.disguised(crystal, seed);
    for (String recipe : RECIPES) {
      requireEqual(recipe, crystal, other);
    }
  }

  @Property(tries = 15)
  void voronoi_features_do_not_change_with_volume(@ForAll long seed) {
    Structure crystal = Crystals.random(seed);
    Lattice l = crystal.lattice().orElseThrow();
    Structure larger =
        Structure.crystal(
            new Lattice(l.a().scaled(1.1), l.b().scaled(1.1), l.c().scaled(1.1)), crystal.sites());
    requireEqual("voronoi", crystal, larger);
  }

  @Test
  void rock_salt_has_its_density_and_packing() {
    Map<String, Double> salt = row("density", Crystals.rockSalt(5.6402));
    assertThat(salt.get("density")).isCloseTo(2.163, within(1e-3));
    assertThat(salt.get("volume per atom")).isCloseTo(Math.pow(5.6402, 3) / 8, within(1e-9));
    // Slater's radii: Na 1.8 Å, Cl 1.0 Å.
    double spheres = 4 * 4 * Math.PI / 3 * (Math.pow(1.8, 3) + 1);
    assertThat(salt.get("packing fraction")).isCloseTo(spheres / Math.pow(5.6402, 3), within(1e-9));
  }

  @Test
  void a_disordered_site_counts_by_its_occupancies() {
    Site site =
        Site.of(
            List.of(
                new Occupant(Species.of(Element.Fe), 0.5),
                new Occupant(Species.of(Element.Ni), 0.25)),
            Vector3.ZERO);
    Structure alloy = Structure.crystal(Lattice.cubic(3), List.of(site));
    assertThat(row("density", alloy).get("volume per atom")).isCloseTo(36, within(1e-9));
  }

  @Test
  void rock_salt_has_six_bonds_at_right_angles() {
    Map<String, Double> salt = row("bonds", Crystals.rockSalt(5.64));
    assertThat(salt.get("coordination number minimum")).isEqualTo(6);
    assertThat(salt.get("coordination number maximum")).isEqualTo(6);
    assertThat(salt.get("bond length mean")).isCloseTo(2.82, within(1e-9));
    assertThat(salt.get("bond length mean deviation")).isCloseTo(0, within(1e-9));
    assertThat(salt.get("bond angle mean")).isCloseTo(108, within(1e-9));
    assertThat(salt.get("share of bonds between unlike elements")).isEqualTo(1);
    assertThat(salt.get("bond electronegativity difference mean"))
        .isCloseTo(3.16 - 0.93, within(1e-9));
  }

  /** The polyhedra are known: cube, truncated octahedron, rhombic dodecahedron. */
  @Test
  void effective_coordination_numbers_are_those_of_the_polyhedra() {
    double hexagon = 1.5 * Math.sqrt(3);
    double bodyCentred = Math.pow(8 * hexagon + 6, 2) / (8 * hexagon * hexagon + 6);
    assertThat(effective(Crystals.simpleCubic(Element.Po, 3.36))).isCloseTo(6, within(1e-9));
    assertThat(effective(Crystals.caesiumChloride(Element.Cs, Element.Cl, 4.12)))
        .isCloseTo(bodyCentred, within(1e-9));
    assertThat(effective(copperGold())).isCloseTo(12, within(1e-6));
  }

  @Test
  void packing_efficiencies_are_those_of_the_lattices() {
    assertThat(row("voronoi", copperGold()).get("maximum packing efficiency"))
        .isCloseTo(Math.PI / 3 / Math.sqrt(2), within(1e-9));
    assertThat(row("voronoi", Crystals.rockSalt(5)).get("maximum packing efficiency"))
        .isCloseTo(Math.PI / 6, within(1e-9));
  }

  /** Shells 1 and 2 of B2 are in the tests of Magpie, with weights: 0.551982 and 0.253856. */
  @Test
  void ordering_parameters_of_caesium_chloride_are_those_of_magpie() {
    Map<String, Double> salt =
        row("voronoi", Crystals.caesiumChloride(Element.Cs, Element.Cl, 4.209));
    assertThat(salt.get("ordering parameter shell 1")).isCloseTo(0.551982, within(1e-6));
    assertThat(salt.get("ordering parameter shell 2")).isCloseTo(0.253856, within(1e-6));
    Map<String, Double> element = row("voronoi", Crystals.simpleCubic(Element.Po, 3.36));
    assertThat(element.get("ordering parameter shell 3")).isCloseTo(0, within(1e-12));
    assertThat(row("voronoi", copperGold()).get("ordering parameter shell 1"))
        .isCloseTo(1 / 3.0, within(1e-6));
  }

  @Test
  void bonds_of_caesium_chloride_vary_as_its_faces_say() {
    double large = 1.5 * Math.sqrt(3);
    double near = Math.sqrt(3) / 2;
    double mean = (8 * near * large + 6) / (8 * large + 6);
    double variation =
        (8 * Math.abs(near - mean) * large + 6 * Math.abs(1 - mean)) / (8 * large + 6) / mean;
    Map<String, Double> salt =
        row("voronoi", Crystals.caesiumChloride(Element.Cs, Element.Cl, 4.209));
    assertThat(salt.get("bond length variation mean")).isCloseTo(variation, within(1e-9));
    assertThat(salt.get("relative bond length maximum")).isCloseTo(1, within(1e-9));
    assertThat(salt.get("relative cell volume mean deviation")).isCloseTo(0, within(1e-9));
    double unlike = 8 * large / (8 * large + 6);
    assertThat(salt.get("local difference Number mean"))
        .isCloseTo(unlike * (55 - 17), within(1e-9));
  }

  @Test
  void the_symmetry_of_rock_salt_in_numbers() {
    Map<String, Double> salt = row("symmetry", Crystals.rockSalt(5.64).supercell(2, 1, 1));
    assertThat(salt)
        .containsEntry("space group number", 225.0)
        .containsEntry("crystal system", 7.0)
        .containsEntry("point group order", 48.0)
        .containsEntry("is centrosymmetric", 1.0)
        .containsEntry("is polar", 0.0)
        .containsEntry("independent sites", 2.0)
        .containsEntry("sites of the primitive cell", 2.0);
  }

  @Test
  void the_strongest_line_of_rock_salt_is_where_it_belongs() {
    Structure salt = Crystals.rockSalt(5.6402);
    double[] degrees = of("xrd:points=800").of(salt).values();
    // (200) at 31.7 degrees of copper's K-alpha.
    assertThat(10 + (strongest(degrees) + 0.5) * 0.1).isCloseTo(31.7, within(0.1));
    assertThat(DoubleStream.of(degrees).sum() * 0.1).isCloseTo(1, within(1e-12));
    double[] vectors = of("xrd:axis=q,range=1+5,points=400").of(salt).values();
    assertThat(1 + (strongest(vectors) + 0.5) * 0.01)
        .isCloseTo(2 * Math.PI / (5.6402 / 2), within(0.01));
  }

  @Test
  void each_prototype_is_known_by_its_own_name() {
    Representation<Structure> types = of("prototype");
    for (String name : List.of("B1", "B2", "B3", "A1", "A4", "C4", "E2_1")) {
      var prototype = Encyclopedia.standard().find(name);
      FeatureRow row = types.of(prototype.exampleStructure());
      assertThat(DoubleStream.of(row.values()).sum()).isEqualTo(1);
      for (int i = 0; i < row.size(); i++) {
        if (row.value(i) == 1) {
          assertThat(types.features().get(i).label()).isEqualTo("prototype " + prototype.name());
        }
      }
    }
    FeatureRow none = types.of(Crystals.random(3));
    assertThat(none.value(none.size() - 1)).isEqualTo(1);
  }

  @Test
  void what_is_not_known_is_told_with_its_reason() {
    Structure neon = Crystals.simpleCubic(Element.Ne, 3);
    Representation<Structure> voronoi = of("voronoi");
    FeatureRow row = voronoi.of(neon);
    assertThat(row.isWhole()).isFalse();
    for (int i = 0; i < row.size(); i++) {
      if (row.reason(i) != null) {
        assertThat(voronoi.features().get(i).label()).contains("Electronegativity");
        assertThat(row.reason(i)).isEqualTo("no Electronegativity of Ne is known");
      }
    }
    FeatureRow apart = of("bonds").of(Crystals.simpleCubic(Element.Ne, 11));
    assertThat(apart.value(0)).isZero();
    assertThat(apart.reason(5)).isEqualTo("no two atoms are bonded");
    FeatureRow dark = of("xrd:range=1+2").of(neon);
    assertThat(dark.reason(0)).contains("no reflection");
  }

  @ParameterizedTest
  @ValueSource(strings = {"symmetry", "prototype"})
  void cells_too_large_for_a_search_in_seconds_are_refused(String recipe) {
    Structure large = Crystals.simpleCubic(Element.Fe, 3).supercell(13, 13, 13);
    assertThatThrownBy(() -> of(recipe).of(large))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("2197 sites");
  }

  @ParameterizedTest
  @ValueSource(strings = {"density", "voronoi", "symmetry", "xrd", "prototype"})
  void a_molecule_is_no_crystal(String recipe) {
    Structure molecule = Structure.molecule(List.of(Site.of(Element.O, Vector3.ZERO)));
    assertThatThrownBy(() -> of(recipe).of(molecule))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("a crystal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"density", "bonds", "voronoi", "symmetry", "xrd", "prototype"})
  void an_empty_cell_is_refused(String recipe) {
    Structure empty = Structure.crystal(Lattice.cubic(3), List.of());
    assertThatThrownBy(() -> of(recipe).of(empty))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("at least one atom");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bonds", "voronoi", "prototype"})
  void atoms_on_top_of_each_other_are_refused(String recipe) {
    Site iron = Site.of(Element.Fe, Vector3.ZERO);
    Structure coinciding =
        Structure.crystal(Lattice.cubic(3), List.of(iron, iron.at(new Vector3(0, 0, 1))));
    assertThatThrownBy(() -> of(recipe).of(coinciding))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("sites 1 and 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xrd:radiation=Xx",
        "xrd:range=1",
        "xrd:range=5+2",
        "xrd:axis=q,range=1+99",
        "xrd:points=1",
        "symmetry:tolerance=-1",
        "bonds:face=2",
        "bonds:r_cut=0",
        "bonds:stretch=0"
      })
  void settings_that_make_no_sense_are_refused(String recipe) {
    assertThatThrownBy(() -> new Registry().parse(recipe)).isInstanceOf(InvalidInput.class);
  }

  /** The order of L1₂, whose atoms are on a face-centred lattice. */
  private static Structure copperGold() {
    return Structure.crystal(
        Lattice.cubic(3.75),
        List.of(
            Site.of(Element.Au, Vector3.ZERO),
            Site.of(Element.Cu, new Vector3(.5, .5, 0)),
            Site.of(Element.Cu, new Vector3(.5, 0, .5)),
            Site.of(Element.Cu, new Vector3(0, .5, .5))));
  }

  private static double effective(Structure structure) {
    return row("voronoi", structure).get("effective coordination number mean");
  }

  private static int strongest(double[] values) {
    int best = 0;
    for (int i = 0; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  private static void requireEqual(String recipe, Structure one, Structure other) {
    FeatureRow first = of(recipe).of(one);
    FeatureRow second = of(recipe).of(other);
    for (int i = 0; i < first.size(); i++) {
      String label = of(recipe).features().get(i).label();
      assertThat(second.reason(i)).as(label).isEqualTo(first.reason(i));
      if (first.reason(i) == null) {
        double size = Math.max(1, Math.abs(first.value(i)));
        assertThat(second.value(i)).as(label).isCloseTo(first.value(i), within(1e-6 * size));
      }
    }
  }

  private static Map<String, Double> row(String recipe, Structure structure) {
    Representation<Structure> representation = of(recipe);
    FeatureRow row = representation.of(structure);
    Map<String, Double> values = new HashMap<>();
    for (int i = 0; i < row.size(); i++) {
      values.put(representation.features().get(i).label(), row.value(i));
    }
    return values;
  }

  @SuppressWarnings("unchecked")
  private static Representation<Structure> of(String recipe) {
    return (Representation<Structure>) new Registry().parse(recipe).create(new Scope(Set.of(), 0));
  }
}
