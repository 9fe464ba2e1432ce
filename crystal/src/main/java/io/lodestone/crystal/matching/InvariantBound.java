package io.lodestone.crystal.matching;

/**
 * How far mean distances of two crystals may be apart if the crystals match.
 *
 * <p>Sites that move by s change a distance by up to 2 s. A lattice whose lengths and angles change
 * by l and γ (radians) stretches distances by a factor: in Niggli cells, whose angles lie between
 * 60° and 120°, that is less than 1 + 2 (l + γ).
 *
 * @param shift by how much distances may differ
 * @param stretch by which part of themselves they may differ beyond that
 */
record InvariantBound(double shift, double stretch) {
  /** Beyond this the lattices leave distances so free that invariants tell nothing. */
  private static final double MOST_STRETCH = 0.9;

  /**
   * @param unit the unit of the site tolerance in that of the distances
   */
  static InvariantBound of(MatchTolerance tolerance, double unit) {
    double stretch = 2 * (tolerance.length() + Math.toRadians(tolerance.angle()));
    return new InvariantBound(2 * tolerance.site() * unit * (1 + stretch) + 1e-9, stretch);
  }

  /** The largest distance that may correspond to this one. */
  double above(double distance) {
    return stretch < MOST_STRETCH ? (distance + shift) / (1 - stretch) : Double.POSITIVE_INFINITY;
  }

  /** The smallest distance that may correspond to this one. */
  double below(double distance) {
    return distance * (1 - stretch) - shift;
  }
}
