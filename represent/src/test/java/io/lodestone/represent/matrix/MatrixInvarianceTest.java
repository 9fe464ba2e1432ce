package io.lodestone.represent.matrix;

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
import io.lodestone.represent.Crystals;
import io.lodestone.represent.Registry;
import io.lodestone.represent.Representation;
import io.lodestone.represent.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixInvarianceTest {
  private static final List<String> PERIODIC =
      List.of(
          "sine-matrix",
          "sine-matrix:order=sorted",
          "ewald-matrix:accuracy=1e-9",
          "ewald-matrix:accuracy=1e-9,order=sorted");

  @Property(tries = 40)
  void rotation_translation_and_order_do_not_count(@ForAll long seed) {
    Structure crystal = Crystals.random(seed);
    Structure other =
        Crystals.turned(Crystals.shifted(Crystals.shuffled(crystal, seed), seed), seed);
    for (String recipe : PERIODIC) {
      requireEqual(row(recipe, crystal), row(recipe, other));
    }
  }

  @Property(tries = 20)
  void the_atoms_that_symmetry_makes_alike_may_come_in_any_order(@ForAll long seed) {
    Structure crystal = Crystals.rockSalt(5.64);
    for (String recipe : PERIODIC) {
      requireEqual(row(recipe, crystal), row(recipe, Crystals.shuffled(crystal, seed)));
    }
    requireEqual(
        row("coulomb-matrix:order=sorted", crystal),
        row("coulomb-matrix:order=sorted", Crystals.shuffled(crystal, seed)));
  }

  @Property(tries = 40)
  void rotation_and_order_do_not_count_in_the_coulomb_matrix(@ForAll long seed) {
    Structure crystal = Crystals.random(seed);
    Structure other = Crystals.turned(Crystals.shuffled(crystal, seed), seed);
    for (String recipe : List.of("coulomb-matrix", "coulomb-matrix:order=sorted")) {
      requireEqual(row(recipe, crystal), row(recipe, other));
    }
  }

  /** Madelung's constant of rock salt, 1.747564594633, from the energies of unlike charges. */
  @Test
  void madelungs_constant_of_rock_salt_is_in_the_ewald_sum() {
    Structure crystal = Crystals.rockSalt(2);
    EwaldSum sum = new EwaldSum(1e-15);
    double[] matrix = sum.of(sum.atoms(crystal));
    double energy = 0;
    for (int i = 0; i < 8; i++) {
      for (int j = 0; j <= i; j++) {
        int sign = (i + j) % 2 == 0 ? 1 : -1;
        double zi = i % 2 == 0 ? Element.Na.number() : Element.Cl.number();
        double zj = j % 2 == 0 ? Element.Na.number() : Element.Cl.number();
        energy += sign * matrix[i * 8 + j] / (zi * zj);
      }
    }
    assertThat(energy / 4).isCloseTo(-1.747564594633182, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"coulomb-matrix", "sine-matrix", "ewald-matrix"})
  void one_atom_is_enough_and_smaller_structures_are_filled_up(String recipe) {
    Structure iron = Crystals.simpleCubic(Element.Fe, 2.5);
    double[] alone = row(recipe, iron);
    double[] padded = row(recipe + ":sites=3", iron);
    assertThat(alone).hasSize(1);
    assertThat(padded).containsExactly(alone[0], 0, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"coulomb-matrix", "sine-matrix", "ewald-matrix"})
  void what_has_no_matrix_is_told_why(String recipe) {
    Structure empty = Structure.crystal(Lattice.cubic(3), List.of());
    refused(recipe + ":sites=2", empty, "at least one atom");
    Site iron = Site.of(Element.Fe, Vector3.ZERO);
    Structure coinciding =
        Structure.crystal(Lattice.cubic(3), List.of(iron, iron.at(new Vector3(1, 0, 0.001))));
    refused(recipe, coinciding, "sites 1 and 2");
    Site half = Site.of(List.of(new Occupant(Species.of(Element.Fe), 0.5)), Vector3.ZERO);
    refused(recipe, Structure.crystal(Lattice.cubic(3), List.of(half)), "site 1");
    refused(recipe + ":sites=1", Crystals.rockSalt(5), "8 sites");
    Structure unknown =
        Structure.crystal(Lattice.cubic(3), List.of(Site.of(Species.UNKNOWN, Vector3.ZERO)));
    refused(recipe, unknown, "a known element");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sine-matrix", "ewald-matrix"})
  void a_molecule_has_no_matrix_of_a_crystal(String recipe) {
    refused(recipe, Structure.molecule(List.of(Site.of(Element.Fe, Vector3.ZERO))), "a crystal");
  }

  private static void refused(String recipe, Structure structure, String reason) {
    assertThatThrownBy(() -> row(recipe, structure))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(reason);
  }

  private static void requireEqual(double[] one, double[] other) {
    double largest = DoubleStream.of(one).map(Math::abs).max().orElseThrow();
    assertThat(other).containsExactly(one, within(1e-8 * largest));
    assertThat(Arrays.stream(other).allMatch(Double::isFinite)).isTrue();
  }

  @SuppressWarnings("unchecked")
  private static double[] row(String recipe, Structure structure) {
    Scope scope = new Scope(Set.of(), structure.size());
    return ((Representation<Structure>) new Registry().parse(recipe).create(scope))
        .of(structure)
        .values();
  }
}
