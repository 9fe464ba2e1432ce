package io.lodestone.represent.environment.ace;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.represent.Feature;
import io.lodestone.represent.environment.SpeciesIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The invariant products of up to four coefficients A_znlm of the density around a site: for each
 * way to choose the factors (z, n, l), and each way to couple their angular momenta to nothing, a
 * polynomial in the A.
 *
 * <p>Only couplings that do not change under inversion are taken. Where factors are the same, some
 * couplings vanish or depend on others; those are left out, so that what is left is linearly
 * independent (G. Dusson et al., J. Comput. Phys. 454, 110946, 2022).
 */
final class ClusterFunctions {
  private static final int MOST = 100_000;
  private static final int MOST_TERMS = 20_000_000;
  private static final int MOST_FACTORS = 4;

  /** A coupling whose part that is new is shorter than this, relative, is no new one. */
  private static final double DEPENDENT = 1e-8;

  private final AceSettings settings;
  private final SpeciesIndex species;
  private final int nMax;
  private final List<Factor> channels = new ArrayList<>();
  private final List<Feature> features = new ArrayList<>();
  private final Map<List<Integer>, Coupling> couplings = new HashMap<>();

  private int[] order = new int[64];
  private int[] end = new int[64];
  private double[] coefficient = new double[256];
  private int[] index = new int[4 * 256];
  private int terms;

  /** What is left of a factor when its order m is left open. */
  private record Factor(int z, int n, int l) {
    int degree() {
      return n - 1 + l;
    }
  }

  ClusterFunctions(AceSettings settings, SpeciesIndex species) {
    this.settings = settings;
    this.species = species;
    nMax = settings.nMax();
    for (int z = 0; z < species.size(); z++) {
      for (int n = 1; n <= nMax; n++) {
        for (int l = 0; l <= settings.highestL() && n - 1 + l <= settings.degree(); l++) {
          channels.add(new Factor(z, n, l));
        }
      }
    }
    for (int factors = 1; factors <= settings.order(); factors++) {
      choose(new Factor[factors], 0, 0, settings.degree());
    }
    couplings.clear();
  }

  int size() {
    return features.size();
  }

  List<Feature> features() {
    return List.copyOf(features);
  }

  private void choose(Factor[] chosen, int count, int from, int degreeLeft) {
    if (count == chosen.length) {
      couple(chosen);
      return;
    }
    for (int c = from; c < channels.size(); c++) {
      if (channels.get(c).degree() <= degreeLeft) {
        chosen[count] = channels.get(c);
        choose(chosen, count + 1, c, degreeLeft - chosen[count].degree());
      }
    }
  }

  /** All couplings of the chosen factors. */
  private void couple(Factor[] chosen) {
    int sum = Arrays.stream(chosen).mapToInt(Factor::l).sum();
    if (sum % 2 != 0) {
      return;
    }
    switch (chosen.length) {
      case 1 -> {
        if (sum == 0) {
          add(chosen, -1, Map.of(List.of(place(chosen[0], 0)), 1.0), new ArrayList<>());
        }
      }
      case 2 -> {
        if (chosen[0].l == chosen[1].l) {
          add(chosen, -1, pairs(chosen), new ArrayList<>());
        }
      }
      case 3 -> {
        if (isTriangle(chosen[0].l, chosen[1].l, chosen[2].l)) {
          add(chosen, -1, triples(chosen), new ArrayList<>());
        }
      }
      default -> {
        List<Map<List<Integer>, Double>> before = new ArrayList<>();
        for (int l = 0; l <= 2 * settings.highestL(); l++) {
          if (isTriangle(chosen[0].l, chosen[1].l, l) && isTriangle(chosen[2].l, chosen[3].l, l)) {
            add(chosen, l, quadruples(chosen, l), before);
          }
        }
      }
    }
  }

  private static boolean isTriangle(int a, int b, int c) {
    return c >= Math.abs(a - b) && c <= a + b;
  }

  private Coupling coupling(int a, int b, int c) {
    return couplings.computeIfAbsent(List.of(a, b, c), key -> new Coupling(a, b, c));
  }

  /** Where A_znlm stands among the coefficients. */
  private int place(Factor factor, int m) {
    int harmonic = factor.l * factor.l + factor.l + m;
    return harmonic * species.size() * nMax + factor.z * nMax + factor.n - 1;
  }

  private Map<List<Integer>, Double> pairs(Factor[] f) {
    Map<List<Integer>, Double> sum = new TreeMap<>(ClusterFunctions::compare);
    for (int m = -f[0].l; m <= f[0].l; m++) {
      collect(sum, 1 / Math.sqrt(2 * f[0].l + 1), place(f[0], m), place(f[1], m));
    }
    return sum;
  }

  private Map<List<Integer>, Double> triples(Factor[] f) {
    Map<List<Integer>, Double> sum = new TreeMap<>(ClusterFunctions::compare);
    Coupling coupling = coupling(f[0].l, f[1].l, f[2].l);
    for (int a = -f[0].l; a <= f[0].l; a++) {
      for (int b = -f[1].l; b <= f[1].l; b++) {
        for (int c = -f[2].l; c <= f[2].l; c++) {
          collect(sum, coupling.of(a, b, c), place(f[0], a), place(f[1], b), place(f[2], c));
        }
      }
    }
    return sum;
  }

