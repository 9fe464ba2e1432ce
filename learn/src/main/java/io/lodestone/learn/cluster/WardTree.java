package io.lodestone.learn.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Clusters that grow by joining the two whose union scatters least more (Ward, J. Am. Stat. Assoc.
 * 58, 236, 1963), found along chains of nearest neighbours, whose work is of the order of the
 * square of the number of rows (Murtagh, Comput. J. 26, 354, 1983).
 */
final class WardTree {
  private record Join(int one, int other, double height) {}

  private final Points rows;

  WardTree(Points rows) {
    this.rows = rows;
  }

  /** The cluster of each row, from 0, where the tree has so many. */
  int[] labels(int count) {
    List<Join> joins = joins();
    joins.sort(Comparator.comparingDouble(Join::height));
    int n = rows.rows();
    int[] parent = new int[n];
    Arrays.setAll(parent, i -> i);
    for (Join join : joins.subList(0, n - count)) {
      parent[root(parent, join.one())] = root(parent, join.other());
    }
    int[] label = new int[n];
    Arrays.fill(label, -1);
    int[] labels = new int[n];
    int next = 0;
    for (int row = 0; row < n; row++) {
      int root = root(parent, row);
      if (label[root] < 0) {
        label[root] = next++;
      }
      labels[row] = label[root];
    }
    return labels;
  }

  private static int root(int[] parent, int row) {
    int at = row;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /**
   * All joins, in the order in which the chains find them; a cluster is known by one of its rows.
   */
  private List<Join> joins() {
    int n = rows.rows();
    int width = rows.width();
    double[] centres = rows.values().clone();
    int[] sizes = new int[n];
    Arrays.fill(sizes, 1);
    List<Join> joins = new ArrayList<>();
    int[] chain = new int[n];
    int length = 0;
    int first = 0;
    while (joins.size() < n - 1) {
      if (length == 0) {
        while (sizes[first] == 0) {
          first++;
        }
        chain[length++] = first;
      }
      int end = chain[length - 1];
      int before = length > 1 ? chain[length - 2] : -1;
      int nearest = before;
      double least = before < 0 ? Double.POSITIVE_INFINITY : cost(centres, sizes, end, before);
      for (int other = 0; other < n; other++) {
        if (sizes[other] > 0 && other != end) {
          double cost = cost(centres, sizes, end, other);
          if (cost < least) {
            least = cost;
            nearest = other;
          }
        }
      }
      if (nearest != before) {
        chain[length++] = nearest;
        continue;
      }
      length -= 2;
      joins.add(new Join(end, before, least));
      int both = sizes[end] + sizes[before];
      for (int j = 0; j < width; j++) {
        centres[before * width + j] =
            (sizes[before] * centres[before * width + j] + sizes[end] * centres[end * width + j])
                / both;
      }
      sizes[before] = both;
      sizes[end] = 0;
    }
    return joins;
  }

  /** How much more the union of two clusters scatters than both. */
  private double cost(double[] centres, int[] sizes, int one, int other) {
    int width = rows.width();
    double sum = 0;
    for (int j = 0; j < width; j++) {
      double d = centres[one * width + j] - centres[other * width + j];
      sum += d * d;
    }
    return sum * sizes[one] * sizes[other] / (sizes[one] + sizes[other]);
  }
}
