package io.lodestone.learn.sisso;

import java.util.Comparator;

/** A feature with its score. */
record Scored(Feature feature, double score) {
  /** The best first; of equal ones the simplest. */
  static final Comparator<Scored> BEST_FIRST =
      Comparator.comparingDouble(Scored::score)
          .reversed()
          .thenComparingInt(scored -> scored.feature().complexity())
          .thenComparingInt(scored -> scored.feature().expression().toString().length())
          .thenComparing(scored -> scored.feature().expression().toString());
}
