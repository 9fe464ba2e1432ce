package io.lodestone.learn.neighbours;

import java.util.Arrays;

/** The few nearest of all that were offered, whatever the order in which they were. */
final class Nearest {
  private final float[] distances;
  private final int[] indices;
  private int size;

  Nearest(int capacity) {
    distances = new float[capacity];
    indices = new int[capacity];
    clear();
  }

  void clear() {
    size = 0;
    Arrays.fill(distances, Float.POSITIVE_INFINITY);
  }

  int size() {
    return size;
  }

  int index(int place) {
    return indices[place];
  }

  float distance(int place) {
    return distances[place];
  }

  /** What is further than this is not among the nearest any more. */
  float furthest() {
    return distances[distances.length - 1];
  }

  /** Of equally near ones the first in the order of indices is nearer. */
  void offer(float distance, int index) {
    int last = distances.length - 1;
    if (size > last
        && (distance > distances[last] || distance == distances[last] && index > indices[last])) {
      return;
    }
    int place = Math.min(size, last);
    while (place > 0
        && (distances[place - 1] > distance
            || distances[place - 1] == distance && indices[place - 1] > index)) {
      distances[place] = distances[place - 1];
      indices[place] = indices[place - 1];
      place--;
    }
    distances[place] = distance;
    indices[place] = index;
    size = Math.min(size + 1, distances.length);
  }

  /** Writes them, nearest first. */
  void write(int[] toIndices, float[] toDistances, int at) {
    System.arraycopy(indices, 0, toIndices, at, distances.length);
    System.arraycopy(distances, 0, toDistances, at, distances.length);
  }
}
