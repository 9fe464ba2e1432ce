package io.lodestone.learn.cluster;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A sum of normal distributions.
 *
 * @param weights of the parts, which add up to 1
 * @param means parts × width
 * @param factors of the covariances: Cholesky factors, parts × width × width; or, where covariances
 *     are diagonal, standard deviations, parts × width
 * @param width of the points
 * @param full whether covariances are full matrices
 */
record Gaussians(double[] weights, double[] means, double[] factors, int width, boolean full) {
  int count() {
    return weights.length;
  }

  /** How many numbers are free to be fitted. */
  int parameters() {
    int covariance = full ? width * (width + 1) / 2 : width;
    return count() * (width + covariance) + count() - 1;
  }

  /**
   * The probability of each part at each point.
   *
   * @param shares filled, rows × parts; those of a row add up to 1
   * @return the sum over the points of the logarithm of their density
   */
  double shares(Points points, double[] shares) {
    int n = points.rows();
    int k = count();
    double[] logs = new double[n];
    double[] constants = constants();
    IntStream.range(0, n)
        .parallel()
        .forEach(
            row -> {
              double most = Double.NEGATIVE_INFINITY;
              double[] scratch = new double[width];
              for (int part = 0; part < k; part++) {
                double log = constants[part] - distance(points, row, part, scratch) / 2;
                shares[row * k + part] = log;
                most = Math.max(most, log);
              }
              double sum = 0;
              for (int part = 0; part < k; part++) {
                shares[row * k + part] = Math.exp(shares[row * k + part] - most);
                sum += shares[row * k + part];
              }
              for (int part = 0; part < k; part++) {
                shares[row * k + part] /= sum;
              }
              logs[row] = most + Math.log(sum);
            });
    double sum = 0;
    for (double log : logs) {
      sum += log;
    }
    return sum;
  }

  /** The logarithm of each part's density at its mean, with its weight. */
  private double[] constants() {
    double[] constants = new double[count()];
    for (int part = 0; part < constants.length; part++) {
      double log = Math.log(weights[part]) - width * Math.log(2 * Math.PI) / 2;
      for (int j = 0; j < width; j++) {
        log -= Math.log(factors[full ? (part * width + j) * width + j : part * width + j]);
      }
      constants[part] = log;
    }
    return constants;
  }

  /** Mahalanobis' squared distance. */
  private double distance(Points points, int row, int part, double[] solved) {
    double sum = 0;
    for (int j = 0; j < width; j++) {
      double value = points.values()[row * width + j] - means[part * width + j];
      if (full) {
        int line = (part * width + j) * width;
        for (int i = 0; i < j; i++) {
          value -= factors[line + i] * solved[i];
        }
        value /= factors[line + j];
      } else {
        value /= factors[part * width + j];
      }
      solved[j] = value;
      sum += value * value;
    }
    return sum;
  }

  /**
   * The likeliest distributions where each point belongs to each part by so much.
   *
   * @param shares rows × parts
   * @param floor added to variances, so that a part on few points does not shrink to them
   */
  static Gaussians fitted(Points points, double[] shares, int count, boolean full, double floor) {
    int width = points.width();
    double[] weights = new double[count];
    double[] means = new double[count * width];
    double[] factors = new double[count * width * (full ? width : 1)];
    IntStream.range(0, count)
        .parallel()
        .forEach(
            part -> {
              double all = 0;
              double[] mean = new double[width];
              for (int row = 0; row < points.rows(); row++) {
                double share = shares[row * count + part];
                all += share;
                for (int j = 0; j < width; j++) {
                  mean[j] += share * points.values()[row * width + j];
                }
              }
              // A part that no point belongs to stays, with next to no weight.
              double total = Math.max(all, 10 * Math.ulp(1.0));
              weights[part] = total / points.rows();
              Arrays.setAll(mean, j -> mean[j] / total);
              System.arraycopy(mean, 0, means, part * width, width);
              double[] covariance = covariance(points, shares, count, part, mean, total, full);
              int size = full ? width * width : width;
              for (int j = 0; j < width; j++) {
                covariance[full ? j * width + j : j] += floor;
              }
              double[] factor = full ? cholesky(covariance, width) : covariance;
              for (int i = 0; i < size; i++) {
                factors[part * size + i] = full ? factor[i] : Math.sqrt(factor[i]);
              }
            });
    double sum = Arrays.stream(weights).sum();
    Arrays.setAll(weights, part -> weights[part] / sum);
    return new Gaussians(weights, means, factors, width, full);
  }

  private static double[] covariance(
      Points points,
      double[] shares,
      int count,
      int part,
      double[] mean,
      double total,
      boolean full) {
    int width = points.width();
    double[] covariance = new double[full ? width * width : width];
    double[] off = new double[width];
    for (int row = 0; row < points.rows(); row++) {
      double share = shares[row * count + part] / total;
      for (int j = 0; j < width && share > 0; j++) {
        off[j] = points.values()[row * width + j] - mean[j];
        for (int i = full ? 0 : j; i <= j; i++) {
          covariance[full ? j * width + i : j] += share * off[j] * off[i];
        }
      }
    }
    return covariance;
  }

  private static double[] cholesky(double[] a, int n) {
    double[] factor = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i * n + j];
        for (int k = 0; k < j; k++) {
          sum -= factor[i * n + k] * factor[j * n + k];
        }
        factor[i * n + j] =
            i == j ? Math.sqrt(Math.max(sum, Double.MIN_NORMAL)) : sum / factor[j * n + j];
      }
    }
    return factor;
  }
}
