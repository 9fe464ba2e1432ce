package io.lodestone.learn.subgroup;

import java.util.PriorityQueue;

/** The rules still to be refined, the most promising first; shared by the threads of a search. */
final class OpenRules {
  /** More wait only where memory allows; what does not fit is refined at once, depth first. */
  private static final int MOST = 1_000_000;

  /**
   * A rule and what may be added to it.
   *
   * @param candidates propositions; shared with other rules
   * @param bounds for each of them, what rules with it in the place of this one's last can score
   * @param start the first of the candidates that may be added
   * @param bound no refinement scores higher
   */
  record Open(int[] rule, int[] candidates, double[] bounds, int start, double bound, long number)
      implements Comparable<Open> {
    @Override
    public int compareTo(Open other) {
      int byBound = Double.compare(other.bound, bound);
      return byBound != 0 ? byBound : Long.compare(other.number, number);
    }
  }

  private final PriorityQueue<Open> queue = new PriorityQueue<>();
  private int busy;
  private boolean stopped;
  private double abandoned;
  private long number;

  /** Adds a rule; false when there is no room. */
  synchronized boolean add(int[] rule, int[] candidates, double[] bounds, int start, double bound) {
    if (queue.size() >= MOST) {
      return false;
    }
    queue.add(new Open(rule, candidates, bounds, start, bound, number++));
    notify();
    return true;
  }

  /**
   * Takes the most promising rule, waiting a while when there is none but others may add some.
   *
   * @return null when there still is none
   */
  synchronized Open take(long millis) throws InterruptedException {
    if (queue.isEmpty() && !over()) {
      wait(millis);
    }
    if (stopped || queue.isEmpty()) {
      return null;
    }
    busy++;
    return queue.poll();
  }

  /** Whether nothing is left to be refined, or the search was stopped. */
  synchronized boolean over() {
    return stopped || queue.isEmpty() && busy == 0;
  }

  /** What was taken is refined. */
  synchronized void done() {
    if (--busy == 0) {
      notifyAll();
    }
  }

  /** What was taken is refined only in part. */
  synchronized void abandon(Open open) {
    abandoned = Math.max(abandoned, open.bound);
    done();
  }

  synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  synchronized boolean isStopped() {
    return stopped;
  }

  synchronized int size() {
    return queue.size();
  }

  /** What rules not looked at can score at most; 0 when all were, or could not be good enough. */
  synchronized double remaining() {
    return Math.max(abandoned, queue.isEmpty() ? 0 : queue.peek().bound);
  }
}
