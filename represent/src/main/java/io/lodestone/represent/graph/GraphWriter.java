package io.lodestone.represent.graph;

import java.io.Closeable;
import java.io.IOException;

/** Writes graphs one after the other; what is written is whole when the writer is closed. */
public sealed interface GraphWriter extends Closeable permits GraphLines, GraphArrays {
  /**
   * Writes one graph.
   *
   * @param id by which it is known, such as the name of a file
   * @param formula of the structure
   */
  void write(String id, String formula, CrystalGraph graph) throws IOException;
}
