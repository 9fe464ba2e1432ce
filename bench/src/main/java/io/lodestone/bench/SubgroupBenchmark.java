package io.lodestone.bench;

import com.sun.management.OperatingSystemMXBean;
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
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Exact subgroup searches: seconds, processor seconds and rules looked at.
 *
 * <p>Arguments: {@code gold FILE DEPTH UTILITY...} searches the gold clusters for HOMO-LUMO gaps;
 * {@code made ROWS PROPOSITIONS DEPTH UTILITY...} searches a made-up table.
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

  public static void main(String[] arguments) throws IOException {
    if (arguments[0].equals("gold")) {
      Dataset gold = DatasetFile.read(new GivenFile(arguments[1]).open(), Map.of());
      for (int i = 3; i < arguments.length; i++) {
        Utility utility = Utility.valueOf(arguments[i].toUpperCase(java.util.Locale.ROOT));
        for (boolean pareto : new boolean[] {false, true}) {
          run(gold, "hl_gap", GOLD_WITHOUT, 5, utility, Integer.parseInt(arguments[2]), pareto);
        }
      }
    } else {
      int rows = Integer.parseInt(arguments[1]);
      int propositions = Integer.parseInt(arguments[2]);
      Dataset made = made(rows, propositions / 10);
      for (int i = 4; i < arguments.length; i++) {
        Utility utility = Utility.valueOf(arguments[i].toUpperCase(java.util.Locale.ROOT));
        run(made, "y", List.of("y"), 6, utility, Integer.parseInt(arguments[3]), false);
      }
    }
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

  private static void run(
      Dataset data,
      String target,
      List<String> without,
      int parts,
      Utility utility,
      int depth,
      boolean pareto) {
    List<String> leftOut = new ArrayList<>(without);
    data.columns().stream().map(Column::name).filter(name -> !data.has(name)).forEach(leftOut::add);
    long start = System.nanoTime();
    long before = PROCESS.getProcessCpuTime();
    PropositionSettings cuts =
        new PropositionSettings(PropositionSettings.Cuts.EQUAL_FREQUENCY, parts, false, false, 30);
    Population population =
        new Population(
            data,
            List.of(new Quality.Aim(new Target.Numeric(target), utility)),
            new Propositions(cuts).of(data, leftOut));
    double made = (System.nanoTime() - start) * 1e-9;
    SubgroupResult result =
        new SubgroupSearch(
                new SubgroupSettings(
                    0.5, pareto, SubgroupSettings.Method.EXACT, 20, depth, 2, 1, 120, 0))
            .search(population);
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
        (PROCESS.getProcessCpuTime() - before) * 1e-9,
        result.looked(),
        result.subgroups().size(),
        result.proof());
    System.out.println("  " + result.subgroups().getFirst().selector());
  }
}
