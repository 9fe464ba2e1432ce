package io.lodestone.archive.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Writes an entry as the section tree that NOMAD's users know: {@code run}, {@code workflow2},
 * {@code data}, without the parts that only Lodestone has. The kind of the workflow becomes {@code
 * m_def.name}. The document streams through.
 */
public final class NomadWriter implements Closeable {
  private final OutputStream out;
  private JsonGenerator joined;
  private byte[] lastWorkflow;

  /** Writes to {@code out}, which stays open. */
  public NomadWriter(OutputStream out) {
    this.out = out;
  }

  /** Writes one entry from its document. */
  public void write(InputStream document) throws IOException {
    try (JsonParser in = factory().createParser(document);
        JsonGenerator generator = factory().createGenerator(out)) {
      in.nextToken();
      generator.writeStartObject();
      for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
        in.nextToken();
        switch (field) {
          case "run", "data" -> {
            generator.writeFieldName(field);
            generator.copyCurrentStructure(in);
          }
          case "workflow2" -> workflow(in, generator);
          default -> in.skipChildren();
        }
      }
      generator.writeEndObject();
    }
    out.write('\n');
  }

  /**
   * Adds the run of an entry to one tree for all entries of a main file, as NOMAD keeps them; its
   * workflow is that of the last one. {@link #close} ends the tree.
   */
  public void append(InputStream document) throws IOException {
    if (joined == null) {
      joined = factory().createGenerator(out);
      joined.writeStartObject();
      joined.writeArrayFieldStart("run");
    }
    try (JsonParser in = factory().createParser(document)) {
      in.nextToken();
      for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
        in.nextToken();
        switch (field) {
          case "run" -> {
            while (in.nextToken() != JsonToken.END_ARRAY) {
              joined.copyCurrentStructure(in);
            }
          }
          case "workflow2" -> {
            ByteArrayOutputStream copy = new ByteArrayOutputStream();
            try (JsonGenerator generator = factory().createGenerator(copy)) {
              generator.writeStartObject();
              workflow(in, generator);
              generator.writeEndObject();
            }
            lastWorkflow = copy.toByteArray();
          }
          default -> in.skipChildren();
        }
      }
    }
  }

  /** Ends the tree that {@link #append} began, if it did; the stream stays open. */
  @Override
  public void close() throws IOException {
    if (joined == null) {
      return;
    }
    joined.writeEndArray();
    if (lastWorkflow != null) {
      try (JsonParser in = factory().createParser(lastWorkflow)) {
        in.nextToken();
        in.nextToken();
        joined.copyCurrentStructure(in);
      }
    }
    joined.writeEndObject();
    joined.close();
    joined = null;
    out.write('\n');
  }

  private static JsonFactory factory() {
    return JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
  }

  private static void workflow(JsonParser in, JsonGenerator out) throws IOException {
    out.writeObjectFieldStart("workflow2");
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      if (name.equals("name")) {
        out.writeObjectFieldStart("m_def");
        out.writeStringField("name", in.getText());
        out.writeEndObject();
      } else {
        out.writeFieldName(name);
        out.copyCurrentStructure(in);
      }
    }
    out.writeEndObject();
  }
}
