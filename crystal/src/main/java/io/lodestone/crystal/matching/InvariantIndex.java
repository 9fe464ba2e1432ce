package io.lodestone.crystal.matching;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Points that are found again by a box around them: a k-d tree that grows (J. L. Bentley, 1975).
 */
final class InvariantIndex {
  private static final class Node {
    private final double[] point;
    private final int value;
    private Node lower;
    private Node upper;

    Node(double[] point, int value) {
      this.point = point;
      this.value = value;
    }
  }

  private Node root;

  void add(double[] point, int value) {
    Node added = new Node(point, value);
    if (root == null) {
      root = added;
      return;
    }
    Node node = root;
    for (int depth = 0; ; depth++) {
      int axis = depth % point.length;
      boolean lower = point[axis] < node.point[axis];
      Node next = lower ? node.lower : node.upper;
      if (next == null) {
        if (lower) {
          node.lower = added;
        } else {
          node.upper = added;
        }
        return;
      }
      node = next;
    }
  }

  /** The values of all points in a box, its faces included. */
  List<Integer> within(double[] least, double[] most) {
    record Visit(Node node, int depth) {}

    List<Integer> found = new ArrayList<>();
    Deque<Visit> open = new ArrayDeque<>();
    if (root != null) {
      open.push(new Visit(root, 0));
    }
    while (!open.isEmpty()) {
      Visit visit = open.pop();
      Node node = visit.node();
      int axis = visit.depth() % least.length;
      if (isInside(node.point, least, most)) {
        found.add(node.value);
      }
      if (node.lower != null && least[axis] <= node.point[axis]) {
        open.push(new Visit(node.lower, visit.depth() + 1));
      }
      if (node.upper != null && most[axis] >= node.point[axis]) {
        open.push(new Visit(node.upper, visit.depth() + 1));
      }
    }
    return found;
  }

  private static boolean isInside(double[] point, double[] least, double[] most) {
    for (int axis = 0; axis < point.length; axis++) {
      if (point[axis] < least[axis] || point[axis] > most[axis]) {
        return false;
      }
    }
    return true;
  }
}
