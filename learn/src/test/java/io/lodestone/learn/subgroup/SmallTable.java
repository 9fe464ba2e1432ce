package io.lodestone.learn.subgroup;

import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A random table with ties and gaps, and every rule over it, judged by definition. */
record SmallTable(Dataset data, List<Quality.Aim> aims, List<Proposition> propositions) {
  private static final List<String> CLASSES = List.of("a", "b", "c");

  static SmallTable of(long seed, Utility... utilities) {
    Random random = new Random(seed);
    int rows = 4 + random.nextInt(30);
    List<Column> columns = new ArrayList<>();
    int attributes = 1 + random.nextInt(4);
    for (int a = 0; a < attributes; a++) {
      int values = 2 + random.nextInt(5);
      if (random.nextInt(3) > 0) {
        double[] numbers = random.ints(rows, 0, values).asDoubleStream().toArray();
        numbers[random.nextInt(rows)] = Double.NaN;
        columns.add(NumberColumn.plain("x" + a, numbers));
      } else {
        List<String> texts =
            new ArrayList<>(random.ints(rows, 0, values).mapToObj(v -> "v" + v).toList());
        texts.set(random.nextInt(rows), null);
        columns.add(new TextColumn("x" + a, texts));
      }
    }
    List<Quality.Aim> aims = new ArrayList<>();
    List<String> targets = new ArrayList<>();
    for (Utility utility : utilities) {
      String name = "y" + aims.size();
      targets.add(name);
      if (utility.numeric()) {
        boolean fine = random.nextBoolean();
        double[] y =
            IntStream.range(0, rows)
                .mapToDouble(i -> fine ? random.nextGaussian() : random.nextInt(4))
                .toArray();
        y[0] = -1;
        y[1] = 7;
        columns.add(NumberColumn.plain(name, y));
        boolean directed = utility == Utility.CJSD_HIGH || utility == Utility.CJSD_LOW;
        aims.add(
            new Quality.Aim(
                new Target.Numeric(name, !directed && random.nextInt(4) == 0), utility));
      } else {
        List<String> y =
            new ArrayList<>(
                IntStream.range(0, rows).mapToObj(i -> CLASSES.get(random.nextInt(3))).toList());
        y.set(0, "a");
        y.set(1, "b");
        columns.add(new TextColumn(name, y));
        boolean any = utility == Utility.ENTROPY || utility == Utility.GAIN;
        aims.add(new Quality.Aim(new Target.Categorical(name, any ? null : "a"), utility));
      }
    }
    Dataset data = Dataset.of(columns, targets.toArray(String[]::new));
    PropositionSettings settings =
        new PropositionSettings(
            PropositionSettings.Cuts.ALL, 2, random.nextBoolean(), random.nextBoolean(), 10);
    return new SmallTable(data, aims, new Propositions(settings).of(data, targets));
  }

  Population population() {
    return new Population(data, aims, propositions);
  }

  /** The utility of some rows by definition: of several targets the geometric mean. */
  double utility(int[] rows) {
    double product = 1;
    for (Quality.Aim aim : aims) {
      product *=
          switch (aim.target()) {
            case Target.Numeric numeric -> {
              double sign = numeric.low() ? -1 : 1;
              double[] y = data.number(numeric.column()).values();
              double[] all = Arrays.stream(y).map(v -> sign * v).toArray();
              double[] own = Arrays.stream(rows).mapToDouble(row -> all[row]).toArray();
              yield PlainUtility.numeric(aim.utility(), all, own);
            }
            case Target.Categorical category -> {
              List<String> all = data.text(category.column()).values();
              List<String> own = Arrays.stream(rows).mapToObj(all::get).toList();
              yield PlainUtility.categorical(aim.utility(), category.value(), all, own);
            }
          };
    }
    return Math.pow(product, 1.0 / aims.size());
  }

  /** The members of every rule with up to {@code depth} propositions, each set once. */
  Map<List<Integer>, Double> subgroups(int depth, int least) {
    Map<List<Integer>, Double> found = new HashMap<>();
    int[] all = IntStream.range(0, data.size()).toArray();
    collect(all, 0, depth, least, found);
    return found;
  }

  private void collect(
      int[] rows, int next, int depth, int least, Map<List<Integer>, Double> found) {
    if (rows.length < least) {
      return;
    }
    if (rows.length < data.size()) {
      found.computeIfAbsent(Arrays.stream(rows).boxed().toList(), key -> utility(rows));
    }
    for (int p = next; depth > 0 && p < propositions.size(); p++) {
      Proposition proposition = propositions.get(p);
      int[] kept =
          Arrays.stream(rows).filter(row -> Selector.holds(proposition, data, row)).toArray();
      collect(kept, p + 1, depth - 1, least, found);
    }
  }
}
