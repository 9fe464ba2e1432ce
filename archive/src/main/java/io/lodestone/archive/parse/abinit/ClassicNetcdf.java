package io.lodestone.archive.parse.abinit;

import io.lodestone.core.error.InvalidInput;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file of the classic NetCDF format in its versions CDF-1, CDF-2 (64-bit offsets) and CDF-5
 * (64-bit data), as defined in "NetCDF Classic Format Specification" (Unidata).
 *
 * <p>The header is read at once, variables when they are asked for; no size in the header is
 * believed before it is compared with that of the file.
 */
final class ClassicNetcdf implements NetcdfVariables {
  private static final int DIMENSIONS = 0x0A;
  private static final int VARIABLES = 0x0B;
  private static final int ATTRIBUTES = 0x0C;

  /**
   * Bytes of the types byte, char, short, int, float, double, ubyte, ushort, uint, int64, uint64.
   */
  private static final int[] TYPE_SIZES = {0, 1, 1, 2, 4, 4, 8, 1, 2, 4, 8, 8};

  private static final int MOST_DIMENSIONS = 32;

  private final FileChannel channel;
  private final String source;
  private final long size;
  private final int version;
  private final long records;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final Map<String, Variable> variables = new LinkedHashMap<>();
  private long recordSize;
  private long position = 4;

  private record Variable(int[] shape, boolean unlimited, int type, long begin) {
    long rowValues() {
      long product = 1;
      for (int axis = unlimited ? 1 : 0; axis < shape.length; axis++) {
        product *= shape[axis];
      }
      return product;
    }
  }

  ClassicNetcdf(Path path, String source) throws IOException {
    this.source = source;
    channel = FileChannel.open(path, StandardOpenOption.READ);
    size = channel.size();
    try {
      version = bytes(3, 1).get(0);
      if (version != 1 && version != 2 && version != 5) {
        throw damaged("version " + version, "version 1, 2 or 5");
      }
      records = Math.max(0, count());
      long[] lengths = dimensions();
      attributes(true);
      variables(lengths);
    } catch (EOFException | ArithmeticException | NegativeArraySizeException e) {
      channel.close();
      throw damaged("a header that the file ends within", "a whole header");
    } catch (InvalidInput | IOException e) {
      channel.close();
      throw e;
    }
  }

  private InvalidInput damaged(String found, String expected) {
    return new InvalidInput(source, "byte " + position, found, expected, "the file is damaged");
  }

