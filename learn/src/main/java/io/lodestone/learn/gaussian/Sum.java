package io.lodestone.learn.gaussian;

import io.lodestone.learn.structure.SiteKernel;
import java.util.List;
import java.util.stream.Stream;

/** The covariance of the sum of two independent functions. */
record Sum(Kernel one, Kernel other) implements Kernel {
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
  public Sum with(double[] theta, int from) {
    return new Sum(one.with(theta, from), other.with(theta, from + one.size()));
  }

  @Override
  public double of(double[] a, int atA, double[] b, int atB, double apart) {
    return one.of(a, atA, b, atB, apart) + other.of(a, atA, b, atB, apart);
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
    one.addGradient(a, atA, b, atB, apart, factor, gradient, from);
    other.addGradient(a, atA, b, atB, apart, factor, gradient, from + one.size());
  }

  @Override
  public double noise() {
    return one.noise() + other.noise();
  }

  @Override
  public void addNoiseGradient(double factor, double[] gradient, int from) {
    one.addNoiseGradient(factor, gradient, from);
    other.addNoiseGradient(factor, gradient, from + one.size());
  }

  @Override
  public List<SiteKernel> siteKernels() {
    return Stream.concat(one.siteKernels().stream(), other.siteKernels().stream()).toList();
  }

  @Override
  public Sum on(Similarities known) {
    return new Sum(one.on(known), other.on(known));
  }

  @Override
  public String text() {
    return one.text() + "+" + other.text();
  }
}
