package io.lodestone.learn.neighbours;

import io.lodestone.core.error.InvalidInput;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * The nearest rows, with high probability, by walking a hierarchy of graphs in which near rows are
 * linked (Malkov and Yashunin, IEEE Trans. Pattern Anal. Mach. Intell. 42, 824, 2020).
 *
 * <p>Rows are inserted in batches that grow with the graph (Manohar et al., PPoPP 2024): all of a
 * batch look for their neighbours in the graph as it was before, and then every row changes its own
 * links only. So cores share the work, and the graph does not depend on how many there are.
 *
 * <p>Rows that are equal are one in the graph: they would link to each other only, and nobody would
 * find out of their midst.
 */
public final class Hnsw implements NeighbourSearch {
  /** Of a batch, at most this part of the rows in the graph. */
  private static final int BATCH_PART = 50;

  private static final int CHUNKS = 64;

  private final RowSpace space;
  private final float[] rows;
  private final EqualRows equal;
  private final Settings settings;
  private final HnswGraph graph;
  private final ConcurrentLinkedQueue<HnswWalk> idle = new ConcurrentLinkedQueue<>();

  /**
   * How the graph is made and walked.
   *
   * @param links of a row on the upper levels, twice as many on the lowest
   * @param build how many candidates are kept in mind when a row is inserted
   * @param walk how many are kept in mind when neighbours are looked for, at least; four thirds of
   *     those asked for if that is more
   * @param seed of the levels and the order of insertion
   */
  public record Settings(int links, int build, int walk, long seed) {
    /** Checks the values. */
    public Settings {
      if (links < 2 || links > 256) {
        throw new InvalidInput(null, "links", "" + links, "2 to 256", null);
      }
      if (build < links || build > 10_000) {
        throw new InvalidInput(null, "build", "" + build, links + " to 10000", null);
      }
      if (walk < 1 || walk > 10_000) {
        throw new InvalidInput(null, "walk", "" + walk, "1 to 10000", null);
      }
    }

    /** Values with which hardly a neighbour is missed among rows of a hundred features. */
    public static Settings usual(long seed) {
      return new Settings(12, 60, 40, seed);
    }
  }

  private Hnsw(RowSpace space, float[] rows, EqualRows equal, Settings settings) {
    this.space = space;
    this.rows = rows;
    this.equal = equal;
    this.settings = settings;
    this.graph = new HnswGraph(rows, space.width(), equal.distinct(), settings);
  }

  /**
   * Makes the graph.
   *
   * @param rows rows × width, row-major
   */
  public static Hnsw of(double[] rows, int width, Metric metric, Settings settings) {
    RowSpace space = new RowSpace(rows, width, metric);
    float[] prepared = space.prepared(rows);
    Hnsw made = new Hnsw(space, prepared, EqualRows.of(prepared, width), settings);
    made.insertAll();
    return made;
  }

  private void insertAll() {
    int[] order = graph.order();
    int inserted = Math.min(1, order.length);
    while (inserted < order.length) {
      int batch = Math.clamp(inserted / BATCH_PART, 1, order.length - inserted);
      int from = inserted;
      HnswGraph.Links[] chosen = new HnswGraph.Links[batch];
      share(batch, (walk, i) -> chosen[i] = graph.choose(order[from + i], settings.build(), walk));
      graph.link(chosen);
      inserted += batch;
    }
  }

  /** What is done for one of many rows. */
  private interface Task {
    void run(HnswWalk walk, int i);
  }

  private void share(int count, Task task) {
    int chunks = Math.min(CHUNKS, count);
    IntStream.range(0, chunks)
        .parallel()
        .forEach(
            chunk -> {
              HnswWalk walk = idle.poll();
              walk = walk == null ? new HnswWalk(graph) : walk;
              int to = (int) ((chunk + 1L) * count / chunks);
              for (int i = (int) ((long) chunk * count / chunks); i < to; i++) {
                task.run(walk, i);
              }
              idle.add(walk);
            });
  }

  @Override
  public int size() {
    return rows.length / space.width();
  }

  @Override
  public NeighbourLists neighbours(int k) {
    NeighbourLists.checkCount(k, size() - 1);
    return search(rows, size(), k, true);
  }

  @Override
  public NeighbourLists nearest(double[] others, int k) {
    NeighbourLists.checkCount(k, size());
    return search(space.prepared(others), space.count(others), k, false);
  }

  private NeighbourLists search(float[] asked, int count, int k, boolean own) {
    int[] indices = new int[Math.multiplyExact(count, k)];
    float[] distances = new float[indices.length];
    share(
        count,
        (walk, i) -> {
          Nearest best = new Nearest(k);
          int wanted = own ? k + 1 : k;
          walk.nearest(asked, i, Math.max(settings.walk(), wanted + wanted / 3));
          for (int place = 0; place < walk.size(); place++) {
            int group = walk.node(place);
            float distance = space.distance(asked, i, rows, equal.first(group));
            for (int row : equal.members(group)) {
              if (!own || row != i) {
                best.offer(distance, row);
              }
            }
          }
          if (best.size() < k) {
            compareAll(asked, i, own, best);
          }
          best.write(indices, distances, i * k);
        });
    return new NeighbourLists(count, k, indices, distances);
  }

  /** Where the graph does not lead to as many rows as are asked for. */
  private void compareAll(float[] asked, int i, boolean own, Nearest best) {
    best.clear();
    for (int row = 0; row < size(); row++) {
      if (!own || row != i) {
        best.offer(space.distance(asked, i, rows, row), row);
      }
    }
  }

  /** Rows in groups of equal ones. */
  private record EqualRows(int[][] groups) {
    static EqualRows of(float[] rows, int width) {
      Map<Integer, int[]> byHash = new HashMap<>();
      int count = rows.length / width;
      int[] group = new int[count];
      int[] firsts = new int[count];
      int[] sizes = new int[count];
      int groups = 0;
      for (int row = 0; row < count; row++) {
        int hash = 1;
        for (int j = row * width; j < (row + 1) * width; j++) {
          hash = 31 * hash + Float.floatToIntBits(rows[j] + 0f);
        }
        int[] alike = byHash.getOrDefault(hash, new int[0]);
        int found = -1;
        for (int candidate : alike) {
          int from = firsts[candidate] * width;
          boolean same = true;
          for (int j = 0; j < width && same; j++) {
            same = rows[from + j] == rows[row * width + j];
          }
          found = same ? candidate : found;
        }
        if (found < 0) {
          found = groups++;
          firsts[found] = row;
          int[] longer = Arrays.copyOf(alike, alike.length + 1);
          longer[alike.length] = found;
          byHash.put(hash, longer);
        }
        group[row] = found;
        sizes[found]++;
      }
      int[][] members = new int[groups][];
      Arrays.setAll(members, i -> new int[sizes[i]]);
      Arrays.fill(sizes, 0);
      for (int row = 0; row < count; row++) {
        members[group[row]][sizes[group[row]]++] = row;
      }
      return new EqualRows(members);
    }

    int first(int group) {
      return groups[group][0];
    }

    int[] members(int group) {
      return groups[group];
    }

    /** The row that stands for each group. */
    int[] distinct() {
      return Arrays.stream(groups).mapToInt(members -> members[0]).toArray();
    }
  }
}
