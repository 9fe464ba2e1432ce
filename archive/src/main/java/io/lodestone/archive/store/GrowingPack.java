package io.lodestone.archive.store;

import io.lodestone.archive.store.PackBatch.Placed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A pack that may take new objects; what it has is kept in memory, which bounds how far it grows.
 */
final class GrowingPack implements Pack {
  private static final int MOST_OBJECTS = 1 << 15;
  private static final long MOST_BYTES = 256L << 20;

  private final Path file;
  private final Map<ObjectId, Place> places = new ConcurrentHashMap<>();
  private List<Placed> lastBatch = List.of();
  private long end;
  private boolean torn;

  private GrowingPack(Path file) {
    this.file = file;
  }

  /** Begins a pack. */
  static GrowingPack create(Path file) throws IOException {
    Files.createFile(file);
    return new GrowingPack(file);
  }

  /** Reads the tables of a pack. */
  static GrowingPack load(Path file) throws IOException {
    GrowingPack pack = new GrowingPack(file);
    try (FileChannel channel = FileChannel.open(file)) {
      for (PackBatch batch = PackBatch.read(channel, 0);
          batch != null;
          batch = PackBatch.read(channel, pack.end)) {
        pack.add(batch);
      }
      pack.torn = pack.end < channel.size();
    }
    return pack;
  }

  /**
   * Forgets what is not whole of the last batch, which another process may have been killed or the
   * machine have stopped in writing. Nothing is cut off the file; it just takes nothing more.
   */
  void forgetTorn() throws IOException {
    for (Placed object : lastBatch) {
      if (!object.place().read(file).isOf(object.id())) {
        places.remove(object.id());
        torn = true;
      }
    }
  }

  /** Adds objects and forces them to the disk. */
  void append(List<StagedObject.Small> objects) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      try {
        PackBatch batch = PackBatch.write(objects, channel, end);
        channel.force(true);
        add(batch);
      } catch (IOException e) {
        channel.truncate(end); // a full disk must not leave half of a batch
        throw e;
      }
    }
  }

  /** Whether nothing more is to be added: it is large, or ends in what a killed process left. */
  boolean isFull() {
    return torn || places.size() >= MOST_OBJECTS || end >= MOST_BYTES;
  }

  Map<ObjectId, Place> places() {
    return places;
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public Place find(ObjectId id) {
    return places.get(id);
  }

  @Override
  public Stream<ObjectId> all() {
    return places.keySet().stream();
  }

  private void add(PackBatch batch) {
    batch.objects().forEach(object -> places.put(object.id(), object.place()));
    lastBatch = batch.objects();
    end = batch.end();
  }
}
