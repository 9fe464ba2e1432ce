package io.lodestone.represent.spectrum;

import static io.lodestone.represent.spectrum.SpectrumTest.sampled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Registry;
import io.lodestone.represent.Representation;
import io.lodestone.represent.Scope;
import io.lodestone.represent.similarity.Tanimoto;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DosFingerprintTest {
  private static final Scope SCOPE = new Scope(Set.of(), 0);
  private static final Tanimoto TANIMOTO = new Tanimoto();

  private final DosFingerprint family = new DosFingerprint();
  private final Representation<DensityOfStates> fingerprint =
      family.create(family.settings().defaults(), SCOPE);

  /** A valence band of two humps, a gap of 1 eV, and a conduction band. */
  private static Spectrum semiconductor(double gap, int points) {
    return sampled(x -> states(x, gap), -14, 8, points);
  }

  private static double states(double x, double gap) {
    double valence = x < 0 && x > -12 ? 0.4 * Math.sin(Math.PI * x / 6) * Math.sin(x * 0.26) : 0;
    double conduction = x > gap ? 0.3 * Math.sqrt(x - gap) : 0;
    return Math.abs(valence) + conduction;
  }

  private double[] row(DensityOfStates dos) {
    return fingerprint.of(dos).values();
  }

  @Test
  void the_grid_is_that_of_the_paper() {
    DosGrid grid = new DosGrid(family.settings().defaults());
    double[] edges = grid.edges();
    // Symmetric about −2 eV, 0.05 eV wide there, within −10 and 5 eV.
    assertThat(edges[0]).isBetween(-10.0, -9.0);
    assertThat(edges[edges.length - 1]).isBetween(4.0, 5.0);
    int reference = 0;
    while (edges[reference] < -2 - 1e-9) {
      reference++;
    }
    assertThat(edges[reference]).isCloseTo(-2, within(1e-9));
    assertThat(edges[reference + 1] - edges[reference]).isCloseTo(0.05, within(1e-9));
    // n(ε) = ⌊20 g + 1⌋ becomes 2 where g = 1/20: at ε = 7 √(−2 ln 0.95) = 2.242 eV.
    for (int i = reference; i < edges.length - 1; i++) {
      double distance = edges[i] + 2;
      double g = 1 - Math.exp(-distance * distance / 98);
      assertThat(edges[i + 1] - edges[i])
          .isCloseTo(0.05 * Math.floor(20 * g + 1 + 1e-12), within(1e-7));
    }
    assertThat(grid.pixelHeight(reference)).isCloseTo(0.25 / 56, within(1e-15));
  }

  @Test
  void pixels_count_the_states_of_a_column() {
    Spectrum flat = Spectrum.of(new double[] {-20, 20}, "eV", new double[] {0.9, 0.9}, "1/eV");
    FeatureRow row = fingerprint.of(new DensityOfStates(flat));
    DosGrid grid = new DosGrid(family.settings().defaults());
    for (int i = 0; i < row.size(); i++) {
      double states = 0.9 * (grid.edges()[i + 1] - grid.edges()[i]);
      assertThat(row.value(i))
          .isEqualTo(Math.min(56, Math.floor(states / grid.pixelHeight(i) + 1e-9)));
    }
  }

  @Test
  void equal_densities_have_similarity_one_and_others_less_both_ways() {
    double[] one = row(new DensityOfStates(semiconductor(1, 2201)));
    double[] other = row(new DensityOfStates(semiconductor(2.2, 2201)));
    assertThat(TANIMOTO.of(one, one)).isEqualTo(1);
    assertThat(TANIMOTO.of(one, other)).isBetween(0.5, 0.95).isEqualTo(TANIMOTO.of(other, one));
  }

  @Test
  void a_scale_with_another_zero_gives_the_same_fingerprint() {
    Spectrum given = semiconductor(1, 2201);
    double[] midgap = row(DensityOfStates.fromFermi(given, 0.5));
    double[] moved = row(DensityOfStates.fromFermi(given.shifted(31.7), 31.7 + 0.2));
    assertThat(TANIMOTO.of(midgap, moved)).isGreaterThan(0.999);
  }

  @Test
  void a_finer_grid_of_energies_hardly_changes_it() {
    double[] coarse = row(new DensityOfStates(semiconductor(1, 1101)));
    double[] fine = row(new DensityOfStates(semiconductor(1, 8801)));
    assertThat(TANIMOTO.of(coarse, fine)).isGreaterThan(0.97);
  }

  @Test
  void units_do_not_matter() {
    Spectrum given = semiconductor(1, 2201);
    Spectrum joule = given.in(UnitExpression.parse("J"), UnitExpression.parse("1/J"));
    assertThat(row(new DensityOfStates(joule))).isEqualTo(row(new DensityOfStates(given)));
    Spectrum angles = Spectrum.of(new double[] {1, 2}, "Å", new double[] {1, 2}, "1/eV");
    assertThatThrownBy(() -> new DensityOfStates(angles)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void columns_that_the_density_does_not_reach_are_missing_and_not_compared() {
    Spectrum given = semiconductor(1, 2201);
    FeatureRow part = fingerprint.of(new DensityOfStates(given.part(-6, 3)));
    assertThat(part.isWhole()).isFalse();
    assertThat(part.reason(0)).isEqualTo("the density of states reaches from -6.00 to 3.00 eV");
    assertThat(TANIMOTO.of(part.values(), row(new DensityOfStates(given)))).isEqualTo(1);
  }

  @Test
  void nothing_in_common_has_similarity_zero() {
    double[] empty = new double[fingerprint.features().size()];
    assertThat(TANIMOTO.of(empty, empty)).isZero();
    assertThatThrownBy(() -> TANIMOTO.of(empty, new double[3])).isInstanceOf(InvalidInput.class);
  }

  @Test
  void settings_that_make_no_grid_are_refused() {
    Registry registry = new Registry();
    for (String wrong :
        new String[] {"de_min=0", "de_max=0.01", "pixels=0", "pixels=1000", "e_ref=9", "width=0"}) {
      assertThatThrownBy(() -> registry.parse("dos:" + wrong))
          .as(wrong)
          .isInstanceOf(InvalidInput.class);
    }
  }
}
