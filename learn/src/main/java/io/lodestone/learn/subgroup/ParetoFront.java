package io.lodestone.learn.subgroup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Subgroups of which none is superior to another in both coverage and utility, and how they belong
 * together.
 *
 * @param subgroups those with the most members first, each more exceptional than the one before
 */
public record ParetoFront(List<Subgroup> subgroups) {
  /** Of any subgroups, those to which no other is superior. */
  public static ParetoFront of(List<Subgroup> any) {
    List<Subgroup> front = new ArrayList<>();
    any.stream()
        .sorted(
            Comparator.comparingInt(Subgroup::size)
                .reversed()
                .thenComparing(Subgroup::utility, Comparator.reverseOrder()))
        .forEach(
            subgroup -> {
              if (front.isEmpty() || subgroup.utility() > front.getLast().utility()) {
                front.add(subgroup);
              }
            });
    return new ParetoFront(front);
  }

  public ParetoFront {
    subgroups = List.copyOf(subgroups);
  }

  /**
   * The coherent collections of the front: its subgroups in groups in which each two overlap by at
   * least {@code least}, made by joining again and again the two groups whose least overlap is
   * largest (complete linkage). Rules of one collection describe nearly the same materials in
   * different words or to different widths; rules of different collections describe others.
   *
   * @param least Jaccard index of members, 0 to 1
   * @return each in the order of the front, those with the widest rule first
   */
  public List<List<Subgroup>> collections(double least) {
    int count = subgroups.size();
    List<List<Integer>> groups = new ArrayList<>();
    double[][] overlap = new double[count][count];
    for (int i = 0; i < count; i++) {
      groups.add(new ArrayList<>(List.of(i)));
      for (int j = 0; j < i; j++) {
        overlap[i][j] = overlap[j][i] = subgroups.get(i).overlap(subgroups.get(j));
      }
    }
    while (groups.size() > 1) {
      int first = 0;
      int second = 0;
      double best = -1;
      for (int a = 0; a < groups.size(); a++) {
        for (int b = a + 1; b < groups.size(); b++) {
          double between = overlap[groups.get(a).getFirst()][groups.get(b).getFirst()];
          if (between > best) {
            best = between;
            first = a;
            second = b;
          }
        }
      }
      if (best < least) {
        break;
      }
      join(groups, first, second, overlap);
    }
    return groups.stream()
        .map(group -> group.stream().sorted().map(subgroups::get).toList())
        .toList();
  }

  /** The least overlap of two groups is kept at the place of their first members. */
  private static void join(List<List<Integer>> groups, int first, int second, double[][] overlap) {
    int kept = groups.get(first).getFirst();
    int gone = groups.get(second).getFirst();
    for (List<Integer> other : groups) {
      int at = other.getFirst();
      overlap[kept][at] = Math.min(overlap[kept][at], overlap[gone][at]);
      overlap[at][kept] = overlap[kept][at];
    }
    groups.get(first).addAll(groups.remove(second));
  }
}
