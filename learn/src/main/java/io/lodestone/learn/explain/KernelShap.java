package io.lodestone.learn.explain;

import io.lodestone.learn.dataset.Features;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Shapley values of any model by asking it. Where some features of a row are known, the answer is
 * the mean over background rows with these features put in. With few features all coalitions are
 * asked about and the values are exact; with more, some are, and the values are those of {@link
 * Coalitions}. They always add up to the answer.
 */
final class KernelShap {
  /** Rows that the model is asked about at once. */
  private static final int ASKED = 1 << 14;

  private final Response response;
  private final Features background;
  private final KernelShapSettings settings;
  private final double base;
  private final Map<Integer, Coalitions> known = new HashMap<>();

  /**
   * Prepares.
   *
   * @param background rows that stand for what is not known
   */
  KernelShap(Response response, Features background, KernelShapSettings settings) {
    this.response = response;
    this.background = background;
    this.settings = settings;
    base = Arrays.stream(response.at(background)).average().orElseThrow();
  }

  Contributions of(Features rows) {
    int width = rows.width();
    double[] answers = response.at(rows);
    double[] values = new double[rows.rows() * width];
    boolean exact = true;
    for (int row = 0; row < rows.rows(); row++) {
      double[] x = Arrays.copyOfRange(rows.flat(), row * width, (row + 1) * width);
      int[] players = differing(x);
      exact &= players.length <= settings.exact();
      double[] found =
          players.length <= settings.exact()
              ? exact(x, players, answers[row])
              : sampled(x, players, answers[row]);
      for (int i = 0; i < players.length; i++) {
        values[row * width + players[i]] = found[i];
      }
    }
    String method = exact ? "all coalitions" : "sampled coalitions";
    return new Contributions(method, rows.labels(), base, answers, values);
  }

  /** The features in which a row differs from some background row: the others change nothing. */
  private int[] differing(double[] x) {
    return IntStream.range(0, x.length)
        .filter(
            j ->
                IntStream.range(0, background.rows())
                    .anyMatch(row -> background.value(row, j) != x[j]))
        .toArray();
  }

  private double[] exact(double[] x, int[] players, double full) {
    int m = players.length;
    if (m == 0) {
      return new double[0];
    }
    List<BitSet> sets =
        IntStream.range(1, (1 << m) - 1)
            .mapToObj(mask -> BitSet.valueOf(new long[] {mask}))
            .toList();
    double[] asked = ask(x, players, sets);
    double[] game = new double[1 << m];
    game[0] = base;
    System.arraycopy(asked, 0, game, 1, asked.length);
    game[game.length - 1] = full;
    double[] weight = new double[m];
    for (int s = 0; s < m; s++) {
      // s! (m − 1 − s)! / m!
      weight[s] = 1.0 / m;
      for (int i = 1; i <= s; i++) {
        weight[s] *= (double) i / (m - i);
      }
    }
    double[] values = new double[m];
    for (int mask = 0; mask < game.length; mask++) {
      for (int j = 0; j < m; j++) {
        if ((mask >> j & 1) == 0) {
          values[j] += weight[Integer.bitCount(mask)] * (game[mask | 1 << j] - game[mask]);
        }
      }
    }
    return values;
  }

  private double[] sampled(double[] x, int[] players, double full) {
    Coalitions coalitions =
        known.computeIfAbsent(
            players.length,
            m ->
                new Coalitions(
                    m,
                    settings.samples() > 0 ? settings.samples() : 2048 + 2 * m,
                    settings.seed()));
    return coalitions.values(ask(x, players, coalitions.sets()), base, full);
  }

  /** The mean answers over the background with the players of each set put in. */
  private double[] ask(double[] x, int[] players, List<BitSet> sets) {
    int width = x.length;
    int rows = background.rows();
    int together = Math.max(1, ASKED / rows);
    double[] means = new double[sets.size()];
    for (int from = 0; from < sets.size(); from += together) {
      int count = Math.min(together, sets.size() - from);
      double[] asked = new double[Math.multiplyExact(count * rows, width)];
      for (int i = 0; i < count; i++) {
        BitSet set = sets.get(from + i);
        System.arraycopy(background.flat(), 0, asked, i * rows * width, rows * width);
        for (int k = set.nextSetBit(0); k >= 0; k = set.nextSetBit(k + 1)) {
          for (int row = 0; row < rows; row++) {
            asked[(i * rows + row) * width + players[k]] = x[players[k]];
          }
        }
      }
      double[] answers =
          response.at(new Features(background.labels(), background.units(), count * rows, asked));
      for (int i = 0; i < count; i++) {
        means[from + i] = Arrays.stream(answers, i * rows, (i + 1) * rows).average().orElseThrow();
      }
    }
    return means;
  }
}
