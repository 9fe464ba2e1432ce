package io.lodestone.bench;

import com.sun.management.OperatingSystemMXBean;
import io.lodestone.figure.Axis;
import io.lodestone.figure.Colour;
import io.lodestone.figure.FigureFile;
import io.lodestone.figure.Pen;
import io.lodestone.figure.Plot;
import io.lodestone.figure.Sheet;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.subgroup.Population;
import io.lodestone.learn.subgroup.PropositionSettings;
import io.lodestone.learn.subgroup.Propositions;
import io.lodestone.learn.subgroup.Quality;
import io.lodestone.learn.subgroup.SubgroupResult;
import io.lodestone.learn.subgroup.SubgroupSearch;
import io.lodestone.learn.subgroup.SubgroupSettings;
import io.lodestone.learn.subgroup.Target;
import io.lodestone.learn.subgroup.Utility;
import io.lodestone.study.dataset.DatasetFile;
import io.lodestone.study.source.GivenFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Exact subgroup searches: seconds, processor seconds and rules looked at.
 *
 * <p>Arguments: {@code gold FILE DEPTH UTILITY...} searches the gold clusters for HOMO-LUMO gaps,
 * the best rules and the front; {@code made ROWS PROPOSITIONS DEPTH UTILITY...} searches a made-up
 * table; {@code peer FILE DEPTH PYTHON} searches as {@code bench/peers/subgroups.py} does, and lets
 * it; {@code growth FIGURE} draws how processor time grows with rows, propositions and depth.
 */
public final class SubgroupBenchmark {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** What says the same as the gap, and names. */
  private static final List<String> GOLD_WITHOUT =
      List.of(
          "hl_gap",
          "structure",
          "chem_hardness",
          "delta_hardness",
          "elec_chem_potential",
          "neg_homo",
          "neg_lumo",
          "delta_elec_chem_potential",
          "rel_coord_0",
          "rel_coord_7");

