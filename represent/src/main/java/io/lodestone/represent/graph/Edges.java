package io.lodestone.represent.graph;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import io.lodestone.crystal.neighbour.Bond;
import io.lodestone.crystal.neighbour.CellList;
import io.lodestone.crystal.neighbour.CoordinationRule;
import io.lodestone.crystal.neighbour.NeighbourList;
import io.lodestone.represent.Atoms;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Edges of a graph while they are gathered, each its source, target, image and length. */
final class Edges {
  /** What fits into the memory of a small computer, 30 bytes each. */
  private static final int MOST = 20_000_000;

  /** Distances that differ by less than this part are equal but for rounding. */
  private static final double SAME = 1e-4;

  private final int nodes;
  private int size;
  private int[] ends = new int[128];
  private int[] images = new int[192];
  private double[] distances = new double[64];

  Edges(int nodes) {
    this.nodes = nodes;
  }

  /** Adds an edge to every neighbour up to a distance, in Å. */
  void addWithin(Structure structure, double radius) {
    NeighbourList list = NeighbourList.within(structure, radius);
    for (int i = 0; i < list.size(); i++) {
      for (int k = list.start(i); k < list.start(i + 1); k++) {
        add(
            i,
            list.index(k),
            list.shift(k, 0),
            list.shift(k, 1),
            list.shift(k, 2),
            list.distance(k));
      }
    }
  }

  /** Adds an edge for every bond that a rule finds. */
  void add(Structure structure, CoordinationRule rule) {
    for (var shell : rule.bonds(structure)) {
      for (Bond bond : shell) {
        add(bond.from(), bond.to(), bond.a(), bond.b(), bond.c(), bond.distance());
      }
    }
  }

  /**
   * Adds edges from every atom to its nearest neighbours, and to those as near as the last of them.
   * A molecule may have fewer.
   */
  void addNearest(Structure structure, int wanted) {
    boolean isEndless = structure.periodicity().dimensions() > 0;
    double guess =
        structure.volume().isPresent()
            ? Math.cbrt(wanted * structure.volume().getAsDouble() / structure.size())
            : 4;
    CellList cells = new CellList(structure, guess);
    int most = isEndless ? wanted : Math.min(wanted, structure.size() - 1);
    for (int i = 0; i < structure.size(); i++) {
      addNearest(cells, i, most, guess);
    }
  }

  private void addNearest(CellList cells, int centre, int wanted, double guess) {
    if (wanted == 0) {
      return;
    }
    double radius = guess;
    int before = size;
    do {
      size = before;
      if (!(cells.work(radius) < 1e10)) {
        throw new InvalidInput(
            null,
            "site " + (centre + 1),
            "fewer than " + wanted + " atoms within " + radius + " Å",
            "a structure with atoms nearer to each other",
            null);
      }
      cells.visit(
          centre, radius, (j, a, b, c, squared) -> add(centre, j, a, b, c, Math.sqrt(squared)));
      radius *= 1.5;
    } while (size - before < wanted);
    double[] sorted = Arrays.copyOfRange(distances, before, size);
    Arrays.sort(sorted);
    double last = sorted[wanted - 1] * (1 + SAME);
    if (last > radius / 1.5) {
      // Others as near as the last may lie just beyond the radius.
      size = before;
      cells.visit(
          centre, last, (j, a, b, c, squared) -> add(centre, j, a, b, c, Math.sqrt(squared)));
    }
    int kept = before;
    for (int k = before; k < size; k++) {
      if (distances[k] <= last) {
        move(k, kept++);
      }
    }
    size = kept;
  }

  /** Adds the reverse of every edge that has none. */
  void addReversed() {
    int[] order = order();
    int given = size;
    for (int k = 0; k < given; k++) {
      if (!isListed(order, k)) {
        add(
            ends[2 * k + 1],
            ends[2 * k],
            -images[3 * k],
            -images[3 * k + 1],
            -images[3 * k + 2],
            distances[k]);
      }
    }
  }

