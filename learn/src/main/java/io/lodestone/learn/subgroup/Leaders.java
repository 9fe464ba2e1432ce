package io.lodestone.learn.subgroup;

import java.util.List;

/** The rules that a search keeps, and what a further one must reach. Used by all its threads. */
interface Leaders {
  /** The weight of each size; may change as rules are found, but only for the worse. */
  double[] weight();

  /** Rules whose weight times utility is below this are of no use; never falls. */
  double threshold();

  /** Keeps a rule if it is good enough. */
  void offer(Rule rule);

  /** Those kept, in their order. */
  List<Rule> rules();
}
