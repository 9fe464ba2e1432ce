package io.lodestone.study.run;

import io.lodestone.archive.store.ObjectId;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.study.file.Study;
import io.lodestone.study.record.RecordJson;
import io.lodestone.study.record.StepRecord;
import io.lodestone.study.record.StoredFile;
import io.lodestone.study.record.StudyRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A study that ran, as files for people: {@code study.yaml} as it was written, {@code study.json}
 * which tells what came out, {@code report.html}, and the files of each step in {@code steps/NAME}.
 *
 * @param path of the folder
 */
public record StudyFolder(Path path) {
  /** The study as it was written. */
  public static final String TEXT = "study.yaml";

  /** The record of what came out. */
  public static final String RECORD = "study.json";

  /** The report. */
  public static final String REPORT = "report.html";

  private static final long LONGEST = 64L << 20;

  /** Whether a study that ran is there. */
  public boolean exists() {
    return Files.isRegularFile(path.resolve(RECORD)) && Files.isRegularFile(path.resolve(TEXT));
  }

  /** The study as it was written. */
  public Study study() throws IOException {
    return Study.read(path.resolve(TEXT));
  }

  /**
   * What came out.
   *
   * @throws InvalidInput when no study ran here, or the record is damaged
   */
  public StudyRecord record() throws IOException {
    Path file = path.resolve(RECORD);
    if (!Files.isRegularFile(file)) {
      throw new InvalidInput(
          path.toString(), null, "no " + RECORD, "a study that ran", "'lodestone study run' first");
    } else if (Files.size(file) > LONGEST) {
      throw new InvalidInput(file.toString(), null, Files.size(file) + " bytes", "fewer", "");
    }
    try {
      StudyRecord record = new RecordJson<>(StudyRecord.class).read(Files.readAllBytes(file));
      if (record.format() != StudyRecord.FORMAT) {
        throw new InvalidInput(
            null, null, "form " + record.format(), "form " + StudyRecord.FORMAT, "");
      }
      for (Map.Entry<String, StepRecord> step : record.steps().entrySet()) {
        plain(step.getKey());
        step.getValue().files().forEach(each -> plain(each.name()));
      }
      return record;
    } catch (InvalidInput problem) {
      throw problem.in(file.toString());
    }
  }

  /** Names become paths, so they may not lead anywhere. */
  private static void plain(String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,120}")) {
      throw new InvalidInput(null, null, "a file called '" + name + "'", "a plain name", "");
    }
  }

  /** The folder with the files of a step. */
  public Path step(String name) {
    return path.resolve("steps").resolve(name);
  }

  /**
   * A file of a step.
   *
   * @throws InvalidInput when it is not there or its bytes are not those of the record
   */
  public Path file(String step, StoredFile file) throws IOException {
    Path place = step(step).resolve(file.name());
    if (!Files.isRegularFile(place)) {
      throw new InvalidInput(place.toString(), null, "nothing there", "a file of the study", "");
    }
    ObjectId found = ObjectId.of(place);
    if (!found.equals(file.sha256())) {
      throw new InvalidInput(
          place.toString(),
          null,
          "content with the SHA-256 " + found,
          "that with " + file.sha256(),
          "the file was changed after the study ran");
    }
    return place;
  }
}
