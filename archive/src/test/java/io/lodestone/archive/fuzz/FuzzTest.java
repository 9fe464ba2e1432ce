package io.lodestone.archive.fuzz;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lodestone.archive.entry.EntryDraft;
import io.lodestone.archive.entry.EntryReader;
import io.lodestone.archive.metainfo.MetainfoJson;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.Parsers;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.core.error.InvalidInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Damaged files of every format are read as far as they go: no exception but those of the contract,
 * no hang, and a document that is whole.
 *
 * <p>{@code -Dfuzz.mutants=N} and {@code -Dfuzz.seed=S} make it N others.
 */
class FuzzTest {
  private static final int LARGEST = 400_000;
  private static final long SECONDS_FOR_ONE = 30;
  private static final String THREADS = "fuzz-";

  private static final ThreadMXBean THREAD_TIMES = ManagementFactory.getThreadMXBean();

  /** Which thread reads a mutant, and its processor time when it began. */
  private record Begun(long thread, long processorTime) {}

  private final Map<Integer, Begun> begun = new ConcurrentHashMap<>();
  private final Parsers parsers = new Parsers();
  private final MetainfoJson json = new MetainfoJson();
  private final DocumentCheck check = new DocumentCheck();
  private final Map<String, String> findings = new TreeMap<>();

  @Test
  void damaged_files_of_every_parser_are_read_as_far_as_they_go() throws Exception {
    fuzz(ownFiles(), 2_000, LARGEST);
  }

  @Test
  @Tag("data")
  void damaged_outputs_of_other_peoples_runs_are_read_as_far_as_they_go() throws Exception {
    fuzz(List.of(data()), 500, LARGEST);
  }

  @Test
  @Tag("long")
  void twenty_thousand_damaged_files_do_no_harm() throws Exception {
    List<Path> folders = new ArrayList<>(ownFiles());
    String data = System.getenv("LODESTONE_DATA");
    if (data != null && Files.isDirectory(Path.of(data, "raw-outputs"))) {
      folders.add(Path.of(data, "raw-outputs"));
    }
    fuzz(folders, 25_000, 4 * LARGEST);
  }

  private static List<Path> ownFiles() {
    return List.of(Path.of("src/test/resources/io/lodestone/archive/parse"), Path.of("../samples"));
  }

  private static Path data() {
    String data = System.getenv("LODESTONE_DATA");
    assumeTrue(
        data != null && Files.isDirectory(Path.of(data, "raw-outputs")),
        "skipped: no raw-outputs in the folder that LODESTONE_DATA names");
    return Path.of(data, "raw-outputs");
  }

  private void fuzz(List<Path> folders, int usual, int largest) throws Exception {
    int mutants = Integer.getInteger("fuzz.mutants", usual);
    long seed = Long.getLong("fuzz.seed", 20_261_121);
    Seeds seeds = Seeds.below(folders, largest);
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().name(THREADS, 0).daemon().factory());
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < mutants; i++) {
        int number = i;
        running.add(
            threads.submit(
                () -> {
                  begun.put(number, new Begun(Thread.currentThread().threadId(), now()));
                  one(seeds.of(number), seed + number);
                  begun.remove(number);
                  return null;
                }));
      }
      mutants:
      for (int i = 0; i < mutants; i++) {
        try {
          while (!isDone(running.get(i))) {
            if (worked(i) > SECONDS_FOR_ONE) {
              report(seeds.of(i), "does not end", trace(), new byte[0]);
              break mutants;
            }
          }
        } catch (ExecutionException e) {
          report(seeds.of(i), e.getCause().toString(), trace(e.getCause()), new byte[0]);
        }
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(findings.values()).as(mutants + " mutants of " + seeds.summary()).isEmpty();
  }

  private static boolean isDone(Future<?> mutant) throws ExecutionException, InterruptedException {
    try {
      mutant.get(1, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  /** Seconds of processor time that a mutant has taken: a busy machine is no hang. */
  private double worked(int number) {
    Begun one = begun.get(number);
    return one == null
        ? 0
        : (THREAD_TIMES.getThreadCpuTime(one.thread()) - one.processorTime()) / 1e9;
  }

  private static long now() {
    return THREAD_TIMES.getCurrentThreadCpuTime();
  }

  /** Reads one mutant; the same seed gives the same mutant. */
  private Void one(Seeds.Seed seed, long number) throws IOException {
    SplittableRandom random = new SplittableRandom(number);
    String damaged =
        seed.beside().isEmpty() || random.nextInt(3) > 0
            ? seed.file().name()
            : seed.beside().get(random.nextInt(seed.beside().size()));
    SourceFile original =
        damaged.equals(seed.file().name())
            ? seed.file()
            : seed.file().sibling(damaged).orElseThrow();
    byte[] bytes;
    try (InputStream in = original.open()) {
      bytes = in.readNBytes(1 << 24);
    }
    byte[] mutant = new Mutator(random).mutate(bytes);
    MutantFolder folder = new MutantFolder(seed.file(), damaged, mutant);
    try {
      parsers.recognize(
          new FileHead(damaged, Arrays.copyOf(mutant, Math.min(mutant.length, FileHead.LENGTH))));
      Optional<InvalidInput> problem =
          new EntryReader(json).read(folder.mainFile(), seed.parser(), this::take);
      if (problem.isPresent()
          && (problem.get().getCause() instanceof Error
              || problem.get().getMessage().contains("that its reader fails on"))) {
        Throwable mistake = problem.get().getCause();
        report(seed, mistake.toString(), trace(mistake), mutant);
      }
    } catch (IOException | InvalidInput e) {
      if (e.getMessage() == null) {
        report(seed, e.getClass() + " without a message", trace(e), mutant);
      }
    } catch (RuntimeException | Error e) {
      report(seed, e.toString(), trace(e), mutant);
    }
    return null;
  }

  private void take(EntryDraft entry) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    entry.writeTo(out, null);
    check.check(out.toByteArray());
  }

  /** Findings at the same place in the code are one; the first mutant of each is kept. */
  private synchronized void report(Seeds.Seed seed, String what, String trace, byte[] mutant)
      throws IOException {
    String place =
        trace
            .lines()
            .filter(line -> line.contains("io.lodestone") && !line.contains(".fuzz."))
            .limit(3)
            .map(line -> "\n      " + line)
            .reduce("", String::concat);
    String key = seed.parser().program() + what.split("[:\\d]")[0] + place;
    if (!findings.containsKey(key)) {
      Path kept = Path.of("target", "mutants", findings.size() + "-" + seed.file().name());
      Files.createDirectories(kept.getParent());
      Files.write(kept, mutant);
      findings.put(key, seed.file().displayPath() + " as " + kept + ": " + what + place);
    }
  }

  private static String trace(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace()).map(frame -> frame + "\n").collect(joining());
  }

  /** Where the threads of this test are. */
  private static String trace() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().startsWith(THREADS))
        .flatMap(thread -> Arrays.stream(thread.getValue()))
        .map(frame -> frame + "\n")
        .collect(joining());
  }
}
