package io.lodestone.learn.cluster;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.state.ModelState;

/**
 * Clusters around their centres. The strength of a point is 1 at its centre and 1/2 midway to the
 * next one.
 *
 * @param centres count × width, row-major
 */
record Centres(int width, double[] centres, Assignment found) implements Clustering {
  static Centres of(Points points, double[] centres) {
    Centres blank = new Centres(points.width(), centres, null);
    return new Centres(points.width(), centres, blank.assign(points));
  }

  @Override
  public int count() {
    return centres.length / width;
  }

  @Override
  public Assignment assign(Points others) {
    others.requireWidth(width);
    int[] labels = KMeans.nearest(others, centres, new double[others.rows()]);
    double[] strengths = new double[labels.length];
    for (int row = 0; row < labels.length; row++) {
      double own = Math.sqrt(others.square(row, centres, labels[row]));
      double next = Double.POSITIVE_INFINITY;
      for (int k = 0; k < count(); k++) {
        next = k == labels[row] ? next : Math.min(next, others.square(row, centres, k));
      }
      strengths[row] = own == 0 || count() == 1 ? 1 : 1 - own / (own + Math.sqrt(next));
    }
    return new Assignment(labels, strengths);
  }

  @Override
  public ModelState state() {
    return new ModelState()
        .put("width", width)
        .put("centres", centres)
        .put("labels", found.labels())
        .put("strengths", found.strengths());
  }

  /**
   * Clusters of {@link #state}.
   *
   * @throws InvalidInput when the state does not hold together
   */
  static Centres read(ModelState state) {
    int width = (int) state.number("width");
    double[] centres = state.doubles("centres");
    if (width < 1 || centres.length == 0 || centres.length % width != 0) {
      throw new InvalidInput(
          "clusters", "centres", centres.length + "", "rows of " + width, "the file is damaged");
    }
    return new Centres(
        width, centres, new Assignment(state.ints("labels"), state.doubles("strengths")));
  }
}
