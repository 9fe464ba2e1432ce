package io.lodestone.represent.environment.ace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.numerics.LeastSquares;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.represent.Feature;
import io.lodestone.represent.environment.SpeciesIndex;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AceTest {
  private static Ace ace(String settings, Set<Element> elements) {
    return new Ace(SettingsType.of(AceSettings.class).parse(settings), new SpeciesIndex(elements));
  }

  private static Structure cluster(Random random, int neighbours) {
    List<Site> sites = new ArrayList<>();
    sites.add(Site.of(Element.C, Vector3.ZERO));
    for (int i = 0; i < neighbours; i++) {
      Vector3 way = Vector3.of(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
      sites.add(Site.of(Element.C, way.scaled((1.2 + 2 * random.nextDouble()) / way.norm())));
    }
    return Structure.molecule(sites);
  }

  /** The number of functions whose labels begin so. */
  private static long count(Ace ace, String label) {
    return ace.features().stream().map(Feature::label).filter(l -> l.startsWith(label)).count();
  }

  @Test
  void three_body_functions_are_legendre_polynomials_of_angles() {
    // By the addition theorem, Σ_m Y_lm(j) Y_lm(k) = (2l + 1)/(4π) P_l(cos θ_jk).
    double end = 5;
    Ace ace = ace("order=2,degree=4,r_cut=5,decay=2", EnumSet.of(Element.C));
    Structure cluster = cluster(new Random(5), 4);
    double[] row = ace.of(cluster).row(0);
    int place = labels(ace).indexOf("ace C_n1l2 C_n1l2");
    double sum = 0;
    for (int j = 1; j < cluster.size(); j++) {
      for (int k = 1; k < cluster.size(); k++) {
        Vector3 a = cluster.cartesian(j);
        Vector3 b = cluster.cartesian(k);
        double cosine = a.dot(b) / (a.norm() * b.norm());
        double legendre = (3 * cosine * cosine - 1) / 2;
        sum += legendre * cutoff(a.norm() / end) * cutoff(b.norm() / end);
      }
    }
    assertThat(row[place]).isCloseTo(sum * 5 / (4 * Math.PI) / Math.sqrt(5), within(1e-12));
  }

  private static double cutoff(double x) {
    return (1 + Math.cos(Math.PI * x)) / 2;
  }

  private static List<String> labels(Ace ace) {
    return ace.features().stream().map(Feature::label).toList();
  }

  @Test
  void a_single_neighbour_gives_the_symbols_of_wigner() {
    Ace ace = ace("order=3,degree=6,r_cut=5", EnumSet.of(Element.C));
    Structure pair =
        Structure.molecule(
            List.of(
                Site.of(Element.C, Vector3.ZERO), Site.of(Element.C, Vector3.of(0.3, 1.1, -0.9))));
    Structure turned =
        Structure.molecule(
            List.of(
                Site.of(Element.C, Vector3.ZERO),
                Site.of(Element.C, Vector3.of(0, 0, Vector3.of(0.3, 1.1, -0.9).norm()))));
    double[] one = ace.of(pair).row(0);
    double[] other = ace.of(turned).row(0);
    for (int i = 0; i < one.length; i++) {
      assertThat(one[i]).as(labels(ace).get(i)).isCloseTo(other[i], within(1e-12));
    }
    // For a neighbour along z only Y_l0 = √((2l + 1)/(4π)) is left, and the 3j symbol of zeros.
    double radial = cutoff(turned.cartesian(1).norm() / 5);
    double expected =
        Math.sqrt(2.0 / 15) * Math.pow(radial, 3) * Math.sqrt(3 * 3 * 5 / Math.pow(4 * Math.PI, 3));
    int place = labels(ace).indexOf("ace C_n1l1 C_n1l1 C_n1l2");
    assertThat(other[place]).isCloseTo(expected, within(1e-12));
  }

  /** Invariants of degree four of one tensor: (v·v)², (tr Q²)², and for l = 3 two. */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 2", "4, 2"})
  void equal_factors_couple_in_as_many_ways_as_there_are_invariants(int l, int invariants) {
    Ace ace = ace("order=4,l_max=4,degree=" + 4 * l, EnumSet.of(Element.C));
    String factor = " C_n1l" + l;
    assertThat(count(ace, "ace" + factor + factor + factor + factor + " L")).isEqualTo(invariants);
  }

  @Test
  void the_functions_are_linearly_independent() {
    Ace ace = ace("order=4,degree=4,r_cut=5", EnumSet.of(Element.C));
    int size = ace.features().size();
    Random random = new Random(11);
    int samples = 6 * size;
    double[] rows = new double[samples * size];
    for (int sample = 0; sample < samples; sample++) {
      double[] row = ace.of(cluster(random, 5 + random.nextInt(4))).row(0);
      System.arraycopy(row, 0, rows, sample * size, size);
    }
    // Dependent columns are refused.
    assertThatCode(() -> LeastSquares.solve(rows, size, new double[samples]))
        .doesNotThrowAnyException();
  }

  @Test
  void too_many_functions_are_refused_with_a_way_out() {
    assertThatThrownBy(() -> ace("order=4,degree=10", EnumSet.range(Element.H, Element.Ne)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("smaller order");
  }
}
