package io.lodestone.learn.sisso;

import io.lodestone.learn.dataset.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one row does to the equation: the whole search is done without it.
 *
 * @param id of the row
 * @param error of the equation of all rows for this row, in the unit of the target
 * @param unseenError of the equation found without the row for it; NaN where it has no value there
 * @param shift root of the mean square change of the values for all rows, in the unit of the target
 * @param sameFeatures whether the equation found without it has the same features
 */
public record Influence(
    String id, double error, double unseenError, double shift, boolean sameFeatures) {
  /** One for each row of the table, in its order. */
  static List<Influence> of(
      Problem problem, Dataset data, SissoSettings settings, SissoProgress progress) {
    Equation all = best(problem, settings);
    Influence[] found = new Influence[problem.size()];
    for (int row = 0; row < problem.size(); row++) {
      progress.at("leaving out rows", row, problem.size());
      int left = row;
      int[] others = IntStream.range(0, problem.size()).filter(other -> other != left).toArray();
      Equation without = best(problem.subset(others), settings);
      double squares = 0;
      for (int other = 0; other < problem.size(); other++) {
        double change = value(without, problem, other) - value(all, problem, other);
        squares += Double.isFinite(change) ? change * change : 0;
      }
      found[problem.row(row)] =
          new Influence(
              data.ids().get(problem.row(row)),
              value(all, problem, row) - problem.y()[row],
              value(without, problem, row) - problem.y()[row],
              Math.sqrt(squares / problem.size()),
              names(all).equals(names(without)));
    }
    progress.at("leaving out rows", problem.size(), problem.size());
    return List.of(found);
  }

  private static Equation best(Problem problem, SissoSettings settings) {
    SissoResult result = new SissoSearch(problem, settings).run();
    return result.best(result.equations().size());
  }

  private static double value(Equation equation, Problem problem, int row) {
    return equation.value(problem.task(row), problem.primaries(row));
  }

  private static List<String> names(Equation equation) {
    return new ArrayList<>(equation.features().stream().map(Object::toString).sorted().toList());
  }
}
