package io.lodestone.learn.explain;

import java.util.Comparator;
import java.util.List;

/**
 * How much worse a model answers when it is not told some features.
 *
 * @param score the name of the error that grows, such as {@code mae}
 * @param unit its unit; empty for a number without one
 * @param rows how many rows were judged
 * @param error the error with all features
 * @param heldOut whether the rows were judged by models that had not seen them, because the model
 *     itself has
 * @param groups the features, those that matter most first
 */
public record Importance(
    String score, String unit, int rows, double error, boolean heldOut, List<Group> groups) {
  public Importance {
    groups =
        groups.stream().sorted(Comparator.comparingDouble(group -> -group.increase())).toList();
  }

  /**
   * Features that were shuffled together.
   *
   * @param labels one or more features
   * @param increase the mean of what shuffling them adds to the error; about 0 where they do not
   *     matter
   * @param scatter the standard deviation between repeats and, where there are some, between folds
   */
  public record Group(List<String> labels, double increase, double scatter) {
    public Group {
      labels = List.copyOf(labels);
    }

    /** The first feature and how many more there are. */
    public String name() {
      return labels.size() == 1
          ? labels.getFirst()
          : labels.getFirst() + " and " + (labels.size() - 1) + " like it";
    }
  }
}
