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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An append-only file of records, one per line, in a chain of hashes. What {@link #append} has
 * returned from is safe.
 *
 * <p>A line is {@code HASH RECORD}: the SHA-256 of the hash of the line before (of nothing for the
 * first one) and the record, a blank, and the record. So no byte of any line can change unseen. A
 * process that is killed while it writes may leave part of a line; opening removes it, since nobody
 * was told of it.
 */
public final class Journal implements Closeable {
  private static final int HASH_LENGTH = 64;

  private static final ObjectId NOTHING = ObjectId.of(new byte[0]);

  private final FileChannel channel;
  private ObjectId last = NOTHING;

  /** Opens the journal at {@code path}, making it where there is none. */
  public Journal(Path path) throws IOException {
    channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    long end = endOfLastLine(path, channel.size());
    if (end < channel.size()) {
      channel.truncate(end);
      channel.force(true);
    }
    last = hashBefore(path, end);
  }

  /** Takes one record. */
  @FunctionalInterface
  public interface Reader {
    /**
     * One record.
     *
     * @param record its bytes
     * @param hash its hash in the chain
     * @param end position after it, from which a later reading may go on
     */
    void record(byte[] record, ObjectId hash, long end) throws IOException;
  }

  /**
   * Adds records and forces them to the disk; on return they are safe.
   *
   * @return the hash of each record in the chain
   */
  public List<ObjectId> append(List<byte[]> records) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    ObjectId hash = last;
    List<ObjectId> hashes = new ArrayList<>();
    for (byte[] record : records) {
      hash = chained(hash, record);
      hashes.add(hash);
      lines.writeBytes(hash.hex().getBytes(StandardCharsets.US_ASCII));
      lines.write(' ');
      lines.writeBytes(record);
      lines.write('\n');
    }
    ByteBuffer buffer = ByteBuffer.wrap(lines.toByteArray());
    long before = channel.size();
    long end = before;
    try {
      while (buffer.hasRemaining()) {
        end += channel.write(buffer, end);
      }
      channel.force(true);
    } catch (IOException e) {
      channel.truncate(before); // a full disk must not leave half of a batch
      throw e;
    }
    last = hash;
    return hashes;
  }

  /** Position after the last record. */
  public long end() throws IOException {
    return channel.size();
  }

  /**
   * Reads all records from a position on, checking that each follows the one before.
   *
   * @param path the journal, which may be open for writing elsewhere
   * @param from 0 or a position that an earlier reading gave
   * @throws InvalidInput if a line is damaged
   */
  public static void read(Path path, long from, Reader reader) throws IOException {
    ObjectId before = hashBefore(path, from);
    try (FileChannel file = FileChannel.open(path).position(from);
        InputStream in = new BufferedInputStream(Channels.newInputStream(file), 1 << 16)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      long end = from;
      for (int b = in.read(); b >= 0; b = in.read()) {
        end++;
        if (b != '\n') {
          bytes.write(b);
          continue;
        }
        byte[] line = bytes.toByteArray();
        bytes.reset();
        byte[] record =
            Arrays.copyOfRange(line, Math.min(line.length, HASH_LENGTH + 1), line.length);
        ObjectId hash = chained(before, record);
        if (!hash.hex().equals(hashIn(line)) || line[HASH_LENGTH] != ' ') {
          throw damaged(path, end - line.length - 1);
        }
        before = hash;
        reader.record(record, hash, end);
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static ObjectId chained(ObjectId before, byte[] record) {
    MessageDigest digest = ObjectId.sha256();
    digest.update(before.hex().getBytes(StandardCharsets.US_ASCII));
    return ObjectId.of(digest, record);
  }

  private static String hashIn(byte[] line) {
    int length = Math.min(HASH_LENGTH, line.length);
    return new String(line, 0, length, StandardCharsets.ISO_8859_1);
  }

  private static InvalidInput damaged(Path path, long position) {
    return new InvalidInput(
        path.toString(),
        "byte " + position,
        "a record that does not follow the one before it",
        "an unbroken chain of records",
        "the journal was changed after it was written; restore it from a copy");
  }

  private static long endOfLastLine(Path path, long size) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long end = size;
      while (end > 0 && byteAt(file, end - 1) != '\n') {
        end--;
      }
      return end;
    }
  }

  /** The hash of the line that ends at a position. */
  private static ObjectId hashBefore(Path path, long end) throws IOException {
    if (end == 0) {
      return NOTHING;
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      if (end > file.length()) {
        throw damaged(path, file.length());
      }
      long start = end - 1;
      while (start > 0 && byteAt(file, start - 1) != '\n') {
        start--;
      }
      byte[] hash = new byte[(int) Math.min(HASH_LENGTH, end - start)];
      file.seek(start);
      file.readFully(hash);
      try {
        return new ObjectId(hashIn(hash));
      } catch (IllegalArgumentException e) {
        throw damaged(path, start);
      }
    }
  }

  private static int byteAt(RandomAccessFile file, long position) throws IOException {
    file.seek(position);
    return file.read();
  }
}
