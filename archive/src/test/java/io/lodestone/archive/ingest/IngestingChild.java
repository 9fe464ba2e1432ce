package io.lodestone.archive.ingest;

import io.lodestone.archive.Archive;
import io.lodestone.archive.provenance.Access;
import java.nio.file.Path;

/** Runs in a process of its own: ingests a folder and prints what is safe, until it is killed. */
final class IngestingChild {
  /** Printed before the archive is opened. */
  static final String STARTED = "started";

  /** Printed before the path of the last main file that is safe. */
  static final String SAFE = "safe ";

  /** Printed when the archive is closed. */
  static final String FINISHED = "finished";

  private static final int BATCH = 16;
  private static final int PART = 1;

  private IngestingChild() {}

  /** Arguments: archive, folder. */
  public static void main(String[] arguments) throws Exception {
    say(STARTED);
    try (Archive archive = Archive.open(Path.of(arguments[0]))) {
      new Ingest(archive, (done, path) -> say(SAFE + path), BATCH, PART)
          .run(Path.of(arguments[1]), Access.of("tester"));
    }
    say(FINISHED);
  }

  private static void say(String text) {
    System.out.println(text);
    System.out.flush();
  }
}