  /** Whether the reverse of an edge is among the sorted ones. */
  private boolean isListed(int[] order, int edge) {
    int low = 0;
    int high = order.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[2 * order[middle]] < ends[2 * edge + 1]) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int k = low; k < order.length && ends[2 * order[k]] == ends[2 * edge + 1]; k++) {
      int other = order[k];
      if (ends[2 * other + 1] == ends[2 * edge]
          && images[3 * other] == -images[3 * edge]
          && images[3 * other + 1] == -images[3 * edge + 1]
          && images[3 * other + 2] == -images[3 * edge + 2]) {
        return true;
      }
    }
    return false;
  }

  /** The graph of these edges, sorted. */
  CrystalGraph graph(Atoms atoms, double angleRadius) {
    int[] order = order();
    int[] start = new int[nodes + 1];
    int[] sources = new int[size];
    int[] targets = new int[size];
    int[] sorted = new int[3 * size];
    double[] lengths = new double[size];
    for (int k = 0; k < size; k++) {
      int edge = order[k];
      sources[k] = ends[2 * edge];
      targets[k] = ends[2 * edge + 1];
      System.arraycopy(images, 3 * edge, sorted, 3 * k, 3);
      lengths[k] = distances[edge];
      start[sources[k] + 1] = k + 1;
    }
    for (int i = 1; i <= nodes; i++) {
      start[i] = Math.max(start[i], start[i - 1]);
    }
    double[] positions = atoms.positions();
    double[] lattice = CrystalGraph.lattice(atoms.structure());
    double[] vectors = new double[angleRadius > 0 ? 3 * size : 0];
    for (int k = 0; 3 * k < vectors.length; k++) {
      for (int axis = 0; axis < 3; axis++) {
        vectors[3 * k + axis] =
            CrystalGraph.vector(positions, lattice, sources[k], targets[k], sorted, k, axis);
      }
    }
    EdgeAngles angles =
        angleRadius > 0
            ? EdgeAngles.of(start, vectors, lengths, angleRadius)
            : new EdgeAngles(new int[0], new int[0], new double[0]);
    var periodicity = atoms.structure().periodicity();
    return new CrystalGraph(
        IntStream.range(0, nodes).map(atoms::number).toArray(),
        positions,
        lattice,
        new boolean[] {periodicity.a(), periodicity.b(), periodicity.c()},
        sources,
        targets,
        sorted,
        lengths,
        angles);
  }

  /**
   * Edges by source, distance, target and image; distances equal but for rounding count as such.
   */
  private int[] order() {
    return IntStream.range(0, size)
        .boxed()
        .sorted(this::compare)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private int compare(int one, int other) {
    int order = Integer.compare(ends[2 * one], ends[2 * other]);
    if (order == 0) {
      order = Float.compare((float) distances[one], (float) distances[other]);
    }
    if (order == 0) {
      order = Integer.compare(ends[2 * one + 1], ends[2 * other + 1]);
    }
    for (int axis = 0; axis < 3 && order == 0; axis++) {
      order = Integer.compare(images[3 * one + axis], images[3 * other + axis]);
    }
    return order;
  }

  private void add(int source, int target, int a, int b, int c, double distance) {
    if (size == MOST) {
      throw new InvalidInput(
          null,
          null,
          "more than " + MOST + " edges",
          "fewer neighbours",
          "choose a smaller cut-off");
    }
    if (size == distances.length) {
      ends = Arrays.copyOf(ends, 4 * size);
      images = Arrays.copyOf(images, 6 * size);
      distances = Arrays.copyOf(distances, 2 * size);
    }
    ends[2 * size] = source;
    ends[2 * size + 1] = target;
    images[3 * size] = a;
    images[3 * size + 1] = b;
    images[3 * size + 2] = c;
    distances[size++] = distance;
  }

  private void move(int from, int to) {
    System.arraycopy(ends, 2 * from, ends, 2 * to, 2);
    System.arraycopy(images, 3 * from, images, 3 * to, 3);
    distances[to] = distances[from];
  }
}
