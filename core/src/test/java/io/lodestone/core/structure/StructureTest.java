package io.lodestone.core.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StructureTest {
  private static final Vector3 CENTRE = new Vector3(0.5, 0.5, 0.5);

  private final Structure saltCell =
      Structure.crystal(
          Lattice.ofRows(0, 2.82, 2.82, 2.82, 0, 2.82, 2.82, 2.82, 0),
          List.of(Site.of(Element.Na, Vector3.ZERO), Site.of(Element.Cl, CENTRE)));

  @Test
  void gives_rock_salt_its_density() {
    assertThat(saltCell.density()).hasValueCloseTo(2.16, within(0.01));
    assertThat(saltCell.volume()).hasValueCloseTo(2 * Math.pow(2.82, 3), within(1e-10));
    assertThat(saltCell.composition()).isEqualTo(Composition.parse("NaCl"));
  }

  @Test
  void places_atoms_in_space() {
    assertThat(saltCell.cartesian(1)).isEqualTo(new Vector3(2.82, 2.82, 2.82));
    assertThat(saltCell.fractional(1)).isEqualTo(CENTRE);
  }

  @Test
  void counts_partly_filled_sites_by_their_occupancy() {
    Site mixed =
        Site.of(
            List.of(
                new Occupant(Species.of(Element.La), 0.7),
                new Occupant(Species.of(Element.Sr), 0.3)),
            Vector3.ZERO);
    Site half = Site.of(List.of(new Occupant(Species.of(Element.O), 0.5)), CENTRE);
    Structure structure = Structure.crystal(Lattice.cubic(4), List.of(mixed, half));
    assertThat(structure.composition()).isEqualTo(Composition.parse("La0.7Sr0.3O0.5"));
    assertThat(structure.isOrdered()).isFalse();
    assertThat(mixed.mainSpecies()).isEqualTo(Species.of(Element.La));
    assertThat(structure.mass()).isCloseTo(structure.composition().mass(), within(1e-12));
  }

  @Test
  void refuses_sites_that_are_overfull_or_nowhere() {
    Occupant most = new Occupant(Species.of(Element.Fe), 0.7);
    assertThatThrownBy(() -> Site.of(List.of(most, most), CENTRE))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("1.4");
    assertThatThrownBy(() -> new Occupant(Species.of(Element.Fe), 0))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> Site.of(Element.Fe, new Vector3(0, Double.NaN, 0)))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void allows_molecules_without_a_lattice() {
    Structure hydrogen =
        Structure.molecule(
            List.of(Site.of(Element.H, Vector3.ZERO), Site.of(Element.H, new Vector3(0, 0, 0.74))));
    assertThat(hydrogen.cartesian(1)).isEqualTo(new Vector3(0, 0, 0.74));
    assertThat(hydrogen.density()).isEmpty();
    assertThat(hydrogen.wrapped()).isEqualTo(hydrogen);
    assertThatThrownBy(() -> hydrogen.supercell(2, 1, 1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new Structure(Optional.empty(), Periodicity.ALL, List.of()))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void keeps_moments_constraints_and_labels_of_a_site() {
    Site site =
        Site.of(Species.parse("Fe3+"), CENTRE)
            .withMoment(new MagneticMoment.Noncollinear(new Vector3(0, 3, 4)))
            .withFixed(FixedAxes.ALL)
            .labelled("Fe1");
    Site moved = site.at(Vector3.ZERO);
    assertThat(moved.moment().orElseThrow().magnitude()).isEqualTo(5);
    assertThat(moved.fixed()).isEqualTo(FixedAxes.ALL);
    assertThat(moved.label()).contains("Fe1");
    assertThat(moved.mainSpecies().charge()).hasValue(3);
  }

  @Test
  void wraps_only_the_directions_that_repeat() {
    Site outside = Site.of(Element.C, new Vector3(-0.25, 1.5, 1.5));
    Structure slab =
        new Structure(
            Optional.of(Lattice.cubic(5)), new Periodicity(true, true, false), List.of(outside));
    assertThat(slab.wrapped().fractional(0)).isEqualTo(new Vector3(0.75, 0.5, 1.5));
    assertThat(slab.density()).isEmpty();
  }

  @Test
  void wraps_a_fraction_just_below_zero_to_zero() {
    Structure structure =
        Structure.crystal(
            Lattice.cubic(5), List.of(Site.of(Element.C, new Vector3(-1e-18, 1, 0.5))));
    assertThat(structure.wrapped().fractional(0)).isEqualTo(new Vector3(0, 0, 0.5));
  }

  @Property(tries = 100)
  void keeps_density_and_formula_in_a_supercell(
      @ForAll @IntRange(min = 1, max = 4) int na,
      @ForAll @IntRange(min = 1, max = 4) int nb,
      @ForAll @IntRange(min = 1, max = 4) int nc) {
    Structure supercell = saltCell.supercell(na, nb, nc);
    assertThat(supercell.size()).isEqualTo(2 * na * nb * nc);
    assertThat(supercell.density())
        .hasValueCloseTo(saltCell.density().getAsDouble(), within(1e-12));
    assertThat(supercell.composition().reduced()).isEqualTo("ClNa");
    assertThat(supercell.wrapped()).isEqualTo(supercell);
  }

  @Property
  void moves_no_atom_off_the_lattice_by_wrapping(
      @ForAll @DoubleRange(min = -5, max = 5) double x,
      @ForAll @DoubleRange(min = -5, max = 5) double y) {
    Structure structure =
        Structure.crystal(Lattice.cubic(1), List.of(Site.of(Element.C, new Vector3(x, y, 0))));
    Vector3 moved = structure.wrapped().fractional(0);
    assertThat(moved.x()).isBetween(0.0, Math.nextDown(1.0));
    assertThat(x - moved.x()).isCloseTo(Math.rint(x - moved.x()), within(1e-12));
    assertThat(y - moved.y()).isCloseTo(Math.rint(y - moved.y()), within(1e-12));
  }
}
