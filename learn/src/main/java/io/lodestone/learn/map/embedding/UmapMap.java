package io.lodestone.learn.map.embedding;

import io.lodestone.learn.map.FittedMap;
import io.lodestone.learn.map.MapInput;
import io.lodestone.learn.neighbours.NeighbourLists;
import io.lodestone.learn.state.ModelState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A map that UMAP drew. */
final class UmapMap implements FittedMap {
  /** Points up to which placing one takes more rounds. */
  private static final int FEW = 10_000;

  private final Umap.Settings settings;
  private final Surroundings surroundings;
  private final float[] positions;
  private final int parts;
  private final double[] coordinates;
  private final AttractionCurve curve;

  /**
   * A map.
   *
   * @param parts into which the graph of neighbours falls
   */
  UmapMap(Umap.Settings settings, Surroundings surroundings, float[] positions, int parts) {
    this.settings = settings;
    this.surroundings = surroundings;
    this.positions = positions;
    this.parts = parts;
    this.coordinates = new double[positions.length];
    Arrays.setAll(coordinates, i -> positions[i]);
    this.curve = AttractionCurve.of(settings.minDist(), settings.spread());
  }

  @Override
  public int size() {
    return surroundings.size();
  }

  @Override
  public int dimensions() {
    return settings.dimensions();
  }

  @Override
  public double[] coordinates() {
    return coordinates;
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (settings.neighbours() > size()) {
      notes.add("there are " + size() + " materials only, and all are neighbours");
    }
    if (parts > 1) {
      notes.add(
          "neighbours form "
              + parts
              + " groups without links; where these lie to each other means nothing");
    }
    return notes;
  }

  /**
   * Each point begins at the mean of its neighbours, as near as they count, and moves a while; one
   * that equals a material of the map lies where that lies.
   */
  @Override
  public double[] place(MapInput others) {
    int dimensions = dimensions();
    int k = Math.min(settings.neighbours(), size());
    NeighbourLists lists = surroundings.nearest(others, k);
    float[] weights = Memberships.ofNew(lists).weights();
    int epochs = settings.epochs() > 0 ? (settings.epochs() + 2) / 3 : size() <= FEW ? 100 : 30;
    Chance chance = new Chance(settings.seed(), size());
    UmapPlace place = new UmapPlace(curve, epochs, settings.repelled(), chance, positions);
    double[] placed = new double[others.rows() * dimensions];
    IntStream.range(0, others.rows())
        .parallel()
        .forEach(
            row -> {
              float[] own = new float[dimensions];
              if (lists.distance(row, 0) == 0) {
                System.arraycopy(positions, lists.index(row, 0) * dimensions, own, 0, dimensions);
              } else {
                float[] rates = Arrays.copyOfRange(weights, row * k, (row + 1) * k);
                begin(own, lists.of(row), rates);
                place.settle(lists.of(row), rates, own);
              }
              for (int d = 0; d < dimensions; d++) {
                placed[row * dimensions + d] = own[d];
              }
            });
    return placed;
  }

  /**
   * Puts a point at the mean of its neighbours, and scales their weights so that the largest is 1.
   */
  private void begin(float[] own, int[] targets, float[] weights) {
    double sum = 0;
    float most = 0;
    for (float weight : weights) {
      sum += weight;
      most = Math.max(most, weight);
    }
    for (int i = 0; i < targets.length; i++) {
      for (int d = 0; d < own.length; d++) {
        own[d] += (float) (weights[i] / sum) * positions[targets[i] * own.length + d];
      }
      weights[i] /= most;
    }
  }

  @Override
  public ModelState state() {
    return surroundings.state().put("positions", positions).put("parts", (double) parts);
  }
}
