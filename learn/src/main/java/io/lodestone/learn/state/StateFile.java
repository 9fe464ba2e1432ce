package io.lodestone.learn.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.file.WholeFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A file of what was fitted: a zip archive of a JSON document, which says how it came about and
 * what its parts are, and the parts, arrays of little-endian numbers. The same content gives the
 * same bytes.
 */
public final class StateFile {
  private static final long MOST_ABOUT = 256L << 20;
  private static final int CHUNK = 1 << 16;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path path;
  private final String kind;
  private final String format;

  /**
   * The file of that name; it need not be there yet.
   *
   * @param kind what it holds, such as {@code model}; the document is called so
   * @param format name and version of what the document says
   */
  public StateFile(Path path, String kind, String format) {
    this.path = path;
    this.kind = kind;
    this.format = format;
  }

  /**
   * Writes, in place of what the file held.
   *
   * @param about the document, without format and parts
   */
  public void write(ObjectNode about, ModelState state) throws IOException {
    try (WholeFile file = WholeFile.at(path)) {
      writeTo(file.part(), about, state);
      file.appear();
    }
  }

  private void writeTo(Path part, ObjectNode about, ModelState state) throws IOException {
    ObjectNode whole = JSON.createObjectNode().put("format", format);
    whole.setAll(about);
    ObjectNode parts = whole.putObject("parts");
    state.parts().forEach((name, value) -> describe(parts.putObject(name), value));
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part))) {
      zip.setLevel(Deflater.BEST_SPEED);
      entry(zip, kind + ".json");
      zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(whole));
      for (Map.Entry<String, Object> one : state.parts().entrySet()) {
        entry(zip, "parts/" + one.getKey());
        write(one.getValue(), zip);
      }
    }
  }

  /** The same content gives the same bytes, whenever it is written. */
  private static void entry(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
  }

  private static void describe(ObjectNode node, Object value) {
    switch (value) {
      case double[] array -> node.put("type", "float64").put("length", array.length);
      case float[] array -> node.put("type", "float32").put("length", array.length);
      case int[] array -> node.put("type", "int32").put("length", array.length);
      case byte[] array -> node.put("type", "uint8").put("length", array.length);
      case String text ->
          node.put("type", "utf-8").put("length", text.getBytes(StandardCharsets.UTF_8).length);
      default -> throw new IllegalArgumentException("part of " + value.getClass());
    }
  }

  private static void write(Object value, OutputStream out) throws IOException {
    switch (value) {
      case byte[] array -> out.write(array);
      case String text -> out.write(text.getBytes(StandardCharsets.UTF_8));
      case double[] array -> {
        ByteBuffer bytes = buffer();
        for (int from = 0; from < array.length; from += CHUNK / 8) {
          int size = Math.min(CHUNK / 8, array.length - from);
          bytes.asDoubleBuffer().put(array, from, size);
          out.write(bytes.array(), 0, 8 * size);
        }
      }
      case float[] array -> {
        ByteBuffer bytes = buffer();
        for (int from = 0; from < array.length; from += CHUNK / 4) {
          int size = Math.min(CHUNK / 4, array.length - from);
          bytes.asFloatBuffer().put(array, from, size);
          out.write(bytes.array(), 0, 4 * size);
        }
      }
      case int[] array -> {
        ByteBuffer bytes = buffer();
        for (int from = 0; from < array.length; from += CHUNK / 4) {
          int size = Math.min(CHUNK / 4, array.length - from);
          bytes.asIntBuffer().put(array, from, size);
          out.write(bytes.array(), 0, 4 * size);
        }
      }
      default -> throw new IllegalArgumentException("part of " + value.getClass());
    }
  }

  private static ByteBuffer buffer() {
    return ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Reads the file.
   *
   * @param make makes what it holds of the document and the parts
   * @throws InvalidInput when the file is not there, holds something else or is damaged
   */
  public <T> T read(BiFunction<JsonNode, ModelState, T> make) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new InvalidInput(path.toString(), null, "nothing there", "a " + kind + " file", null);
    }
    try (ZipFile zip = new ZipFile(path.toFile())) {
      JsonNode about = JSON.readTree(bytes(zip, kind + ".json", -1));
      if (!about.path("format").asText().equals(format)) {
        throw damaged("the format '" + about.path("format").asText() + "'", format);
      }
      return make.apply(about, state(zip, about.path("parts")));
    } catch (ZipException
        | EOFException
        | JsonProcessingException
        | ArithmeticException
        | IllegalArgumentException
        | IndexOutOfBoundsException e) {
      throw damaged("something else", "a " + kind + " that this program wrote").in(path.toString());
    } catch (InvalidInput problem) {
      throw problem.in(path.toString());
    }
  }

  private InvalidInput damaged(String found, String expected) {
    return new InvalidInput(kind, null, found, expected, "make the " + kind + " again");
  }

  private ModelState state(ZipFile zip, JsonNode parts) throws IOException {
    ModelState state = new ModelState();
    for (Map.Entry<String, JsonNode> part : parts.properties()) {
      String type = part.getValue().path("type").asText();
      int size =
          switch (type) {
            case "float64" -> Double.BYTES;
            case "float32" -> Float.BYTES;
            case "int32" -> Integer.BYTES;
            default -> 1;
          };
      long length = part.getValue().path("length").asLong(-1);
      if (length < 0) {
        throw damaged("part " + part.getKey() + " without a length", "one");
      }
      ByteBuffer bytes =
          ByteBuffer.wrap(bytes(zip, "parts/" + part.getKey(), length * size))
              .order(ByteOrder.LITTLE_ENDIAN);
      String name = part.getKey();
      switch (type) {
        case "float64" -> {
          double[] array = new double[(int) length];
          bytes.asDoubleBuffer().get(array);
          state.put(name, array);
        }
        case "float32" -> {
          float[] array = new float[(int) length];
          bytes.asFloatBuffer().get(array);
          state.put(name, array);
        }
        case "int32" -> {
          int[] array = new int[(int) length];
          bytes.asIntBuffer().get(array);
          state.put(name, array);
        }
        case "uint8" -> state.put(name, bytes.array());
        case "utf-8" -> state.put(name, new String(bytes.array(), StandardCharsets.UTF_8));
        default -> throw damaged("part " + name + " of type " + type, "float64, int32, ...");
      }
    }
    return state;
  }

  /**
   * The content of an entry. What it unpacks to is bounded by the length that the document states,
   * which is bounded in turn by the memory that the program may use.
   *
   * @param length its length; -1 where none is stated
   */
  private byte[] bytes(ZipFile zip, String name, long length) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw damaged("no " + name, "it");
    }
    long most = length < 0 ? MOST_ABOUT : length;
    if (most > Integer.MAX_VALUE - 8 || most > Runtime.getRuntime().maxMemory()) {
      throw damaged(name + " of " + most + " bytes", "what fits in memory");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes((int) most);
      if (in.read() >= 0 || length >= 0 && bytes.length != length) {
        throw damaged(name + " of another length", most + " bytes");
      }
      return bytes;
    }
  }
}
