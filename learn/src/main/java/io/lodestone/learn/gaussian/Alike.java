package io.lodestone.learn.gaussian;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.structure.SiteKernel;
import java.util.List;
import java.util.Locale;

/**
 * The likeness of the structures of two rows, s, or a Gaussian of their distance in the space that
 * it spans, exp(-(1 - s) / l²).
 *
 * <p>What structures are is not in the features: the number of a row behind them says whose it is.
 *
 * @param sites the likeness
 * @param length l; 0 for the likeness itself
 * @param place where in a row its number stands
 * @param table how alike rows are; null before structures are known
 */
record Alike(SiteKernel sites, double length, int place, Similarities table) implements Kernel {
  @Override
  public int size() {
    return length > 0 ? 1 : 0;
  }

  @Override
  public void logarithms(double[] theta, int from) {
    if (length > 0) {
      theta[from] = Math.log(length);
    }
  }

  @Override
  public Alike with(double[] theta, int from) {
    return length > 0 ? new Alike(sites, Math.exp(theta[from]), place, table) : this;
  }

  private double likeness(double[] a, int atA, double[] b, int atB) {
    if (table == null) {
      throw new InvalidInput(
          null, "kernel " + text(), "rows without structures", "structures to compare", null);
    }
    return table.of(sites, (int) a[atA + place], (int) b[atB + place]);
  }

  @Override
  public double of(double[] a, int atA, double[] b, int atB, double apart) {
    double likeness = likeness(a, atA, b, atB);
    return length > 0 ? Math.exp((likeness - 1) / (length * length)) : likeness;
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
    if (length > 0) {
      double exponent = (likeness(a, atA, b, atB) - 1) / (length * length);
      gradient[from] -= 2 * factor * Math.exp(exponent) * exponent;
    }
  }

  @Override
  public List<SiteKernel> siteKernels() {
    return List.of(sites);
  }

  @Override
  public Alike on(Similarities known) {
    return new Alike(sites, length, place, known);
  }

  @Override
  public String text() {
    String numbers =
        switch (sites.form()) {
          case AVERAGE -> "" + sites.zeta();
          case REMATCH -> sites.alpha() + " " + sites.zeta();
        };
    return sites.form().name().toLowerCase(Locale.ROOT)
        + "("
        + numbers
        + (length > 0 ? " " + length : "")
        + ")";
  }
}
