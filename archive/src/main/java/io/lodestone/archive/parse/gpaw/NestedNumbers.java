package io.lodestone.archive.parse.gpaw;

import com.fasterxml.jackson.databind.JsonNode;
import io.lodestone.core.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;

/** A block of numbers written as nested lists of JSON; truth values count as 1 and 0. */
final class NestedNumbers {
  private double[] values = new double[16];
  private int count;
  private final int[] shape;

  private NestedNumbers(int[] shape) {
    this.shape = shape;
  }

  /** The numbers of a node; empty unless it holds numbers only, in rows of equal length. */
  static Optional<Tensor> of(JsonNode node) {
    int rank = 0;
    int[] shape = new int[8];
    JsonNode corner = node;
    while (corner.isArray()) {
      if (rank == shape.length) {
        return Optional.empty();
      }
      shape[rank++] = corner.size();
      corner = corner.path(0);
    }
    NestedNumbers numbers = new NestedNumbers(Arrays.copyOf(shape, rank));
    return !node.isMissingNode() && numbers.add(node, 0)
        ? Optional.of(Tensor.of(Arrays.copyOf(numbers.values, numbers.count), numbers.shape))
        : Optional.empty();
  }

  private boolean add(JsonNode node, int axis) {
    if (axis < shape.length) {
      if (!node.isArray() || node.size() != shape[axis]) {
        return false;
      }
      for (JsonNode part : node) {
        if (!add(part, axis + 1)) {
          return false;
        }
      }
      return true;
    }
    if (!node.isNumber() && !node.isBoolean()) {
      return false;
    }
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count++] = node.isBoolean() ? (node.asBoolean() ? 1 : 0) : node.asDouble();
    return true;
  }
}
