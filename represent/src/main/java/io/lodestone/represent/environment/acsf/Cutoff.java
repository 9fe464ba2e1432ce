package io.lodestone.represent.environment.acsf;

/**
 * Behler's cut-off function, (cos(π r/r_cut) + 1)/2 up to r_cut and 0 beyond.
 *
 * @param end r_cut, Å
 */
record Cutoff(double end) {
  double at(double r) {
    return r < end ? (Math.cos(Math.PI * r / end) + 1) / 2 : 0;
  }

  /** The derivative, 1/Å. */
  double slope(double r) {
    return r < end ? -Math.PI / (2 * end) * Math.sin(Math.PI * r / end) : 0;
  }
}
