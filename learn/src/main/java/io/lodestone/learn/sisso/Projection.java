package io.lodestone.learn.sisso;

/**
 * What is left of features and target when some features were projected out of them: one step of
 * Cholesky's decomposition of the Gram matrix per feature.
 */
final class Projection {
  private static final double DEPENDENT = 1e-9;

  private final GramMatrix gram;

  /** The features projected out. */
  final int[] members;

  /** By task and feature: product of the rest of the feature with the rest of the target. */
  final double[][] c;

  /** By task and feature: squared length of the rest of the feature. */
  final double[][] h;

  /**
   * By member, task and feature: product of the feature with the rest of the member, normalized.
   */
  final double[][][] u;

  /** What the features projected out explain. */
  final double gain;

  private Projection(
      GramMatrix gram, int[] members, double[][] c, double[][] h, double[][][] u, double gain) {
    this.gram = gram;
    this.members = members;
    this.c = c;
    this.h = h;
    this.u = u;
    this.gain = gain;
  }

  /** Nothing projected out. */
  static Projection none(GramMatrix gram) {
    double[][] c = new double[gram.tasks()][gram.size()];
    double[][] h = new double[gram.tasks()][gram.size()];
    for (int t = 0; t < gram.tasks(); t++) {
      for (int k = 0; k < gram.size(); k++) {
        c[t][k] = gram.withTarget(t, k);
        h[t][k] = gram.product(t, k, k);
      }
    }
    return new Projection(gram, new int[0], c, h, new double[0][][], 0);
  }

  /** One feature more projected out; null where it follows from those before. */
  Projection with(int i) {
    int tasks = gram.tasks();
    int size = gram.size();
    double[][] newC = new double[tasks][size];
    double[][] newH = new double[tasks][size];
    double[][][] newU = java.util.Arrays.copyOf(u, u.length + 1);
    newU[u.length] = new double[tasks][size];
    double newGain = gain;
    for (int t = 0; t < tasks; t++) {
      if (!(h[t][i] > DEPENDENT)) {
        return null;
      }
      double scale = 1 / Math.sqrt(h[t][i]);
      double ci = c[t][i] * scale;
      double[] row = newU[u.length][t];
      for (int k = i + 1; k < size; k++) {
        double s = gram.product(t, i, k);
        for (double[][] earlier : u) {
          s -= earlier[t][i] * earlier[t][k];
        }
        row[k] = s * scale;
        newC[t][k] = c[t][k] - ci * row[k];
        newH[t][k] = h[t][k] - row[k] * row[k];
      }
      newGain += ci * ci;
    }
    int[] newMembers = java.util.Arrays.copyOf(members, members.length + 1);
    newMembers[members.length] = i;
    return new Projection(gram, newMembers, newC, newH, newU, newGain);
  }
}
