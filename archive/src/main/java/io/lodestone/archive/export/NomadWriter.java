package io.lodestone.archive.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Writes an entry as the section tree that NOMAD's users know: {@code run}, {@code workflow2},
 * {@code data}, without the parts that only Lodestone has. The kind of the workflow becomes {@code
 * m_def.name}. The document streams through.
 */
public final class NomadWriter {
  private final OutputStream out;

  /** Writes to {@code out}, which stays open. */
  public NomadWriter(OutputStream out) {
    this.out = out;
  }

  /** Writes one entry from its document. */
  public void write(InputStream document) throws IOException {
    JsonFactory factory =
        JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    try (JsonParser in = factory.createParser(document);
        JsonGenerator generator = factory.createGenerator(out)) {
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
