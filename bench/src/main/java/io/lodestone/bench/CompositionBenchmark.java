package io.lodestone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.table.MaterialTable;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Registry;
import io.lodestone.represent.Representation;
import io.lodestone.represent.Scope;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Representations of compositions on one core: the formulas of a table, read from text and
 * represented, again and again; against matminer's Magpie features of some of the same formulas, in
 * its own process. Processor time is measured; with matminer's table of the elements, the features
 * are compared.
 *
 * <p>Arguments: table with a column of formulas, Python with matminer (target/peers/bin/python),
 * rounds (5), formulas for the peer (500).
 */
public final class CompositionBenchmark {
  private static final List<String> RECIPES =
      List.of("magpie", "stoichiometry", "valence", "ions", "hea", "fractions", "vectors");
  private static final int LEAST_CALLS = 200_000;

  private CompositionBenchmark() {}

  /** Runs the benchmark and prints compositions per second, the ratio and the agreement. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> formulas = formulas(Path.of(arguments[0]));
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
    double magpie = 0;
    for (String recipe : RECIPES) {
      double perSecond = measure(representation(recipe), formulas, rounds);
      magpie = recipe.equals("magpie") ? perSecond : magpie;
      print("%-14s %,12.0f compositions/s on one core%n", recipe, perSecond);
    }
    if (arguments.length > 1) {
      int some = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 500;
      compare(formulas.subList(0, Math.min(some, formulas.size())), arguments[1], rounds, magpie);
    }
  }

  private static List<String> formulas(Path file) throws IOException {
    List<String> formulas = new ArrayList<>();
    try (MaterialTable table = MaterialTable.open(new DiskFile(file), null)) {
      for (MaterialTable.Row row = table.next(); row != null; row = table.next()) {
        try {
          formulas.add(Composition.parse(row.material()).hill());
        } catch (InvalidInput e) {
          // Rows without a formula are no work for either side.
        }
      }
    }
    print("%,d formulas of %s%n", formulas.size(), file.getFileName());
    return formulas;
  }

  private static Representation<Composition> representation(String recipe) {
    @SuppressWarnings("unchecked")
    Representation<Composition> representation =
        (Representation<Composition>) new Registry().parse(recipe).create(new Scope(Set.of(), 0));
    return representation;
  }

  /** Formulas read and represented per second, median of the rounds after as many to warm up. */
  private static double measure(
      Representation<Composition> representation, List<String> formulas, int rounds) {
    FeatureRow row = new FeatureRow(representation.features().size());
    int repeats = 1 + LEAST_CALLS / formulas.size();
    double[] perSecond = new double[2 * rounds];
    double sum = 0;
    for (int round = 0; round < perSecond.length; round++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      for (int repeat = 0; repeat < repeats; repeat++) {
        for (String formula : formulas) {
          row.clear();
          representation.represent(Composition.parse(formula), row);
          sum += row.reason(0) == null ? row.value(0) : 0;
        }
      }
      long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      perSecond[round] = repeats * (double) formulas.size() / nanos * 1e9;
    }
    if (Double.isNaN(sum)) {
      throw new IllegalStateException("the work was not done");
    }
    double[] measured = Arrays.copyOfRange(perSecond, rounds, perSecond.length);
    Arrays.sort(measured);
    return measured[rounds / 2];
  }

  private static void compare(List<String> formulas, String python, int rounds, double ours)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("formulas", ".txt");
    try {
      Files.write(file, formulas);
      Process process =
          new ProcessBuilder(
                  python, "bench/peers/composition.py", file.toString(), Integer.toString(rounds))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      JsonNode peer = new ObjectMapper().readTree(process.getInputStream());
      if (process.waitFor() != 0) {
        throw new IOException("the peer failed");
      }
      double[] seconds = new double[peer.get("seconds").size()];
      for (int i = 0; i < seconds.length; i++) {
        seconds[i] = peer.get("seconds").get(i).asDouble();
      }
      Arrays.sort(seconds);
      double theirs = formulas.size() / seconds[seconds.length / 2];
      print(
          "matminer %s: magpie of %,d of them, %,.0f compositions/s, ratio %,.0f; %s%n",
          peer.get("matminer").asText(),
          formulas.size(),
          theirs,
          ours / theirs,
          agreement(formulas, peer));
    } finally {
      Files.delete(file);
    }
  }

  /** How far the features are apart where both use the peer's table of the elements. */
  private static String agreement(List<String> formulas, JsonNode peer) {
    Representation<Composition> same =
        representation("magpie:absent=mean,table=" + peer.get("tables").asText());
    double furthest = 0;
    for (int f = 0; f < formulas.size(); f++) {
      FeatureRow row = same.of(Composition.parse(formulas.get(f)));
      for (int i = 0; i < row.size(); i++) {
        double theirs = peer.get("features").get(f).get(i).asDouble();
        double apart = Math.abs(row.value(i) - theirs) / Math.max(1, Math.abs(theirs));
        furthest = Math.max(furthest, apart);
      }
    }
    return String.format(Locale.ROOT, "with its table at most %.1e apart", furthest);
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
