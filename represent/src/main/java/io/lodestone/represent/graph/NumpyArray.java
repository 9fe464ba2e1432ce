package io.lodestone.represent.graph;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** An array that grows in a file, little-endian, row after row. */
final class NumpyArray implements Closeable {
  private static final int BUFFER = 1 << 16;

  /** Longest text that is kept whole. */
  private static final int LONGEST_TEXT = 4096;

  private final Path file;
  private final String type;
  private final int[] row;
  private final DataOutputStream out;
  private long elements;
  private int longest = 1;

  /**
   * @param type as NumPy writes it; {@code <U} for text
   * @param row shape of a row; none where rows are single values
   */
  NumpyArray(Path file, String type, int... row) throws IOException {
    this.file = file;
    this.type = type;
    this.row = row;
    out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
  }

  /** The type of the elements, as NumPy writes it. */
  String type() {
    return type.equals("<U") ? type + longest : type;
  }

  /** The shape, as NumPy writes it. */
  String shape() {
    int size = 1;
    StringBuilder rest = new StringBuilder();
    for (int n : row) {
      size *= n;
      rest.append(' ').append(n).append(',');
    }
    return "(" + elements / size + "," + rest + ")";
  }

  void add(int[] values) throws IOException {
    for (int value : values) {
      out.writeInt(Integer.reverseBytes(value));
    }
    elements += values.length;
  }

  /** Adds rows of two. */
  void addPairs(int[] first, int[] second) throws IOException {
    for (int k = 0; k < first.length; k++) {
      out.writeInt(Integer.reverseBytes(first[k]));
      out.writeInt(Integer.reverseBytes(second[k]));
    }
    elements += 2L * first.length;
  }

  void add(long value) throws IOException {
    out.writeLong(Long.reverseBytes(value));
    elements++;
  }

  void add(double[] values) throws IOException {
    for (double value : values) {
      out.writeLong(Long.reverseBytes(Double.doubleToRawLongBits(value)));
    }
    elements += values.length;
  }

  void add(boolean[] values) throws IOException {
    for (boolean value : values) {
      out.writeByte(value ? 1 : 0);
    }
    elements += values.length;
  }

  /** Adds a text; of one that is longer than 4,096 characters the end is cut off. */
  void add(String text) throws IOException {
    int[] characters = text.codePoints().limit(LONGEST_TEXT).toArray();
    byte[] bytes = new String(characters, 0, characters.length).getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
    longest = Math.max(longest, characters.length);
    elements++;
  }

  /** Writes all elements as NumPy has them; nothing can be added after that. */
  void writeTo(OutputStream target) throws IOException {
    out.close();
    if (!type.equals("<U")) {
      Files.copy(file, target);
      return;
    }
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      ByteBuffer padded = ByteBuffer.allocate(4 * longest).order(ByteOrder.LITTLE_ENDIAN);
      for (long i = 0; i < elements; i++) {
        String text = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        padded.clear();
        text.codePoints().forEach(padded::putInt);
        while (padded.hasRemaining()) {
          padded.putInt(0);
        }
        target.write(padded.array());
      }
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(file);
  }
}
