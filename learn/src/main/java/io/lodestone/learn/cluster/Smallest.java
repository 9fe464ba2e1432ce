package io.lodestone.learn.cluster;

import java.util.Arrays;

/** The smallest so many of the values that were offered: a heap with the largest of them on top. */
final class Smallest {
  private final double[] heap;

  Smallest(int count) {
    heap = new double[count];
    clear();
  }

  void clear() {
    Arrays.fill(heap, Double.POSITIVE_INFINITY);
  }

  /** The largest of them; without end until so many were offered. */
  double largest() {
    return heap[0];
  }

  void offer(double value) {
    if (!(value < heap[0])) {
      return;
    }
    int at = 0;
    while (2 * at + 1 < heap.length) {
      int below = 2 * at + 1;
      below += below + 1 < heap.length && heap[below + 1] > heap[below] ? 1 : 0;
      if (heap[below] <= value) {
        break;
      }
      heap[at] = heap[below];
      at = below;
    }
    heap[at] = value;
  }
}
