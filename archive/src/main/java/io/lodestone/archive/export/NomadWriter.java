package io.lodestone.archive.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.lodestone.archive.metainfo.SectionDefinition;
import io.lodestone.archive.metainfo.SectionDefinition.QuantityDefinition;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Writes the entries of a main file as the section tree that NOMAD's users know: {@code run}, with
 * all runs of the file, {@code workflow2} and {@code data}, without what only Lodestone has. The
 * kind of the workflow becomes {@code m_def.name}, and sub-sections that may repeat are always
 * lists, empty where there is none. Documents stream through.
 */
public final class NomadWriter implements Closeable {
  private final OutputStream out;
  private final JsonFactory factory =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
  private final JsonGenerator tree;
  private final Map<String, SectionDefinition> sections = new HashMap<>();

  /** What stands behind the runs: of each field what the last entry says. */
  private final Map<String, byte[]> behind = new LinkedHashMap<>();

  /** Begins a tree on {@code out}, which stays open. */
  public NomadWriter(OutputStream out) throws IOException {
    this.out = out;
    SectionDefinition.all().forEach(section -> sections.put(section.name(), section));
    tree = factory.createGenerator(out);
    tree.writeStartObject();
    tree.writeArrayFieldStart("run");
  }

  /** Adds an entry from its document. */
  public void add(InputStream document) throws IOException {
    try (JsonParser in = factory.createParser(document)) {
      in.nextToken();
      for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
        in.nextToken();
        switch (field) {
          case "run" -> {
            while (in.nextToken() != JsonToken.END_ARRAY) {
              object(sections.get("Run"), in, tree);
            }
          }
          case "workflow2" -> behind.put(field, copied(sections.get("Workflow"), in));
          case "data" -> behind.put(field, copied(sections.get("MaterialProperty"), in));
          default -> in.skipChildren();
        }
      }
    }
  }

  /** Ends the tree; the stream stays open. */
  @Override
  public void close() throws IOException {
    tree.writeEndArray();
    for (Map.Entry<String, byte[]> field : behind.entrySet()) {
      tree.writeFieldName(field.getKey());
      try (JsonParser in = factory.createParser(field.getValue())) {
        in.nextToken();
        tree.copyCurrentStructure(in);
      }
    }
    tree.writeEndObject();
    tree.close();
    out.write('\n');
  }

  private byte[] copied(SectionDefinition section, JsonParser in) throws IOException {
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    try (JsonGenerator generator = factory.createGenerator(copy)) {
      sections(section, in, generator);
    }
    return copy.toByteArray();
  }

  /** Copies a section, or a list of sections, that {@code in} stands at. */
  private void sections(SectionDefinition section, JsonParser in, JsonGenerator out)
      throws IOException {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      object(section, in, out);
      return;
    }
    out.writeStartArray();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      object(section, in, out);
    }
    out.writeEndArray();
  }

  private void object(SectionDefinition section, JsonParser in, JsonGenerator out)
      throws IOException {
    Set<String> told = new HashSet<>();
    out.writeStartObject();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      told.add(name);
      SectionDefinition inner = subsection(section, name);
      if (inner != null) {
        out.writeFieldName(name);
        sections(inner, in, out);
      } else if (section.name().equals("Workflow") && name.equals("name")) {
        out.writeObjectFieldStart("m_def");
        out.writeStringField("name", in.getText());
        out.writeEndObject();
      } else {
        out.writeFieldName(name);
        out.copyCurrentStructure(in);
      }
    }
    for (QuantityDefinition quantity : section.quantities()) {
      if (quantity.repeats()
          && sections.containsKey(quantity.type())
          && !told.contains(quantity.name())) {
        out.writeArrayFieldStart(quantity.name());
        out.writeEndArray();
      }
    }
    out.writeEndObject();
  }

  /** The section that a quantity holds, or null where it holds plain values. */
  private SectionDefinition subsection(SectionDefinition section, String name) {
    return section.quantities().stream()
        .filter(quantity -> quantity.name().equals(name))
        .findFirst()
        .map(quantity -> sections.get(quantity.type()))
        .orElse(null);
  }
}
