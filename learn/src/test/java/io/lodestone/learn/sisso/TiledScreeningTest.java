package io.lodestone.learn.sisso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.dataset.NumberColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that screening by tiles loses nothing against double precision, feature by feature. */
class TiledScreeningTest {
  private static Problem problem(int features, int rows, String units, double offset, long seed) {
    Random random = new Random(seed);
    String[] unit = units.split("\\+");
    List<NumberColumn> columns = new ArrayList<>();
    double[] y = random.doubles(rows).toArray();
    for (int f = 0; f < features; f++) {
      double scale = Math.pow(10, random.nextInt(7) - 3);
      double[] values = new double[rows];
      Arrays.setAll(
          values,
          i -> scale * (offset + random.nextGaussian() + y[i] * (random.nextBoolean() ? 1 : 0)));
      if (f == 0) {
        values[rows / 2] = 0;
      }
      columns.add(new NumberColumn("f" + f, UnitExpression.parse(unit[f % unit.length]), values));
    }
    List<String> ids = IntStream.range(0, rows).mapToObj(i -> "" + i).toList();
    NumberColumn target = new NumberColumn("y", UnitExpression.parse("eV"), y);
    return Problem.of(ids, target, columns, ids.stream().map(id -> "").toList());
  }

  @ParameterizedTest
  @CsvSource({
    "7, 30, eV+Å, 0, 2, 7, 1, + - * / |-| exp ^2 ^3 sqrt",
    "7, 30, eV+Å, 20, 2, 7, 1, + - * / |-| exp ^2 ^3 sqrt",
    "6, 30, eV+Å, 10000, 2, 7, 1, + - * / |-| ^6",
    "9, 30, eV, 0, 2, 7, 3, + |-| ^-1",
    "9, 41, -, 1, 2, 3, 2, - * exp log",
    "3, 25, eV+Å, 0.5, 3, 4, 1, + - * / |-| ^2 cbrt",
    "3, 25, -, 2, 3, 7, 1, * / exp-"
  })
  void finds_the_same_as_double_precision(
      int features,
      int rows,
      String units,
      double offset,
      int rung,
      int complexity,
      int residuals,
      String operators) {
    SissoSettings settings =
        SettingsType.of(SissoSettings.class)
            .parse("operators=" + operators + ",units=sums,max_complexity=" + complexity);
    Problem problem = problem(features, rows, units, offset, 31 * features + rung);
    FeatureSpace space = FeatureSpace.primary(problem, settings);
    for (int r = 1; r < rung; r++) {
      space = space.next();
    }
    Random random = new Random(5);
    double[][] targets = new double[residuals][];
    targets[0] = problem.y();
    for (int r = 1; r < residuals; r++) {
      targets[r] = random.doubles(rows).toArray();
    }
    Correlation correlation = new Correlation(targets, problem.taskStarts());
    Screening.Result exact =
        new ExhaustiveScreening(correlation).screen(space, true, 60, List.of());
    Screening.Result tiled =
        new TiledScreening(correlation, Work.UNTOLD).screen(space, true, 60, List.of());
    assertSame(exact, tiled);
    assertThat(tiled.count()).isGreaterThanOrEqualTo(exact.count());
    List<Feature> excluded = exact.found().stream().limit(20).map(Scored::feature).toList();
    assertSame(
        new ExhaustiveScreening(correlation).screen(space, true, 60, excluded),
        new TiledScreening(correlation, Work.UNTOLD).screen(space, true, 60, excluded));
  }

  private static void assertSame(Screening.Result exact, Screening.Result tiled) {
    assertThat(tiled.found().stream().map(s -> s.feature().expression().toString()))
        .containsExactlyElementsOf(
            exact.found().stream().map(s -> s.feature().expression().toString()).toList());
    for (int i = 0; i < exact.found().size(); i++) {
      assertThat(tiled.found().get(i).score())
          .isEqualTo(exact.found().get(i).score(), within(1e-9));
    }
  }
}
