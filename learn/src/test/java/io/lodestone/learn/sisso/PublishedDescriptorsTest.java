package io.lodestone.learn.sisso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.settings.SettingsType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The descriptors of Ghiringhelli et al., Phys. Rev. Lett. 114, 105503 (2015), for the octet
 * binaries, beside what a search finds from the same primary features.
 */
@Tag("data")
class PublishedDescriptorsTest {
  /** (EA_B − IP_B)/rp_A², |rs_A − rp_B|/exp(rs_A), |rp_B − rs_B|/exp(rd_A). */
  private static final List<String> PUBLISHED =
      List.of("5 4 - 9 ^2 /", "8 12 |-| 8 exp /", "12 11 |-| 10 exp /");

  private static final double[] ERRORS = {0.142, 0.099, 0.076};

  @Test
  void the_search_does_better_than_the_published_descriptors() throws IOException {
    SissoSettings settings =
        SettingsType.of(SissoSettings.class).parse("units=sums,rung=2,dimension=3");
    Problem problem = Problem.of(OctetBinaries.table(), "delta_e", null);
    FeatureSpace space = FeatureSpace.primary(problem, settings);
    LinearFit fit = new LinearFit(problem, space.combinations().dimensions());
    SissoResult sums = new SissoSearch(problem, settings).run();
    SissoResult sound =
        new SissoSearch(problem, SettingsType.of(SissoSettings.class).parse("rung=2,dimension=3"))
            .run();
    List<Feature> features = new ArrayList<>();
    for (int d = 1; d <= 3; d++) {
      FormulaCode code = new FormulaCode(PUBLISHED.get(d - 1));
      features.add(space.feature(code.expression(space.primaries())));
      Equation published = fit.of(features).orElseThrow();
      assertThat(published.rootMeanSquareError()).isEqualTo(ERRORS[d - 1], within(6e-4));
      assertThat(sums.best(d).rootMeanSquareError()).isLessThan(published.rootMeanSquareError());
      assertThat(sound.best(d).rootMeanSquareError()).isLessThan(published.rootMeanSquareError());
    }
  }
}
