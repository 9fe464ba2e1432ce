package io.lodestone.study.crate;

import io.lodestone.archive.store.ObjectId;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.file.WholeFile;
import io.lodestone.study.record.StepRecord;
import io.lodestone.study.record.StoredFile;
import io.lodestone.study.record.StudyRecord;
import io.lodestone.study.run.StudyFolder;
import io.lodestone.study.step.Surroundings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs a study that ran into a crate, a folder or a zip archive. */
public final class CrateExport {
  /** 1980-01-01, the first day that zip archives know. */
  private static final long FIRST_DAY = 315_532_800_000L;

  private final StudyFolder study;
  private final Surroundings surroundings;

  /**
   * A study to be packed.
   *
   * @param surroundings where the data are that it read
   */
  public CrateExport(StudyFolder study, Surroundings surroundings) {
    this.study = study;
    this.surroundings = surroundings;
  }

  /**
   * Writes the crate.
   *
   * @param target a name that ends in {@code .zip}, or a folder that is not there yet
   * @throws InvalidInput when a result or what the study read has changed since it ran, or the
   *     target is there
   */
  public void write(Path target) throws IOException {
    List<CrateFile> files = files();
    byte[] description = new CrateMetadata(study.study(), study.record(), files).json();
    if (target.toString().endsWith(".zip")) {
      try (WholeFile whole = WholeFile.at(target)) {
        zip(files, description, whole.part());
        whole.appear();
      }
      return;
    } else if (Files.exists(target)) {
      throw new InvalidInput(
          target.toString(), null, "something there", "a new folder or a .zip file", "");
    }
    for (CrateFile file : files) {
      Path place = target.resolve(file.name());
      Files.createDirectories(place.getParent());
      Files.copy(file.source(), place);
    }
    Files.write(target.resolve(CrateMetadata.NAME), description);
  }

  private static void zip(List<CrateFile> files, byte[] description, Path target)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(target);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      entry(zip, CrateMetadata.NAME);
      zip.write(description);
      for (CrateFile file : files) {
        entry(zip, file.name());
        Files.copy(file.source(), zip);
      }
    }
  }

  /** The same study gives the same bytes, whenever and wherever it is packed. */
  private static void entry(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(
        java.time.LocalDateTime.ofEpochSecond(FIRST_DAY / 1000, 0, java.time.ZoneOffset.UTC));
    zip.putNextEntry(entry);
  }

  private List<CrateFile> files() throws IOException {
    StudyRecord record = study.record();
    List<CrateFile> files = new ArrayList<>();
    Path folder = study.path();
    files.add(
        new CrateFile(StudyFolder.TEXT, folder.resolve(StudyFolder.TEXT), "the study as written"));
    files.add(
        new CrateFile(
            StudyFolder.RECORD, folder.resolve(StudyFolder.RECORD), "what each step came to"));
    files.add(
        new CrateFile(
            StudyFolder.REPORT, folder.resolve(StudyFolder.REPORT), "the study for readers"));
    for (Map.Entry<String, ObjectId> read : CrateData.of(record).entrySet()) {
      Path source = surroundings.file(read.getKey());
      addData(files, read.getKey(), read.getValue(), source);
    }
    for (Map.Entry<String, StepRecord> step : record.steps().entrySet()) {
      for (StoredFile file : step.getValue().files()) {
        files.add(
            new CrateFile(
                "steps/" + step.getKey() + "/" + file.name(),
                study.file(step.getKey(), file),
                "result of the step " + step.getKey()));
      }
    }
    return files;
  }

  private static void addData(List<CrateFile> files, String written, ObjectId hash, Path source)
      throws IOException {
    String place = CrateData.place(written, hash);
    if (Files.isRegularFile(source)) {
      ObjectId found = ObjectId.of(source);
      if (!found.equals(hash)) {
        throw new InvalidInput(
            written,
            null,
            "content with the SHA-256 " + found,
            "that with " + hash + ", which the study read",
            "it has changed since the study ran; run the study again");
      }
      files.add(new CrateFile(place, source, "data that the study reads as " + written));
      return;
    }
    try (Stream<Path> all = Files.walk(source)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String name = source.relativize(file).toString().replace('\\', '/');
        files.add(
            new CrateFile(
                place + "/" + name, file, "data that the study reads as " + written + "/" + name));
      }
    }
  }
}
