package io.lodestone.learn.sisso;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All combinations of some features, fitted by least squares, and the best of them (ℓ0).
 *
 * <p>With the features before it fixed, what a last feature k adds is known from the Gram matrix:
 * (c_k − α s_k)² / (h_k − s_k²/h_j), where c and h are products and lengths after the earlier
 * features were projected out. Numerator and denominator are compared with the gain that is needed
 * in single precision and without a division; what may pass is computed in double precision. The
 * comparison allows for every rounding error, so the list of the best is that of a search in double
 * precision.
 */
final class SubsetSearch {
  /** Largest number of features of which all combinations of two or more are tried. */
  static final int MOST_FEATURES = 30_000;

  private final GramMatrix gram;
  private final int keep;
  private final Work work;
  private final List<List<Subset>> found = new ArrayList<>();
  private final Projection none;
  private int asked;

  /**
   * @param keep how many of the best are wanted
   */
  SubsetSearch(GramMatrix gram, int keep, Work work) {
    this.work = work;
    this.none = Projection.none(gram);
    this.gram = gram;
    this.keep = keep;
  }

  /** The best subsets of some number of features, the best first. */
  List<Subset> best(int dimension) {
    asked = dimension;
    while (found.size() < dimension) {
      found.add(found.isEmpty() ? singles() : search(found.size() + 1));
    }
    return found.get(dimension - 1);
  }

  private List<Subset> singles() {
    BestSubsets best = new BestSubsets(keep);
    for (int k = 0; k < gram.size(); k++) {
      offer(best, k);
    }
    return best.best();
  }

  private List<Subset> search(int dimension) {
    BestSubsets best = new BestSubsets(keep);
    // Good subsets at the start let nearly all others fail the comparison.
    found.getLast().parallelStream().forEach(subset -> extend(subset, best));
    List<Runnable> units = new ArrayList<>();
    for (int i = 0; i <= gram.size() - dimension; i++) {
      int first = i;
      units.add(() -> searchFrom(first, dimension, best));
    }
    // Only the search that was asked for is long.
    if (dimension == asked) {
      work.run(units, best);
    } else {
      Work.UNTOLD.run(units, best);
    }
    return best.best();
  }

  private void extend(Subset subset, BestSubsets best) {
    for (int k = 0; k < gram.size(); k++) {
      int[] members =
          IntStream.concat(IntStream.of(subset.members()), IntStream.of(k))
              .sorted()
              .distinct()
              .toArray();
      if (members.length > subset.members().length) {
        offer(best, members);
      }
    }
  }

  private void offer(BestSubsets best, int... members) {
    double gain = gram.gain(members);
    if (gain >= 0) {
      best.offer(new Subset(members, gain));
    }
  }

  /**
   * Tries all subsets whose first member is given: a unit of work that depends on nothing else, but
   * for what it may skip.
   */
  void searchFrom(int first, int dimension, BestSubsets best) {
    if (dimension == 2) {
      new LastFeature(gram, none, best).tryAfter(first);
      return;
    }
    descend(none.with(first), first, dimension - 3, best);
  }

  /**
   * @param open how many features stand between the last one fixed and the last two
   */
  private void descend(Projection fixed, int last, int open, BestSubsets best) {
    if (fixed == null) {
      return;
    }
    if (open == 0) {
      LastFeature lastFeature = new LastFeature(gram, fixed, best);
      for (int j = last + 1; j < gram.size() - 1; j++) {
        lastFeature.tryAfter(j);
      }
    } else {
      for (int i = last + 1; i < gram.size(); i++) {
        descend(fixed.with(i), i, open - 1, best);
      }
    }
  }
}
