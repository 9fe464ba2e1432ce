package io.lodestone.represent.distribution;

/**
 * How much a pair of atoms counts by its distance, and a triple by the distances of its three
 * pairs. A triple's weight is the product of those of the two pairs at its middle atom, times
 * exp(−steepness · the third distance).
 */
sealed interface Weight {
  /** The largest distance of pairs that count, Å. */
  double reach();

  /** The weight of a pair within the reach. */
  double of(double distance);

  /** By which a triple loses weight with its third distance, 1/Å. */
  default double steepness() {
    return 0;
  }

  /** The largest sum of the three distances of a triple that counts, Å. */
  default double perimeter() {
    return Double.POSITIVE_INFINITY;
  }

  /** All pairs up to a distance alike. */
  record Unity(double reach) implements Weight {
    @Override
    public double of(double distance) {
      return 1;
    }
  }

  /**
   * exp(−steepness · x) with x the distance of a pair or the perimeter of a triple, as long as it
   * is not below a threshold.
   */
  record Exponential(double steepness, double perimeter, double reach) implements Weight {
    static Exponential ofPairs(double steepness, double threshold) {
      double most = -Math.log(threshold) / steepness;
      return new Exponential(steepness, Double.POSITIVE_INFINITY, most);
    }

    static Exponential ofTriples(double steepness, double threshold) {
      double most = -Math.log(threshold) / steepness;
      return new Exponential(steepness, most, most / 2);
    }

    @Override
    public double of(double distance) {
      return Math.exp(-steepness * distance);
    }
  }

  /** 1/d². */
  record InverseSquare(double reach) implements Weight {
    @Override
    public double of(double distance) {
      return 1 / (distance * distance);
    }
  }

  /**
   * 1 + 2 t³ − 3 t² with t = d/reach, which falls to 0 with slope 0 at the reach.
   *
   * <p>This is 1 + y t^(y+1) − (y+1) t^y with a sharpness y of 2.
   */
  record Smooth(double reach) implements Weight {
    @Override
    public double of(double distance) {
      double t = distance / reach;
      return 1 + t * t * (2 * t - 3);
    }
  }

  /** (1 + cos(π d/reach))/2. */
  record Cosine(double reach) implements Weight {
    @Override
    public double of(double distance) {
      return (1 + Math.cos(Math.PI * distance / reach)) / 2;
    }
  }
}
