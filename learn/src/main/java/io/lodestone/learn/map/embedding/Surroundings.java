package io.lodestone.learn.map.embedding;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.map.MapInput;
import io.lodestone.learn.map.linear.PrincipalComponents;
import io.lodestone.learn.neighbours.ExactSearch;
import io.lodestone.learn.neighbours.Metric;
import io.lodestone.learn.neighbours.NeighbourLists;
import io.lodestone.learn.neighbours.NeighbourSearch;
import io.lodestone.learn.state.ModelState;

/** The materials of a map, among which those near to one are found. */
sealed interface Surroundings {
  /** The number of materials. */
  int size();

  /** The nearest other materials of each. */
  NeighbourLists neighbours(int k);

  /**
   * The nearest materials of each of others.
   *
   * @throws InvalidInput when these are not of the kind of the map, or of another width
   */
  NeighbourLists nearest(MapInput others, int k);

  /**
   * The principal components of the rows.
   *
   * @throws InvalidInput where there are no rows, but distances
   */
  double[] principal(int dimensions);

  /** What is needed to read them again. */
  ModelState state();

  /** The materials of an input. */
  static Surroundings of(MapInput input, Metric metric, long seed) {
    return switch (input) {
      case MapInput.Rows rows -> new Rows(rows, metric, seed);
      case MapInput.Distances given -> new Distances(given.toDistances(), new double[0]);
      case MapInput.Similarities given -> new Distances(given.toDistances(), given.own());
    };
  }

  /** Reads what {@link #state} gave. */
  static Surroundings read(Metric metric, long seed, ModelState state) {
    if (state.has("rows")) {
      double[] values = state.doubles("rows");
      double width = state.number("width");
      if (!(width >= 1) || width > values.length || values.length % width != 0) {
        throw new InvalidInput(
            "map", "part rows", values.length + " values", "whole rows of " + width, "damaged");
      }
      int count = values.length / (int) width;
      return new Rows(new MapInput.Rows(count, (int) width, values), metric, seed);
    }
    int count = (int) state.number("count");
    double[] own = state.doubles("own");
    return new Distances(new MapInput.Distances(0, Math.max(count, 0), new double[0]), own);
  }

  private static InvalidInput otherKind(MapInput found, String expected) {
    return new InvalidInput(
        null, null, found.kind().toString(), expected + ", from which the map was drawn", null);
  }

  /** Materials as rows of numbers. */
  record Rows(MapInput.Rows rows, Metric metric, long seed) implements Surroundings {
    @Override
    public int size() {
      return rows.rows();
    }

    @Override
    public NeighbourLists neighbours(int k) {
      return NeighbourSearch.of(rows.values(), rows.width(), metric, seed).neighbours(k);
    }

    // A graph is worth its making only for as many others as there are rows.
    @Override
    public NeighbourLists nearest(MapInput others, int k) {
      if (!(others instanceof MapInput.Rows given)) {
        throw otherKind(others, "rows");
      }
      if (given.width() != rows.width()) {
        throw new InvalidInput(
            null, null, "rows of " + given.width() + " numbers", "rows of " + rows.width(), null);
      }
      return ExactSearch.of(rows.values(), rows.width(), metric).nearest(given.values(), k);
    }

    @Override
    public double[] principal(int dimensions) {
      return new PrincipalComponents()
          .fit(new PrincipalComponents.Settings(dimensions), rows)
          .coordinates();
    }

    @Override
    public ModelState state() {
      return new ModelState().put("rows", rows.values()).put("width", (double) rows.width());
    }
  }

  /**
   * Materials of which only the distances are known.
   *
   * @param own the similarity of each with itself where similarities were given, else empty
   */
  record Distances(MapInput.Distances distances, double[] own) implements Surroundings {
    @Override
    public int size() {
      return distances.columns();
    }

    @Override
    public NeighbourLists neighbours(int k) {
      return NeighbourLists.ofDistances(distances.values(), size(), size(), true, k);
    }

    @Override
    public NeighbourLists nearest(MapInput others, int k) {
      MapInput.Distances given =
          switch (others) {
            case MapInput.Distances there when own.length == 0 && there.columns() == size() ->
                there;
            case MapInput.Similarities there
                when own.length == there.columns() && own.length == size() ->
                there.distances(own);
            default ->
                throw otherKind(
                    others,
                    (own.length == 0 ? "distances" : "similarities")
                        + " to the "
                        + size()
                        + " materials");
          };
      return NeighbourLists.ofDistances(given.values(), given.rows(), size(), false, k);
    }

    @Override
    public double[] principal(int dimensions) {
      throw new InvalidInput(
          null,
          "start",
          "principal components of distances",
          "rows of numbers",
          "start with spectral");
    }

    @Override
    public ModelState state() {
      return new ModelState().put("count", (double) size()).put("own", own);
    }
  }
}
