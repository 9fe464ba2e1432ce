package io.lodestone.represent.graph;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Graphs as one NumPy archive (.npz), which {@code numpy.load} reads without further libraries. All
 * graphs follow each other in each array; where the nodes, edges and angles of graph i begin and
 * end is in {@code node_ptr}, {@code edge_ptr} and {@code angle_ptr} at i and i + 1.
 *
 * <p>Of N nodes, E edges, A angles and G graphs: {@code ids} and {@code formulas} (G, text), {@code
 * numbers} (N, int32), {@code positions} (N × 3, float64, Å), {@code cells} (G × 3 × 3, float64, Å;
 * zeros of a molecule), {@code pbc} (G × 3, bool), {@code edge_index} (E × 2, int32: source and
 * target, counted from 0 in each graph), {@code images} (E × 3, int32), {@code distances} (E,
 * float64, Å), {@code angle_index} (A × 2, int32: two edges, counted from 0 in each graph), {@code
 * angles} (A, float64, degrees), and the three pointers (G + 1, int64).
 *
 * <p>This form was chosen before Parquet because NumPy is what users of PyTorch Geometric and of
 * ASE both have, and because arrays with pointers are how PyTorch Geometric itself keeps many
 * graphs. Arrays are gathered in temporary files, so that memory does not grow with their number.
 */
public final class GraphArrays implements GraphWriter {
  private final OutputStream out;
  private final NumpyArchive archive;
  private long nodes;
  private long edges;
  private long angles;

  /**
   * @param out is written to and flushed when the writer is closed
   * @param folder for temporary files
   */
  public GraphArrays(OutputStream out, Path folder) throws IOException {
    this.out = out;
    archive = new NumpyArchive(folder);
    addPointers();
  }

  @Override
  public void write(String id, String formula, CrystalGraph graph) throws IOException {
    archive.text("ids").add(id);
    archive.text("formulas").add(formula);
    archive.int32("numbers").add(graph.numbers());
    archive.float64("positions", 3).add(graph.positions());
    archive.float64("cells", 3, 3).add(graph.lattice());
    archive.bool("pbc", 3).add(graph.isPeriodic());
    archive.int32("edge_index", 2).addPairs(graph.sources(), graph.targets());
    archive.int32("images", 3).add(graph.images());
    archive.float64("distances").add(graph.distances());
    archive.int32("angle_index", 2).addPairs(graph.angles().first(), graph.angles().second());
    archive.float64("angles").add(graph.angles().degrees());
    nodes += graph.nodes();
    edges += graph.edges();
    angles += graph.angles().size();
    addPointers();
  }

  private void addPointers() throws IOException {
    archive.int64("node_ptr").add(nodes);
    archive.int64("edge_ptr").add(edges);
    archive.int64("angle_ptr").add(angles);
  }

  @Override
  public void close() throws IOException {
    try (archive) {
      archive.writeTo(out);
    }
  }
}
