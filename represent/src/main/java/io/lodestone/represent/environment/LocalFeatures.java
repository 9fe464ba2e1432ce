package io.lodestone.represent.environment;

/**
 * The numbers of each site of one structure: sites × features.
 *
 * <p>The numbers are not copied, since there are many; whoever holds them does not change them.
 */
public final class LocalFeatures {
  private final int sites;
  private final int size;
  private final double[] values;

  /**
   * Takes the numbers.
   *
   * @param values row-major, sites × size
   */
  public LocalFeatures(int sites, int size, double[] values) {
    if (values.length != sites * size) {
      throw new IllegalArgumentException(
          values.length + " values for " + sites + " sites of " + size + " features");
    }
    this.sites = sites;
    this.size = size;
    this.values = values;
  }

  public int sites() {
    return sites;
  }

  /** The number of features of a site. */
  public int size() {
    return size;
  }

  public double value(int site, int feature) {
    return values[site * size + feature];
  }

  /** All numbers, site after site. */
  public double[] values() {
    return values;
  }

  /** A copy of the numbers of one site. */
  public double[] row(int site) {
    double[] row = new double[size];
    System.arraycopy(values, site * size, row, 0, size);
    return row;
  }

  /**
   * The rows scaled to length 1, as kernels that compare directions expect them; a row of zeros
   * stays as it is.
   */
  public LocalFeatures normalised() {
    double[] scaled = values.clone();
    for (int site = 0; site < sites; site++) {
      double squares = 0;
      for (int i = site * size; i < (site + 1) * size; i++) {
        squares += values[i] * values[i];
      }
      double factor = squares > 0 ? 1 / Math.sqrt(squares) : 1;
      for (int i = site * size; i < (site + 1) * size; i++) {
        scaled[i] *= factor;
      }
    }
    return new LocalFeatures(sites, size, scaled);
  }

  /** The mean over the sites. */
  public double[] mean() {
    double[] mean = new double[size];
    for (int site = 0; site < sites; site++) {
      for (int i = 0; i < size; i++) {
        mean[i] += values[site * size + i];
      }
    }
    for (int i = 0; i < size; i++) {
      mean[i] /= sites;
    }
    return mean;
  }
}