  private SubgroupBenchmark() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    switch (arguments[0]) {
      case "gold" -> gold(arguments);
      case "made" -> made(arguments);
      case "peer" -> peer(arguments);
      case "growth" -> growth(FigureFile.of(arguments[1]));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static Dataset read(String file) throws IOException {
    return DatasetFile.read(new GivenFile(file).open(), Map.of());
  }

  private static void gold(String[] arguments) throws IOException {
    Dataset gold = read(arguments[1]);
    for (int i = 3; i < arguments.length; i++) {
      Utility utility = Utility.valueOf(arguments[i].toUpperCase(Locale.ROOT));
      for (boolean pareto : new boolean[] {false, true}) {
        run(gold, "hl_gap", GOLD_WITHOUT, 5, utility, Integer.parseInt(arguments[2]), pareto);
      }
    }
  }

  private static void made(String[] arguments) {
    Dataset made = made(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]) / 10);
    for (int i = 4; i < arguments.length; i++) {
      Utility utility = Utility.valueOf(arguments[i].toUpperCase(Locale.ROOT));
      run(made, "y", List.of("y"), 6, utility, Integer.parseInt(arguments[3]), false);
    }
  }

  /** The same table, cuts, quality and depth; both tell seconds, processor seconds and the best. */
  private static void peer(String[] arguments) throws IOException, InterruptedException {
    int depth = Integer.parseInt(arguments[2]);
    Dataset gold = read(arguments[1]);
    for (int repetition = 0; repetition < 3; repetition++) {
      run(gold, "hl_gap", GOLD_WITHOUT, 5, Utility.MEAN_SHIFT, depth, false);
    }
    Process peer =
        new ProcessBuilder(
                arguments[3],
                "bench/peers/subgroups.py",
                arguments[1],
                arguments[2],
                String.join(",", GOLD_WITHOUT))
            .inheritIO()
            .start();
    if (peer.waitFor() != 0) {
      throw new IOException("bench/peers/subgroups.py failed");
    }
  }

  /** Searches from a middle case with more rows, more propositions, and deeper rules. */
  private static void growth(FigureFile file) throws IOException {
    int[] rows = {1000, 3000, 10_000, 30_000, 100_000};
    int[] propositions = {50, 100, 200, 350, 500};
    int[] depths = {1, 2, 3, 4};
    run(made(3000, 10), "y", List.of("y"), 6, Utility.CJSD, 2, false);
    double[][] seconds = {
      IntStream.of(rows)
          .mapToDouble(n -> run(made(n, 10), "y", List.of("y"), 6, Utility.CJSD, 3, false))
          .toArray(),
      IntStream.of(propositions)
          .mapToDouble(p -> run(made(10_000, p / 10), "y", List.of("y"), 6, Utility.CJSD, 2, false))
          .toArray(),
      IntStream.of(depths)
          .mapToDouble(d -> run(made(10_000, 10), "y", List.of("y"), 6, Utility.CJSD, d, false))
          .toArray()
    };
    int[][] places = {rows, propositions, depths};
    String[] titles = {"rows", "propositions", "propositions in a rule"};
    Sheet sheet = new Sheet(1140, 380).title("Exact search for the best twenty rules, cjsd");
    double least = Arrays.stream(seconds).flatMapToDouble(Arrays::stream).min().orElseThrow();
    double most = Arrays.stream(seconds).flatMapToDouble(Arrays::stream).max().orElseThrow();
    for (int i = 0; i < places.length; i++) {
      double[] xs = Arrays.stream(places[i]).asDoubleStream().toArray();
      Axis across =
          i == 2
              ? Axis.around(titles[i], "", xs[0], xs[xs.length - 1])
              : Axis.logarithmic(titles[i], "", xs[0], xs[xs.length - 1]);
      Plot plot =
          Plot.within(
              sheet,
              sheet.free().tile(0, 1, i, places.length),
              across,
              Axis.logarithmic("processor time", "s", least, most));
      plot.line(xs, seconds[i], Pen.of(Colour.BLUE, 1.6));
      for (int k = 0; k < xs.length; k++) {
        plot.dot(xs[k], seconds[i][k], 4, Colour.BLUE, "");
      }
    }
    file.write(sheet.figure());
  }

  /** A rule of two attributes hidden under noise; attributes that go with it and others. */
  private static Dataset made(int rows, int attributes) {
    Random random = new Random(7);
    double[][] x = new double[attributes][rows];
    double[] y = new double[rows];
    for (int row = 0; row < rows; row++) {
      for (int a = 0; a < attributes; a++) {
        x[a][row] =
            a % 3 == 2 ? 0.8 * x[a - 1][row] + random.nextGaussian() : random.nextGaussian();
      }
      y[row] = random.nextGaussian() + (x[0][row] > 0.5 && x[1][row] < 0 ? 2 : 0);
    }
    List<Column> columns = new ArrayList<>();
    for (int a = 0; a < attributes; a++) {
      columns.add(NumberColumn.plain("x" + a, x[a]));
    }
    columns.add(NumberColumn.plain("y", y));
    return Dataset.of(columns);
  }

  /** Runs one search; gives its processor seconds. */
  private static double run(
      Dataset data,
      String target,
      List<String> without,
      int parts,
      Utility utility,
      int depth,
      boolean pareto) {
    long start = System.nanoTime();
    long before = PROCESS.getProcessCpuTime();
    PropositionSettings cuts =
        new PropositionSettings(PropositionSettings.Cuts.EQUAL_FREQUENCY, parts, false, false, 30);
    Population population =
        new Population(
            data,
            List.of(new Quality.Aim(new Target.Numeric(target), utility)),
            new Propositions(cuts).of(data, without));
    double made = (System.nanoTime() - start) * 1e-9;
    SubgroupResult result =
        new SubgroupSearch(
                new SubgroupSettings(
                    0.5, pareto, SubgroupSettings.Method.EXACT, 20, depth, 2, 1, 600, 0))
            .search(population);
    double processor = (PROCESS.getProcessCpuTime() - before) * 1e-9;
    System.out.printf(
        "%d rows, %d propositions, depth %d, %s%s: %.2f s (%.2f s to make bits), processor %.2f s,"
            + " %,d rules looked at, %d found, %s%n",
        population.size(),
        population.propositions().size(),
        depth,
        utility,
        pareto ? ", front" : "",
        (System.nanoTime() - start) * 1e-9,
        made,
        processor,
        result.looked(),
        result.subgroups().size(),
        result.proof());
    System.out.println("  " + result.subgroups().getFirst().selector());
    return processor;
  }
}
