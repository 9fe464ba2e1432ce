package io.lodestone.cli;

import io.lodestone.archive.Archive;
import io.lodestone.archive.ingest.Ingest;
import io.lodestone.archive.provenance.Access;
import io.lodestone.study.run.StudyFolder;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine;

/** A study that ran, as an entry of the archive, where there is one. */
record StudyEntry(StudyFolder folder) {
  /** Enters it, in place of what an earlier run of it came to. */
  void enter(ArchiveOption archive, CommandLine command) throws IOException {
    if (!archive.exists()) {
      return;
    }
    try (Archive opened = archive.open()) {
      new Ingest(opened, (done, last) -> {})
          .run(
              folder.path().resolve(StudyFolder.RECORD),
              new Access(
                  System.getProperty("user.name", ""),
                  List.of(),
                  folder.record().licence(),
                  null,
                  null));
    }
    command.getOut().println("entered in the archive " + archive.folder());
  }
}
