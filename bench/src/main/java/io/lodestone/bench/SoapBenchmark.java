package io.lodestone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.lodestone.core.element.Element;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.core.structure.Structure;
import io.lodestone.crystal.neighbour.NeighbourList;
import io.lodestone.represent.environment.SpeciesIndex;
import io.lodestone.represent.environment.soap.Soap;
import io.lodestone.represent.environment.soap.SoapSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * SOAP power spectra (r_cut 5 Å, n_max 8, l_max 6) of the structures of a table, on one core and on
 * all, against the same by DScribe in its own process. Structures are in memory; each is looked at
 * with the elements that it holds; processor time is measured; the numbers are compared.
 *
 * <p>Arguments: table or file of structures, Python with DScribe (target/peers/bin/python; - for
 * none), rounds (5), most structures (500).
 */
public final class SoapBenchmark {
  private static final SettingsType<SoapSettings> TYPE = SettingsType.of(SoapSettings.class);

  /** How sites become rows: each its own, or the mean. */
  private static final List<String> AVERAGES = List.of("off", "outer");

  private static final double[] WIDTHS = {1, 0.5};

  private final List<Structure> structures;
  private final String python;
  private final int rounds;

  /** A use of SOAP, of which each set of elements has its own. */
  private record Case(double sigma, String average, Map<Set<Element>, Soap> soaps) {
    double[] of(Structure structure) {
      Soap soap = soaps.get(elements(structure));
      return average.equals("off")
          ? soap.of(structure).values()
          : soap.averaged().of(structure).values();
    }
  }

  private SoapBenchmark(List<Structure> structures, String python, int rounds) {
    this.structures = structures;
    this.python = python;
    this.rounds = rounds;
  }

  /** Runs the benchmark and prints the times, their ratio and the agreement. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
    int most = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 500;
    String python = arguments.length > 1 && !arguments[1].equals("-") ? arguments[1] : null;
    SoapBenchmark benchmark =
        new SoapBenchmark(DscribePeer.read(Path.of(arguments[0]), most), python, rounds);
    for (double sigma : WIDTHS) {
      for (String average : AVERAGES) {
        benchmark.measure(sigma, average);
      }
    }
  }

  private void measure(double sigma, String average) throws IOException, InterruptedException {
    SoapSettings settings = TYPE.parse("r_cut=5,n_max=8,l_max=6,sigma=" + sigma);
    Map<Set<Element>, Soap> soaps = new HashMap<>();
    for (Structure structure : structures) {
      soaps.computeIfAbsent(
          elements(structure), elements -> new Soap(settings, new SpeciesIndex(elements)));
    }
    Case use = new Case(sigma, average, soaps);
    double[] seconds = new double[3 * rounds];
    for (int round = 0; round < seconds.length; round++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      for (Structure structure : structures) {
        use.of(structure);
      }
      seconds[round] =
          (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
    }
    double ours = median(Arrays.copyOfRange(seconds, 2 * rounds, seconds.length));
    print(
        "sigma %.1f, average %-5s %d structures: lodestone %.0f µs each, %.0f/s, %.2f GFLOP/s",
        sigma,
        average,
        structures.size(),
        ours / structures.size() * 1e6,
        structures.size() / ours,
        operations(settings) / ours / 1e9);
    print("; on %d cores %.0f/s", Runtime.getRuntime().availableProcessors(), together(use));
    if (python != null) {
      compare(use, ours);
    }
    print("%n");
  }

  /** Structures per second by the clock, on all cores. */
  private double together(Case use) {
    double best = 0;
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      double sum = structures.parallelStream().mapToDouble(s -> use.of(s)[0]).sum();
      double seconds = (System.nanoTime() - start) / 1e9;
      if (Double.isNaN(sum)) {
        throw new IllegalStateException("a spectrum has no number");
      }
      best = Math.max(best, structures.size() / seconds);
    }
    return best;
  }

  private void compare(Case use, double ours) throws IOException, InterruptedException {
    JsonNode peer = peer(use);
    double theirs =
        median(
            IntStream.range(0, peer.get("seconds").size())
                .mapToDouble(i -> peer.get("seconds").get(i).asDouble())
                .toArray());
    double apart = 0;
    for (int i = 0; i < peer.get("firsts").size(); i++) {
      double[] row = use.of(structures.get(i));
      double largest = Arrays.stream(row).map(Math::abs).max().orElseThrow();
      JsonNode expected = peer.get("firsts").get(i);
      if (expected.size() != row.length) {
        throw new IllegalStateException("rows of different lengths");
      }
      for (int k = 0; k < row.length; k++) {
        apart = Math.max(apart, Math.abs(row[k] - expected.get(k).asDouble()) / largest);
      }
    }
    print(
        "; dscribe %s %.0f µs each; ratio %.1f; at most %.0e of the largest apart;"
            + " matrix product of numpy %.1f GFLOP/s",
        peer.get("dscribe").asText(),
        theirs / structures.size() * 1e6,
        theirs / ours,
        apart,
        peer.get("gflops").asDouble());
  }

  /**
   * Floating-point operations of the matrix products alone: sums over atoms, change of basis, and
   * products of coefficients. Exponentials and harmonics come on top.
   */
  private double operations(SoapSettings settings) {
    double reach = settings.rCut() + settings.sigma() * Math.sqrt(-2 * Math.log(0.001));
    double harmonics = Math.pow(settings.lMax() + 1, 2);
    double sum = 0;
    for (Structure structure : structures) {
      double sites = structure.size();
      double atoms = NeighbourList.within(structure, reach).total() + sites;
      double width = elements(structure).size() * settings.nMax();
      sum += 2 * atoms * settings.nMax() * harmonics;
      sum += 2 * sites * width * settings.nMax() * harmonics;
      sum += sites * width * (width + settings.nMax()) * harmonics;
    }
    return sum;
  }

  private JsonNode peer(Case use) throws IOException, InterruptedException {
    return new DscribePeer(python)
        .run(
            "bench/peers/soap.py",
            structures,
            Integer.toString(rounds),
            Double.toString(use.sigma),
            use.average);
  }

  private static Set<Element> elements(Structure structure) {
    Set<Element> elements = new TreeSet<>();
    structure.sites().forEach(site -> elements.add(site.mainSpecies().element().orElseThrow()));
    return elements;
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
