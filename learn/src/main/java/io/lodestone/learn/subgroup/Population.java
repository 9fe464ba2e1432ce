package io.lodestone.learn.subgroup;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The rows of a table whose targets are known, with one bit for each row and proposition.
 *
 * <p>A set of rows is one array of words: for each target in turn the bits in the rising order of
 * that target. So the intersection of two sets is one pass over two arrays, whatever is asked of it
 * afterwards.
 */
public final class Population {
  /** What part of the memory that is free may be taken by bit sets. */
  private static final double MEMORY = 0.6;

  private final Dataset data;
  private final List<Quality.Aim> aims;
  private final List<TargetOrder> orders = new ArrayList<>();
  private final List<Integer> classCounts = new ArrayList<>();
  private final int stride;
  private final List<Proposition> propositions;
  private final long[][] bits;

  /**
   * A population. Rows in which a target is missing are no part of it.
   *
   * @param table the attributes of the propositions and the targets
   * @param propositions those that select every row, or none, are left out
   * @throws InvalidInput when a column is not there or not of the right kind, no target has two
   *     values, fewer than two rows have all targets, or the bits need more memory than there is
   */
  public Population(
      Dataset table, Collection<Quality.Aim> aims, Collection<? extends Proposition> propositions) {
    this.aims = List.copyOf(aims);
    int[] known =
        IntStream.range(0, table.size())
            .filter(
                row ->
                    this.aims.stream()
                        .noneMatch(aim -> table.column(aim.target().column()).isMissing(row)))
            .toArray();
    this.data = known.length == table.size() ? table : table.rows(known);
    if (known.length < 2) {
      throw new InvalidInput(
          null,
          null,
          known.length + " of " + table.size() + " rows with all targets",
          "at least two rows to compare",
          null);
    }
    this.stride = (known.length + 63) >>> 6;
    for (Quality.Aim aim : this.aims) {
      double[] values = values(aim.target());
      orders.add(new TargetOrder(values));
      classCounts.add((int) Arrays.stream(values).max().orElseThrow() + 1);
    }
    checkMemory(propositions.size());
    List<Proposition> kept = new ArrayList<>();
    List<long[]> sets = new ArrayList<>();
    List<Proposition> all = List.copyOf(propositions);
    long[][] made = all.parallelStream().map(this::parting).toArray(long[][]::new);
    for (int p = 0; p < made.length; p++) {
      if (made[p] != null) {
        kept.add(all.get(p));
        sets.add(made[p]);
      }
    }
    this.propositions = List.copyOf(kept);
    this.bits = sets.toArray(long[][]::new);
  }

  /** The population in which each row has the targets of another. */
  private Population(Population original, int[] permutation) {
    this.data = original.data;
    this.aims = original.aims;
    this.classCounts.addAll(original.classCounts);
    this.stride = original.stride;
    this.propositions = original.propositions;
    for (TargetOrder order : original.orders) {
      orders.add(order.permuted(permutation));
    }
    // Where each rank of the first target goes in the order of each.
    int rows = original.size();
    int[][] ranks = new int[aims.size()][rows];
    for (int row = 0; row < rows; row++) {
      for (int t = 0; t < ranks.length; t++) {
        ranks[t][original.orders.getFirst().rank(row)] = orders.get(t).rank(row);
      }
    }
    this.bits =
        Arrays.stream(original.bits)
            .parallel()
            .map(set -> moved(set, ranks))
            .toArray(long[][]::new);
  }

  private long[] moved(long[] set, int[][] ranks) {
    long[] moved = new long[set.length];
    for (int w = 0; w < stride; w++) {
      for (long word = set[w]; word != 0; word &= word - 1) {
        int old = (w << 6) + Long.numberOfTrailingZeros(word);
        for (int t = 0; t < ranks.length; t++) {
          int rank = ranks[t][old];
          moved[t * stride + (rank >>> 6)] |= 1L << rank;
        }
      }
    }
    return moved;
  }

  /**
   * The same rows and propositions with the targets dealt out among the rows by chance: what there
   * is to find when targets have nothing to do with attributes. {@link #data()} stays as it was.
   */
  Population shuffled(Random random) {
    return new Population(this, permutation(size(), random));
  }

  static int[] permutation(int size, Random random) {
    int[] permutation = IntStream.range(0, size).toArray();
    for (int i = size - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = permutation[i];
      permutation[i] = permutation[j];
      permutation[j] = swapped;
    }
    return permutation;
  }

  private void checkMemory(int count) {
    Runtime runtime = Runtime.getRuntime();
    long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    double needed = 8.0 * stride * aims.size() * count;
    if (needed > MEMORY * free) {
      throw new InvalidInput(
          null,
          null,
          String.format(
              "%,d propositions over %,d rows, which need %,.0f MB", count, size(), needed / 1e6),
          String.format("at most %,.0f MB, as memory is free", MEMORY * free / 1e6),
          "cut attributes into fewer parts, name fewer attributes, or give Java more memory (-Xmx)");
    }
  }

