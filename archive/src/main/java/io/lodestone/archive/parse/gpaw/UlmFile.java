package io.lodestone.archive.parse.gpaw;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.tensor.Tensor;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Random access to a file in ASE's ULM format: items of JSON, whose arrays lie elsewhere in the
 * same file as raw numbers.
 *
 * <p>Layout (ASE 3.9 to 3.24, {@code ase.io.ulm}): 8 bytes {@code "- of Ulm"} (before 2016: {@code
 * "AFFormat"}), 16 bytes with the writer's name, then three 64-bit integers: version, number of
 * items and position of the table of items. Each entry of the table is the position of an item: its
 * length and that many bytes of JSON. An array is {@code {"ndarray": [shape, type, position]}}. All
 * integers are little-endian; arrays too, unless the item says {@code "_little_endian": false}.
 *
 * <p>No number of the file is believed before it is compared with the length of the file.
 */
final class UlmFile implements Closeable {
  private static final int HEADER = 48;
  private static final int LONGEST_ITEM = 1 << 26;

  /** More numbers than this (512 MiB) are left in the file. */
  static final int LARGEST_ARRAY = 1 << 26;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final FileChannel channel;
  private final String source;
  private final long length;
  private final String tag;
  private final long items;
  private final long table;

  /**
   * Opens a file.
   *
   * @param source name for messages
   * @throws InvalidInput if it is no ULM file
   */
  UlmFile(Path path, String source) throws IOException {
    this.source = source;
    channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      length = channel.size();
      ByteBuffer header = bytes(0, (int) Math.min(length, HEADER), ByteOrder.LITTLE_ENDIAN);
      if (!hasMagic(header.array())) {
        throw new InvalidInput(source, "byte 0", "other bytes", "the mark of a ULM file", "");
      }
      tag = new String(header.array(), 8, Math.min(16, header.limit() - 8), StandardCharsets.UTF_8);
      // A writer that was killed leaves the number of items at 0: the table comes last.
      items = header.limit() == HEADER ? header.getLong(32) : 0;
      table = header.limit() == HEADER ? header.getLong(40) : 0;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Whether a file that begins with these bytes is a ULM file. */
  static boolean hasMagic(byte[] head) {
    if (head.length < 8) {
      return false;
    }
    String magic = new String(head, 0, 8, StandardCharsets.ISO_8859_1);
    return magic.equals("- of Ulm") || magic.equals("AFFormat");
  }

  /** Who wrote the file: {@code GPAW}, {@code ASE-Trajectory}, ... */
  String tag() {
    return tag.strip();
  }

  /**
   * An item, counted from 0; empty where the file was cut off before it or its writer never
   * finished.
   *
   * @throws InvalidInput if the item is damaged
   */
  Optional<JsonNode> item(long index) throws IOException {
    if (index < 0 || index >= items || table > length - 8 * (index + 1)) {
      return Optional.empty();
    }
    long position = integer(table + 8 * index);
    if (position > length - 8) {
      return Optional.empty();
    }
    long size = integer(position);
    if (size > length - position - 8) {
      return Optional.empty();
    }
    if (size > LONGEST_ITEM) {
      throw damaged(position, size + " bytes of JSON", "at most " + LONGEST_ITEM);
    }
    ByteBuffer text = bytes(position + 8, (int) size, ByteOrder.LITTLE_ENDIAN);
    try {
      JsonNode item = JSON.readTree(text.array());
      if (!item.isObject()) {
        throw damaged(position + 8, "other JSON", "an object");
      }
      return Optional.of(item);
    } catch (JsonProcessingException e) {
      throw damaged(position + 8, e.getOriginalMessage(), "valid JSON");
    }
  }

  /**
   * The numbers at a path of names below a part of an item, as scalar, nested list or array.
   *
   * @return empty where there is no such path, or something that is no block of numbers
   * @throws InvalidInput if the array points outside the file or its type is unknown
   */
  Optional<Tensor> numbers(JsonNode item, String... path) throws IOException {
    JsonNode node = at(item, path);
    JsonNode array = node.path("ndarray");
    if (array.isArray()) {
      return Optional.of(read(array, !item.path("_little_endian").asBoolean(true)));
    }
    JsonNode list = node.has("__ndarray__") ? node.path("__ndarray__").path(2) : node;
    return NestedNumbers.of(list);
  }

  /** The part at a path of names; sections are stored under their name and a dot. */
  static JsonNode at(JsonNode node, String... path) {
    JsonNode part = node;
    for (String name : path) {
      part = part.has(name) ? part.path(name) : part.path(name + ".");
    }
    return part.isNull() ? MissingNode.getInstance() : part;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private Tensor read(JsonNode array, boolean bigEndian) throws IOException {
    long position = array.path(2).asLong(-1);
    String type = array.path(1).asText();
    int[] shape = new int[array.path(0).size()];
    long count = 1;
    for (int i = 0; i < shape.length; i++) {
      long axis = array.path(0).path(i).asLong(-1);
      // Every axis is at most LARGEST_ARRAY, so that the product of two never overflows.
      if (axis < 0 || axis > LARGEST_ARRAY || (count *= axis) > LARGEST_ARRAY) {
        throw damaged(position, "shape " + array.path(0), "at most " + LARGEST_ARRAY + " numbers");
      }
      shape[i] = (int) axis;
    }
    int width = width(type, position);
    if (position < 0 || position > length || count * width > length - position) {
      throw damaged(position, count + " numbers of type " + type, "an array within the file");
    }
    ByteBuffer raw =
        bytes(
            position,
            Math.toIntExact(count * width),
            bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    double[] values = new double[(int) count];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (type) {
            case "float64" -> raw.getDouble();
            case "float32" -> raw.getFloat();
            case "int64" -> raw.getLong();
            case "int32" -> raw.getInt();
            default -> raw.get();
          };
    }
    return Tensor.of(values, shape);
  }

  private int width(String type, long position) {
    return switch (type) {
      case "float64", "int64" -> 8;
      case "float32", "int32" -> 4;
      case "int8", "uint8", "bool" -> 1;
      default -> throw damaged(position, "an array of type " + type, "real numbers");
    };
  }

  private long integer(long position) throws IOException {
    if (position < 0) {
      throw damaged(0, "position " + position, "a position within the file");
    }
    long value = bytes(position, 8, ByteOrder.LITTLE_ENDIAN).getLong();
    if (value < 0) {
      throw damaged(position, "the number " + value, "a length or position");
    }
    return value;
  }

  private ByteBuffer bytes(long position, int count, ByteOrder order) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count).order(order);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw damaged(position, "the end of the file", count + " bytes");
      }
    }
    return buffer.flip();
  }

  private InvalidInput damaged(long position, String found, String expected) {
    return new InvalidInput(source, "byte " + position, found, expected, "the file is damaged");
  }
}
