package io.lodestone.learn.advice;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.ClassPredictions;
import io.lodestone.learn.FitOptions;
import io.lodestone.learn.Learners;
import io.lodestone.learn.Model;
import io.lodestone.learn.NumberPredictions;
import io.lodestone.learn.Predictions;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.split.Fold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Learners measured on the same folds, as many of them as fit into a budget of time, and ranked
 * with the uncertainty of their differences.
 *
 * @param loss what is measured: {@code mae}, or {@code brier} of classes
 * @param folds how many folds all that are ranked were measured on
 * @param ranked the best first
 * @param others those without a result, with the reason
 */
public record Contest(String loss, int folds, List<Entry> ranked, List<Dropped> others) {
  /**
   * A learner that was measured.
   *
   * @param learner its name
   * @param recipe with all settings
   * @param mean loss over the folds
   * @param std of the loss between folds
   * @param behind mean difference to the best, 0 of itself
   * @param error the standard error of that difference, corrected for the rows that folds learn
   *     from in common (Nadeau and Bengio, Mach. Learn. 52, 239, 2003); NaN of one fold
   * @param tied whether the difference is not larger than chance makes it, at 95 %
   * @param seconds for one fold
   */
  public record Entry(
      String learner,
      String recipe,
      double mean,
      double std,
      double behind,
      double error,
      boolean tied,
      double seconds) {}

  /** A learner without a result. */
  public record Dropped(String learner, String reason) {}

  /** So many rows tell how long a learner takes. */
  private static final int PROBE = 400;

