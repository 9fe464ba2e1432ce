package io.lodestone.study.run;

import io.lodestone.archive.Archive;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.study.file.Study;
import io.lodestone.study.step.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a study reads that does not come with it: data and an archive.
 *
 * @param study that somebody may want to run
 * @param outside where it would look
 */
public record Prerequisites(Study study, Outside outside) {
  /**
   * What is not here, as the study names it, with where it was looked for; nothing where the study
   * can run.
   *
   * @throws InvalidInput when the study makes no sense, with the line, or reads other data than it
   *     means to
   */
  public List<String> missing() throws IOException {
    List<String> missing = new ArrayList<>();
    Surroundings looked =
        new Surroundings() {
          @Override
          public Path file(String written) {
            if (!outside.has(written)) {
              add(written);
            }
            return outside.file(written);
          }

          @Override
          public Archive archive() throws IOException {
            if (!outside.hasArchive()) {
              add("an archive at " + outside.archiveFolder());
            }
            return outside.archive();
          }

          private void add(String name) {
            if (!missing.contains(name)) {
              missing.add(name);
            }
          }
        };
    for (PlannedStep<?> step : Plan.of(study).steps()) {
      try {
        step.reads(looked);
      } catch (InvalidInput problem) {
        if (missing.isEmpty()) {
          throw problem;
        }
      }
    }
    return missing;
  }
}
