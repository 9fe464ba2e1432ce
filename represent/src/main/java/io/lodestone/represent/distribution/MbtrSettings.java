package io.lodestone.represent.distribution;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import java.util.List;

/** What can be set of the many-body tensor representation. */
public record MbtrSettings(
    @Setting(value = "distance", text = "what of atoms, pairs or triples is measured")
        Geometry geometry,
    @Setting(value = "none", text = "first+last point of the grid; none for what suits it")
        List<Double> range,
    @Setting(value = "100", text = "points of the grid") int points,
    @Setting(value = "0", text = "width of the Gaussians; 0 for two steps of the grid")
        double sigma,
    @Setting(value = "exponential", text = "how pairs and triples count by their size")
        Weighting weighting,
    @Setting(value = "6", unit = "Å", text = "distance beyond which no pair counts") double rCut,
    @Setting(value = "0", unit = "1/Å", text = "of exponential, in the place of r_cut; 0 for none")
        double scale,
    @Setting(value = "0.001", text = "of exponential, the smallest weight that counts")
        double threshold,
    @Setting(value = "atoms", text = "by what all values are divided") Normalization normalization,
    @Setting(value = "true", text = "whether each combination of elements has values of its own")
        boolean partial) {
  /** What is measured. */
  public enum Geometry {
    /** Of an atom, its atomic number (k = 1). */
    ATOMIC_NUMBER(1, "-", 1, 118),
    /** Of a pair, in Å (k = 2). */
    DISTANCE(2, "Å", 0, 0),
    /** Of a pair, in 1/Å (k = 2). */
    INVERSE_DISTANCE(2, "1/Å", 0, 1.5),
    /** Of an atom between two others, in degrees (k = 3). */
    ANGLE(3, "deg", 0, 180),
    /** Of that angle (k = 3). */
    COSINE(3, "-", -1, 1);

    private final int bodies;
    private final String unit;
    private final double first;
    private final double last;

    Geometry(int bodies, String unit, double first, double last) {
      this.bodies = bodies;
      this.unit = unit;
      this.first = first;
      this.last = last;
    }

    /** How many atoms it is of: k. */
    public int bodies() {
      return bodies;
    }

    /** The unit in which it is measured. */
    public String unit() {
      return unit;
    }
  }

  /** How much a pair or triple counts; single atoms count 1. */
  public enum Weighting {
    /** 1 for all pairs within the cut-off, and triples with two of them. */
    UNITY,
    /** exp(−scale · x), x being the distance, or the perimeter of the triple. */
    EXPONENTIAL,
    /** 1/d², for pairs. */
    INVERSE_SQUARE,
    /** 1 + 2 t³ − 3 t² with t = d/r_cut, for the two sides of a triple at its middle atom. */
    SMOOTH_CUTOFF
  }

  /** By what all values are divided. */
  public enum Normalization {
    NONE,
    /** By their Euclidean norm. */
    L2,
    /** By the number of atoms. */
    ATOMS
  }

  /**
   * @throws InvalidInput when a number is out of range, or weighting and geometry do not fit
   */
  public MbtrSettings {
    if (!range.isEmpty() && range.size() != 2) {
      throw new InvalidInput(
          null, "range", range.size() + " numbers", "two, as in 0+8", "none for what suits it");
    }
    positive("r_cut", rCut);
    if (!(scale >= 0) || !(sigma >= 0)) {
      throw new InvalidInput(
          null, "scale and sigma", scale + " and " + sigma, "numbers of at least 0", null);
    }
    if (!(threshold > 0 && threshold < 1)) {
      throw new InvalidInput(
          null, "threshold", Double.toString(threshold), "a number between 0 and 1", null);
    }
    if (geometry.bodies == 3 && weighting == Weighting.INVERSE_SQUARE) {
      throw new InvalidInput(
          null,
          "weighting",
          "inverse_square for triples",
          "unity, exponential or smooth_cutoff",
          null);
    }
    new GaussianGrid(first(geometry, range), last(geometry, range, rCut), points, 1);
  }

  GaussianGrid grid() {
    double first = first(geometry, range);
    double last = last(geometry, range, rCut);
    double width = sigma > 0 ? sigma : 2 * (last - first) / (points - 1);
    return new GaussianGrid(first, last, points, width);
  }

  Weight weight() {
    return switch (weighting) {
      case UNITY -> new Weight.Unity(rCut);
      case INVERSE_SQUARE -> new Weight.InverseSquare(rCut);
      case SMOOTH_CUTOFF -> new Weight.Smooth(rCut);
      case EXPONENTIAL -> exponential();
    };
  }

  /** The unit of the values: weights per unit of the geometry. */
  String unit() {
    if (normalization == Normalization.L2) {
      return "-";
    }
    boolean isSquare = geometry.bodies == 2 && weighting == Weighting.INVERSE_SQUARE;
    return switch (geometry) {
      case ATOMIC_NUMBER, COSINE -> "-";
      case DISTANCE -> isSquare ? "1/Å^3" : "1/Å";
      case INVERSE_DISTANCE -> isSquare ? "1/Å" : "Å";
      case ANGLE -> "1/deg";
    };
  }

  private Weight exponential() {
    // Of a triple within r_cut the perimeter may be twice that.
    double most = geometry.bodies == 3 ? 2 * rCut : rCut;
    double steepness = scale > 0 ? scale : -Math.log(threshold) / most;
    return geometry.bodies == 3
        ? Weight.Exponential.ofTriples(steepness, threshold)
        : Weight.Exponential.ofPairs(steepness, threshold);
  }

  private static double first(Geometry geometry, List<Double> range) {
    return range.isEmpty() ? geometry.first : range.getFirst();
  }

  private static double last(Geometry geometry, List<Double> range, double rCut) {
    double natural = geometry == Geometry.DISTANCE ? rCut : geometry.last;
    return range.isEmpty() ? natural : range.getLast();
  }

  private static void positive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new InvalidInput(null, name, Double.toString(value), "a number above 0", null);
    }
  }
}
