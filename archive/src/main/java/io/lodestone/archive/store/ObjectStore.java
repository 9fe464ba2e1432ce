package io.lodestone.archive.store;

import com.github.luben.zstd.ZstdInputStream;
import io.lodestone.core.error.InvalidInput;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Immutable bytes under their hash, compressed by Zstandard: small ones in {@linkplain Packs
 * packs}, each large one in a file {@code objects/ab/cdef...}.
 *
 * <p>A large object is written as git writes one: to a temporary file, forced to the disk, renamed.
 * Many are forced together, because a disk takes hundreds at once in little more time than one. All
 * methods but {@link #commit} may be called by many threads.
 */
public final class ObjectStore {
  private static final String OBJECTS = "objects";
  private static final String PACKS = "packs";
  private static final int FORCED_AT_ONCE = 64;

  private final Path objects;
  private final Path temporary;
  private final Packs packs;

  /** Opens the store in {@code root}, making it where there is none. */
  public ObjectStore(Path root) throws IOException {
    objects = Files.createDirectories(root.resolve(OBJECTS));
    temporary = Files.createDirectories(root.resolve("tmp"));
    packs = Packs.open(objects.resolve(PACKS));
  }

  /** Deletes what follows from the objects in {@code root}, so that opening makes it anew. */
  public static void forgetIndexes(Path root) throws IOException {
    Packs.forgetIndexes(root.resolve(OBJECTS).resolve(PACKS));
  }

  /** Something that writes the bytes of an object. */
  @FunctionalInterface
  public interface Content {
    /** Writes all bytes; the stream is closed by the caller. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Takes bytes; {@link #commit} makes them an object. */
  public StagedObject stage(Content content) throws IOException {
    StagingStream out = new StagingStream(temporary);
    StagedObject staged;
    try {
      content.writeTo(out);
      staged = out.finish();
    } catch (IOException | RuntimeException e) {
      out.abandon();
      throw e;
    }
    if (contains(staged.id())) {
      discard(List.of(staged));
      return new StagedObject.Known(staged.id(), staged.size());
    }
    return staged;
  }

  /** Makes staged bytes safe and found; on return a crash of the machine does not lose them. */
  public void commit(Collection<StagedObject> staged) throws IOException {
    Map<ObjectId, StagedObject.Small> small = new LinkedHashMap<>();
    List<StagedObject.Large> large = new ArrayList<>();
    for (StagedObject object : staged) {
      switch (object) {
        case StagedObject.Known _ -> {}
        case StagedObject.Small one -> small.put(one.id(), one);
        case StagedObject.Large one -> large.add(one);
      }
    }
    small.keySet().removeIf(packs::contains); // staged twice, and committed once already
    if (!large.isEmpty()) {
      commitLarge(large);
    }
    if (!small.isEmpty()) {
      packs.append(List.copyOf(small.values()));
    }
  }

  private void commitLarge(List<StagedObject.Large> large) throws IOException {
    forceAll(large.stream().map(StagedObject.Large::file).toList(), StandardOpenOption.WRITE);
    TreeSet<Path> folders = new TreeSet<>();
    for (StagedObject.Large object : large) {
      Path target = path(object.id());
      if (!Files.isDirectory(target.getParent())) {
        Files.createDirectories(target.getParent());
        folders.add(objects);
      }
      Files.move(object.file(), target, StandardCopyOption.ATOMIC_MOVE);
      folders.add(target.getParent());
    }
    forceAll(List.copyOf(folders), StandardOpenOption.READ);
  }

  /** Forgets staged bytes. */
  public void discard(Collection<StagedObject> staged) throws IOException {
    for (StagedObject object : staged) {
      if (object instanceof StagedObject.Large large) {
        Files.deleteIfExists(large.file());
      }
    }
  }

  /** Clears what a killed process left half done; nobody else may be writing. */
  public void recover() throws IOException {
    try (Stream<Path> left = Files.list(temporary)) {
      for (Path file : left.toList()) {
        Files.deleteIfExists(file);
      }
    }
    packs.recover();
  }

  /** Whether the object is there. */
  public boolean contains(ObjectId id) {
    return packs.contains(id) || Files.exists(path(id));
  }

  /**
   * Opens an object, decompressed.
   *
   * @throws InvalidInput if the store has no such object
   */
  public InputStream open(ObjectId id) throws IOException {
    Frame frame = packs.read(id);
    if (frame != null) {
      return new ByteArrayInputStream(frame.content());
    }
    Path file = path(id);
    if (!Files.exists(file)) {
      throw new InvalidInput(
          "archive", "", "no object " + id, "an object of the archive", "run 'lodestone verify'");
    }
    return new ZstdInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
  }

  /**
   * Reads an object through and compares it with its hash; tells what is wrong with it, or nothing.
   */
  public Optional<String> damage(ObjectId id) {
    MessageDigest digest = ObjectId.sha256();
    try (InputStream in = open(id)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    } catch (IOException | InvalidInput e) {
      return Optional.of("object " + id + " cannot be read: " + e.getMessage());
    }
    ObjectId found = ObjectId.of(digest, new byte[0]);
    return found.equals(id)
        ? Optional.empty()
        : Optional.of("object " + id + " holds other bytes, of hash " + found);
  }

  /** All objects, in no order; to be closed. */
  public Stream<ObjectId> all() throws IOException {
    Stream<ObjectId> large =
        Files.walk(objects, 2)
            .filter(path -> path.getNameCount() == objects.getNameCount() + 2)
            .map(path -> path.getParent().getFileName().toString() + path.getFileName())
            .filter(name -> name.matches("[0-9a-f]{64}"))
            .map(ObjectId::new);
    return Stream.concat(large, packs.all());
  }

  private Path path(ObjectId id) {
    return objects.resolve(id.hex().substring(0, 2)).resolve(id.hex().substring(2));
  }

  private static void forceAll(List<Path> paths, StandardOpenOption option) throws IOException {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Math.min(FORCED_AT_ONCE, paths.size()))) {
      List<Future<?>> forced = new ArrayList<>();
      for (Path path : paths) {
        forced.add(
            threads.submit(
                () -> {
                  try (FileChannel channel = FileChannel.open(path, option)) {
                    channel.force(true);
                  }
                  return null;
                }));
      }
      for (Future<?> one : forced) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("could not force a file to the disk", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
