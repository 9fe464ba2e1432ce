package io.lodestone.learn.gaussian;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The covariance of answers of several fidelities, of which each is a multiple of the next cheaper
 * one and a function of its own: f₀ = δ₀, fₗ = ρₗ fₗ₋₁ + δₗ (Kennedy and O'Hagan, Biometrika 87, 1,
 * 2000, eq. 1 and 2).
 *
 * <p>A row has the features and, behind them, the number of its fidelity, 0 for the cheapest. The
 * factors ρ may be negative and are hyper-parameters themselves, not by their logarithms.
 *
 * @param differences the kernel of each δ, without noise, from the cheapest on
 * @param noises the variance of noise of each fidelity
 * @param factors of each fidelity to the cheaper one; the first is not used
 * @param width the number of features
 */
record Autoregressive(List<Kernel> differences, double[] noises, double[] factors, int width)
    implements Kernel {
  private int levels() {
    return noises.length;
  }

  private int level(double[] row, int at) {
    return (int) row[at + width];
  }

  @Override
  public int size() {
    return differences.stream().mapToInt(Kernel::size).sum() + 2 * levels() - 1;
  }

  @Override
  public void logarithms(double[] theta, int from) {
    int at = from;
    for (int l = 0; l < levels(); l++) {
      differences.get(l).logarithms(theta, at);
      at += differences.get(l).size();
      theta[at++] = Math.log(noises[l]);
    }
    for (int l = 1; l < levels(); l++) {
      theta[at++] = factors[l];
    }
  }

  @Override
  public Autoregressive with(double[] theta, int from) {
    List<Kernel> changed = new ArrayList<>();
    double[] variances = new double[levels()];
    double[] multiples = new double[levels()];
    int at = from;
    for (int l = 0; l < levels(); l++) {
      changed.add(differences.get(l).with(theta, at));
      at += differences.get(l).size();
      variances[l] = Math.exp(theta[at++]);
    }
    for (int l = 1; l < levels(); l++) {
      multiples[l] = theta[at++];
    }
    return new Autoregressive(List.copyOf(changed), variances, multiples, width);
  }

  /** How often a difference is contained in a fidelity: the product of the factors between. */
  private double share(int difference, int level) {
    double product = 1;
    for (int l = difference + 1; l <= level; l++) {
      product *= factors[l];
    }
    return product;
  }

  @Override
  public double of(double[] a, int atA, double[] b, int atB, double apart) {
    int one = level(a, atA);
    int other = level(b, atB);
    double sum = 0;
    for (int j = 0; j <= Math.min(one, other); j++) {
      sum += share(j, one) * share(j, other) * differences.get(j).of(a, atA, b, atB, Double.NaN);
    }
    return sum;
  }

  @Override
  public void addGradient(
      double[] a,
      int atA,
      double[] b,
      int atB,
      double apart,
      double factor,
      double[] gradient,
      int from) {
    int one = level(a, atA);
    int other = level(b, atB);
    int factorsFrom = from + size() - levels();
    int at = from;
    for (int j = 0; j <= Math.min(one, other); j++) {
      Kernel own = differences.get(j);
      double shares = share(j, one) * share(j, other);
      own.addGradient(a, atA, b, atB, Double.NaN, factor * shares, gradient, at);
      double covariance = factor * own.of(a, atA, b, atB, Double.NaN);
      for (int l = j + 1; l <= Math.max(one, other); l++) {
        double derivative = 0;
        if (l <= one) {
          derivative += share(j, l - 1) * share(l, one) * share(j, other);
        }
        if (l <= other) {
          derivative += share(j, l - 1) * share(l, other) * share(j, one);
        }
        gradient[factorsFrom + l] += covariance * derivative;
      }
      at += own.size() + 1;
    }
  }

  @Override
  public double noise(double[] row, int at) {
    return noises[level(row, at)];
  }

  @Override
  public void addNoiseGradient(double[] row, int at, double factor, double[] gradient, int from) {
    int place = from;
    for (int l = 0; l < level(row, at); l++) {
      place += differences.get(l).size() + 1;
    }
    place += differences.get(level(row, at)).size();
    gradient[place] += factor * noises[level(row, at)];
  }

  @Override
  public String text() {
    return differences.stream().map(Kernel::text).collect(Collectors.joining(" then "));
  }
}
