package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MutableConfigOverride;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The JSON form of the Metainfo: names in snake_case, missing values left out, arrays nested, keys
 * of code-specific quantities sorted, so that equal sections give equal bytes.
 *
 * <p>JSON has no NaN and no infinity; such numbers are written as null.
 */
public final class MetainfoJson {
  private final JsonMapper mapper =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
          .withConfigOverride(List.class, MetainfoJson::missingIsEmpty)
          .withConfigOverride(Map.class, MetainfoJson::missingIsEmpty)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .addModule(
              new SimpleModule()
                  .addSerializer(new TensorWriter())
                  .addSerializer(Double.class, new NumberWriter())
                  .addDeserializer(Tensor.class, new TensorReader()))
          .build();

  /** Writes one section; the stream stays open. */
  public void write(Object section, OutputStream out) throws IOException {
    mapper.writeValue(out, section);
  }

  /** One section as JSON text. */
  public String text(Object section) throws IOException {
    return mapper.writeValueAsString(section);
  }

  /** Reads one section. */
  public <T> T read(InputStream in, Class<T> section) throws IOException {
    return mapper.readValue(in, section);
  }

  /**
   * A generator for documents that are larger than memory should be; its codec writes whole
   * sections.
   */
  public JsonGenerator generator(OutputStream out) throws IOException {
    return mapper.createGenerator(out);
  }

  /**
   * A pull parser for documents that are larger than memory should be; its codec reads whole
   * sections.
   */
  public JsonParser parser(InputStream in) throws IOException {
    return mapper.createParser(in);
  }

  private static void missingIsEmpty(MutableConfigOverride override) {
    override.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
  }

  private static void number(double value, JsonGenerator out) throws IOException {
    if (Double.isFinite(value)) {
      out.writeNumber(value);
    } else {
      out.writeNull();
    }
  }

  private static final class NumberWriter extends StdSerializer<Double> {
    private static final long serialVersionUID = 1L;

    NumberWriter() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      number(value, out);
    }
  }

  private static final class TensorWriter extends StdSerializer<Tensor> {
    private static final long serialVersionUID = 1L;

    TensorWriter() {
      super(Tensor.class);
    }

    @Override
    public void serialize(Tensor value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      axis(value, value.shape(), 0, 0, value.size(), out);
    }

    private void axis(Tensor value, int[] shape, int axis, int from, int size, JsonGenerator out)
        throws IOException {
      if (axis == shape.length) {
        number(value.at(from), out);
        return;
      }
      out.writeStartArray();
      int step = shape[axis] == 0 ? 0 : size / shape[axis];
      for (int i = 0; i < shape[axis]; i++) {
        axis(value, shape, axis + 1, from + i * step, step, out);
      }
      out.writeEndArray();
    }
  }

  /** Reads nested arrays of equal lengths; null is NaN. */
  private static final class TensorReader extends StdDeserializer<Tensor> {
    private static final long serialVersionUID = 1L;

    TensorReader() {
      super(Tensor.class);
    }

    @Override
    public Tensor deserialize(JsonParser in, DeserializationContext context) throws IOException {
      double[] values = new double[64];
      int count = 0;
      int[] shape = new int[8];
      int[] index = new int[8];
      Arrays.fill(shape, -1);
      int depth = 0;
      int rank = 0;
      for (JsonToken token = in.currentToken(); ; token = in.nextToken()) {
        switch (token) {
          case START_ARRAY -> {
            if (depth == shape.length) {
              throw context.weirdStringException("[[[", Tensor.class, "more than 8 axes");
            }
            index[depth++] = 0;
            rank = Math.max(rank, depth);
          }
          case END_ARRAY -> {
            depth--;
            if (shape[depth] >= 0 && shape[depth] != index[depth]) {
              throw context.weirdStringException("]", Tensor.class, "rows of unequal lengths");
            }
            shape[depth] = index[depth];
            if (depth > 0) {
              index[depth - 1]++;
            }
          }
          default -> {
            if (count == values.length) {
              values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = token == JsonToken.VALUE_NULL ? Double.NaN : in.getDoubleValue();
            if (depth > 0) {
              index[depth - 1]++;
            }
          }
        }
        if (depth == 0) {
          return Tensor.of(Arrays.copyOf(values, count), Arrays.copyOf(shape, rank));
        }
      }
    }
  }
}
