package io.lodestone.represent.graph;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.Writer;

/**
 * Graphs as JSON lines, an object each: {@code id}, {@code formula}, {@code numbers} (of n nodes),
 * {@code positions} (n × 3, Å), {@code cell} (3 × 3, Å; null of a molecule), {@code pbc} (3),
 * {@code edge_index} (2 × e: sources, then targets), {@code images} (e × 3), {@code distances} (e,
 * Å), and, where there are any, {@code angle_index} (2 × a: numbers of edges) and {@code angles}
 * (a, degrees).
 */
public final class GraphLines implements GraphWriter {
  private final JsonGenerator json;

  /**
   * @param out is flushed, but not closed, when the writer is closed
   */
  public GraphLines(Writer out) throws IOException {
    json =
        JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build()
            .createGenerator(out);
    json.setRootValueSeparator(null);
  }

  @Override
  public void write(String id, String formula, CrystalGraph graph) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id);
    json.writeStringField("formula", formula);
    numbers("numbers", graph.numbers());
    rows("positions", graph.positions());
    if (graph.isPeriodic()[0] || graph.isPeriodic()[1] || graph.isPeriodic()[2]) {
      rows("cell", graph.lattice());
    } else {
      json.writeNullField("cell");
    }
    json.writeArrayFieldStart("pbc");
    for (boolean repeats : graph.isPeriodic()) {
      json.writeBoolean(repeats);
    }
    json.writeEndArray();
    pairs("edge_index", graph.sources(), graph.targets());
    json.writeArrayFieldStart("images");
    for (int k = 0; k < graph.edges(); k++) {
      json.writeArray(graph.images(), 3 * k, 3);
    }
    json.writeEndArray();
    numbers("distances", graph.distances());
    if (graph.angles().size() > 0) {
      pairs("angle_index", graph.angles().first(), graph.angles().second());
      numbers("angles", graph.angles().degrees());
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void numbers(String name, int[] values) throws IOException {
    json.writeFieldName(name);
    json.writeArray(values, 0, values.length);
  }

  private void numbers(String name, double[] values) throws IOException {
    json.writeFieldName(name);
    json.writeArray(values, 0, values.length);
  }

  private void rows(String name, double[] values) throws IOException {
    json.writeArrayFieldStart(name);
    for (int k = 0; k < values.length; k += 3) {
      json.writeArray(values, k, 3);
    }
    json.writeEndArray();
  }

  private void pairs(String name, int[] first, int[] second) throws IOException {
    json.writeArrayFieldStart(name);
    json.writeArray(first, 0, first.length);
    json.writeArray(second, 0, second.length);
    json.writeEndArray();
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
