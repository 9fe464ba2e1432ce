package io.lodestone.represent.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.element.Element;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.represent.environment.ace.Ace;
import io.lodestone.represent.environment.ace.AceSettings;
import io.lodestone.represent.environment.acsf.Acsf;
import io.lodestone.represent.environment.acsf.AcsfSettings;
import io.lodestone.represent.environment.soap.Soap;
import io.lodestone.represent.environment.soap.SoapSettings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Derivatives with respect to positions, against differences of the numbers themselves. */
class DerivativesTest {
  private static final double STEP = 1e-4;
  private static final SpeciesIndex SPECIES =
      new SpeciesIndex(EnumSet.of(Element.O, Element.Ti, Element.Sr));

  private static Soap soap(String settings) {
    return new Soap(SettingsType.of(SoapSettings.class).parse(settings), SPECIES);
  }

  private static Acsf acsf(String settings) {
    return new Acsf(SettingsType.of(AcsfSettings.class).parse(settings), SPECIES);
  }

  static Stream<DifferentiableRepresentation> representations() {
    return Stream.of(
        soap("r_cut=3,n_max=3,l_max=4,sigma=0.4"),
        soap("r_cut=3,n_max=3,l_max=3,sigma=0.4,compression=mu1nu1,periodic=false"),
        soap("r_cut=3,n_max=3,l_max=2,sigma=0.4,compression=mu2,weighting=exp,weight_r0=1"),
        soap("r_cut=3,n_max=2,l_max=2,sigma=0.5,compression=crossover,weighting=pow,weight_m=2"),
        soap("r_cut=4,n_max=3,l_max=3,sigma=0.5,rbf=polynomial,weighting=poly,weight_r0=4"),
        acsf("r_cut=4,g3=1+2,g5=0.01+2+1+0.1+1+-1"),
        new Ace(SettingsType.of(AceSettings.class).parse("r_cut=4,order=4,degree=4"), SPECIES));
  }

  private static Structure crystal() {
    return Structure.crystal(
        Lattice.ofRows(4.1, 0.2, -0.1, 0.3, 3.9, 0.2, -0.4, 0.1, 4.3),
        List.of(
            Site.of(Element.Sr, Vector3.of(0.01, 0.02, -0.03)),
            Site.of(Element.Ti, Vector3.of(0.52, 0.47, 0.51)),
            Site.of(Element.O, Vector3.of(0.48, 0.53, 0.02)),
            Site.of(Element.O, Vector3.of(0.03, 0.46, 0.55))));
  }

  private static Structure moved(Structure structure, int atom, int axis, double by) {
    Lattice lattice = structure.lattice().orElseThrow();
    double[] shift = new double[3];
    shift[axis] = by;
    List<Site> sites = new ArrayList<>(structure.sites());
    Vector3 at = structure.cartesian(atom).plus(Vector3.of(shift[0], shift[1], shift[2]));
    sites.set(atom, sites.get(atom).at(lattice.toFractional(at)));
    return Structure.crystal(lattice, sites);
  }

  private static Structure strained(Structure structure, int axis, int other, double by) {
    double[] rows = structure.lattice().orElseThrow().toRows();
    for (int vector = 0; vector < 3; vector++) {
      rows[3 * vector + axis] += by * rows[3 * vector + other];
    }
    return Structure.crystal(Lattice.ofRows(rows), structure.sites());
  }

  /** Of fourth order in the step. */
  private static double[] difference(
      DifferentiableRepresentation representation, DoubleFunction<Structure> change) {
    double[] far = representation.of(change.apply(2 * STEP)).values();
    double[] near = representation.of(change.apply(STEP)).values();
    double[] nearBack = representation.of(change.apply(-STEP)).values();
    double[] farBack = representation.of(change.apply(-2 * STEP)).values();
    double[] slopes = new double[far.length];
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] = (8 * (near[i] - nearBack[i]) - far[i] + farBack[i]) / (12 * STEP);
    }
    return slopes;
  }

  @ParameterizedTest
  @MethodSource("representations")
  void every_derivative_is_that_of_small_moves(DifferentiableRepresentation representation) {
    Structure crystal = crystal();
    LocalDerivatives derivatives = representation.derivatives(crystal);
    int size = derivatives.size();
    for (int atom = 0; atom < crystal.size(); atom++) {
      for (int axis = 0; axis < 3; axis++) {
        int along = axis;
        int which = atom;
        double[] expected = difference(representation, by -> moved(crystal, which, along, by));
        double largest = 0;
        for (double value : expected) {
          largest = Math.max(largest, Math.abs(value));
        }
        assertThat(largest).isPositive();
        for (int site = 0; site < crystal.size(); site++) {
          for (int i = 0; i < size; i++) {
            assertThat(Math.abs(derivatives.value(site, atom, axis, i) - expected[site * size + i]))
                .as("site %d, atom %d, axis %d, feature %d", site, atom, axis, i)
                .isLessThan(1e-8 * largest);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("representations")
  void forces_and_stress_of_an_energy_follow(DifferentiableRepresentation representation) {
    Structure crystal = crystal();
    double[] slopes =
        new Random(3).doubles(representation.of(crystal).values().length, -1, 1).toArray();
    PositionGradient gradient = representation.pullBack(crystal, slopes);
    for (int axis = 0; axis < 3; axis++) {
      int along = axis;
      for (int atom = 0; atom < crystal.size(); atom++) {
        int which = atom;
        assertClose(
            gradient.position(atom, axis),
            difference(representation, by -> moved(crystal, which, along, by)),
            slopes);
      }
      for (int other = 0; other < 3; other++) {
        int across = other;
        assertClose(
            gradient.strain(axis, other),
            difference(representation, by -> strained(crystal, along, across, by)),
            slopes);
      }
    }
  }

  private static void assertClose(double value, double[] differences, double[] slopes) {
    double expected = 0;
    double size = 0;
    for (int i = 0; i < slopes.length; i++) {
      expected += differences[i] * slopes[i];
      size += Math.abs(differences[i] * slopes[i]);
    }
    assertThat(Math.abs(value - expected)).isLessThan(1e-8 * size);
  }

  @Test
  void slopes_of_another_structure_are_refused() {
    assertThatThrownBy(() -> acsf("r_cut=4").pullBack(crystal(), new double[3]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
