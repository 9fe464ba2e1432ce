package io.lodestone.learn.sisso;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The best subsets met so far, the same ones in whatever order they come. */
final class BestSubsets implements Checkpoints.State {
  private final int size;
  private final PriorityQueue<Subset> worstFirst =
      new PriorityQueue<>(Subset.BEST_FIRST.reversed());
  private final java.util.Set<List<Integer>> members = new java.util.HashSet<>();
  private volatile double threshold;

  BestSubsets(int size) {
    this.size = size;
  }

  /** A gain that a subset must reach to be kept; it only grows. */
  double threshold() {
    return threshold;
  }

  synchronized void offer(Subset subset) {
    if (subset.gain() < threshold || !members.add(key(subset))) {
      return;
    }
    worstFirst.add(subset);
    if (worstFirst.size() > size) {
      members.remove(key(worstFirst.poll()));
    }
    if (worstFirst.size() == size) {
      threshold = worstFirst.peek().gain();
    }
  }

  private static List<Integer> key(Subset subset) {
    return java.util.Arrays.stream(subset.members()).boxed().toList();
  }

  synchronized List<Subset> best() {
    Comparator<Subset> order = Subset.BEST_FIRST;
    return worstFirst.stream().sorted(order).toList();
  }

  @Override
  public synchronized List<String> lines() {
    return worstFirst.stream()
        .map(
            subset ->
                subset.gain()
                    + java.util.Arrays.stream(subset.members())
                        .mapToObj(member -> " " + member)
                        .collect(java.util.stream.Collectors.joining()))
        .toList();
  }

  @Override
  public void restore(List<String> lines) {
    for (String line : lines) {
      String[] words = line.split(" ");
      int[] saved = java.util.Arrays.stream(words).skip(1).mapToInt(Integer::parseInt).toArray();
      offer(new Subset(saved, Double.parseDouble(words[0])));
    }
  }
}
