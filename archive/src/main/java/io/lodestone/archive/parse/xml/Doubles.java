package io.lodestone.archive.parse.xml;

import io.lodestone.core.tensor.Tensor;
import java.util.Arrays;

/** A list of numbers that grows, without an object per number. */
public final class Doubles {
  /** Most numbers that one list takes: 256 MiB, more than any block of a real output. */
  public static final int MOST = 1 << 25;

  private double[] values = new double[64];
  private int size;

  /**
   * Adds a number at the end.
   *
   * @throws IllegalStateException when the list has {@value #MOST} numbers
   */
  public void add(double value) {
    if (size == values.length) {
      grow();
    }
    values[size++] = value;
  }

  /** How many numbers there are. */
  public int size() {
    return size;
  }

  /** Number {@code i}, counted from 0. */
  public double get(int i) {
    if (i >= size) {
      throw new IndexOutOfBoundsException(i);
    }
    return values[i];
  }

  /** Drops all numbers, keeping the memory for the next ones. */
  public void clear() {
    size = 0;
  }

  /** Drops the numbers from {@code newSize} on. */
  public void truncate(int newSize) {
    size = Math.min(size, newSize);
  }

  /** Whether every number is finite; a number that could not be read is NaN. */
  public boolean allFinite() {
    for (int i = 0; i < size; i++) {
      if (!Double.isFinite(values[i])) {
        return false;
      }
    }
    return true;
  }

  /** A copy of the numbers. */
  public double[] toArray() {
    return Arrays.copyOf(values, size);
  }

  /** The numbers in the given shape, each times {@code factor}. */
  public Tensor toTensor(double factor, int... shape) {
    double[] scaled = toArray();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factor;
    }
    return Tensor.of(scaled, shape);
  }

  private void grow() {
    if (size >= MOST) {
      throw new IllegalStateException("more than " + MOST + " numbers in one block");
    }
    values = Arrays.copyOf(values, 2 * size);
  }
}
