package io.lodestone.archive.store;

import io.lodestone.core.error.InvalidInput;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * An append-only file of records, one per line, each with the hash of the line before it. What
 * {@link #append} has returned from is safe.
 *
 * <p>A line is {@code HASH RECORD}: the SHA-256 of the line before (of nothing for the first one),
 * a blank, and the record. A process that is killed while it writes may leave part of a line;
 * opening removes it, since nobody was told of it.
 */
public final class Journal implements Closeable {
  private static final int HASH_LENGTH = 64;

  private final FileChannel channel;
  private ObjectId last = ObjectId.of(new byte[0]);

  /** Opens the journal at {@code path}, making it where there is none. */
  public Journal(Path path) throws IOException {
    channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    trimTornLine(path);
  }

  /** Takes one record. */
  @FunctionalInterface
  public interface Reader {
    /**
     * One record.
     *
     * @param record its bytes
     * @param hash hash of its line
     * @param end position after it, from which a later reading may go on
     */
    void record(byte[] record, ObjectId hash, long end) throws IOException;
  }

  /**
   * Adds records and forces them to the disk; on return they are safe.
   *
   * @return the hash of each record's line
   */
  public List<ObjectId> append(List<byte[]> records) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    ObjectId hash = last;
    List<ObjectId> hashes = new ArrayList<>();
    for (byte[] record : records) {
      byte[] line = line(hash, record);
      lines.writeBytes(line);
      lines.write('\n');
      hash = ObjectId.of(line);
      hashes.add(hash);
    }
    ByteBuffer buffer = ByteBuffer.wrap(lines.toByteArray());
    long end = channel.size();
    while (buffer.hasRemaining()) {
      end += channel.write(buffer, end);
    }
    channel.force(true);
    last = hash;
    return hashes;
  }

  /** Position after the last record. */
  public long end() throws IOException {
    return channel.size();
  }

  /**
   * Reads all records from a position on, checking that each names the hash of the one before.
   *
   * @param path the journal, which may be open for writing elsewhere
   * @param from 0 or a position that an earlier reading gave
   * @throws InvalidInput if a line is damaged
   */
  public static void read(Path path, long from, Reader reader) throws IOException {
    try (FileChannel file = FileChannel.open(path).position(from);
        InputStream in = new BufferedInputStream(Channels.newInputStream(file), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      long end = from;
      ObjectId before = from == 0 ? ObjectId.of(new byte[0]) : null;
      for (int b = in.read(); b >= 0; b = in.read()) {
        end++;
        if (b != '\n') {
          line.write(b);
          continue;
        }
        byte[] bytes = line.toByteArray();
        line.reset();
        if (bytes.length <= HASH_LENGTH
            || before != null
                && !before
                    .hex()
                    .equals(
                        new String(
                            bytes, 0, HASH_LENGTH, java.nio.charset.StandardCharsets.US_ASCII))) {
          throw new InvalidInput(
              path.toString(),
              "byte " + (end - bytes.length - 1),
              "a record that does not follow the one before it",
              "an unbroken chain of records",
              "the journal was changed after it was written; restore it from a copy");
        }
        before = ObjectId.of(bytes);
        reader.record(
            java.util.Arrays.copyOfRange(bytes, HASH_LENGTH + 1, bytes.length), before, end);
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static byte[] line(ObjectId before, byte[] record) {
    ByteBuffer line = ByteBuffer.allocate(HASH_LENGTH + 1 + record.length);
    line.put(before.hex().getBytes(java.nio.charset.StandardCharsets.US_ASCII))
        .put((byte) ' ')
        .put(record);
    return line.array();
  }

  private void trimTornLine(Path path) throws IOException {
    long size = channel.size();
    long end = size;
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      while (end > 0 && byteAt(file, end - 1) != '\n') {
        end--;
      }
      long start = end - 1;
      while (start > 0 && byteAt(file, start - 1) != '\n') {
        start--;
      }
      if (end > 0) {
        byte[] line = new byte[(int) (end - 1 - start)];
        file.seek(start);
        file.readFully(line);
        last = ObjectId.of(line);
      }
    }
    if (end < size) {
      channel.truncate(end);
      channel.force(true);
    }
  }

  private static int byteAt(RandomAccessFile file, long position) throws IOException {
    file.seek(position);
    return file.read();
  }
}
