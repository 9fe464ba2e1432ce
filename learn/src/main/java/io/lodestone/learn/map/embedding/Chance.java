package io.lodestone.learn.map.embedding;

/**
 * Points drawn by chance: which, depends on the seed and on when and where they are drawn, and not
 * on what was drawn elsewhere.
 *
 * @param points among which they are drawn
 */
record Chance(long seed, int points) {
  /** Begins the row of chances of a region in its turn. */
  long begin(UmapMover.Turn turn, int region) {
    long when = (long) turn.epoch() * 64 + 2L * turn.step() + (turn.forward() ? 1 : 0);
    return begin(when << 32 | region);
  }

  /** Begins a row of chances with a number of its own. */
  long begin(long row) {
    long mixed = seed + 0x9E3779B97F4A7C15L * row;
    mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }

  long next(long chance) {
    return chance * 0x5851F42D4C957F2DL + 0x14057B7EF767814FL;
  }

  /** The point that a chance means. */
  int point(long chance) {
    return (int) ((chance >>> 33) * points >>> 31);
  }
}
