package io.lodestone.learn.support;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.Predictor;
import io.lodestone.learn.TrainingSet;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.state.ModelState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Machines that tell each pair of classes apart, with probabilities that rows left out of training
 * agreed to.
 *
 * @param machines those of all rows, one for each pair of classes, then those of each bag
 * @param classes how many
 * @param sigmoids one for each pair
 */
record SupportClassifier(Machines machines, int classes, List<Sigmoid> sigmoids)
    implements Predictor.Classifier {
  /** Two classes among all. */
  private record Pair(int first, int second) {}

  /** What is learned of a pair: the machine of all rows, those of bags, and the probability. */
  private record Learned(List<MarginProblem.Machine> machines, Sigmoid sigmoid) {}

  static SupportClassifier fit(SupportSettings settings, TrainingSet.Classes set) {
    Anchors anchors = Anchors.of(settings, set.features());
    Gram gram = anchors.gram();
    int classes = set.classes().size();
    Drawing drawing = new Drawing(set.labels(), settings.seed());
    int[][] counts = new int[1 + settings.bags()][];
    counts[0] = IntStream.generate(() -> 1).limit(set.size()).toArray();
    for (int bag = 1; bag < counts.length; bag++) {
      counts[bag] = drawing.bag(bag);
    }
    int[] part = drawing.parts();
    List<Pair> pairs = new ArrayList<>();
    for (int a = 0; a < classes; a++) {
      for (int b = a + 1; b < classes; b++) {
        pairs.add(new Pair(a, b));
      }
    }
    List<Learned> learned =
        pairs.stream()
            .parallel()
            .map(pair -> learned(settings.cost(), gram, set.labels(), pair, counts, part))
            .toList();
    List<MarginProblem.Machine> machines = new ArrayList<>();
    for (int bag = 0; bag < counts.length; bag++) {
      for (Learned pair : learned) {
        machines.add(pair.machines().get(bag));
      }
    }
    return new SupportClassifier(
        Machines.of(anchors, machines), classes, learned.stream().map(Learned::sigmoid).toList());
  }

  private static Learned learned(
      double cost, Gram gram, int[] labels, Pair pair, int[][] counts, int[] part) {
    List<MarginProblem.Machine> machines =
        Arrays.stream(counts)
            .parallel()
            .map(drawn -> machine(cost, gram, labels, pair, drawn))
            .toList();
    int[] rows =
        IntStream.range(0, labels.length)
            .filter(row -> labels[row] == pair.first() || labels[row] == pair.second())
            .toArray();
    double[] values = new double[rows.length];
    boolean[] first = new boolean[rows.length];
    IntStream.range(0, Drawing.PARTS)
        .parallel()
        .forEach(
            out -> {
              int[] others =
                  IntStream.range(0, labels.length).map(row -> part[row] == out ? 0 : 1).toArray();
              MarginProblem.Machine unaware = machine(cost, gram, labels, pair, others);
              for (int i = 0; i < rows.length; i++) {
                if (part[rows[i]] == out) {
                  values[i] = unaware.at(gram, rows[i]);
                  first[i] = labels[rows[i]] == pair.first();
                }
              }
            });
    return new Learned(machines, Sigmoid.of(values, first));
  }

  private static MarginProblem.Machine machine(
      double cost, Gram gram, int[] labels, Pair pair, int[] counts) {
    int[] rows =
        IntStream.range(0, labels.length)
            .filter(row -> counts[row] > 0)
            .filter(row -> labels[row] == pair.first() || labels[row] == pair.second())
            .toArray();
    boolean[] first = new boolean[rows.length];
    double[] costs = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      first[i] = labels[rows[i]] == pair.first();
      costs[i] = cost * counts[rows[i]];
    }
    return MarginProblem.classes(gram, rows, first, costs);
  }

  @Override
  public void predict(Features rows, double[] probabilities, double[] epistemic) {
    int pairs = Coupling.pairs(classes);
    int sets = machines.size() / pairs;
    double[] values = machines.values(rows);
    Coupling coupling = new Coupling(classes);
    double[] pairwise = new double[pairs];
    double[] told = new double[sets * classes];
    for (int i = 0; i < rows.rows(); i++) {
      for (int set = 0; set < sets; set++) {
        for (int pair = 0; pair < pairs; pair++) {
          double value = values[(i * sets + set) * pairs + pair];
          pairwise[pair] = sigmoids.get(pair).at(value);
        }
        coupling.couple(pairwise, told, set * classes);
      }
      System.arraycopy(told, 0, probabilities, i * classes, classes);
      epistemic[i] = spread(told, likeliest(told), sets);
    }
  }

  private int likeliest(double[] told) {
    int best = 0;
    for (int k = 1; k < classes; k++) {
      best = told[k] > told[best] ? k : best;
    }
    return best;
  }

  /** The standard deviation between bags of the probability of a class. */
  private double spread(double[] told, int label, int sets) {
    double mean = 0;
    for (int set = 1; set < sets; set++) {
      mean += told[set * classes + label] / (sets - 1);
    }
    double squares = 0;
    for (int set = 1; set < sets; set++) {
      squares += Math.pow(told[set * classes + label] - mean, 2);
    }
    return Math.sqrt(squares / (sets - 2));
  }

  @Override
  public ModelState state() {
    return machines
        .state()
        .put("classes", classes)
        .put("slopes", sigmoids.stream().mapToDouble(Sigmoid::slope).toArray())
        .put("shifts", sigmoids.stream().mapToDouble(Sigmoid::shift).toArray());
  }

  static SupportClassifier read(SupportSettings settings, int width, ModelState state) {
    int classes = (int) state.number("classes");
    int pairs = Coupling.pairs(classes);
    double[] slopes = state.doubles("slopes", pairs);
    double[] shifts = state.doubles("shifts", pairs);
    Machines machines = Machines.read(settings, width, state);
    if (machines.size() != pairs * (1 + settings.bags())) {
      throw new InvalidInput(
          "model",
          "part biases",
          machines.size() + " machines",
          pairs * (1 + settings.bags()) + " machines",
          "the model file is damaged");
    }
    return new SupportClassifier(
        machines,
        classes,
        IntStream.range(0, pairs).mapToObj(k -> new Sigmoid(slopes[k], shifts[k])).toList());
  }
}
