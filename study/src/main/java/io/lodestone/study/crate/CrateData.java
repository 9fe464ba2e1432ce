package io.lodestone.study.crate;

import io.lodestone.archive.Archive;
import io.lodestone.archive.store.ObjectId;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.study.record.StepRecord;
import io.lodestone.study.record.StudyRecord;
import io.lodestone.study.step.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the steps of a study read from outside, as it lies in a crate: in {@code data}, under the
 * beginning of its hash and its own name, so that files of one name do not meet.
 *
 * @param folder of the crate
 * @param record of the study
 * @param archiveFolder where queries go; what they found is in the crate as a dataset only
 */
public record CrateData(Path folder, StudyRecord record, Path archiveFolder)
    implements Surroundings {
  private static final String ARCHIVE = "archive: ";
  private static final int SHORT = 12;

  /** The files and folders that are read, by the name that the study gives them. */
  public static Map<String, ObjectId> of(StudyRecord record) {
    Map<String, ObjectId> all = new TreeMap<>();
    for (StepRecord step : record.steps().values()) {
      step.reads()
          .forEach(
              (written, hash) -> {
                if (!isQuery(written)) {
                  all.put(written, hash);
                }
              });
    }
    return all;
  }

  /** Whether something that is read is found by a query in an archive. */
  public static boolean isQuery(String written) {
    return written.startsWith(ARCHIVE);
  }

  /** Where something that is read lies in a crate. */
  static String place(String written, ObjectId hash) {
    String name = written.replace('\\', '/').replaceFirst("/+$", "");
    String plain = name.substring(name.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
    return "data/" + hash.hex().substring(0, SHORT) + "-" + plain;
  }

  @Override
  public Path file(String written) {
    ObjectId hash = of(record).get(written);
    Path place = hash == null ? null : folder.resolve(place(written, hash));
    if (place == null || !Files.exists(place)) {
      throw new InvalidInput(
          written, null, "nothing in the crate", "a file that the study read", "");
    }
    return place;
  }

  @Override
  public Archive archive() throws IOException {
    return Archive.openForReading(archiveFolder);
  }
}
