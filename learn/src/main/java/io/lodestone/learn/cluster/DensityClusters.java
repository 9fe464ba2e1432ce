package io.lodestone.learn.cluster;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.state.ModelState;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Clusters of density, numbered from the largest; of equally large ones, from that of the first
 * row.
 *
 * @param points in which they were found
 * @param samples how many near points, itself among them, make a place dense
 * @param core the core distance of each point
 * @param tree how clusters split
 * @param label the number that each cluster of the tree has where it is taken; -1 where it is not
 * @param found the clusters of the points
 */
record DensityClusters(
    Points points, int samples, double[] core, DensityTree tree, int[] label, Assignment found)
    implements Clustering {

  static DensityClusters of(Points points, int smallest, int samples) {
    int n = points.rows();
    Crowding crowding = Crowding.of(points);
    double[] core = crowding.core(samples);
    SpanningTree edges = SpanningTree.of(crowding.tree(core));
    if (!(edges.length()[n - 2] > 0)) {
      return onePlace(points, samples, core);
    }
    DensityTree tree = DensityTree.of(edges, smallest);
    boolean[] taken = tree.stablest();
    int[] clusters = new int[n];
    int[] sizes = new int[taken.length];
    int[] firsts = new int[taken.length];
    for (int i = n - 1; i >= 0; i--) {
      clusters[i] = tree.taken(tree.leaves()[i], taken);
      if (clusters[i] >= 0) {
        sizes[clusters[i]]++;
        firsts[clusters[i]] = i;
      }
    }
    int[] label = new int[taken.length];
    Arrays.fill(label, -1);
    List<Integer> largestFirst =
        IntStream.range(0, taken.length)
            .boxed()
            .filter(c -> taken[c])
            .sorted(Comparator.<Integer>comparingInt(c -> -sizes[c]).thenComparing(c -> firsts[c]))
            .toList();
    for (int number = 0; number < largestFirst.size(); number++) {
      label[largestFirst.get(number)] = number;
    }
    int[] labels = new int[n];
    double[] strengths = new double[n];
    for (int i = 0; i < n; i++) {
      labels[i] = clusters[i] < 0 ? -1 : label[clusters[i]];
      strengths[i] = strength(tree, clusters[i], tree.density()[i]);
    }
    return new DensityClusters(
        points, samples, core, tree, label, new Assignment(labels, strengths));
  }

  /** Points that all lie in one place are one cluster. */
  private static DensityClusters onePlace(Points points, int samples, double[] core) {
    int n = points.rows();
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    DensityTree tree =
        new DensityTree(
            new int[] {-1},
            new double[1],
            new double[1],
            new int[n],
            ones,
            new double[] {Double.MAX_VALUE});
    return new DensityClusters(
        points, samples, core, tree, new int[1], new Assignment(new int[n], ones));
  }

  /** The density up to which a point stays, as a part of that of the cluster's middle. */
  private static double strength(DensityTree tree, int cluster, double density) {
    return cluster < 0 ? 0 : Math.min(1, density / tree.densest()[cluster]);
  }

  @Override
  public int count() {
    return (int) Arrays.stream(label).filter(number -> number >= 0).count();
  }

  /** Each point joins as it would at the end of the edge that binds it to its nearest. */
  @Override
  public Assignment assign(Points others) {
    others.requireWidth(points.width());
    Edge[] bonds = Crowding.of(points).bonds(others, samples, core);
    int[] labels = new int[others.rows()];
    double[] strengths = new double[others.rows()];
    boolean[] taken = new boolean[label.length];
    for (int c = 0; c < label.length; c++) {
      taken[c] = label[c] >= 0;
    }
    for (int row = 0; row < labels.length; row++) {
      double density = 1 / Math.max(bonds[row].length(), 1 / Double.MAX_VALUE);
      int cluster = tree.leaves()[bonds[row].from()];
      while (cluster > 0 && tree.birth()[cluster] > density) {
        cluster = tree.parent()[cluster];
      }
      cluster = tree.taken(cluster, taken);
      labels[row] = cluster < 0 ? -1 : label[cluster];
      strengths[row] = strength(tree, cluster, density);
    }
    return new Assignment(labels, strengths);
  }

  @Override
  public List<String> notes() {
    long none = Arrays.stream(found.labels()).filter(number -> number < 0).count();
    return none == 0 ? List.of() : List.of(none + " points between clusters belong to none");
  }

  @Override
  public ModelState state() {
    return new ModelState()
        .put("width", points.width())
        .put("points", points.values())
        .put("samples", samples)
        .put("core", core)
        .put("parent", tree.parent())
        .put("birth", tree.birth())
        .put("stability", tree.stability())
        .put("leaves", tree.leaves())
        .put("density", tree.density())
        .put("densest", tree.densest())
        .put("label", label)
        .put("labels", found.labels())
        .put("strengths", found.strengths());
  }

  static DensityClusters read(ModelState state) {
    double[] core = state.doubles("core");
    int n = core.length;
    int[] parent = state.ints("parent");
    int clusters = parent.length;
    int[] leaves = state.ints("leaves", n);
    int samples = (int) state.number("samples");
    // A cluster comes after its parent, or looking for the one above might never end.
    boolean rising = IntStream.range(0, clusters).allMatch(c -> parent[c] < c && parent[c] >= -1);
    if (!rising
        || samples < 1
        || samples > n
        || Arrays.stream(leaves).anyMatch(c -> c < 0 || c >= clusters)) {
      throw new InvalidInput("clusters", "tree", "loops", "a tree", "the file is damaged");
    }
    int width = (int) state.number("width");
    return new DensityClusters(
        new Points(n, width, state.doubles("points", Math.multiplyExact(n, width))),
        samples,
        core,
        new DensityTree(
            parent,
            state.doubles("birth", clusters),
            state.doubles("stability", clusters),
            leaves,
            state.doubles("density", n),
            state.doubles("densest", clusters)),
        state.ints("label", clusters),
        new Assignment(state.ints("labels", n), state.doubles("strengths", n)));
  }
}
