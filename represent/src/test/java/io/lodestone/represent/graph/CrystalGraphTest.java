package io.lodestone.represent.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.represent.Crystals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrystalGraphTest {
  private static final List<String> RULES =
      List.of(
          "r_cut=4",
          "neighbours=nearest,nearest=7",
          "neighbours=nearest,nearest=5,symmetric=true",
          "neighbours=voronoi",
          "neighbours=covalent_radii",
          "neighbours=near_neighbours,symmetric=true");

  @Property(tries = 20)
  void the_length_of_an_edge_is_that_of_its_vector(@ForAll long seed) {
    Structure crystal = Crystals.random(seed);
    for (String rule : RULES) {
      CrystalGraph graph = graph(rule, crystal);
      for (int k = 0; k < graph.edges(); k++) {
        Vector3 vector = new Vector3(graph.vector(k, 0), graph.vector(k, 1), graph.vector(k, 2));
        assertThat(vector.norm()).isCloseTo(graph.distances()[k], within(1e-9));
      }
    }
  }

  /** Graphs of the same crystal have the same environments, whatever the cell and the order. */
  @Property(tries = 20)
  void rotation_translation_order_and_choice_of_the_cell_do_not_count(@ForAll long seed) {
    Structure crystal = Crystals.random(seed);
    Structure other = Crystals.disguised(crystal, seed);
    int copies = other.size() / crystal.size();
    for (String rule : RULES) {
      List<String> once = environments(graph(rule + ",angle_cut_off=3", crystal));
      List<String> expected = new ArrayList<>();
      once.forEach(environment -> expected.addAll(Collections.nCopies(copies, environment)));
      assertThat(environments(graph(rule + ",angle_cut_off=3", other)))
          .as(rule)
          .containsExactlyElementsOf(expected);
    }
  }

  @Property(tries = 20)
  void where_it_is_asked_for_every_edge_has_its_reverse(@ForAll long seed) {
    CrystalGraph graph =
        graph("neighbours=nearest,nearest=3,symmetric=true", Crystals.random(seed));
    Set<List<Integer>> edges = new HashSet<>();
    for (int k = 0; k < graph.edges(); k++) {
      int[] m = Arrays.copyOfRange(graph.images(), 3 * k, 3 * k + 3);
      assertThat(edges.add(List.of(graph.sources()[k], graph.targets()[k], m[0], m[1], m[2])))
          .isTrue();
    }
    for (List<Integer> e : edges) {
      assertThat(edges).contains(List.of(e.get(1), e.get(0), -e.get(2), -e.get(3), -e.get(4)));
    }
  }

  @Test
  void those_as_near_as_the_last_are_among_the_nearest() {
    // 6 at 2.82 Å; 12 at 3.99 Å.
    assertThat(graph("neighbours=nearest,nearest=1", Crystals.rockSalt(5.64)).edges())
        .isEqualTo(8 * 6);
    assertThat(graph("neighbours=nearest,nearest=6", Crystals.rockSalt(5.64)).edges())
        .isEqualTo(8 * 6);
    assertThat(graph("neighbours=nearest,nearest=7", Crystals.rockSalt(5.64)).edges())
        .isEqualTo(8 * 18);
  }

  @Test
  void angles_are_between_edges_of_one_atom() {
    CrystalGraph graph = graph("r_cut=3,angle_cut_off=3", Crystals.rockSalt(5.64));
    EdgeAngles angles = graph.angles();
    assertThat(angles.size()).isEqualTo(8 * 15);
    int straight = 0;
    for (int k = 0; k < angles.size(); k++) {
      assertThat(graph.sources()[angles.first()[k]]).isEqualTo(graph.sources()[angles.second()[k]]);
      straight += angles.degrees()[k] > 179.9 ? 1 : 0;
    }
    assertThat(straight).isEqualTo(8 * 3);
  }

  @Test
  void an_atom_alone_in_its_cell_has_its_images_for_neighbours() {
    CrystalGraph graph = graph("r_cut=3.1", Crystals.simpleCubic(Element.Fe, 3));
    assertThat(graph.nodes()).isEqualTo(1);
    assertThat(graph.edges()).isEqualTo(6);
    assertThat(graph.targets()).containsOnly(0);
  }

  @Test
  void a_molecule_ends_where_its_atoms_do() {
    Structure water =
        Structure.molecule(
            List.of(
                Site.of(Element.O, Vector3.ZERO),
                Site.of(Element.H, new Vector3(.96, 0, 0)),
                Site.of(Element.H, new Vector3(-.24, .93, 0))));
    CrystalGraph graph = graph("neighbours=nearest", water);
    assertThat(graph.edges()).isEqualTo(6);
    assertThat(graph.isPeriodic()).containsOnly(false);
    assertThat(graph.images()).containsOnly(0);
    assertThat(graph("neighbours=near_neighbours", water).edges()).isEqualTo(4);
    assertThat(graph("", Structure.molecule(List.of(Site.of(Element.O, Vector3.ZERO)))).edges())
        .isZero();
  }

  @Test
  void a_structure_without_a_graph_is_refused() {
    Structure empty = Structure.crystal(Lattice.cubic(3), List.of());
    assertThatThrownBy(() -> graph("", empty))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("at least one atom");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"r_cut=0", "nearest=0", "stretch=9", "face=-1", "angle_cut_off=99", "r_cut=nan"})
  void settings_that_make_no_sense_are_refused(String settings) {
    assertThatThrownBy(() -> graph(settings, Crystals.rockSalt(5)))
        .isInstanceOf(InvalidInput.class);
  }

  /** What each node sees, without numbers of nodes: sorted, so that graphs can be compared. */
  private static List<String> environments(CrystalGraph graph) {
    List<String> environments = new ArrayList<>();
    for (int i = 0; i < graph.nodes(); i++) {
      List<String> seen = new ArrayList<>();
      for (int k = 0; k < graph.edges(); k++) {
        if (graph.sources()[k] == i) {
          seen.add("%d %.5f".formatted(graph.numbers()[graph.targets()[k]], graph.distances()[k]));
        }
      }
      double angles = 0;
      for (int k = 0; k < graph.angles().size(); k++) {
        boolean isHere = graph.sources()[graph.angles().first()[k]] == i;
        angles += isHere ? graph.angles().degrees()[k] : 0;
      }
      seen.sort(null);
      environments.add("%d: %s %.3f".formatted(graph.numbers()[i], seen, angles));
    }
    environments.sort(null);
    return environments;
  }

  private static CrystalGraph graph(String settings, Structure structure) {
    return CrystalGraph.of(structure, SettingsType.of(GraphSettings.class).parse(settings));
  }
}
