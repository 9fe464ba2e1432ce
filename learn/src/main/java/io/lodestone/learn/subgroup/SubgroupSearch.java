package io.lodestone.learn.subgroup;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Searches the rules whose subgroups are the best, or that make up the whole Pareto front of
 * coverage against utility.
 *
 * @param settings how
 */
public record SubgroupSearch(SubgroupSettings settings) {
  /** Searches to the end, or to a limit of the settings. */
  public SubgroupResult search(Population population) {
    return search(population, SearchProgress.NONE, () -> false);
  }

  /**
   * Searches until {@code enough} says so, the thread is interrupted, or as of {@link
   * #search(Population)}; what was found until then is the result, which tells how much better
   * anything else can be.
   *
   * @param enough asked several times a second
   */
  public SubgroupResult search(
      Population population, SearchProgress progress, BooleanSupplier enough) {
    int rows = population.size();
    double[] weights = quality(population).weights(rows);
    Leaders leaders =
        settings.pareto() ? new FrontRules(rows) : new BestRules(settings.results(), weights, 0);
    int threads = Runtime.getRuntime().availableProcessors();
    return search(population, leaders, threads, progress, enough);
  }

  private Quality quality(Population population) {
    return new Quality(population.aims(), settings.gamma());
  }

  /** Searches what {@code leaders} keep. */
  SubgroupResult search(
      Population population,
      Leaders leaders,
      int threads,
      SearchProgress progress,
      BooleanSupplier enough) {
    Quality quality = quality(population);
    double[] weights = quality.weights(population.size());
    int[] order = order(population, weights);
    long[][] sets = Arrays.stream(order).mapToObj(population::bits).toArray(long[][]::new);
    long end = System.nanoTime() + (long) (settings.timeLimit() * 1e9);
    BooleanSupplier stop =
        () -> enough.getAsBoolean() || settings.timeLimit() > 0 && System.nanoTime() - end > 0;
    double remaining;
    long looked;
    boolean exact = settings.method() == SubgroupSettings.Method.EXACT;
    if (exact) {
      BranchAndBound search = new BranchAndBound(population, sets, leaders, settings);
      search.run(
          threads,
          stop,
          () ->
              progress.at(
                  search.looked(),
                  search.waiting(),
                  leaders.rules().stream()
                      .map(rule -> selector(rule, order, population))
                      .toList()));
      remaining = search.remaining();
      looked = search.looked();
    } else {
      BeamSearch search = new BeamSearch(population, sets, leaders, settings, weights);
      search.run(stop);
      remaining = Double.NaN;
      looked = search.looked();
    }
    List<Subgroup> subgroups =
        leaders.rules().stream().map(rule -> subgroup(rule, order, population, quality)).toList();
    double gap = exact ? gap(remaining, leaders, quality) : Double.NaN;
    return new SubgroupResult(population, quality, settings, subgroups, gap, looked);
  }

  /** By how much, as a part of what was found, anything else can be better; 0 is a proof. */
  private double gap(double remaining, Leaders leaders, Quality quality) {
    if (remaining <= 0) {
      return 0;
    }
    if (settings.pareto()) {
      return Math.max(0, remaining - 1);
    }
    List<Rule> rules = leaders.rules();
    if (rules.isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    double last = rules.size() < settings.results() ? 0 : quality.ofScore(rules.getLast().score());
    double most = quality.ofScore(remaining);
    return last == 0 ? Double.POSITIVE_INFINITY : Math.max(0, most / last - 1);
  }

  /**
   * The propositions from the weakest to the strongest. A rule is refined by those behind its last,
   * so the many refinements are those of weak ones, which estimates soon rule out.
   */
  private int[] order(Population population, double[] weights) {
    int count = population.propositions().size();
    double[] strength = new double[count];
    int parts = Runtime.getRuntime().availableProcessors();
    IntStream.range(0, parts)
        .parallel()
        .forEach(
            part -> {
              Assessor assessor = population.assessor();
              for (int p = part; p < count; p += parts) {
                long[] set = population.bits(p);
                int size = population.count(set);
                assessor.take(set, 0, size);
                strength[p] = weights[size] * assessor.utility();
              }
            });
    return IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer p) -> strength[p]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static Selector selector(Rule rule, int[] order, Population population) {
    return new Selector(
        Arrays.stream(rule.propositions())
            .map(p -> order[p])
            .sorted()
            .mapToObj(population.propositions()::get)
            .toList());
  }

  private static Subgroup subgroup(Rule rule, int[] order, Population population, Quality quality) {
    long[] members = population.all();
    for (int proposition : rule.propositions()) {
      long[] set = population.bits(order[proposition]);
      for (int w = 0; w < members.length; w++) {
        members[w] &= set[w];
      }
    }
    double coverage = (double) rule.size() / population.size();
    return new Subgroup(
        selector(rule, order, population),
        new Closure(population).of(members),
        population.members(members),
        coverage,
        rule.utility(),
        quality.of(coverage, rule.utility()));
  }
}