  private ByteBuffer bytes(long at, long length) throws IOException {
    if (at < 0 || length < 0 || at > size - length || length > Integer.MAX_VALUE - 8) {
      throw new EOFException();
    }
    ByteBuffer buffer = ByteBuffer.allocate((int) length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        throw new EOFException();
      }
    }
    return buffer.flip();
  }

  private int tag() throws IOException {
    int value = bytes(position, 4).getInt();
    position += 4;
    return value;
  }

  /** A count: four bytes, from CDF-5 on eight. */
  private long count() throws IOException {
    if (version != 5) {
      return tag();
    }
    long value = bytes(position, 8).getLong();
    position += 8;
    return value;
  }

  private String name() throws IOException {
    long length = count();
    ByteBuffer text = bytes(position, length);
    position += length + padding(length);
    return StandardCharsets.UTF_8.decode(text).toString();
  }

  private static long padding(long length) {
    return (4 - length % 4) % 4;
  }

  /** Number of entries of a list with this tag; 0 for an absent list. */
  private long list(int tag) throws IOException {
    int found = tag();
    long count = count();
    if (found != tag && (found != 0 || count != 0)) {
      throw damaged("list " + found, "list " + tag);
    }
    if (count < 0 || count > size) {
      throw damaged(count + " entries", "as many as the file has room for");
    }
    return count;
  }

  private long[] dimensions() throws IOException {
    long count = list(DIMENSIONS);
    long[] lengths = new long[(int) Math.min(count, size / 8)];
    for (int i = 0; i < count; i++) {
      if (i >= lengths.length) {
        throw new EOFException();
      }
      name();
      lengths[i] = count();
      if (lengths[i] < 0 || lengths[i] > Integer.MAX_VALUE) {
        throw damaged("a dimension of " + lengths[i], "a length");
      }
    }
    return lengths;
  }

  private void attributes(boolean keep) throws IOException {
    long count = list(ATTRIBUTES);
    for (long i = 0; i < count; i++) {
      String name = name();
      int type = type();
      long bytes = Math.multiplyExact(count(), (long) TYPE_SIZES[type]);
      if (bytes < 0 || bytes > size) {
        throw new EOFException();
      }
      if (keep && type == 2) {
        attributes.put(
            name, StandardCharsets.UTF_8.decode(bytes(position, bytes)).toString().strip());
      }
      position += bytes + padding(bytes);
    }
  }

  private int type() throws IOException {
    int type = tag();
    if (type < 1 || type >= TYPE_SIZES.length) {
      throw damaged("type " + type, "a type from 1 to 11");
    }
    return type;
  }

  private void variables(long[] lengths) throws IOException {
    long count = list(VARIABLES);
    int withRecords = 0;
    long lastSlab = 0;
    for (long i = 0; i < count; i++) {
      String name = name();
      long rank = count();
      if (rank < 0 || rank > MOST_DIMENSIONS) {
        throw damaged(rank + " dimensions", "at most " + MOST_DIMENSIONS);
      }
      int[] shape = new int[(int) rank];
      boolean unlimited = false;
      for (int axis = 0; axis < rank; axis++) {
        long id = count();
        if (id < 0 || id >= lengths.length) {
          throw damaged("dimension " + id, "one of " + lengths.length);
        }
        unlimited |= axis == 0 && lengths[(int) id] == 0;
        shape[axis] = (int) lengths[(int) id];
      }
      if (unlimited) {
        shape[0] = (int) Math.min(records, size);
      }
      attributes(false);
      int type = type();
      count(); // the stated size, which follows from the shape
      long begin = version == 1 ? Integer.toUnsignedLong(tag()) : offset();
      Variable variable = new Variable(shape, unlimited, type, begin);
      variables.put(name, variable);
      if (unlimited) {
        withRecords++;
        lastSlab = variable.rowValues() * TYPE_SIZES[type];
        recordSize += lastSlab + padding(lastSlab);
      }
    }
    if (withRecords == 1) {
      recordSize = lastSlab; // the only variable with records is not padded
    }
  }

  private long offset() throws IOException {
    long value = bytes(position, 8).getLong();
    position += 8;
    return value;
  }

  @Override
  public int[] shape(String name) {
    Variable variable = variables.get(name);
    return variable == null ? null : variable.shape.clone();
  }

  @Override
  public double[] numbers(String name) throws IOException {
    Variable variable = variables.get(name);
    if (variable == null || variable.type == 2) {
      return null;
    }
    try {
      long row = variable.rowValues();
      long rows = variable.unlimited ? variable.shape[0] : 1;
      long total = Math.multiplyExact(row, rows);
      int width = TYPE_SIZES[variable.type];
      if (Math.multiplyExact(total, (long) width) > size) {
        throw new EOFException();
      }
      double[] values = new double[(int) total];
      for (int r = 0; r < rows; r++) {
        ByteBuffer data = bytes(variable.begin + r * recordSize, row * width);
        for (int i = 0; i < row; i++) {
          values[(int) (r * row + i)] = value(data, variable.type);
        }
      }
      return values;
    } catch (EOFException | ArithmeticException e) {
      throw new InvalidInput(
          source, name, "fewer bytes than the header promises", "a whole file", "it was cut off");
    }
  }

  private static double value(ByteBuffer data, int type) {
    return switch (type) {
      case 1 -> data.get();
      case 3 -> data.getShort();
      case 4 -> data.getInt();
      case 5 -> data.getFloat();
      case 6 -> data.getDouble();
      case 7 -> Byte.toUnsignedInt(data.get());
      case 8 -> Short.toUnsignedInt(data.getShort());
      case 9 -> Integer.toUnsignedLong(data.getInt());
      default -> data.getLong();
    };
  }

  @Override
  public String attribute(String name) {
    return attributes.get(name);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
