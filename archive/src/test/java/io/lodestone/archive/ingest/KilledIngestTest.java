package io.lodestone.archive.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.archive.Archive;
import io.lodestone.archive.index.SearchIndex;
import io.lodestone.archive.provenance.Access;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An ingest that is killed at any moment loses nothing that it said was safe, and the next one ends
 * where an undisturbed one ends.
 *
 * <p>{@code -Dkill.seed=S} chooses other moments.
 */
class KilledIngestTest {
  private static final int FOLDERS = 120;
  private static final int KILLED = 128 + 9;
  private static final long SEED = Long.getLong("kill.seed", 8128);

  @TempDir private static Path files;

  private static List<String> undisturbed;

  @BeforeAll
  static void ingest_undisturbed(@TempDir Path whole) throws IOException {
    GeneratedFolder.write(files, FOLDERS);
    undisturbed = finished(whole);
    assertThat(undisturbed).hasSizeGreaterThan(FOLDERS);
  }

  @Test
  void killing_an_ingest_a_dozen_times_loses_nothing(@TempDir Path folder) throws Exception {
    kill(12, folder);
  }

  @Test
  @Tag("long")
  void killing_an_ingest_two_hundred_times_loses_nothing(@TempDir Path folder) throws Exception {
    kill(200, folder);
  }

  /** Kills ingests, one after the other into the same archive until it is complete. */
  private static void kill(int times, Path folder) throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    long start = System.nanoTime();
    assertThat(run(folder.resolve("whole"), false, TimeUnit.HOURS.toMillis(1)).finished()).isTrue();
    long longest = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    int archives = 0;
    int killed = 0;
    int killedOnTheWay = 0;
    Path archive = folder.resolve("0");
    while (killed < times || killedOnTheWay < times / 4) {
      // Half of the kills wait for the first file that is safe and come soon after: starting takes
      // most of the time, and nearly all others come too early to lose anything.
      boolean onTheWay = random.nextBoolean();
      Run run =
          run(archive, onTheWay, random.nextLong(1, onTheWay ? 2 + longest / 40 : 2 + longest));
      assertThat(whatIsWrong(archive, run.safe())).as("after kill %s", killed).isEmpty();
      if (run.finished()) {
        assertThat(finished(archive)).isEqualTo(undisturbed);
        archive = folder.resolve(String.valueOf(++archives));
      } else {
        killed++;
        killedOnTheWay += run.safe() == null ? 0 : 1;
      }
    }
    assertThat(finished(archive)).isEqualTo(undisturbed);
  }

  /**
   * What came of an ingest that was to be killed.
   *
   * @param finished whether it ended before
   * @param safe the last main file that it said was safe, or null
   */
  private record Run(boolean finished, String safe) {}

  /** Starts an ingest and kills it some time after its start, or after the first file is safe. */
  private static Run run(Path archive, boolean onTheWay, long milliseconds) throws Exception {
    Path errors = Files.createTempFile("ingesting-child-", ".txt");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                IngestingChild.class.getName(),
                archive.toString(),
                files.toString())
            .redirectError(errors.toFile())
            .start();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(said.readLine()).isEqualTo(IngestingChild.STARTED);
      CompletableFuture<Boolean> kill = onTheWay ? null : killing(child, milliseconds);
      String safe = null;
      boolean finished = false;
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        finished |= line.equals(IngestingChild.FINISHED);
        if (line.startsWith(IngestingChild.SAFE)) {
          safe = line.substring(IngestingChild.SAFE.length());
          kill = kill == null ? killing(child, milliseconds) : kill;
        }
      }
      if (kill != null) {
        kill.cancel(false);
      }
      int exit = child.waitFor();
      assertThat(exit).as(Files.readString(errors)).isIn(0, KILLED);
      Files.delete(errors);
      return new Run(finished, safe);
    }
  }

  private static CompletableFuture<Boolean> killing(Process child, long milliseconds) {
    return CompletableFuture.supplyAsync(
        child.toHandle()::destroyForcibly, // unlike the process's own, leaves what it said
        CompletableFuture.delayedExecutor(milliseconds, TimeUnit.MILLISECONDS));
  }

  /** What an archive lacks of what was said to be safe, and all damage. */
  private static List<String> whatIsWrong(Path folder, String safe) throws IOException {
    List<String> wrong = new ArrayList<>();
    if (!Files.exists(folder)) {
      return wrong;
    }
    try (Archive archive = Archive.open(folder)) {
      archive.verify(wrong::add);
      List<String> locations = new ArrayList<>(rows(archive, "SELECT location FROM sources"));
      if (safe != null) {
        for (Path main : mainFiles()) {
          if (main.compareTo(Path.of(safe)) <= 0 && !locations.contains(main.toString())) {
            wrong.add("lost: " + main);
          }
        }
      }
      int entries = rows(archive, "SELECT entry_id FROM entries").size();
      if (entries > 0) {
        try (SearchIndex index = archive.searchIndex()) {
          if (index.size() != entries) {
            wrong.add(index.size() + " entries in the index, " + entries + " in the catalog");
          }
        }
      }
    }
    return wrong;
  }

  private static List<Path> mainFiles() throws IOException {
    try (var all = Files.walk(files.toRealPath())) {
      return all.filter(path -> path.toString().matches(".*\\.(out|cif|xyz)")).toList();
    }
  }

  /** Everything the archive has at the end of one more ingest, but for times and uploads. */
  private static List<String> finished(Path folder) throws IOException {
    try (Archive archive = Archive.open(folder)) {
      new Ingest(archive, (done, path) -> {}).run(files, Access.of("tester"));
      List<String> all =
          new ArrayList<>(
              rows(
                  archive,
                  "SELECT * EXCLUDE (upload_id, last_modified) FROM entries ORDER BY entry_id"));
      all.addAll(rows(archive, "SELECT * EXCLUDE upload_id FROM files ORDER BY ALL"));
      return all;
    }
  }

  private static List<String> rows(Archive archive, String query) throws IOException {
    return Rows.of(archive, query);
  }
}
