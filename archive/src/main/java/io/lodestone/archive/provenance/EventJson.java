package io.lodestone.archive.provenance;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/** The JSON form of events, as the journal keeps them. */
public final class EventJson {
  private static final String SCHEMA_VERSION = "schema_version";

  private final JsonMapper mapper =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** One event as a line of JSON, without its end. */
  public byte[] write(Event event) throws IOException {
    ObjectNode node = mapper.valueToTree(event);
    node.put(SCHEMA_VERSION, Event.SCHEMA_VERSION);
    return mapper.writeValueAsBytes(node);
  }

  /**
   * Reads an event.
   *
   * @throws IOException if it was written by a newer version of the program, or is damaged
   */
  public Event read(byte[] line) throws IOException {
    ObjectNode node = mapper.readValue(line, ObjectNode.class);
    int version = node.path(SCHEMA_VERSION).asInt();
    if (version > Event.SCHEMA_VERSION) {
      throw new IOException(
          "the archive was written by a newer version of lodestone (events of form "
              + version
              + ")");
    }
    return mapper.treeToValue(node, Event.class);
  }
}
