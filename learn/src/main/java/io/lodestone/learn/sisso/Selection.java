package io.lodestone.learn.sisso;

import java.util.ArrayList;
import java.util.List;

/**
 * The best features met so far, without duplicates and without those that were chosen before.
 *
 * <p>It does not matter in which order features come: the same are kept. Several threads may use
 * it.
 */
final class Selection {
  /** Scores of equal features differ by rounding only. */
  private static final double ROUNDING = 1e-7;

  private final int size;
  private final Score score;
  private final List<Scored> excluded = new ArrayList<>();
  private final int room;
  private List<Scored> kept = new ArrayList<>();
  private volatile double threshold;

  /**
   * @param size how many are kept
   * @param excluded features that were chosen before
   */
  Selection(int size, Score score, List<Feature> excluded) {
    this.size = size;
    this.score = score;
    this.room = 2 * size + 1000;
    excluded.forEach(feature -> this.excluded.add(new Scored(feature, score.of(feature.values()))));
    this.excluded.sort(Scored.BEST_FIRST);
  }

  /** A score that a feature must reach to be kept; it only grows. */
  double threshold() {
    return threshold;
  }

  /** The score of a feature. */
  double score(Feature feature) {
    return score.of(feature.values());
  }

  /** Offers a feature; its values are kept, not copied. */
  synchronized void offer(Feature feature, double itsScore) {
    if (itsScore > 0 && itsScore >= threshold) {
      kept.add(new Scored(feature, itsScore));
      if (kept.size() >= room) {
        compact();
      }
    }
  }

  /** The features kept, the best first. */
  synchronized List<Scored> best() {
    compact();
    return List.copyOf(kept);
  }

  private void compact() {
    kept.sort(Scored.BEST_FIRST);
    List<Scored> unique = new ArrayList<>();
    for (Scored candidate : kept) {
      if (isExcluded(candidate)) {
        continue;
      }
      int twin = twin(unique, candidate);
      if (twin < 0) {
        if (unique.size() >= size && candidate.score() < unique.get(size - 1).score() - ROUNDING) {
          break;
        }
        unique.add(candidate);
      } else if (Feature.isSimpler(
          candidate.feature().expression(), unique.get(twin).feature().expression())) {
        unique.set(twin, new Scored(candidate.feature(), unique.get(twin).score()));
      }
    }
    kept = unique.size() > size ? new ArrayList<>(unique.subList(0, size)) : unique;
    if (kept.size() == size) {
      threshold = kept.getLast().score() - ROUNDING;
    }
  }

  private int twin(List<Scored> unique, Scored candidate) {
    for (int i = unique.size() - 1;
        i >= 0 && unique.get(i).score() <= candidate.score() + ROUNDING;
        i--) {
      if (score.same(unique.get(i).feature().values(), candidate.feature().values())) {
        return i;
      }
    }
    return -1;
  }

  private boolean isExcluded(Scored candidate) {
    int from = 0;
    int to = excluded.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (excluded.get(middle).score() > candidate.score() + ROUNDING) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    for (int i = from;
        i < excluded.size() && excluded.get(i).score() >= candidate.score() - ROUNDING;
        i++) {
      if (score.same(excluded.get(i).feature().values(), candidate.feature().values())) {
        return true;
      }
    }
    return false;
  }
}
