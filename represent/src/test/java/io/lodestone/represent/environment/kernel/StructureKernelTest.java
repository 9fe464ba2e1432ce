package io.lodestone.represent.environment.kernel;

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
import io.lodestone.represent.environment.LocalFeatures;
import io.lodestone.represent.environment.SpeciesIndex;
import io.lodestone.represent.environment.kernel.LocalKernel.Linear;
import io.lodestone.represent.environment.kernel.LocalKernel.Polynomial;
import io.lodestone.represent.environment.kernel.LocalKernel.Rbf;
import io.lodestone.represent.environment.kernel.StructureKernel.Average;
import io.lodestone.represent.environment.kernel.StructureKernel.BestMatch;
import io.lodestone.represent.environment.kernel.StructureKernel.Rematch;
import io.lodestone.represent.environment.soap.Soap;
import io.lodestone.represent.environment.soap.SoapSettings;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructureKernelTest {
  private static final LocalFeatures A =
      new LocalFeatures(3, 3, new double[] {1, 2, 0.5, 0.2, 1, 3, 2, 0.1, 1}).normalised();
  private static final LocalFeatures B =
      new LocalFeatures(4, 3, new double[] {0.9, 2.1, 0.4, 0.1, 1.2, 2.5, 1, 1, 1, 3, 0.2, 0.3})
          .normalised();

  private static LocalKernel kernel(String name) {
    return switch (name) {
      case "linear" -> new Linear();
      case "polynomial" -> new Polynomial(1, 0, 2);
      default -> new Rbf(0.7);
    };
  }

  /** DScribe 2.1.1, with a threshold of 1e-22 for REMatch. */
  @ParameterizedTest
  @CsvSource({
    "linear, 0, 0.6701786699031708, 0.9866239847215986",
    "polynomial, 0, 0.5118569466239814, 0.9761568531966393",
    "rbf, 0, 0.6684358692812937, 0.9856764726173652",
    "linear, 1, 0.722572901530486, 0.9813267426399531",
    "linear, 0.1, 0.9298168446352157, 0.9481747917923844",
    "linear, 0.03, 0.9347691445561686, 0.9350285713811448",
    "polynomial, 1, 0.6107531531566764, 0.9523418968946674",
    "polynomial, 0.1, 0.8787508381650992, 0.8851442037906858",
    "polynomial, 0.03, 0.8797303344925089, 0.8797355112211717",
    "rbf, 1, 0.7133824885864065, 0.9759497519060282",
    "rbf, 0.1, 0.9122582278859399, 0.9283650557065707"
  })
  void kernels_of_structures_are_those_of_dscribe(
      String local, double alpha, double plain, double normalised) {
    StructureKernel kernel =
        alpha == 0 ? new Average(kernel(local)) : new Rematch(kernel(local), alpha);
    assertThat(kernel.of(A, B)).isCloseTo(plain, within(1e-8));
    assertThat(kernel.normalisedMatrix(List.of(A, B))[1]).isCloseTo(normalised, within(1e-8));
  }

  @Test
  void the_best_match_pairs_each_site_as_well_as_the_others_allow() {
    LocalFeatures twin = new LocalFeatures(2, 2, new double[] {1, 0, 0, 1});
    LocalFeatures swapped = new LocalFeatures(2, 2, new double[] {0, 1, 1, 0});
    assertThat(new BestMatch(new Linear()).of(twin, swapped)).isEqualTo(1);
    assertThat(new Average(new Linear()).of(twin, swapped)).isEqualTo(0.5);
    double best = new BestMatch(new Linear()).of(A, B);
    // By SciPy's linear_sum_assignment, with rows of A repeated four times and of B three times.
    assertThat(best).isCloseTo(0.9347693193603152, within(1e-12));
    assertThat(new Rematch(new Linear(), 0.002).of(A, B)).isCloseTo(best, within(1e-6));
    assertThat(new Rematch(new Linear(), 1e4).of(A, B))
        .isCloseTo(new Average(new Linear()).of(A, B), within(1e-4));
  }

  @Test
  void a_larger_cell_of_the_same_crystal_is_the_same_crystal() {
    Soap soap =
        new Soap(
            SettingsType.of(SoapSettings.class).parse("r_cut=3,n_max=3,l_max=3,sigma=0.4"),
            new SpeciesIndex(EnumSet.of(Element.Na, Element.Cl)));
    Structure salt =
        Structure.crystal(
            Lattice.ofRows(0, 2.8, 2.8, 2.8, 0, 2.8, 2.8, 2.8, 0),
            List.of(
                Site.of(Element.Na, Vector3.ZERO), Site.of(Element.Cl, Vector3.of(0.5, 0.5, 0.5))));
    LocalFeatures one = soap.of(salt).normalised();
    LocalFeatures six = soap.of(salt.supercell(3, 1, 2)).normalised();
    for (StructureKernel kernel :
        List.of(
            new Average(new Rbf(1)),
            new BestMatch(new Polynomial(1, 0, 2)),
            new Rematch(new Linear(), 0.1))) {
      assertThat(kernel.normalisedMatrix(List.of(one, six))[1]).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void what_has_no_answer_is_told() {
    assertThatThrownBy(() -> new Rematch(new Linear(), 0))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("alpha above 0");
    assertThatThrownBy(() -> new Rbf(-1)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> new Polynomial(1, 0, 0)).isInstanceOf(InvalidInput.class);
    LocalFeatures zero = new LocalFeatures(1, 3, new double[3]);
    assertThatThrownBy(() -> new Average(new Linear()).normalisedMatrix(List.of(A, zero)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("structure 2");
    LocalFeatures many = new LocalFeatures(97, 1, new double[97]);
    LocalFeatures more = new LocalFeatures(101, 1, new double[101]);
    assertThatThrownBy(() -> new BestMatch(new Linear()).of(many, more))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("REMatch");
  }
}
