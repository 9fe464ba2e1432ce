package io.lodestone.learn.merge;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.numerics.LeastSquares;
import io.lodestone.core.numerics.OpenBlas;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What is done to the values of a source so that they are those another source would have:
 * estimated from the materials that both have, with its uncertainty.
 *
 * @param method what it is
 * @param names of the coefficients
 * @param coefficients offset and elements in the unit of the values, a slope as a plain number
 * @param covariance of the coefficients, row-major
 * @param common from how many materials it was estimated
 * @param residual the standard deviation of what is left between the sources, in the unit of the
 *     values
 * @param before the root mean squared difference between them as they were
 */
public record Correction(
    Method method,
    List<String> names,
    double[] coefficients,
    double[] covariance,
    int common,
    double residual,
    double before) {
  /** What a correction may be. */
  public enum Method {
    /** Values stay as they are; the difference is told all the same. */
    NONE,
    /** One constant is added. */
    OFFSET,
    /** A line, with errors in both sources (Deming, Statistical Adjustment of Data, 1943). */
    LINEAR,
    /**
     * To each value a constant for every element is added, by its share of the atoms: what
     * reference energies of elements that differ between settings amount to.
     */
    ELEMENTS;

    private int fewest(int coefficients) {
      return this == NONE ? 1 : coefficients + 2;
    }
  }

  /**
   * Estimates a correction.
   *
   * @throws InvalidInput when the sources have too few materials in common to tell
   */
  public static Correction of(Method method, CommonMaterials common) {
    List<String> names =
        switch (method) {
          case NONE -> List.of();
          case OFFSET -> List.of("offset");
          case LINEAR -> List.of("offset", "slope");
          case ELEMENTS -> elements(common);
        };
    int fewest = method.fewest(names.size());
    if (common.size() < fewest) {
      throw new InvalidInput(
          null,
          null,
          common.size() + " materials in both sources",
          "at least " + fewest + " to estimate " + names.size() + " coefficients",
          common.size() == 0
              ? "without materials in common nothing says how the sources differ"
              : "a simpler correction needs fewer");
    }
    return switch (method) {
      case NONE -> finished(method, names, new double[0], new double[0], common);
      case OFFSET -> offset(names, common);
      case LINEAR -> line(names, common);
      case ELEMENTS -> byElements(names, common);
    };
  }

  private static List<String> elements(CommonMaterials common) {
    if (common.compositions() == null) {
      throw new InvalidInput(
          null, null, "no formulas", "formulas, for a correction by elements", null);
    }
    TreeSet<Element> elements = new TreeSet<>();
    common.compositions().forEach(composition -> elements.addAll(composition.elements()));
    return elements.stream().map(Element::symbol).toList();
  }

  private static Correction offset(List<String> names, CommonMaterials common) {
    int n = common.size();
    double mean =
        IntStream.range(0, n)
            .mapToDouble(i -> common.reference()[i] - common.other()[i])
            .average()
            .orElseThrow();
    double squares =
        IntStream.range(0, n)
            .mapToDouble(i -> common.reference()[i] - common.other()[i] - mean)
            .map(d -> d * d)
            .sum();
    return finished(
        Method.OFFSET, names, new double[] {mean}, new double[] {squares / (n - 1) / n}, common);
  }

  private static Correction line(List<String> names, CommonMaterials common) {
    int n = common.size();
    double[] whole = line(common, -1);
    // The jackknife: both sources have errors, for which no simple formula holds.
    double[][] without = new double[n][];
    double[] mean = new double[2];
    for (int i = 0; i < n; i++) {
      without[i] = line(common, i);
      mean[0] += without[i][0] / n;
      mean[1] += without[i][1] / n;
    }
    double[] covariance = new double[4];
    for (double[] one : without) {
      for (int a = 0; a < 2; a++) {
        for (int b = 0; b < 2; b++) {
          covariance[2 * a + b] += (n - 1.0) / n * (one[a] - mean[a]) * (one[b] - mean[b]);
        }
      }
    }
    return finished(Method.LINEAR, names, whole, covariance, common);
  }

  /** Offset and slope, with equal errors in both sources; one material may be left out. */
  private static double[] line(CommonMaterials common, int without) {
    int[] rows = IntStream.range(0, common.size()).filter(i -> i != without).toArray();
    double meanX = Arrays.stream(rows).mapToDouble(i -> common.other()[i]).average().orElse(0);
    double meanY = Arrays.stream(rows).mapToDouble(i -> common.reference()[i]).average().orElse(0);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i : rows) {
      double x = common.other()[i] - meanX;
      double y = common.reference()[i] - meanY;
      xx += x * x;
      yy += y * y;
      xy += x * y;
    }
    if (xy == 0) {
      throw new InvalidInput(
          null,
          null,
          "sources that have nothing to do with each other in what they have in common",
          "values that rise or fall together",
          "an offset needs no slope");
    }
    double half = (yy - xx) / 2;
    double slope = (half + Math.sqrt(half * half + xy * xy)) / xy;
    return new double[] {meanY - slope * meanX, slope};
  }

  private static Correction byElements(List<String> names, CommonMaterials common) {
    int n = common.size();
    int width = names.size();
    double[] shares = new double[n * width];
    double[] difference = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < width; j++) {
        shares[i * width + j] = share(common.compositions().get(i), names.get(j));
      }
      difference[i] = common.reference()[i] - common.other()[i];
    }
    LeastSquares solved = LeastSquares.solve(shares, width, difference);
    double[] covariance = new double[width * width];
    for (int i = 0; i < n; i++) {
      for (int a = 0; a < width; a++) {
        for (int b = 0; b < width; b++) {
          covariance[a * width + b] += shares[i * width + a] * shares[i * width + b];
        }
      }
    }
    OpenBlas.get().cholesky(covariance, width);
    OpenBlas.get().inverse(covariance, width);
    double variance = solved.residualSquares() / (n - width);
    Arrays.setAll(covariance, k -> variance * covariance[k]);
    return finished(Method.ELEMENTS, names, solved.solution(), covariance, common);
  }

  private static double share(Composition composition, String symbol) {
    return composition.fraction(Element.of(symbol));
  }

  private static Correction finished(
      Method method,
      List<String> names,
      double[] coefficients,
      double[] covariance,
      CommonMaterials common) {
    Correction open = new Correction(method, names, coefficients, covariance, common.size(), 0, 0);
    double left = 0;
    double before = 0;
    for (int i = 0; i < common.size(); i++) {
      Composition composition = common.compositions() == null ? null : common.compositions().get(i);
      double off = common.reference()[i] - open.corrected(common.other()[i], composition);
      double was = common.reference()[i] - common.other()[i];
      left += off * off;
      before += was * was;
    }
    int freedom = Math.max(1, common.size() - coefficients.length);
    return new Correction(
        method,
        names,
        coefficients,
        covariance,
        common.size(),
        Math.sqrt(left / freedom),
        Math.sqrt(before / common.size()));
  }

  /**
   * A value as the reference source would have it.
   *
   * @param composition of the material; needed for a correction by elements alone
   * @throws InvalidInput when the material has an element that no common material has
   */
  public double corrected(double value, Composition composition) {
    return switch (method) {
      case NONE -> value;
      case OFFSET -> value + coefficients[0];
      case LINEAR -> coefficients[0] + coefficients[1] * value;
      case ELEMENTS -> value + product(shares(composition));
    };
  }

  /** The standard deviation of a correction that is due to the uncertainty of its coefficients. */
  public double std(double value, Composition composition) {
    double[] weights =
        switch (method) {
          case NONE -> new double[0];
          case OFFSET -> new double[] {1};
          case LINEAR -> new double[] {1, value};
          case ELEMENTS -> shares(composition);
        };
    double variance = 0;
    for (int a = 0; a < weights.length; a++) {
      for (int b = 0; b < weights.length; b++) {
        variance += weights[a] * weights[b] * covariance[a * weights.length + b];
      }
    }
    return Math.sqrt(Math.max(0, variance));
  }

  private double product(double[] shares) {
    return IntStream.range(0, shares.length).mapToDouble(j -> shares[j] * coefficients[j]).sum();
  }

  private double[] shares(Composition composition) {
    for (Element element : composition.elements()) {
      if (!names.contains(element.symbol())) {
        throw new InvalidInput(
            null,
            null,
            composition.reduced() + " with " + element.symbol(),
            "elements of the materials that both sources have",
            "no common material says how " + element.symbol() + " is to be corrected");
      }
    }
    return names.stream().mapToDouble(name -> share(composition, name)).toArray();
  }

  /** The standard deviation of a coefficient, by its place. */
  public double error(int coefficient) {
    return Math.sqrt(covariance[coefficient * names.size() + coefficient]);
  }
}