  /** Of Student's distribution, two-sided 95 %, by degrees of freedom from 1. */
  private static final double[] STUDENT = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086
  };

  public Contest {
    ranked = List.copyOf(ranked);
    others = List.copyOf(others);
  }

  private static final class Runner {
    private final String name;
    private final List<Double> losses = new ArrayList<>();
    private double seconds;
    private String reason;

    Runner(String name) {
      this.name = name;
    }

    double perFold() {
      return losses.isEmpty() ? 0 : seconds / losses.size();
    }
  }

  /**
   * Measures learners, fold by fold, the quick ones first.
   *
   * @param learners their recipes, as {@link Learners#parse} reads them
   * @param budget in seconds; a fold that is begun is finished
   */
  public static Contest of(
      List<String> learners,
      Dataset data,
      String target,
      FitOptions options,
      List<Fold> folds,
      double budget) {
    long start = System.nanoTime();
    List<Runner> runners = new ArrayList<>(learners.stream().map(Runner::new).toList());
    FitOptions quick = options.with("held_out", "false");
    for (int fold = 0; fold < folds.size(); fold++) {
      double left = budget - (System.nanoTime() - start) * 1e-9;
      if (fold > 0 && !fits(runners, folds.size() - fold, left)) {
        break;
      }
      runners.sort(Comparator.comparingDouble(Runner::perFold));
      for (Runner runner : runners) {
        left = budget - (System.nanoTime() - start) * 1e-9;
        if (runner.reason == null && fold == 0) {
          runner.reason = tooLong(runner, data, target, quick, folds.get(0), left);
        }
        if (runner.reason == null) {
          measure(runner, data, target, quick, folds.get(fold));
        }
      }
    }
    return ranked(runners, data, target, folds);
  }

  /**
   * Whether another fold fits into what is left. After the first one the slowest learners are given
   * up until all folds of the others fit; the best of the first stays.
   */
  private static boolean fits(List<Runner> runners, int foldsLeft, double left) {
    List<Runner> running =
        new ArrayList<>(runners.stream().filter(runner -> runner.reason == null).toList());
    double sum = running.stream().mapToDouble(Runner::perFold).sum();
    if (running.stream().allMatch(runner -> runner.losses.size() == 1)) {
      Runner best =
          running.stream().min(Comparator.comparing(r -> r.losses.getFirst())).orElse(null);
      running.sort(Comparator.comparingDouble(runner -> -runner.perFold()));
      for (Runner slow : running) {
        if (slow != best && sum * foldsLeft > left) {
          slow.reason =
              String.format(
                  Locale.ROOT,
                  "one fold took %.3g s, too long for the budget; its loss there was %.4g",
                  slow.perFold(),
                  slow.losses.getFirst());
          sum -= slow.perFold();
        }
      }
    }
    return sum <= left;
  }

  /**
   * Why a fold is not begun, or null: of many rows, a few hundred and twice as many tell how the
   * time grows.
   */
  private static String tooLong(
      Runner runner, Dataset data, String target, FitOptions options, Fold fold, double left) {
    if (left <= 0) {
      return "not begun within the budget";
    } else if (fold.training().length < 4 * PROBE) {
      return null;
    }
    double once = seconds(runner, data, target, options, first(fold, PROBE));
    double twice = seconds(runner, data, target, options, first(fold, 2 * PROBE));
    double power = Math.clamp(Math.log(twice / once) / Math.log(2), 1, 3);
    double expected = twice * Math.pow(fold.training().length / (2.0 * PROBE), power);
    return expected > left
        ? String.format(Locale.ROOT, "a fold would take about %.3g s", expected)
        : null;
  }

  /** Rows spread evenly over those of training. */
  private static int[] first(Fold fold, int count) {
    int n = fold.training().length;
    return IntStream.range(0, count)
        .map(i -> fold.training()[(int) ((long) i * n / count)])
        .toArray();
  }

  private static double seconds(
      Runner runner, Dataset data, String target, FitOptions options, int[] rows) {
    long start = System.nanoTime();
    try {
      new Learners().parse(runner.name).fit(data.rows(rows), target, options);
    } catch (InvalidInput problem) {
      // The whole fold may do what a part does not; it says so itself otherwise.
      return 0;
    }
    return (System.nanoTime() - start) * 1e-9;
  }

  private static void measure(
      Runner runner, Dataset data, String target, FitOptions options, Fold fold) {
    long start = System.nanoTime();
    try {
      Model model =
          new Learners().parse(runner.name).fit(data.rows(fold.training()), target, options);
      runner.losses.add(loss(model, data.rows(fold.test()), target));
      runner.seconds += (System.nanoTime() - start) * 1e-9;
    } catch (InvalidInput problem) {
      runner.reason = problem.getMessage();
    }
  }

  private static double loss(Model model, Dataset test, String target) {
    Predictions predictions = model.predict(test);
    int[] rows =
        IntStream.range(0, test.size())
            .filter(row -> predictions.isKnown(row) && !test.column(target).isMissing(row))
            .toArray();
    if (rows.length == 0) {
      throw new InvalidInput(null, null, "a fold without a row to test", "rows to test", null);
    }
    return switch (predictions) {
      case NumberPredictions numbers ->
          IntStream.of(rows)
              .mapToDouble(row -> Math.abs(numbers.mean(row) - test.number(target).value(row)))
              .average()
              .orElseThrow();
      case ClassPredictions classes ->
          IntStream.of(rows)
              .mapToDouble(row -> brier(classes, row, test.text(target).value(row)))
              .average()
              .orElseThrow();
    };
  }

  private static double brier(ClassPredictions classes, int row, String truth) {
    double sum = classes.classes().contains(truth) ? 0 : 1;
    for (int k = 0; k < classes.classes().size(); k++) {
      double off = classes.probability(row, k) - (classes.classes().get(k).equals(truth) ? 1 : 0);
      sum += off * off;
    }
    return sum;
  }

  private static Contest ranked(
      List<Runner> runners, Dataset data, String target, List<Fold> folds) {
    int common =
        runners.stream()
            .filter(runner -> runner.reason == null)
            .mapToInt(runner -> runner.losses.size())
            .min()
            .orElse(0);
    if (common == 0) {
      common =
          runners.stream()
              .mapToInt(runner -> runner.losses.size())
              .filter(n -> n > 0)
              .min()
              .orElse(0);
    }
    int shared = common;
    List<Runner> measured =
        runners.stream().filter(r -> shared > 0 && r.losses.size() >= shared).toList();
    List<Dropped> others =
        runners.stream()
            .filter(runner -> !measured.contains(runner))
            .map(runner -> new Dropped(runner.name, runner.reason))
            .toList();
    double share =
        IntStream.range(0, shared)
            .mapToDouble(f -> (double) folds.get(f).test().length / folds.get(f).training().length)
            .average()
            .orElse(0);
    String loss = data.column(target) instanceof NumberColumn ? "mae" : "brier";
    double[] best =
        measured.stream()
            .min(Comparator.comparingDouble(runner -> mean(first(runner, shared))))
            .map(runner -> first(runner, shared))
            .orElse(new double[0]);
    List<Entry> entries =
        measured.stream()
            .map(runner -> entry(runner, first(runner, shared), best, share))
            .sorted(Comparator.comparingDouble(Entry::mean).thenComparing(Entry::learner))
            .toList();
    return new Contest(loss, shared, entries, others);
  }

  private static double[] first(Runner runner, int count) {
    return runner.losses.stream().limit(count).mapToDouble(Double::doubleValue).toArray();
  }

  private static Entry entry(Runner runner, double[] losses, double[] best, double share) {
    int n = losses.length;
    double[] differences = new double[n];
    Arrays.setAll(differences, i -> losses[i] - best[i]);
    double error = n < 2 ? Double.NaN : std(differences) * Math.sqrt(1.0 / n + share);
    double behind = mean(differences);
    double quantile = n < 2 ? Double.NaN : STUDENT[Math.min(STUDENT.length, n - 1) - 1];
    return new Entry(
        runner.name.contains(":")
            ? runner.name.substring(0, runner.name.indexOf(':'))
            : runner.name,
        new Learners().parse(runner.name).text(),
        mean(losses),
        n < 2 ? Double.NaN : std(losses),
        behind,
        error,
        behind == 0 || n >= 2 && behind <= quantile * error,
        runner.perFold());
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  private static double std(double[] values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }
}
