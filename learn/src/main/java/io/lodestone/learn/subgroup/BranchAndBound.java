package io.lodestone.learn.subgroup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
  private final AtomicLong looked = new AtomicLong();
  private final long[] all;

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
  }

  /**
   * Searches until all is done, a limit is reached or somebody says so.
   *
   * @param enough asked ten times a second
   */
  void run(BooleanSupplier enough, Runnable told) {
    int[] candidates = new int[sets.length];
    Arrays.setAll(candidates, i -> i);
    Refinement whole = new Refinement(population, sets, seen, leaders, settings.minSize());
    whole.of(new int[0], all);
    open.add(new int[0], candidates, 0, whole.bound());
    int threads = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool =
        Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().factory())) {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(pool.submit(this::work));
      }
      for (Future<?> worker : workers) {
        await(worker, enough, told);
      }
    }
  }

  private void await(Future<?> worker, BooleanSupplier enough, Runnable told) {
    boolean interrupted = false;
    int polls = 0;
    while (true) {
      try {
        worker.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
        break;
      } catch (TimeoutException e) {
        if (enough.getAsBoolean()) {
          open.stop();
        }
        if (++polls % TELL_EVERY == 0) {
          told.run();
        }
      } catch (InterruptedException e) {
        interrupted = true;
        open.stop();
      } catch (ExecutionException e) {
        open.stop();
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(e.getCause());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    Refinement refinement = new Refinement(population, sets, seen, leaders, settings.minSize());
    try {
      for (OpenRules.Open next = open.take(); next != null; next = open.take()) {
        boolean whole = false;
        try {
          whole = expand(refinement, next);
        } finally {
          if (whole) {
            open.done();
          } else {
            open.abandon(next);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      open.stop();
      throw e;
    }
  }

  /** Looks at all refinements of a rule; false when it was stopped before the end. */
  private boolean expand(Refinement refinement, OpenRules.Open rule) {
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
      double bound = refinement.add(rule.candidates()[i], last);
      if (bound >= 0) {
        bounds[survivors] = Math.min(bound, rule.bound());
        kept[survivors++] = rule.candidates()[i];
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
    for (int i = 0; i < survivors - 1; i++) {
      if (bounds[i] < leaders.threshold()) {
        continue;
      }
      int[] refined = Refinement.with(rule.rule(), candidates[i]);
      if (!open.add(refined, candidates, i + 1, bounds[i])
          && !expand(refinement, new OpenRules.Open(refined, candidates, i + 1, bounds[i], 0))) {
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
