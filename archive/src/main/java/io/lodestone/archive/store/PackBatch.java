package io.lodestone.archive.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Objects that were brought into a pack together: a head (mark, number of objects), a table (the 32
 * bytes of the hash and the length of each object) and the compressed objects in the order of the
 * table. Numbers are big-endian.
 *
 * <p>A batch is forced to the disk before the next one is begun, so only the last can be torn.
 *
 * @param objects its objects
 * @param end position after it
 */
record PackBatch(List<Placed> objects, long end) {
  /** "LSP1"; another form would have another mark. */
  private static final int MARK = 0x4C535031;

  private static final int HEAD = 8;
  private static final int ROW = ObjectId.LENGTH + 4;

  /** One object and where it lies. */
  record Placed(ObjectId id, Place place) {}

  /** Writes a batch at a position. */
  static PackBatch write(List<StagedObject.Small> objects, FileChannel file, long start)
      throws IOException {
    int table = HEAD + ROW * objects.size();
    int length = table;
    for (StagedObject.Small object : objects) {
      length = Math.addExact(length, object.frame().bytes().length);
    }
    ByteBuffer bytes = ByteBuffer.allocate(length).putInt(MARK).putInt(objects.size());
    List<Placed> placed = new ArrayList<>(objects.size());
    long offset = start + table;
    for (StagedObject.Small object : objects) {
      int size = object.frame().bytes().length;
      bytes.put(object.id().bytes()).putInt(size);
      placed.add(new Placed(object.id(), new Place(offset, size)));
      offset += size;
    }
    objects.forEach(object -> bytes.put(object.frame().bytes()));
    bytes.flip();
    while (bytes.hasRemaining()) {
      file.write(bytes, start + bytes.position());
    }
    return new PackBatch(placed, offset);
  }

  /** The batch at a position, or null where none begins or the file ends within it. */
  static PackBatch read(FileChannel file, long start) throws IOException {
    long left = file.size() - start;
    if (left < HEAD) {
      return null;
    }
    ByteBuffer head = Place.bytes(file, start, HEAD);
    int mark = head.getInt();
    int count = head.getInt();
    if (mark != MARK || count < 0 || count > (left - HEAD) / ROW) {
      return null;
    }
    ByteBuffer table = Place.bytes(file, start + HEAD, count * ROW);
    List<Placed> objects = new ArrayList<>(count);
    long offset = start + HEAD + (long) count * ROW;
    byte[] id = new byte[ObjectId.LENGTH];
    for (int i = 0; i < count; i++) {
      table.get(id);
      int length = table.getInt();
      if (length < 0 || offset + length > file.size()) {
        return null;
      }
      objects.add(
          new Placed(new ObjectId(HexFormat.of().formatHex(id)), new Place(offset, length)));
      offset += length;
    }
    return new PackBatch(objects, offset);
  }
}
