package io.lodestone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.lodestone.core.element.Element;
import io.lodestone.core.structure.Structure;
import io.lodestone.represent.Recipe;
import io.lodestone.represent.Registry;
import io.lodestone.represent.Representation;
import io.lodestone.represent.Scope;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Coulomb, sine and Ewald matrices and many-body tensors of the structures of a table, against the
 * same by DScribe in its own process. Structures are in memory, each is looked at with the elements
 * that it holds; processor time of one core; the numbers are compared, each row sorted, as the two
 * programs do not order the pairs of elements alike.
 *
 * <p>Arguments: table or file of structures, Python with DScribe (target/peers/bin/python; - for
 * none), rounds (5), most structures (500).
 */
public final class DistributionBenchmark {
  /** What {@code bench/peers/distributions.py} knows by these names. */
  private static final Map<String, String> RECIPES = new LinkedHashMap<>();

  static {
    RECIPES.put("coulomb", "coulomb-matrix");
    RECIPES.put("sine", "sine-matrix");
    RECIPES.put("ewald", "ewald-matrix:accuracy=1e-5");
    RECIPES.put(
        "mbtr-2", "mbtr:geometry=distance,range=0+6,points=100,sigma=0.1,normalization=none");
    RECIPES.put("mbtr-3", "mbtr:geometry=cosine,points=100,sigma=0.05,r_cut=5,normalization=none");
  }

  /** Processor seconds until the compiler has done its work. */
  private static final double WARM = 2;

  private final List<Structure> structures;
  private final String python;
  private final int rounds;

  private DistributionBenchmark(List<Structure> structures, String python, int rounds) {
    this.structures = structures;
    this.python = python;
    this.rounds = rounds;
  }

  /** Runs the benchmark and prints the times, their ratio and the agreement. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
    int most = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 500;
    String python = arguments.length > 1 && !arguments[1].equals("-") ? arguments[1] : null;
    List<Structure> structures = DscribePeer.read(Path.of(arguments[0]), most);
    DistributionBenchmark benchmark = new DistributionBenchmark(structures, python, rounds);
    for (Map.Entry<String, String> recipe : RECIPES.entrySet()) {
      benchmark.measure(recipe.getKey(), recipe.getValue());
    }
  }

  private void measure(String name, String recipe) throws IOException, InterruptedException {
    List<Representation<Structure>> uses = uses(new Registry().parse(recipe));
    for (double spent = 0; spent < WARM; ) {
      spent += round(uses);
    }
    double[] seconds = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      seconds[round] = round(uses);
    }
    double ours = median(seconds);
    print(
        "%-8s %d structures: lodestone %.1f µs each",
        name, structures.size(), ours / structures.size() * 1e6);
    if (python != null) {
      compare(name, uses, ours);
    }
    print("%n");
  }

  /** The processor seconds of one pass over all structures. */
  private double round(List<Representation<Structure>> uses) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < structures.size(); i++) {
      if (!uses.get(i).of(structures.get(i)).isWhole()) {
        throw new IllegalStateException("a row is not whole");
      }
    }
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
  }

  private void compare(String name, List<Representation<Structure>> uses, double ours)
      throws IOException, InterruptedException {
    JsonNode peer =
        new DscribePeer(python)
            .run("bench/peers/distributions.py", structures, Integer.toString(rounds), name);
    double theirs = median(numbers(peer.get("seconds")));
    double apart = 0;
    for (int i = 0; i < peer.get("firsts").size(); i++) {
      double[] row = uses.get(i).of(structures.get(i)).values();
      double[] expected = numbers(peer.get("firsts").get(i));
      if (expected.length != row.length) {
        throw new IllegalStateException("rows of different lengths");
      }
      double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
      Arrays.sort(row);
      Arrays.sort(expected);
      for (int k = 0; k < row.length; k++) {
        apart = Math.max(apart, Math.abs(row[k] - expected[k]) / largest);
      }
    }
    print(
        "; dscribe %s %.1f µs each; ratio %.1f; at most %.0e of the largest apart",
        peer.get("dscribe").asText(), theirs / structures.size() * 1e6, theirs / ours, apart);
  }

  /** For each structure the representation of its elements. */
  @SuppressWarnings("unchecked")
  private List<Representation<Structure>> uses(Recipe<?, ?> recipe) {
    Map<Scope, Representation<Structure>> prepared = new HashMap<>();
    List<Representation<Structure>> uses = new ArrayList<>();
    for (Structure structure : structures) {
      uses.add(
          prepared.computeIfAbsent(
              new Scope(elements(structure), structure.size()),
              scope -> (Representation<Structure>) recipe.create(scope)));
    }
    return uses;
  }

  private static Set<Element> elements(Structure structure) {
    Set<Element> elements = new TreeSet<>();
    structure.sites().forEach(site -> elements.add(site.mainSpecies().element().orElseThrow()));
    return elements;
  }

  private static double[] numbers(JsonNode list) {
    double[] numbers = new double[list.size()];
    Arrays.setAll(numbers, i -> list.get(i).asDouble());
    return numbers;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
    System.out.flush();
  }
}
