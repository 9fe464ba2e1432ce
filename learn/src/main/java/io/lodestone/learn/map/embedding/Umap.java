package io.lodestone.learn.map.embedding;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.map.FittedMap;
import io.lodestone.learn.map.MapInput;
import io.lodestone.learn.map.MapMethod;
import io.lodestone.learn.neighbours.Metric;
import io.lodestone.learn.neighbours.NeighbourLists;
import io.lodestone.learn.state.ModelState;
import java.util.Set;

/** UMAP: neighbours stay neighbours, and the map shows which groups they form. */
public final class Umap implements MapMethod<Umap.Settings> {
  /** Points up to which many epochs are affordable. */
  private static final int FEW = 10_000;

  /** How far from the middle points begin, and by how much those at one place are apart. */
  private static final double EXTENT = 5;

  private static final double NOISE = 1e-4;

  /**
   * The settings.
   *
   * @param neighbours how many near points count, the point itself with them
   * @param minDist how near points may come
   * @param spread the distance over which nearness fades
   * @param epochs rounds in which points move; 0 for 500, or 200 with more than 10,000 points
   * @param metric of the rows
   * @param start where points begin
   * @param repelled points drawn for each link that attracts
   * @param dimensions of the map
   * @param seed of all that is drawn by chance
   */
  public record Settings(
      @Setting(value = "15", text = "near points that count, the point itself with them")
          int neighbours,
      @Setting(value = "0.1", text = "how near points may come") double minDist,
      @Setting(value = "1", text = "distance over which nearness fades") double spread,
      @Setting(value = "0", text = "rounds; 0 for 500, or 200 with more than 10000 points")
          int epochs,
      @Setting(value = "euclidean", text = "how far rows are from each other") Metric metric,
      @Setting(value = "spectral", text = "where points begin") Start start,
      @Setting(value = "5", text = "points drawn for each link that attracts") int repelled,
      @Setting(value = "2", text = "coordinates of the map") int dimensions,
      @Setting(value = "1", text = "of all that is drawn by chance") long seed) {
    /** Checks the values. */
    public Settings {
      new Range("neighbours", 2, 10_000).check(neighbours);
      new Range("min_dist", 0, 100).check(minDist);
      new Range("spread", 0.01, 100).check(spread);
      if (minDist > spread) {
        throw new InvalidInput(
            null, "min_dist", "" + minDist, "at most the spread, " + spread, null);
      }
      new Range("epochs", 0, 100_000).check(epochs);
      new Range("repelled", 0, 1000).check(repelled);
      new Range("dimensions", 1, 100).check(dimensions);
    }
  }

  @Override
  public Profile profile() {
    return new Profile(
        "umap",
        "uniform manifold approximation and projection",
        "McInnes, Healy and Melville, arXiv:1802.03426 (2018)",
        "who is near whom, and the groups that neighbours form; distances between groups mean"
            + " little",
        Set.of(MapInput.Kind.ROWS, MapInput.Kind.DISTANCES, MapInput.Kind.SIMILARITIES));
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public FittedMap fit(Settings settings, MapInput input) {
    Surroundings surroundings = Surroundings.of(input, settings.metric(), settings.seed());
    int n = surroundings.size();
    if (settings.dimensions() >= n) {
      throw new InvalidInput(
          null, "dimensions", "" + settings.dimensions(), "fewer than the " + n + " points", null);
    }
    int k = Math.min(settings.neighbours() - 1, n - 1);
    NeighbourLists lists = surroundings.neighbours(k);
    WeightedGraph graph = Memberships.among(lists).graph();
    double[] start =
        switch (settings.start()) {
          case SPECTRAL ->
              new InitialLayout(graph, settings.dimensions(), settings.seed()).coordinates();
          case PCA -> surroundings.principal(settings.dimensions());
        };
    float[] positions = InitialLayout.scaled(start, EXTENT, NOISE, settings.seed());
    AttractionCurve curve = AttractionCurve.of(settings.minDist(), settings.spread());
    int epochs = settings.epochs() > 0 ? settings.epochs() : n <= FEW ? 500 : 200;
    UmapDescent descent =
        new UmapDescent(curve, settings.dimensions(), epochs, settings.repelled(), settings.seed());
    return new UmapMap(
        settings, surroundings, descent.move(graph, positions), graph.components().length);
  }

  @Override
  public FittedMap restore(Settings settings, ModelState state) {
    Surroundings surroundings = Surroundings.read(settings.metric(), settings.seed(), state);
    float[] positions = state.floats("positions");
    if (positions.length != surroundings.size() * settings.dimensions()) {
      throw new InvalidInput(
          "map",
          "part positions",
          positions.length + " values",
          settings.dimensions() + " for each of " + surroundings.size() + " materials",
          "the file is damaged");
    }
    return new UmapMap(settings, surroundings, positions, (int) state.number("parts"));
  }
}
