package io.lodestone.core.tensor;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * An immutable block of numbers with a shape: a scalar (rank 0), vector, matrix or higher.
 *
 * <p>Values lie in one flat array in row-major order (the last index runs fastest). Two tensors are
 * equal when shape and every value agree as by {@link Double#equals}, so NaN equals NaN.
 */
public final class Tensor {
  private final double[] values;
  private final int[] shape;

  private Tensor(double[] values, int[] shape) {
    this.values = values;
    this.shape = shape;
  }

  /**
   * A tensor with a copy of these values.
   *
   * @param values all values, row-major; as many as the product of the shape
   * @param shape the length of each axis, each ≥ 0; none for a scalar
   * @throws IllegalArgumentException when the number of values does not fit the shape
   */
  public static Tensor of(double[] values, int... shape) {
    checkShape(values.length, shape);
    return new Tensor(values.clone(), shape.clone());
  }

  public static Tensor scalar(double value) {
    return new Tensor(new double[] {value}, new int[0]);
  }

  public static Tensor vector(double... values) {
    return new Tensor(values.clone(), new int[] {values.length});
  }

  /**
   * A tensor of rank 2.
   *
   * @throws IllegalArgumentException when the rows differ in length
   */
  public static Tensor matrix(double[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    double[] values = new double[Math.multiplyExact(rows.length, columns)];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw new IllegalArgumentException(
            "row " + i + " has " + rows[i].length + " values, the first row " + columns);
      }
      System.arraycopy(rows[i], 0, values, i * columns, columns);
    }
    return new Tensor(values, new int[] {rows.length, columns});
  }

  public int rank() {
    return shape.length;
  }

  /** The length of each axis. */
  public int[] shape() {
    return shape.clone();
  }

  /** The length of one axis, counted from 0. */
  public int length(int axis) {
    return shape[axis];
  }

  /** The number of values. */
  public int size() {
    return values.length;
  }

  /**
   * One value by its index on every axis.
   *
   * @throws IndexOutOfBoundsException when an index is outside its axis
   */
  public double get(int... indices) {
    if (indices.length != shape.length) {
      throw new IllegalArgumentException(
          indices.length + " indices for a tensor of rank " + shape.length);
    }
    int flat = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      flat = flat * shape[axis] + Objects.checkIndex(indices[axis], shape[axis]);
    }
    return values[flat];
  }

  /** One value by its place in row-major order. */
  public double at(int flatIndex) {
    return values[flatIndex];
  }

  /** A copy of all values, row-major. */
  public double[] values() {
    return values.clone();
  }

  /** A tensor of the same shape with the function applied to each value. */
  public Tensor map(DoubleUnaryOperator function) {
    double[] mapped = new double[values.length];
    for (int i = 0; i < mapped.length; i++) {
      mapped[i] = function.applyAsDouble(values[i]);
    }
    return new Tensor(mapped, shape);
  }

  public Tensor scaled(double factor) {
    return map(value -> value * factor);
  }

  /**
   * The part at one index of the first axis, of rank one less.
   *
   * @throws IllegalStateException for a scalar, which has no axis
   */
  public Tensor slice(int firstIndex) {
    if (shape.length == 0) {
      throw new IllegalStateException("a scalar has no axis to slice");
    }
    Objects.checkIndex(firstIndex, shape[0]);
    int length = values.length / shape[0];
    int from = firstIndex * length;
    return new Tensor(
        Arrays.copyOfRange(values, from, from + length),
        Arrays.copyOfRange(shape, 1, shape.length));
  }

  /**
   * The same values under another shape.
   *
   * @throws IllegalArgumentException when the sizes differ
   */
  public Tensor reshaped(int... newShape) {
    checkShape(values.length, newShape);
    return new Tensor(values, newShape.clone());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor that
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
  }

  /** The shape and, where they are few, the values. */
  @Override
  public String toString() {
    String axes = Arrays.toString(shape);
    return values.length <= 16 ? axes + Arrays.toString(values) : axes;
  }

  private static void checkShape(int size, int[] shape) {
    long expected = 1;
    for (int length : shape) {
      if (length < 0) {
        throw new IllegalArgumentException("negative length in shape " + Arrays.toString(shape));
      }
      expected = Math.multiplyExact(expected, length);
    }
    if (expected != size) {
      throw new IllegalArgumentException(
          size + " values do not fill the shape " + Arrays.toString(shape));
    }
  }
}