  private double[] values(Target target) {
    return switch (target) {
      case Target.Numeric numeric -> {
        double[] values = data.number(numeric.column()).values();
        double least = Arrays.stream(values).min().orElseThrow();
        if (least == Arrays.stream(values).max().orElseThrow()) {
          throw constant(target, Double.toString(least));
        }
        yield numeric.low() ? Arrays.stream(values).map(value -> 0 - value).toArray() : values;
      }
      case Target.Categorical category -> {
        String[] texts =
            IntStream.range(0, data.size())
                .mapToObj(row -> text(data.column(category.column()), row))
                .toArray(String[]::new);
        TreeMap<String, Integer> classes = new TreeMap<>();
        for (String text : texts) {
          classes.putIfAbsent(text, 0);
        }
        if (category.value() != null && !classes.containsKey(category.value())) {
          throw new InvalidInput(
              "target " + category.column(),
              null,
              "no row with " + category.value(),
              "one of " + String.join(", ", classes.keySet().stream().limit(12).toList()),
              null);
        } else if (classes.size() == 1) {
          throw constant(target, classes.firstKey());
        }
        if (category.value() != null) {
          yield Arrays.stream(texts).mapToDouble(t -> t.equals(category.value()) ? 1 : 0).toArray();
        }
        int number = 0;
        for (String name : classes.keySet()) {
          classes.put(name, number++);
        }
        yield Arrays.stream(texts).mapToDouble(classes::get).toArray();
      }
    };
  }

  private static InvalidInput constant(Target target, String value) {
    return new InvalidInput(
        "target " + target.column(),
        null,
        "the same value, " + value + ", in every row",
        "values that differ",
        "there is nothing to be exceptional in");
  }

  /** What a cell of a column of classes says: text, or a number written short. */
  static String text(Column column, int row) {
    return switch (column) {
      case TextColumn texts -> texts.value(row);
      case NumberColumn numbers -> {
        double value = numbers.value(row);
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        yield whole ? Long.toString((long) value) : Double.toString(value);
      }
    };
  }

  /** The rows in which a proposition holds; null when these are all or none. */
  private long[] parting(Proposition proposition) {
    long[] set = bits(proposition);
    int count = count(set);
    return count > 0 && count < size() ? set : null;
  }

  private long[] bits(Proposition proposition) {
    long[] set = new long[stride * aims.size()];
    switch (proposition) {
      case Proposition.OfNumber number -> {
        NumberColumn column = data.number(number.attribute());
        for (int row = 0; row < size(); row++) {
          if (number.holds(column.value(row))) {
            add(row, set);
          }
        }
      }
      case Proposition.Category category -> {
        TextColumn column = data.text(category.attribute());
        for (int row = 0; row < size(); row++) {
          if (category.holds(column.value(row))) {
            add(row, set);
          }
        }
      }
    }
    return set;
  }

  private void add(int row, long[] set) {
    for (int t = 0; t < orders.size(); t++) {
      int rank = orders.get(t).rank(row);
      set[t * stride + (rank >>> 6)] |= 1L << rank;
    }
  }

  /** The set of the given rows. */
  long[] set(int[] rows) {
    long[] set = new long[stride * aims.size()];
    for (int row : rows) {
      add(row, set);
    }
    return set;
  }

  /** The number of rows. */
  public int size() {
    return data.size();
  }

  /** The rows, without those that lack a target. */
  public Dataset data() {
    return data;
  }

  /** The targets with their utilities. */
  public List<Quality.Aim> aims() {
    return aims;
  }

  /** The propositions that hold in some rows and not in others. */
  public List<Proposition> propositions() {
    return propositions;
  }

  /** The rows in which a selector of propositions of any kind holds, rising. */
  public int[] rows(Selector selector) {
    return selector.rows(data);
  }

  /** Words of a set in the order of one target. */
  int stride() {
    return stride;
  }

  /** Words of a whole set. */
  int words() {
    return stride * aims.size();
  }

  /** The rows in which a proposition holds; not a copy. */
  long[] bits(int proposition) {
    return bits[proposition];
  }

  /** The set of all rows. */
  long[] all() {
    return set(IntStream.range(0, size()).toArray());
  }

  /** The number of rows of a set. */
  int count(long[] set) {
    int count = 0;
    for (int w = 0; w < stride; w++) {
      count += Long.bitCount(set[w]);
    }
    return count;
  }

  /** The rows of a set, rising. */
  int[] members(long[] set) {
    TargetOrder order = orders.getFirst();
    return IntStream.range(0, size())
        .filter(row -> (set[order.rank(row) >>> 6] >>> order.rank(row) & 1) == 1)
        .toArray();
  }

  /** An assessor of sets for one thread. */
  Assessor assessor() {
    Assessor[] parts = new Assessor[aims.size()];
    for (int t = 0; t < parts.length; t++) {
      parts[t] = assessor(aims.get(t).utility(), orders.get(t), classCounts.get(t));
    }
    return parts.length == 1 ? parts[0] : new JointAssessor(parts, stride);
  }

  private static Assessor assessor(Utility utility, TargetOrder order, int classes) {
    return switch (utility) {
      case MEAN_SHIFT -> new MeanAssessor(order, 1, false);
      case NORMALIZED_MEAN_SHIFT ->
          new MeanAssessor(order, order.value(order.size() - 1) - order.mean(), false);
      case IMPACT -> new MeanAssessor(order, 1, true);
      case MEDIAN_SHIFT -> new MedianAssessor(order);
      case DISPERSION_CORRECTED -> new DispersionAssessor(order);
      case CJSD -> new DivergenceAssessor(order, Divergence.BOTH);
      case CJSD_HIGH -> new DivergenceAssessor(order, Divergence.HIGH);
      case CJSD_LOW -> new DivergenceAssessor(order, Divergence.LOW);
      case SHARE_SHIFT -> new ShareAssessor(order, 1, 0);
      case WRACC -> new ShareAssessor(order, 1, 1);
      case BINOMIAL -> {
        double share = order.mean();
        yield new ShareAssessor(order, Math.sqrt(share * (1 - share)), 0.5);
      }
      case ENTROPY -> new PurityAssessor(order, classes);
      case GAIN -> new GainAssessor(order, classes);
    };
  }
}
