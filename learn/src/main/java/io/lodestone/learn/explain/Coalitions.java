package io.lodestone.learn.explain;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.numerics.OpenBlas;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Sets of features about which a model is asked, and how their answers become Shapley values.
 *
 * <p>The values are the weighted least-squares solution of φ over the answers v(S) ≈ base + Σ φⱼ,
 * with the weight (M − 1) / (C(M, s) s (M − s)) of a set of s among M features (Lundberg and Lee,
 * NeurIPS 2017). Sets come with their complements, the smallest and largest first, as long as all
 * of a size fit into the number of sets; the rest are drawn by weight.
 */
final class Coalitions {
  private final int players;
  private final List<BitSet> sets = new ArrayList<>();
  private double[] solution;

  /**
   * Chooses sets.
   *
   * @param players the number of features, at least 2
   * @param most how many sets there may be
   */
  Coalitions(int players, int most, long seed) {
    this.players = players;
    Map<BitSet, Double> weights = chosen(most, new SplittableRandom(seed));
    sets.addAll(weights.keySet());
    solve(weights.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  List<BitSet> sets() {
    return sets;
  }

  /**
   * Shapley values.
   *
   * @param answers what is said of each set
   * @param base what is said where nothing is known
   * @param full what is said where all is known
   */
  double[] values(double[] answers, double base, double full) {
    int n = sets.size();
    double gain = full - base;
    double[] values = new double[players];
    double rest = gain;
    for (int j = 0; j < players - 1; j++) {
      double value = 0;
      for (int i = 0; i < n; i++) {
        double known = sets.get(i).get(players - 1) ? gain : 0;
        value += solution[j * n + i] * (answers[i] - base - known);
      }
      values[j] = value;
      rest -= value;
    }
    values[players - 1] = rest;
    return values;
  }

  private Map<BitSet, Double> chosen(int most, SplittableRandom random) {
    Map<BitSet, Double> weights = new LinkedHashMap<>();
    int half = players / 2;
    double[] ofSize = new double[half + 1];
    double left = 0;
    for (int s = 1; s <= half; s++) {
      ofSize[s] = (players - 1.0) / (s * (players - s)) * (2 * s == players ? 1 : 2);
      left += ofSize[s];
    }
    int size = 1;
    while (size <= half) {
      double count = binomial(players, size) * (2 * size == players ? 1 : 2);
      if (weights.size() + count > most) {
        break;
      }
      addAll(size, ofSize[size] / count, weights);
      left -= ofSize[size];
      size++;
    }
    if (size > half) {
      return weights;
    }
    Map<BitSet, Double> drawn = new LinkedHashMap<>();
    int draws = 0;
    while (weights.size() + drawn.size() + 1 < most && draws < 4 * most) {
      BitSet set = draw(size, ofSize, left, random);
      BitSet other = (BitSet) set.clone();
      other.flip(0, players);
      drawn.merge(set, 1.0, Double::sum);
      drawn.merge(other, 1.0, Double::sum);
      draws++;
    }
    double share = left / (2.0 * draws);
    drawn.forEach((set, times) -> weights.put(set, times * share));
    return weights;
  }

  private BitSet draw(int first, double[] ofSize, double total, SplittableRandom random) {
    double at = random.nextDouble() * total;
    int size = first;
    while (size < ofSize.length - 1 && at > ofSize[size]) {
      at -= ofSize[size++];
    }
    BitSet set = new BitSet(players);
    // Floyd's sampling without repetition.
    for (int i = players - size; i < players; i++) {
      int candidate = random.nextInt(i + 1);
      set.set(set.get(candidate) ? i : candidate);
    }
    return set;
  }

  private void addAll(int size, double weight, Map<BitSet, Double> weights) {
    int[] members = new int[size];
    Arrays.setAll(members, i -> i);
    while (true) {
      BitSet set = new BitSet(players);
      Arrays.stream(members).forEach(set::set);
      BitSet other = (BitSet) set.clone();
      other.flip(0, players);
      weights.putIfAbsent(set, weight);
      weights.putIfAbsent(other, weight);
      int last = size - 1;
      while (last >= 0 && members[last] == players - size + last) {
        last--;
      }
      if (last < 0) {
        return;
      }
      members[last]++;
      for (int i = last + 1; i < size; i++) {
        members[i] = members[i - 1] + 1;
      }
    }
  }

  private static double binomial(int n, int k) {
    double result = 1;
    for (int i = 1; i <= k; i++) {
      result = result * (n - k + i) / i;
    }
    return Math.rint(result);
  }

  /** The matrix that gives all values but the last, which follows from their sum. */
  private void solve(double[] weights) {
    int n = sets.size();
    int unknowns = players - 1;
    double[] rows = new double[unknowns * n];
    double[] gram = new double[unknowns * unknowns];
    for (int i = 0; i < n; i++) {
      double last = sets.get(i).get(players - 1) ? 1 : 0;
      double root = Math.sqrt(weights[i]);
      for (int j = 0; j < unknowns; j++) {
        rows[j * n + i] = root * ((sets.get(i).get(j) ? 1 : 0) - last);
      }
    }
    OpenBlas blas = OpenBlas.get();
    blas.multiplyTransposed(rows, rows, gram, unknowns, unknowns, n);
    if (!blas.cholesky(gram, unknowns)) {
      throw new InvalidInput(
          null,
          "samples",
          n + " sets of features for " + players + " features",
          "enough to tell the features apart",
          "ask for more samples");
    }
    blas.solveLower(gram, rows, unknowns, n);
    blas.solveLowerTransposed(gram, rows, unknowns, n);
    for (int j = 0; j < unknowns; j++) {
      for (int i = 0; i < n; i++) {
        rows[j * n + i] *= Math.sqrt(weights[i]);
      }
    }
    solution = rows;
  }
}
