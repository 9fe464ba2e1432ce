package io.lodestone.archive.ingest;

import io.lodestone.archive.metainfo.Quality;
import io.lodestone.archive.parse.Role;
import java.util.Optional;

/**
 * Why the entries of a file may lack something that it should have: it ends early, or cells of a
 * table could not be understood. What programs warn of is their matter.
 */
final class Doubt {
  private boolean endsEarly;
  private long warnings;
  private String first;

  /** Hears of one entry of the file. */
  void add(Quality quality, Role role) {
    endsEarly |= Boolean.FALSE.equals(quality.cleanEnd());
    boolean ofPrograms = role != Role.TABLE && role != Role.MEASUREMENT;
    if (!ofPrograms && !quality.warnings().isEmpty()) {
      if (warnings == 0) {
        first = quality.warnings().getFirst();
      }
      warnings += quality.warnings().size();
    }
  }

  /** The doubt, if there is any. */
  Optional<String> text() {
    if (endsEarly) {
      return Optional.of("the run did not end properly, or the file ends early");
    }
    return warnings == 0
        ? Optional.empty()
        : Optional.of(warnings + " doubts, the first: " + first);
  }
}