  private Map<List<Integer>, Double> quadruples(Factor[] f, int l) {
    Map<List<Integer>, Double> sum = new TreeMap<>(ClusterFunctions::compare);
    Coupling first = coupling(f[0].l, f[1].l, l);
    Coupling second = coupling(f[2].l, f[3].l, l);
    for (int a = -f[0].l; a <= f[0].l; a++) {
      for (int b = -f[1].l; b <= f[1].l; b++) {
        for (int c = -f[2].l; c <= f[2].l; c++) {
          for (int d = -f[3].l; d <= f[3].l; d++) {
            double value = 0;
            for (int m = -l; m <= l; m++) {
              value += first.of(a, b, m) * second.of(c, d, m);
            }
            collect(sum, value, place(f[0], a), place(f[1], b), place(f[2], c), place(f[3], d));
          }
        }
      }
    }
    return sum;
  }

  private static int compare(List<Integer> a, List<Integer> b) {
    for (int i = 0; i < a.size(); i++) {
      int difference = Integer.compare(a.get(i), b.get(i));
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  /** Products that differ in the order of equal factors are one. */
  private static void collect(Map<List<Integer>, Double> sum, double value, int... places) {
    if (Math.abs(value) > 1e-14) {
      sum.merge(Arrays.stream(places).sorted().boxed().toList(), value, Double::sum);
    }
  }

  /** Takes a coupling if it is none of those before, for the same factors. */
  private void add(
      Factor[] chosen,
      int l,
      Map<List<Integer>, Double> sum,
      List<Map<List<Integer>, Double>> before) {
    Map<List<Integer>, Double> rest = new TreeMap<>(ClusterFunctions::compare);
    rest.putAll(sum);
    for (Map<List<Integer>, Double> other : before) {
      double product = product(rest, other);
      other.forEach((key, value) -> rest.merge(key, -product * value, Double::sum));
    }
    double length = Math.sqrt(product(rest, rest));
    if (!(length > DEPENDENT * Math.max(1e-3, Math.sqrt(product(sum, sum))))) {
      return;
    }
    rest.replaceAll((key, value) -> value / length);
    before.add(rest);
    features.add(Feature.plain(label(chosen, l)));
    append(chosen.length, sum);
    if (features.size() > MOST || terms > MOST_TERMS) {
      throw new InvalidInput(
          null,
          null,
          "more than " + MOST + " functions for " + species.size() + " elements",
          "fewer functions",
          "choose a smaller order, degree or l_max, or fewer elements");
    }
  }

  private static double product(Map<List<Integer>, Double> a, Map<List<Integer>, Double> b) {
    double sum = 0;
    for (Map.Entry<List<Integer>, Double> entry : a.entrySet()) {
      sum += entry.getValue() * b.getOrDefault(entry.getKey(), 0.0);
    }
    return sum;
  }

  private String label(Factor[] chosen, int l) {
    StringBuilder label = new StringBuilder("ace");
    for (Factor factor : chosen) {
      label
          .append(' ')
          .append(species.element(factor.z).symbol())
          .append("_n")
          .append(factor.n)
          .append('l')
          .append(factor.l);
    }
    return l < 0 ? label.toString() : label + " L" + l;
  }

  private void append(int factors, Map<List<Integer>, Double> sum) {
    int function = features.size() - 1;
    if (function == order.length) {
      order = Arrays.copyOf(order, 2 * function);
      end = Arrays.copyOf(end, 2 * function);
    }
    for (Map.Entry<List<Integer>, Double> entry : sum.entrySet()) {
      if (Math.abs(entry.getValue()) <= 1e-14) {
        continue;
      }
      if (terms == coefficient.length) {
        coefficient = Arrays.copyOf(coefficient, 2 * terms);
        index = Arrays.copyOf(index, 2 * index.length);
      }
      coefficient[terms] = entry.getValue();
      for (int i = 0; i < factors; i++) {
        index[MOST_FACTORS * terms + i] = entry.getKey().get(i);
      }
      terms++;
    }
    order[function] = factors;
    end[function] = terms;
  }

  /**
   * The values of all functions.
   *
   * @param a the coefficients, harmonic · species · nMax + z · nMax + n - 1
   * @param to where they begin in {@code out}
   */
  void values(double[] a, double[] out, int to) {
    int term = 0;
    for (int function = 0; function < features.size(); function++) {
      double sum = 0;
      for (; term < end[function]; term++) {
        sum += coefficient[term] * product(a, term, order[function], -1);
      }
      out[to + function] = sum;
    }
  }

  /** Adds the derivatives of all functions along a change of the coefficients. */
  void derivatives(double[] a, double[] change, double[] out, int to) {
    int term = 0;
    for (int function = 0; function < features.size(); function++) {
      double sum = 0;
      for (; term < end[function]; term++) {
        for (int i = 0; i < order[function]; i++) {
          double by = change[index[MOST_FACTORS * term + i]];
          if (by != 0) {
            sum += coefficient[term] * by * product(a, term, order[function], i);
          }
        }
      }
      out[to + function] += sum;
    }
  }

  /** Derivatives of a number with respect to the coefficients, from those to the functions. */
  double[] pull(double[] a, double[] slopes, int from) {
    double[] out = new double[a.length];
    int term = 0;
    for (int function = 0; function < features.size(); function++) {
      double slope = slopes[from + function];
      for (; term < end[function]; term++) {
        for (int i = 0; i < order[function]; i++) {
          out[index[MOST_FACTORS * term + i]] +=
              slope * coefficient[term] * product(a, term, order[function], i);
        }
      }
    }
    return out;
  }

  /** The product of the factors of a term but one. */
  private double product(double[] a, int term, int factors, int left) {
    double product = 1;
    for (int i = 0; i < factors; i++) {
      if (i != left) {
        product *= a[index[MOST_FACTORS * term + i]];
      }
    }
    return product;
  }
}
