package io.lodestone.learn.subgroup;

import io.lodestone.core.error.InvalidInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Searches all rules, the most promising first, on all cores, leaving out those of which an
 * optimistic estimate proves that they are not good enough.
 *
 * <p>The result does not depend on the number of threads nor on their timing: a rule is left only
 * when it is strictly worse than what is kept, or a smaller rule has the same members, and equal
 * rules are ordered by what they are.
 */
final class BranchAndBound {
  private static final long POLL_MILLIS = 100;
  private static final int TELL_EVERY = 10;

  private final Population population;
  private final long[][] sets;
  private final Leaders leaders;
  private final SubgroupSettings settings;
  private final boolean front;
  private final OpenRules open = new OpenRules();
  private final SeenMembers seen = new SeenMembers();
  private final MemberKeys keys;
  private final AtomicLong looked = new AtomicLong();
  private final long[] all;
  private Pulse pulse;
  private volatile RuntimeException failure;

  /**
   * @param sets the members of each proposition, in the order in which rules name them
   */
  BranchAndBound(Population population, long[][] sets, Leaders leaders, SubgroupSettings settings) {
    this.population = population;
    this.sets = sets;
    this.leaders = leaders;
    this.settings = settings;
    this.front = settings.pareto();
    this.all = population.all();
    this.keys = new MemberKeys(population.stride());
  }

  /**
   * Searches until all is done, a limit is reached or somebody says so.
   *
   * @param threads the calling one among them
   * @param enough asked ten times a second, by the calling thread
   * @param told once a second, by the calling thread
   */
  void run(int threads, BooleanSupplier enough, Runnable told) {
    int[] candidates = new int[sets.length];
    Arrays.setAll(candidates, i -> i);
    Refinement own = refinement();
    own.of(new int[0], all);
    double[] bounds = new double[sets.length];
    Arrays.fill(bounds, Double.POSITIVE_INFINITY);
    open.add(new int[0], candidates, bounds, 0, own.bound());
    pulse = new Pulse(enough, told);
    List<Thread> others = new ArrayList<>();
    for (int i = 1; i < threads; i++) {
      others.add(Thread.ofPlatform().daemon().start(() -> work(refinement(), false)));
    }
    work(own, true);
    boolean interrupted = Thread.interrupted();
    for (Thread other : others) {
      while (other.isAlive()) {
        try {
          other.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** What the calling thread does now and then beside its work. */
  private final class Pulse {
    private final BooleanSupplier enough;
    private final Runnable told;
    private long asked = System.nanoTime();
    private int times;

    Pulse(BooleanSupplier enough, Runnable told) {
      this.enough = enough;
      this.told = told;
    }

    void beat() {
      long now = System.nanoTime();
      if (now - asked < POLL_MILLIS * 1_000_000) {
        return;
      }
      asked = now;
      if (enough.getAsBoolean() || Thread.currentThread().isInterrupted()) {
        open.stop();
      } else if (++times % TELL_EVERY == 0) {
        told.run();
      }
    }
  }

  private Refinement refinement() {
    return new Refinement(population, sets, keys, seen, leaders, settings.minSize());
  }

  private void work(Refinement refinement, boolean calling) {
    try {
      while (!open.over()) {
        if (calling) {
          pulse.beat();
        }
        OpenRules.Open next = open.take(POLL_MILLIS);
        if (next != null) {
          boolean whole = false;
          try {
            whole = expand(refinement, next, calling);
          } finally {
            if (whole) {
              open.done();
            } else {
              open.abandon(next);
            }
          }
        }
      }
    } catch (InterruptedException e) {
      open.stop();
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure = e;
      open.stop();
    } catch (OutOfMemoryError e) {
      failure =
          new InvalidInput(
              null,
              null,
              "a search that needs more memory than there is",
              "fewer propositions, a smaller depth or more memory (-Xmx)",
              null);
      open.stop();
    }
  }

  /** Looks at all refinements of a rule; false when it was stopped before the end. */
  private boolean expand(Refinement refinement, OpenRules.Open rule, boolean calling) {
    if (rule.bound() < leaders.threshold()) {
      return true;
    }
    refinement.of(rule.rule(), all);
    if (front && rule.rule().length > 0 && refinement.bound() < leaders.threshold()) {
      return true;
    }
    boolean last = rule.rule().length + 1 == settings.maxDepth();
    int[] kept = new int[rule.candidates().length - rule.start()];
    double[] bounds = new double[kept.length];
    int survivors = 0;
    long before = refinement.looked();
    boolean stopped = false;
    for (int i = rule.start(); i < rule.candidates().length && !stopped; i++) {
      // What holds for a part of a rule holds for the rule, and the threshold may have risen.
      if (rule.bounds()[i] < leaders.threshold()) {
        continue;
      }
      double bound = refinement.add(rule.candidates()[i], last);
      if (bound >= 0) {
        bounds[survivors] = Math.min(bound, Math.min(rule.bounds()[i], rule.bound()));
        kept[survivors++] = rule.candidates()[i];
      }
      if (calling) {
        pulse.beat();
      }
      stopped = open.isStopped();
    }
    long total = looked.addAndGet(refinement.looked() - before);
    if (settings.ruleLimit() > 0 && total >= settings.ruleLimit()) {
      open.stop();
      stopped |= !last || survivors > 0;
    }
    if (stopped) {
      return false;
    }
    int[] candidates = Arrays.copyOf(kept, survivors);
    double[] limits = Arrays.copyOf(bounds, survivors);
    for (int i = 0; i < survivors - 1; i++) {
      if (limits[i] < leaders.threshold()) {
        continue;
      }
      int[] refined = Refinement.with(rule.rule(), candidates[i]);
      if (!open.add(refined, candidates, limits, i + 1, limits[i])
          && !expand(
              refinement,
              new OpenRules.Open(refined, candidates, limits, i + 1, limits[i], 0),
              calling)) {
        return false;
      }
    }
    return true;
  }

  /** The rules looked at. */
  long looked() {
    return looked.get();
  }

  /** The rules waiting to be refined. */
  long waiting() {
    return open.size();
  }

  /** What rules not looked at can score at most, in the weights at their time. */
  double remaining() {
    double bound = open.remaining();
    return bound < leaders.threshold() ? 0 : bound;
  }
}
