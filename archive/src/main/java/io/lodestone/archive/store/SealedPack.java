package io.lodestone.archive.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A pack that takes nothing more, with an index beside it: the length of the pack (8 bytes), then
 * rows of hash (32), offset (8) and length (4), sorted by hash, big-endian. The index is read where
 * it lies, not brought into memory; it follows from the pack and may be deleted.
 */
final class SealedPack implements Pack {
  private static final int HEAD = Long.BYTES;
  private static final int ROW = ObjectId.LENGTH + 12;
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final Path file;
  private final MemorySegment index;
  private final long count;

  private SealedPack(Path file) throws IOException {
    this.file = file;
    try (FileChannel channel = FileChannel.open(indexOf(file))) {
      index = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
    }
    count = (index.byteSize() - HEAD) / ROW;
  }

  /** Opens a pack that {@link #isSealed}. */
  static SealedPack open(Path file) throws IOException {
    return new SealedPack(file);
  }

  /** Whether a pack has its index, and not that of an earlier state of it. */
  static boolean isSealed(Path file) throws IOException {
    Path index = indexOf(file);
    if (!Files.exists(index) || Files.size(index) < HEAD || (Files.size(index) - HEAD) % ROW != 0) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(index)) {
      return Place.bytes(channel, 0, HEAD).getLong() == Files.size(file);
    }
  }

  /** Deletes the index of a pack. */
  static void unseal(Path file) throws IOException {
    Files.deleteIfExists(indexOf(file));
  }

  /** Writes the index of a pack, and opens it. */
  static SealedPack seal(GrowingPack pack) throws IOException {
    List<Map.Entry<ObjectId, Place>> rows =
        pack.places().entrySet().stream()
            .sorted(Map.Entry.comparingByKey(java.util.Comparator.comparing(ObjectId::hex)))
            .toList();
    ByteBuffer bytes = ByteBuffer.allocate(HEAD + rows.size() * ROW);
    bytes.putLong(Files.size(pack.file()));
    for (Map.Entry<ObjectId, Place> row : rows) {
      bytes
          .put(row.getKey().bytes())
          .putLong(row.getValue().offset())
          .putInt(row.getValue().length());
    }
    Path index = indexOf(pack.file());
    Path fresh = index.resolveSibling(index.getFileName() + ".tmp");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      bytes.flip();
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(fresh, index, StandardCopyOption.ATOMIC_MOVE);
    return new SealedPack(pack.file());
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public Place find(ObjectId id) {
    MemorySegment wanted = MemorySegment.ofArray(id.bytes());
    long low = 0;
    long high = count - 1;
    while (low <= high) {
      long middle = (low + high) >>> 1;
      int order = compare(HEAD + middle * ROW, wanted);
      if (order == 0) {
        long row = HEAD + middle * ROW + ObjectId.LENGTH;
        return new Place(index.get(LONG, row), index.get(INT, row + Long.BYTES));
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return null;
  }

  @Override
  public Stream<ObjectId> all() {
    return LongStream.range(0, count)
        .mapToObj(
            row -> {
              byte[] id =
                  index.asSlice(HEAD + row * ROW, ObjectId.LENGTH).toArray(ValueLayout.JAVA_BYTE);
              return new ObjectId(HexFormat.of().formatHex(id));
            });
  }

  private int compare(long row, MemorySegment id) {
    for (long at = 0; at < ObjectId.LENGTH; at += Long.BYTES) {
      int order = Long.compareUnsigned(index.get(LONG, row + at), id.get(LONG, at));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static Path indexOf(Path file) {
    return file.resolveSibling(file.getFileName().toString().replace(Packs.ENDING, ".index"));
  }
}
