package io.lodestone.bench;

import com.sun.management.OperatingSystemMXBean;
import io.lodestone.figure.FigureFile;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.subgroup.Population;
import io.lodestone.learn.subgroup.Proposition;
import io.lodestone.learn.subgroup.PropositionSettings;
import io.lodestone.learn.subgroup.Propositions;
import io.lodestone.learn.subgroup.Quality;
import io.lodestone.learn.subgroup.Subgroup;
import io.lodestone.learn.subgroup.SubgroupResult;
import io.lodestone.learn.subgroup.SubgroupSearch;
import io.lodestone.learn.subgroup.SubgroupSettings;
import io.lodestone.learn.subgroup.Target;
import io.lodestone.learn.subgroup.Utility;
import io.lodestone.study.dataset.DatasetFile;
import io.lodestone.study.source.GivenFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Exact subgroup searches: seconds, processor seconds and rules looked at.
 *
 * <p>Arguments: {@code gold FILE DEPTH UTILITY...} searches the gold clusters for HOMO-LUMO gaps,
 * the best rules and the front; {@code made ROWS PROPOSITIONS DEPTH UTILITY...} searches a made-up
 * table; {@code peer FILE DEPTH PYTHON} lets {@code bench/peers/subgroups.py} make the same search
 * and compares what both found; {@code growth FIGURE} draws how processor time grows with rows,
 * propositions and depth.
 */
public final class SubgroupBenchmark {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final int RESULTS = 20;

  /** Qualities that differ by less, as a part, are those of the same members. */
  private static final double SAME = 1e-9;

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

  /**
   * The same rows, propositions, quality and depth. The peer keeps rules with the same members
   * apart; so the qualities of its rules, each told once, have to be the first of ours.
   */
  private static void peer(String[] arguments) throws IOException, InterruptedException {
    int depth = Integer.parseInt(arguments[2]);
    Dataset gold = read(arguments[1]);
    Run ours = null;
    for (int repetition = 0; repetition < 3; repetition++) {
      ours = run(gold, "hl_gap", GOLD_WITHOUT, 5, Utility.MEAN_SHIFT, depth, false);
    }
    Path propositions = Files.createTempFile("propositions", ".tsv");
    try {
      Files.write(
          propositions,
          ours.result().population().propositions().stream()
              .map(SubgroupBenchmark::bounds)
              .toList());
      Process peer =
          new ProcessBuilder(
                  arguments[3],
                  "bench/peers/subgroups.py",
                  arguments[1],
                  arguments[2],
                  "" + RESULTS,
                  propositions.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      List<String> lines = peer.inputReader().lines().toList();
      if (peer.waitFor() != 0) {
        throw new IOException("bench/peers/subgroups.py failed");
      }
      System.out.println(lines.getFirst());
      compare(
          ours.result().population().size(),
          ours.result().subgroups(),
          lines.subList(1, lines.size()));
    } finally {
      Files.delete(propositions);
    }
  }

  private static String bounds(Proposition proposition) {
    return switch (proposition) {
      case Proposition.AtLeast least -> least.attribute() + "\t" + least.bound() + "\tinf";
      case Proposition.Below below -> below.attribute() + "\t-inf\t" + below.bound();
      case Proposition.Category category -> category.attribute() + "\t=\t" + category.value();
      default -> throw new IllegalStateException(proposition.text());
    };
  }

  private static void compare(int rows, List<Subgroup> ours, List<String> lines) {
    List<Double> theirs = new ArrayList<>();
    for (String line : lines) {
      double quality = Double.parseDouble(line.split("\t")[1]);
      if (theirs.isEmpty() || theirs.getLast() - quality > SAME * quality) {
        theirs.add(quality);
      }
    }
    double largest = 0;
    for (int i = 0; i < theirs.size(); i++) {
      // Theirs is size times shift, ours the root of coverage times shift.
      double own = rows * Math.pow(ours.get(i).quality(), 2);
      largest = Math.max(largest, Math.abs(own - theirs.get(i)) / theirs.get(i));
    }
    System.out.printf(
        "%d rules of the peer have %d different qualities, at most %.1e from the first of ours%n",
        lines.size(), theirs.size(), largest);
    System.out.println("  best of the peer: " + lines.getFirst().split("\t")[2]);
  }

  private static void growth(FigureFile file) throws IOException {
    new SubgroupGrowth(
            (rows, propositions, depth, utility) ->
                run(made(rows, propositions / 10), "y", List.of("y"), 6, utility, depth, false)
                    .seconds())
        .draw(file);
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

  /** What a search gave, and its processor seconds. */
  private record Run(SubgroupResult result, double seconds) {}

  private static Run run(
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
                    0.5, pareto, SubgroupSettings.Method.EXACT, RESULTS, depth, 2, 1, 600, 0))
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
    return new Run(result, processor);
  }
}
