package io.lodestone.learn.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.learn.FitOptions;
import io.lodestone.learn.Learners;
import io.lodestone.learn.Model;
import io.lodestone.learn.ModelFile;
import io.lodestone.learn.NumberPredictions;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.represent.Registry;
import io.lodestone.represent.Scope;
import io.lodestone.represent.environment.LocalFeatureSet;
import io.lodestone.represent.environment.LocalFeatures;
import io.lodestone.represent.environment.kernel.LocalKernel;
import io.lodestone.represent.environment.kernel.StructureKernel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructureKernelsTest {
  private static final Learners LEARNERS = new Learners();

  /** Rock salt whose lattice and one bond are stretched at random; the answer follows the bond. */
  private static Dataset stretched(int rows, long seed) {
    Random random = new Random(seed);
    LocalFeatureSet soap =
        new LocalFeatureSet(
            List.of(new Registry().parse("soap:r_cut=4,n_max=4,l_max=3")),
            new Scope(EnumSet.of(Element.of("Na"), Element.of("Cl")), 2));
    List<LocalFeatures> sites = new ArrayList<>();
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      double shift = 0.5 + 0.12 * (random.nextDouble() - 0.5);
      Structure structure =
          Structure.crystal(
              Lattice.ofRows(0, 2.8, 2.8, 2.8, 0, 2.8, 2.8, 2.8, 0),
              List.of(
                  Site.of(Element.of("Na"), new Vector3(0, 0, 0)),
                  Site.of(Element.of("Cl"), new Vector3(shift, shift, shift))));
      sites.add(soap.of(structure));
      y[i] = 100 * Math.abs(shift - 0.5) + 0.05 * random.nextGaussian();
    }
    return Dataset.of(
            List.of(
                NumberColumn.plain("chance", random.doubles(rows).toArray()),
                NumberColumn.plain("y", y)),
            "y")
        .with(Environments.of(sites));
  }

  @Test
  void likenesses_are_those_of_the_kernel_whichever_way_they_are_asked_for() {
    Environments all = stretched(12, 1).environments().orElseThrow();
    List<LocalFeatures> rows = IntStream.range(0, 12).mapToObj(all::row).toList();
    double[] expected =
        new StructureKernel.Rematch(new LocalKernel.Polynomial(1, 0, 2), 0.1)
            .normalisedMatrix(rows);
    SiteKernel kernel = new SiteKernel(SiteKernel.Form.REMATCH, 0.1, 2);
    assertThat(all.similarities(kernel, all)).containsExactly(expected, within(1e-6));
    int[] some = {7, 2, 7};
    double[] part = all.rows(some).similarities(kernel, all);
    assertThat(part[3]).isEqualTo(all.similarities(kernel, all)[7 * 12 + 3]);
    Environments apart = Environments.of(rows);
    assertThat(apart.similarities(kernel, all)).containsExactly(expected, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gp:kernel=1*rematch(0.1 2 0.1)+white(0.01),restarts=0",
        "gp:kernel=1*average(2 0.1)+white(0.01),restarts=0",
        "kernel-ridge:kernel=rematch",
        "svm:kernel=rematch,gamma=200,bags=5,cost=100,epsilon=0.02"
      })
  void structures_are_learned_from_and_new_ones_predicted_from_the_file(
      String recipe, @TempDir Path folder) throws Exception {
    Dataset training = stretched(60, 2);
    Dataset fresh = stretched(30, 3);
    Model model = LEARNERS.parse(recipe).fit(training, "y", FitOptions.DEFAULTS);
    NumberPredictions told = (NumberPredictions) model.predict(fresh);
    double[] y = fresh.number("y").values();
    double errors = 0;
    double plain = 0;
    for (int i = 0; i < 30; i++) {
      errors += Math.abs(told.mean(i) - y[i]) / 30;
      plain += Math.abs(1.5 * 2 - y[i]) / 30;
    }
    // The only feature beside the structures is chance, so all skill is theirs.
    assertThat(errors).isLessThan(0.2 * plain);
    new ModelFile(folder.resolve("m.lode")).write(model);
    NumberPredictions again =
        (NumberPredictions) new ModelFile(folder.resolve("m.lode")).read().predict(fresh);
    for (int i = 0; i < 30; i++) {
      assertThat(again.mean(i)).isEqualTo(told.mean(i));
      assertThat(again.epistemic(i)).isEqualTo(told.epistemic(i));
    }
  }

  @Test
  void a_kernel_of_structures_joins_with_one_of_features() {
    Dataset data = stretched(40, 4);
    Model model =
        LEARNERS
            .parse("gp:kernel=1*rematch(0.1 2 0.1)+0.1*matern52+white(0.01),restarts=0")
            .fit(data, "y", FitOptions.DEFAULTS);
    assertThat(model.about().scores().get("r2")).isGreaterThan(0.9);
  }

  @Test
  void rows_without_structures_are_refused() {
    Dataset bare =
        Dataset.of(
            List.of(NumberColumn.plain("x", 1, 2, 3, 4), NumberColumn.plain("y", 1, 2, 3, 5)), "y");
    for (String recipe :
        List.of("gp:kernel=1*rematch+white", "svm:kernel=average", "kernel-ridge:kernel=average")) {
      assertThatThrownBy(() -> LEARNERS.parse(recipe).fit(bare, "y"))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("structure");
    }
  }
}
