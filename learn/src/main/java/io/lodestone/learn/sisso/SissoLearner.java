package io.lodestone.learn.sisso;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.Learner;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.state.ModelState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * SISSO as a learner: the best equation of the dimension that is set, and those found from rows
 * drawn again and again with replacement (bagging; Breiman, Machine Learning 24, 123 (1996)).
 */
public final class SissoLearner implements Learner<SissoSettings> {
  private static final SettingsType<SissoSettings> TYPE = SettingsType.of(SissoSettings.class);

  @Override
  public Profile profile() {
    return new Profile(
        "sisso",
        "Sure independence screening and sparsifying operator",
        "R. Ouyang et al., Phys. Rev. Materials 2, 083802 (2018)",
        "epistemic from how equations found from resampled rows differ, aleatoric from the errors of"
            + " rows that were left out of the samples");
  }

  @Override
  public SettingsType<SissoSettings> settings() {
    return TYPE;
  }

  @Override
  public Predictor.Regressor fit(SissoSettings settings, TrainingSet.Numbers rows) {
    Problem problem = problem(rows, new NumberColumn(rows.target(), rows.unit(), rows.y()));
    Equation main = last(new SissoSearch(problem, settings).run());
    List<Equation> equations = new ArrayList<>(List.of(main));
    int size = problem.size();
    double[][] held = new double[settings.bags()][];
    Random random = new Random(settings.seed());
    for (int bag = 0; bag < settings.bags(); bag++) {
      int[] drawn = drawn(random, size, settings.dimension() + 2);
      Equation equation = last(new SissoSearch(problem.subset(drawn), settings).run());
      equations.add(equation);
      boolean[] seen = new boolean[size];
      Arrays.stream(drawn).forEach(row -> seen[row] = true);
      held[bag] =
          IntStream.range(0, size)
              .mapToDouble(
                  row -> seen[row] ? Double.NaN : equation.value(0, problem.primaries(row)))
              .toArray();
    }
    return EquationBag.of(equations, held, problem, conversions(rows.features(), problem));
  }

  @Override
  public Predictor.Classifier fit(SissoSettings settings, TrainingSet.Classes rows) {
    if (rows.classes().size() != 2) {
      throw new InvalidInput(
          null, rows.target(), rows.classes().size() + " classes", "two classes", "");
    }
    double[] y = Arrays.stream(rows.labels()).mapToDouble(label -> label).toArray();
    Problem problem = problem(rows, NumberColumn.plain(rows.target(), y));
    List<Separation> found = new ArrayList<>(List.of(separation(problem, settings)));
    Random random = new Random(settings.seed());
    for (int bag = 0; bag < settings.bags(); bag++) {
      Problem part;
      do {
        part = problem.subset(drawn(random, problem.size(), settings.dimension() + 2));
      } while (Arrays.stream(part.y()).distinct().count() < 2);
      found.add(separation(part, settings));
    }
    return SeparationBag.of(found, problem, conversions(rows.features(), problem));
  }

  private static Separation separation(Problem problem, SissoSettings settings) {
    return new SeparationSearch(problem, settings, "0", "1").run().getLast().getFirst();
  }

  @Override
  public Predictor restore(SissoSettings settings, int width, ModelState state) {
    return state.has("slopes") ? SeparationBag.read(width, state) : EquationBag.read(width, state);
  }

  private static Equation last(SissoResult result) {
    return result.best(result.equations().size());
  }

  /** Rows drawn with replacement, as many as there are, of which so many differ. */
  private static int[] drawn(Random random, int size, int different) {
    int[] drawn;
    do {
      drawn = random.ints(size, 0, size).toArray();
    } while (Arrays.stream(drawn).distinct().count() < Math.min(different, size));
    return drawn;
  }

  private static Problem problem(TrainingSet rows, NumberColumn target) {
    Features features = rows.features();
    List<NumberColumn> columns = new ArrayList<>();
    for (int i = 0; i < features.width(); i++) {
      columns.add(
          new NumberColumn(features.labels().get(i), features.units().get(i), features.column(i)));
    }
    List<String> ids = IntStream.rangeClosed(1, rows.size()).mapToObj(Integer::toString).toList();
    return Problem.of(ids, target, columns, Collections.nCopies(rows.size(), ""));
  }

  /** For each feature the factor and the constant that lead to the unit of the equations. */
  private static double[][] conversions(Features features, Problem problem) {
    double[][] conversions = new double[2][features.width()];
    for (int i = 0; i < conversions[0].length; i++) {
      UnitExpression from = features.units().get(i);
      UnitExpression to = problem.columns().get(i).unit();
      double zero = from.equals(to) ? 0 : from.to(to, 0);
      conversions[0][i] = from.equals(to) ? 1 : from.to(to, 1) - zero;
      conversions[1][i] = zero;
    }
    return conversions;
  }
}
