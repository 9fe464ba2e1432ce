package io.lodestone.study.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.structure.Environments;
import io.lodestone.learn.structure.SiteKernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies whose learners compare structures by the surroundings of their sites. */
class StructureKernelStepsTest {
  @TempDir private Path folder;

  /** Caesium chloride and its like, of different sizes, which are to be learned. */
  private Dataset crystals() throws IOException {
    String rows =
        IntStream.range(0, 30)
            .mapToObj(
                i ->
                    String.format(
                        Locale.ROOT,
                        "{\"crystal\":{\"lattice\":{\"matrix\":[[%1$.3f,0,0],[0,%1$.3f,0],[0,0,%1$.3f]]},"
                            + "\"sites\":[{\"species\":[{\"element\":\"%2$s\",\"occu\":1}],\"abc\":[0,0,0]},"
                            + "{\"species\":[{\"element\":\"Cl\",\"occu\":1}],\"abc\":[0.5,0.5,0.5]}]},"
                            + "\"y\":%3$.4f}",
                        3.4 + 0.04 * i,
                        i % 2 == 0 ? "Cs" : "Rb",
                        Math.exp(-0.05 * i)))
            .collect(Collectors.joining(",\n", "[", "]"));
    Files.writeString(folder.resolve("crystals.json"), rows);
    return StepAtWork.of(
            new TableStep(),
            folder,
            Map.of(
                "file", "crystals.json",
                "target", "y",
                "with", "density | sites soap:r_cut=4.5,n_max=4,l_max=2"),
            Map.of())
        .dataset();
  }

  @Test
  void the_sites_of_structures_are_kept_between_steps() throws IOException {
    Environments kept = crystals().environments().orElseThrow();
    SiteKernel kernel = new SiteKernel(SiteKernel.Form.AVERAGE, 0.1, 2);
    double[] alike = kept.similarities(kernel, kept);
    assertThat(kept.size()).isEqualTo(30);
    assertThat(alike[0]).isEqualTo(1);
    // A neighbour in size with the same elements is more alike than one of another size.
    assertThat(alike[2]).isGreaterThan(alike[20]);
    Environments again = Environments.read(kept.state());
    assertThat(again.similarities(kernel, again)).isEqualTo(alike);
  }

  @Test
  void a_kernel_of_structures_is_evaluated_and_fitted_in_a_study() throws IOException {
    Map<String, Dataset> data = Map.of("data", crystals());
    StepAtWork compared =
        StepAtWork.of(
            new EvaluateStep(), folder, Map.of("learner", "kernel-ridge:kernel=average"), data);
    StepAtWork mean = StepAtWork.of(new EvaluateStep(), folder, Map.of("learner", "mean"), data);
    assertThat(compared.number("mae")).isLessThan(mean.number("mae") / 3);
    StepAtWork fitted =
        StepAtWork.of(
            new FitStep(),
            folder,
            Map.of("learner", "gp:kernel=1*rematch(0.1 2 0.3)+white(0.01),restarts=0"),
            data);
    assertThat(fitted.output()).isNotEmptyDirectory();
  }
}
