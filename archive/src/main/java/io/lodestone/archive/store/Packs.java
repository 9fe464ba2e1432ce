package io.lodestone.archive.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * The packs of a store, in files that are numbered: small objects of many calculations share one,
 * so that a batch of them costs one write and one force, and no file of its own each.
 *
 * <p>One thread at a time appends; any may read.
 */
final class Packs {
  static final String ENDING = ".pack";

  private final Path folder;
  private final List<Pack> packs = new CopyOnWriteArrayList<>();

  private Packs(Path folder) {
    this.folder = folder;
  }

  /** Opens the packs in {@code folder}, if it is there, for reading. */
  static Packs open(Path folder) throws IOException {
    Packs all = new Packs(folder);
    for (Path file : files(folder)) {
      all.packs.add(SealedPack.isSealed(file) ? SealedPack.open(file) : GrowingPack.load(file));
    }
    return all;
  }

  /** Deletes the indexes of all packs in {@code folder}; opening and recovering make them anew. */
  static void forgetIndexes(Path folder) throws IOException {
    for (Path file : files(folder)) {
      SealedPack.unseal(file);
    }
  }

  /** Seals what is not to grow, and forgets what a killed process wrote half. */
  void recover() throws IOException {
    for (int i = 0; i < packs.size(); i++) {
      if (packs.get(i) instanceof GrowingPack pack) {
        pack.forgetTorn();
        if (pack.isFull() || i < packs.size() - 1) {
          packs.set(i, SealedPack.seal(pack));
        }
      }
    }
  }

  boolean contains(ObjectId id) {
    for (Pack pack : packs) {
      if (pack.find(id) != null) {
        return true;
      }
    }
    return false;
  }

  /** An object, or null if no pack has it. */
  Frame read(ObjectId id) throws IOException {
    for (Pack pack : packs) {
      Frame frame = pack.read(id);
      if (frame != null) {
        return frame;
      }
    }
    return null;
  }

  /** All objects, in no order. */
  Stream<ObjectId> all() {
    return packs.stream().flatMap(Pack::all);
  }

  /** Adds objects that no pack has, and makes them safe. */
  void append(List<StagedObject.Small> objects) throws IOException {
    GrowingPack pack = growing();
    pack.append(objects);
    if (pack.isFull()) {
      packs.set(packs.size() - 1, SealedPack.seal(pack));
    }
  }

  private GrowingPack growing() throws IOException {
    if (!packs.isEmpty() && packs.getLast() instanceof GrowingPack pack) {
      return pack;
    }
    Files.createDirectories(folder);
    Path file = folder.resolve(String.format(Locale.ROOT, "%08d%s", packs.size(), ENDING));
    GrowingPack pack = GrowingPack.create(file);
    packs.add(pack);
    for (Path changed : List.of(folder, folder.getParent())) {
      try (FileChannel channel = FileChannel.open(changed, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
    return pack;
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\d{8}\\" + ENDING))
          .sorted()
          .toList();
    }
  }
}
