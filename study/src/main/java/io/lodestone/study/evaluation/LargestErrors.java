package io.lodestone.study.evaluation;

import io.lodestone.learn.Model;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.domain.NearestRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The test rows that surprised a model most, each with the training rows nearest to it: if these
 * agree with each other and not with the row, it may be wrong; if they disagree, other physics.
 */
final class LargestErrors {
  private static final int NEIGHBOURS = 3;

  private final int most;
  private List<Surprise> entries = new ArrayList<>();

  LargestErrors(int most) {
    this.most = Math.max(0, most);
  }

  /** Takes note of the test rows of a fold. */
  void add(ScoredRows scored, Model model, Dataset training, Dataset test) {
    int[] worst =
        IntStream.range(0, scored.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -scored.surprise()[i]))
            .limit(most)
            .mapToInt(Integer::intValue)
            .toArray();
    if (worst.length == 0) {
      return;
    }
    Features known = training.features(model.about().labels());
    NearestRows nearest = NearestRows.of(known);
    Features asked = test.features(model.about().labels());
    String target = model.about().target();
    for (int i : worst) {
      int row = scored.rows()[i];
      double[] values =
          Arrays.copyOfRange(asked.flat(), row * asked.width(), (row + 1) * asked.width());
      List<Surprise.Neighbour> neighbours =
          nearest.of(values, NEIGHBOURS).stream()
              .map(
                  near ->
                      new Surprise.Neighbour(
                          training.ids().get(near.row()),
                          model.classes().isEmpty()
                              ? "%.6g".formatted(training.number(target).value(near.row()))
                              : training.text(target).value(near.row()),
                          near.distance()))
              .toList();
      entries.add(
          new Surprise(
              test.ids().get(row),
              scored.truth()[i],
              scored.said()[i],
              scored.surprise()[i],
              neighbours));
    }
    entries =
        entries.stream()
            .sorted(Comparator.comparingDouble(entry -> -entry.surprise()))
            .limit(most)
            .collect(Collectors.toCollection(ArrayList::new));
  }

  List<Surprise> all() {
    return List.copyOf(entries);
  }
}
