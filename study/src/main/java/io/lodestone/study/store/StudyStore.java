package io.lodestone.study.store;

import io.lodestone.archive.store.ObjectId;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.file.WholeFile;
import io.lodestone.study.record.RecordJson;
import io.lodestone.study.record.StepRecord;
import io.lodestone.study.record.StoredFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Results of steps: files under the SHA-256 of their bytes, and the record of each step under its
 * key, the hash of everything that its result depends on.
 *
 * <p>Several processes may use it at once: whatever appears in it appears whole, and two that
 * compute the same write the same. It lies beside the archives and not in one, so that a study that
 * runs for hours keeps no archive from being changed.
 */
public final class StudyStore {
  private final Path folder;

  /** The store in a folder, which is made when something is kept. */
  public StudyStore(Path folder) {
    this.folder = folder;
  }

  /** The record of a step that ran before, if all its files are there. */
  public Optional<StepRecord> find(ObjectId key) throws IOException {
    Path file = stepFile(key);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    StepRecord record;
    try {
      record = new RecordJson<>(StepRecord.class).read(Files.readAllBytes(file));
    } catch (InvalidInput e) {
      return Optional.empty(); // Computed anew and written over.
    }
    for (StoredFile each : record.files()) {
      Path object = path(each.sha256());
      if (!Files.isRegularFile(object) || Files.size(object) != each.size()) {
        return Optional.empty();
      }
    }
    return Optional.of(record);
  }

  /** Keeps a file; it is safe on return. */
  public StoredFile keep(Path file) throws IOException {
    ObjectId id = ObjectId.of(file);
    Path place = path(id);
    if (!Files.exists(place) || Files.size(place) != Files.size(file)) {
      Files.createDirectories(place.getParent());
      try (WholeFile whole = WholeFile.at(place)) {
        Files.copy(file, whole.part(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        force(whole.part());
        whole.appear();
      }
    }
    return new StoredFile(file.getFileName().toString(), id, Files.size(place));
  }

  /** Keeps the record of a step whose files are kept: from now on it is found. */
  public void keep(ObjectId key, StepRecord record) throws IOException {
    Path file = stepFile(key);
    Files.createDirectories(file.getParent());
    try (WholeFile whole = WholeFile.at(file)) {
      Files.write(whole.part(), new RecordJson<>(StepRecord.class).write(record));
      force(whole.part());
      whole.appear();
    }
  }

  /**
   * A file that is kept.
   *
   * @throws InvalidInput when it is not, or its bytes have changed
   */
  public Path file(StoredFile file) throws IOException {
    Path place = path(file.sha256());
    if (!Files.isRegularFile(place) || !ObjectId.of(place).equals(file.sha256())) {
      throw new InvalidInput(
          place.toString(),
          null,
          Files.exists(place) ? "other bytes than its name says" : "nothing there",
          file.name() + " with the SHA-256 " + file.sha256(),
          "delete it, and run the study again");
    }
    return place;
  }

  /** Copies the files of a step into a folder. */
  public void give(StepRecord record, Path target) throws IOException {
    Files.createDirectories(target);
    for (StoredFile file : record.files()) {
      Path place = target.resolve(file.name());
      Files.deleteIfExists(place);
      Files.copy(file(file), place);
    }
  }

  /** A folder for what a step that has not ended keeps for its next try. */
  public Path unfinished(ObjectId key) throws IOException {
    return Files.createDirectories(folder.resolve("unfinished").resolve(key.hex()));
  }

  private Path path(ObjectId id) {
    return folder
        .resolve("objects")
        .resolve(id.hex().substring(0, 2))
        .resolve(id.hex().substring(2));
  }

  private Path stepFile(ObjectId key) {
    return folder.resolve("steps").resolve(key.hex() + ".json");
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
