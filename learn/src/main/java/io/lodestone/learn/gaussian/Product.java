package io.lodestone.learn.gaussian;

import io.lodestone.learn.structure.SiteKernel;
import java.util.List;
import java.util.stream.Stream;

/** The product of two kernels, neither of which has noise. */
record Product(Kernel one, Kernel other) implements Kernel {
  @Override
  public int size() {
    return one.size() + other.size();
  }

  @Override
  public void logarithms(double[] theta, int from) {
    one.logarithms(theta, from);
    other.logarithms(theta, from + one.size());
  }

  @Override
  public Product with(double[] theta, int from) {
    return new Product(one.with(theta, from), other.with(theta, from + one.size()));
  }

  @Override
  public double of(double[] a, int atA, double[] b, int atB, double apart) {
    return one.of(a, atA, b, atB, apart) * other.of(a, atA, b, atB, apart);
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
    one.addGradient(
        a, atA, b, atB, apart, factor * other.of(a, atA, b, atB, apart), gradient, from);
    other.addGradient(
        a, atA, b, atB, apart, factor * one.of(a, atA, b, atB, apart), gradient, from + one.size());
  }

  @Override
  public List<SiteKernel> siteKernels() {
    return Stream.concat(one.siteKernels().stream(), other.siteKernels().stream()).toList();
  }

  @Override
  public Product on(Similarities known) {
    return new Product(one.on(known), other.on(known));
  }

  @Override
  public String text() {
    return factor(one) + "*" + factor(other);
  }

  private static String factor(Kernel kernel) {
    return kernel instanceof Sum ? "(" + kernel.text() + ")" : kernel.text();
  }
}
