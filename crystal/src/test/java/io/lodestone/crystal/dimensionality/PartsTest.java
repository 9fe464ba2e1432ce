package io.lodestone.crystal.dimensionality;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.core.element.Element;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Periodicity;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.crystal.symmetry.LayerSymmetry;
import io.lodestone.crystal.symmetry.MolecularSymmetry;
import io.lodestone.crystal.symmetry.RodSymmetry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PartsTest {
  private static final Structure GRAPHITE =
      Structure.crystal(
          Lattice.ofParameters(2.461, 2.461, 6.708, 90, 90, 120),
          List.of(
              site(Element.C, 0, 0, 0.25),
              site(Element.C, 0, 0, 0.75),
              site(Element.C, 1 / 3.0, 2 / 3.0, 0.25),
              site(Element.C, 2 / 3.0, 1 / 3.0, 0.75)));
  private static final Structure MOLYBDENITE =
      Structure.crystal(
          Lattice.ofParameters(3.16, 3.16, 12.294, 90, 90, 120),
          List.of(
              site(Element.Mo, 1 / 3.0, 2 / 3.0, 0.25),
              site(Element.Mo, 2 / 3.0, 1 / 3.0, 0.75),
              site(Element.S, 1 / 3.0, 2 / 3.0, 0.621),
              site(Element.S, 2 / 3.0, 1 / 3.0, 0.121),
              site(Element.S, 2 / 3.0, 1 / 3.0, 0.379),
              site(Element.S, 1 / 3.0, 2 / 3.0, 0.879)));
  private static final Structure SELENIUM =
      Structure.crystal(
          Lattice.ofParameters(4.366, 4.366, 4.954, 90, 90, 120),
          List.of(
              site(Element.Se, 0.2254, 0, 1 / 3.0),
              site(Element.Se, 0, 0.2254, 2 / 3.0),
              site(Element.Se, 0.7746, 0.7746, 0)));

  @Test
  void layered_crystals_fall_into_layers_with_their_groups() {
    for (Structure graphite : List.of(GRAPHITE, GRAPHITE.supercell(2, 1, 3))) {
      List<Part> layers = Parts.bonded(graphite);
      assertThat(layers).hasSize(graphite.size() / 2 / (graphite == GRAPHITE ? 1 : 2));
      assertThat(layers).allSatisfy(layer -> assertThat(layerGroup(layer)).isEqualTo("p6/mmm"));
    }
    List<Part> layers = Parts.bonded(MOLYBDENITE);
    assertThat(layers).hasSize(2);
    assertThat(layers).allSatisfy(layer -> assertThat(layerGroup(layer)).isEqualTo("p-6m2"));
    // Layers of a crystal touch: there is no vacuum between them.
    assertThat(Parts.inVacuum(MOLYBDENITE))
        .singleElement()
        .satisfies(whole -> assertThat(whole.dimensions()).isEqualTo(3));
  }

  @Test
  void a_slab_in_a_cell_with_vacuum_is_a_layer() {
    // The two layers of graphite with 15 Å above them: Bernal bilayer graphene.
    Lattice cell = Lattice.ofParameters(2.461, 2.461, 18.35, 90, 90, 120);
    List<Site> sites =
        List.of(
            site(Element.C, 0, 0, 0),
            site(Element.C, 0, 0, 3.35 / 18.35),
            site(Element.C, 1 / 3.0, 2 / 3.0, 0),
            site(Element.C, 2 / 3.0, 1 / 3.0, 3.35 / 18.35));
    Structure bilayer = Structure.crystal(cell, sites);

    assertThat(Parts.inVacuum(bilayer))
        .singleElement()
        .satisfies(slab -> assertThat(layerGroup(slab)).isEqualTo("p-3m1"));
    assertThat(Parts.bonded(bilayer))
        .hasSize(2)
        .allSatisfy(layer -> assertThat(layerGroup(layer)).isEqualTo("p6/mmm"));
    // Where the cell is cut does not matter.
    List<Site> shifted =
        sites.stream().map(s -> s.at(s.position().plus(new Vector3(0, 0, 0.9)))).toList();
    assertThat(Parts.inVacuum(Structure.crystal(cell, shifted).wrapped()))
        .singleElement()
        .satisfies(slab -> assertThat(layerGroup(slab)).isEqualTo("p-3m1"));
  }

  @Test
  void chains_and_molecules_are_in_one_piece() {
    assertThat(Parts.bonded(SELENIUM))
        .singleElement()
        .satisfies(
            chain -> {
              assertThat(chain.dimensions()).isEqualTo(1);
              assertThat(chain.structure().periodicity())
                  .isEqualTo(new Periodicity(true, false, false));
              assertThat(RodSymmetry.of(chain.structure()).pointGroup()).isEqualTo("D3");
              assertThat(RodSymmetry.of(chain.structure()).group().orElseThrow().symbol())
                  .isIn("p3112", "p3212");
            });
    List<Part> molecules = Parts.bonded(nitrogen().supercell(2, 1, 1));
    assertThat(molecules)
        .hasSize(8)
        .allSatisfy(
            molecule -> {
              assertThat(molecule.structure().lattice()).isEmpty();
              assertThat(molecule.structure().size()).isEqualTo(2);
              assertThat(MolecularSymmetry.of(molecule.structure()).schoenflies())
                  .isEqualTo("Dinfh");
            });
  }

  @Test
  void every_site_belongs_to_one_part() {
    for (Structure structure : List.of(GRAPHITE, MOLYBDENITE, SELENIUM, nitrogen())) {
      for (List<Part> parts : List.of(Parts.bonded(structure), Parts.inVacuum(structure))) {
        assertThat(parts.stream().flatMap(part -> part.sites().stream()).sorted().toList())
            .isEqualTo(
                java.util.stream.IntStream.range(0, structure.size())
                    .boxed()
                    .collect(Collectors.toList()));
      }
    }
  }

  @Test
  void a_metal_of_large_atoms_is_no_gas() {
    Structure caesium =
        Structure.crystal(
            Lattice.cubic(6.14),
            List.of(site(Element.Cs, 0, 0, 0), site(Element.Cs, 0.5, 0.5, 0.5)));
    assertThat(Parts.inVacuum(caesium).getFirst().dimensions()).isEqualTo(3);
    Structure xenon =
        Structure.crystal(
            Lattice.ofRows(0, 3.1, 3.1, 3.1, 0, 3.1, 3.1, 3.1, 0),
            List.of(site(Element.Xe, 0, 0, 0)));
    assertThat(Parts.inVacuum(xenon).getFirst().dimensions()).isEqualTo(3);
    Structure atom = Structure.crystal(Lattice.cubic(12), List.of(site(Element.Xe, 0, 0, 0)));
    assertThat(Parts.inVacuum(atom).getFirst().dimensions()).isZero();
  }

  private static String layerGroup(Part part) {
    assertThat(part.dimensions()).isEqualTo(2);
    return LayerSymmetry.of(part.structure()).group().symbol();
  }

  /** Solid nitrogen, Pa-3: molecules on an fcc lattice. */
  private static Structure nitrogen() {
    double u = 0.0545;
    double[][] centres = {{0, 0, 0}, {0, 0.5, 0.5}, {0.5, 0, 0.5}, {0.5, 0.5, 0}};
    double[][] axes = {{u, u, u}, {-u, u, -u}, {-u, -u, u}, {u, -u, -u}};
    List<Site> sites = new ArrayList<>();
    for (int m = 0; m < 4; m++) {
      for (int end = -1; end <= 1; end += 2) {
        sites.add(
            site(
                Element.N,
                centres[m][0] + end * axes[m][0],
                centres[m][1] + end * axes[m][1],
                centres[m][2] + end * axes[m][2]));
      }
    }
    return Structure.crystal(Lattice.cubic(5.66), sites).wrapped();
  }

  private static Site site(Element element, double x, double y, double z) {
    return Site.of(element, new Vector3(x, y, z));
  }
}
