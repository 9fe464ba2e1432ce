package io.lodestone.learn.map;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.cluster.Assignment;
import io.lodestone.learn.cluster.ClusterRecipe;
import io.lodestone.learn.cluster.Clustering;
import io.lodestone.learn.cluster.Points;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.map.quality.MapQuality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A map of materials: where each lies, where others would, how far the map is to be trusted, and
 * which crowds there are. It is immutable.
 */
public final class MaterialsMap {
  /** Of the map's own materials, so many have a neighbour no farther off than this. */
  private static final double USUAL = 0.99;

  private final About about;
  private final Dataset table;
  private final FittedMap fitted;
  private final Optional<FeatureBasis> basis;
  private final MapQuality quality;
  private final Pose pose;
  private final Optional<Clusters> clusters;

  /**
   * How a map came about.
   *
   * @param recipe the method with its settings
   * @param representation how features were made, such as {@code magpie}
   * @param hash the SHA-256 of the table that it was drawn from
   * @param notes what one has to know, in sentences without a full stop
   */
  public record About(String recipe, String representation, String hash, List<String> notes) {
    public About {
      notes = List.copyOf(notes);
    }
  }

  /**
   * The crowds of a map.
   *
   * @param recipe how they were found
   * @param clustering what was found, of the coordinates as the map was drawn
   */
  record Clusters(String recipe, Clustering clustering) {}

  /**
   * Where other materials lie.
   *
   * @param rows which rows of the table could be placed: those without gaps
   * @param coordinates rows × dimensions, row-major
   * @param distance from the nearest material of the map, by its features
   * @param usual whether that is no farther than 99 % of the map's materials are from their nearest
   * @param clusters to which crowds they belong; empty where none were looked for
   */
  public record Placement(
      int[] rows,
      double[] coordinates,
      double[] distance,
      boolean[] usual,
      Optional<Assignment> clusters) {}

  MaterialsMap(
      About about,
      Dataset table,
      FittedMap fitted,
      Optional<FeatureBasis> basis,
      MapQuality quality,
      Pose pose,
      Optional<Clusters> clusters) {
    this.about = about;
    this.table = table;
    this.fitted = fitted;
    this.basis = basis;
    this.quality = quality;
    this.pose = pose;
    this.clusters = clusters;
  }

  public About about() {
    return about;
  }

  /** What is told of each material, in the order of the coordinates. */
  public Dataset table() {
    return table;
  }

  /** How true it is. */
  public MapQuality quality() {
    return quality;
  }

  /** How it is laid down. */
  public Pose pose() {
    return pose;
  }

  FittedMap fitted() {
    return fitted;
  }

  Optional<FeatureBasis> basis() {
    return basis;
  }

  Optional<Clusters> clusters() {
    return clusters;
  }

  /** The number of materials. */
  public int size() {
    return fitted.size();
  }

  /** The number of coordinates of each. */
  public int dimensions() {
    return fitted.dimensions();
  }

  /** Where each material lies, size × dimensions, row-major. */
  public double[] coordinates() {
    return pose.of(fitted.coordinates());
  }

  /** What stands at each axis: what the method says, unless the map was turned. */
  public List<String> axes() {
    boolean turned = !Arrays.equals(pose.turn(), Pose.asDrawn(dimensions()).turn());
    return turned
        ? IntStream.rangeClosed(1, dimensions()).mapToObj(i -> "aligned " + i).toList()
        : fitted.axes();
  }

  /** The names of the features that it was drawn from; none where distances were given. */
  public List<String> features() {
    return basis.map(FeatureBasis::labels).orElse(List.of());
  }

  /** The crowds that were looked for and found, with what is to be known of them. */
  public Optional<Clustering> clustering() {
    return clusters.map(Clusters::clustering);
  }

  /** How crowds were looked for. */
  public Optional<String> clusterRecipe() {
    return clusters.map(Clusters::recipe);
  }

  /** The same map with its crowds, as they are in its coordinates. */
  public MaterialsMap clustered(ClusterRecipe<?> recipe) {
    Clustering found = recipe.fit(new Points(size(), dimensions(), fitted.coordinates()));
    return new MaterialsMap(
        about,
        table,
        fitted,
        basis,
        quality,
        pose,
        Optional.of(new Clusters(recipe.text(), found)));
  }

  /** The same map, laid down in another way after it was laid down in this. */
  public MaterialsMap laid(Pose next) {
    return new MaterialsMap(about, table, fitted, basis, quality, pose.then(next), clusters);
  }

  /**
   * Places other materials. The map does not change.
   *
   * @param others with the features of the map among their columns
   * @throws InvalidInput when features are not there, or the map was drawn from distances
   */
  public Placement place(Dataset others) {
    FeatureBasis of =
        basis.orElseThrow(
            () ->
                new InvalidInput(
                    null,
                    null,
                    "a map that was drawn from distances",
                    "one of features, into which others can be placed",
                    "draw the map of all materials together"));
    Features features = of.of(others);
    int[] whole =
        IntStream.range(0, features.rows())
            .filter(
                row ->
                    IntStream.range(0, features.width())
                        .noneMatch(j -> Double.isNaN(features.value(row, j))))
            .toArray();
    MapInput.Rows rows = of.comparable(features.rows(whole));
    double[] placed = fitted.place(of.compared(rows));
    double[] distance = of.nearest(rows);
    double far = usualDistance(of);
    boolean[] usual = new boolean[whole.length];
    for (int i = 0; i < usual.length; i++) {
      usual[i] = distance[i] <= far;
    }
    return new Placement(
        whole,
        pose.of(placed),
        distance,
        usual,
        clusters.map(
            some -> some.clustering().assign(new Points(whole.length, dimensions(), placed))));
  }

  /** How far 99 % of the materials are at most from their nearest; of many, of some of them. */
  private double usualDistance(FeatureBasis of) {
    int step = Math.max(1, size() / 1000);
    List<Double> nearest = new ArrayList<>();
    for (int i = 0; i < size(); i += step) {
      nearest.add(of.nearestOther(i));
    }
    nearest.sort(null);
    return nearest.get((int) Math.ceil(USUAL * nearest.size()) - 1);
  }
}
