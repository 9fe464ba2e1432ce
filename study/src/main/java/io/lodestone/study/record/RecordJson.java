package io.lodestone.study.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lodestone.core.error.InvalidInput;

/**
 * Records of one type as JSON.
 *
 * @param type of the records
 */
public record RecordJson<R extends Record>(Class<R> type) {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** A record as text. */
  public byte[] write(R value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A record from its text.
   *
   * @throws InvalidInput when it is none, or a part is missing
   */
  public R read(byte[] text) {
    try {
      R read = JSON.readValue(text, type);
      if (read == null) {
        throw new InvalidInput(null, null, "nothing", "a record of a study", "");
      }
      return read;
    } catch (java.io.IOException | IllegalArgumentException | NullPointerException e) {
      throw new InvalidInput(
          null,
          null,
          "something else or a part of it",
          "a record of a study as Lodestone wrote it",
          "");
    }
  }
}
