package io.lodestone.learn.map.embedding;

import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.map.FittedMap;
import io.lodestone.learn.map.MapInput;
import io.lodestone.learn.map.MapMethod;
import io.lodestone.learn.neighbours.Metric;
import io.lodestone.learn.neighbours.NeighbourLists;
import io.lodestone.learn.state.ModelState;
import java.util.Set;

/** t-SNE: who is near whom on the map, with what probability, is who is near whom in truth. */
public final class Tsne implements MapMethod<Tsne.Settings> {
  /** The spread of points before they move: small, so that all can pass all. */
  private static final double EXTENT = 1e-4;

  private static final double NOISE = 1e-6;

  /**
   * The settings.
   *
   * @param perplexity how many neighbours count, in effect
   * @param exaggeration of the pull of neighbours in the early rounds
   * @param early how many rounds have it
   * @param rounds of all
   * @param rate at which points move; 0 for n / exaggeration / 4, at least 50
   * @param theta the size of a group of points by its distance up to which they push as one
   * @param metric of the rows
   * @param start where points begin
   * @param seed of all that is drawn by chance
   */
  public record Settings(
      @Setting(value = "30", text = "how many neighbours count, in effect") double perplexity,
      @Setting(value = "12", text = "of the pull of neighbours in the early rounds")
          double exaggeration,
      @Setting(value = "250", text = "rounds that have it") int early,
      @Setting(value = "1000", text = "rounds of all") int rounds,
      @Setting(value = "0", text = "how fast points move; 0 for n / exaggeration / 4, at least 50")
          double rate,
      @Setting(value = "0.5", text = "size by distance up to which a group pushes as one")
          double theta,
      @Setting(value = "euclidean", text = "how far rows are from each other") Metric metric,
      @Setting(value = "pca", text = "where points begin; distances always begin with spectral")
          Start start,
      @Setting(value = "1", text = "of all that is drawn by chance") long seed) {
    /** Checks the values. */
    public Settings {
      new Range("perplexity", 1, 1000).check(perplexity);
      new Range("exaggeration", 1, 1000).check(exaggeration);
      new Range("rounds", 1, 1_000_000).check(rounds);
      new Range("early", 0, rounds).check(early);
      new Range("rate", 0, 1e6).check(rate);
      new Range("theta", 0, 0.7).check(theta);
    }
  }

  @Override
  public Profile profile() {
    return new Profile(
        "tsne",
        "t-distributed stochastic neighbour embedding",
        "van der Maaten and Hinton, J. Mach. Learn. Res. 9, 2579 (2008)",
        "who is nearest to whom; distances between groups, and how dense they are, mean little",
        Set.of(MapInput.Kind.ROWS, MapInput.Kind.DISTANCES, MapInput.Kind.SIMILARITIES));
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  /** The neighbours of points that choose with a perplexity, of so many that there are. */
  static int neighbours(double perplexity, int most) {
    return Math.min(most, (int) (3 * perplexity + 1));
  }

  /** The perplexity asked for, or what as many points can have. */
  static Perplexity perplexity(Settings settings, int most) {
    return new Perplexity(Math.clamp(settings.perplexity(), 1, Math.max(1, most / 3.0)));
  }

  @Override
  public FittedMap fit(Settings settings, MapInput input) {
    Surroundings surroundings = Surroundings.of(input, settings.metric(), settings.seed());
    int n = surroundings.size();
    Perplexity perplexity = perplexity(settings, n - 1);
    NeighbourLists lists = surroundings.neighbours(neighbours(perplexity.choices(), n - 1));
    float half = 0.5f / n;
    WeightedGraph graph =
        WeightedGraph.of(lists, perplexity.probabilities(lists), (a, b) -> (a + b) * half);
    boolean principal =
        settings.start() == Start.PCA
            && input instanceof MapInput.Rows rows
            && Math.min(n - 1, rows.width()) >= 2;
    double[] start =
        principal
            ? surroundings.principal(2)
            : new InitialLayout(graph, 2, settings.seed()).coordinates();
    float[] scaled = InitialLayout.scaled(start, EXTENT, NOISE, settings.seed());
    double[] positions = new double[2 * n];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = scaled[i];
    }
    TsneDescent descent = new TsneDescent(settings, graph);
    descent.move(positions);
    return new TsneMap(settings, surroundings, positions, descent.divergence(positions));
  }

  @Override
  public FittedMap restore(Settings settings, ModelState state) {
    Surroundings surroundings = Surroundings.read(settings.metric(), settings.seed(), state);
    return new TsneMap(
        settings,
        surroundings,
        state.doubles("positions", 2 * surroundings.size()),
        state.number("divergence"));
  }
}
