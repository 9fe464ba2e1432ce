package io.lodestone.study.source;

import io.lodestone.archive.entry.MaterialReader;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import io.lodestone.represent.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The materials in files and folders, worked on by all cores and answered in the order of the
 * files. A file or material that cannot be used is told of and stops no other.
 */
public final class MaterialFiles {
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final int FILES_AHEAD = 4 * CORES;

  /** Structures of one file that may wait for those before them. */
  private static final int STRUCTURES_AHEAD = 64 * CORES;

  private final List<String> files;
  private final Consumer<InvalidInput> complaints;
  private final MaterialReader reader;

  private MaterialFiles(
      List<String> files, Consumer<InvalidInput> complaints, MaterialReader reader) {
    this.files = List.copyOf(files);
    this.complaints = complaints;
    this.reader = reader;
  }

  /**
   * Files that hold structures, and nothing but these is looked for.
   *
   * @param files paths of files and folders, or {@code -} for standard input
   * @param complaints is told what cannot be used
   */
  public static MaterialFiles ofStructures(List<String> files, Consumer<InvalidInput> complaints) {
    return new MaterialFiles(files, complaints, MaterialReader.ofStructures());
  }

  /** Files whose materials may lack a structure, as {@link #ofStructures}. */
  public static MaterialFiles ofAll(List<String> files, Consumer<InvalidInput> complaints) {
    return new MaterialFiles(files, complaints, MaterialReader.ofAll());
  }

  /**
   * A material, mostly with a structure, and where it is from.
   *
   * @param file as the user named it
   * @param key tells the materials of one file apart, empty where there is one
   */
  public record Found(String file, String key, Subject material) {
    /** The structure, which every material has in files that are given as structures. */
    public Structure structure() {
      return material.as(Structure.class).orElseThrow();
    }

    /** The file, and the key behind a hash sign where there is one. */
    public String name() {
      return key.isEmpty() ? file : file + "#" + key;
    }
  }

  /** A file to read; those that a folder merely holds may be of no known format. */
  private record Source(GivenFile file, boolean inFolder) {}

  /** A structure with its answer, or why there is none; all null at the end of a file. */
  private record Answer<A>(Found found, A answer, InvalidInput problem) {}

  /**
   * Works on every structure, on all cores, and hands the answers on in order, on this thread.
   *
   * @param work may throw {@link InvalidInput}, which is told with the name of the material
   * @return whether everything could be used
   */
  public <A> boolean answer(Function<Found, A> work, BiConsumer<Found, A> take) throws IOException {
    boolean whole = true;
    ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    ExecutorService workers = Executors.newFixedThreadPool(CORES);
    try (Stream<Source> sources = files.stream().flatMap(MaterialFiles::sources)) {
      Iterator<Source> next = sources.iterator();
      Deque<BlockingQueue<Future<Answer<A>>>> ahead = new ArrayDeque<>();
      while (next.hasNext() || !ahead.isEmpty()) {
        while (next.hasNext() && ahead.size() < FILES_AHEAD) {
          Source source = next.next();
          BlockingQueue<Future<Answer<A>>> answers = new ArrayBlockingQueue<>(STRUCTURES_AHEAD);
          ahead.add(answers);
          readers.submit(() -> read(source, work, workers, answers));
        }
        whole &= takeAll(ahead.remove(), take);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      whole = false;
    } finally {
      readers.shutdownNow();
      workers.shutdownNow();
    }
    return whole;
  }

  /** Hands every structure on, in order, on this thread; whether everything could be used. */
  public boolean each(Consumer<Found> take) throws IOException {
    return answer(found -> found, (found, same) -> take.accept(found));
  }

  private static Stream<Source> sources(String argument) {
    GivenFile given = new GivenFile(argument);
    if (!given.isFolder()) {
      return Stream.of(new Source(given, false));
    }
    try {
      return Files.walk(Path.of(argument))
          .filter(Files::isRegularFile)
          .sorted()
          .map(path -> new Source(new GivenFile(path.toString()), true));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads one file and has its structures worked on; null, for it is run for what it queues. */
  private <A> Void read(
      Source source,
      Function<Found, A> work,
      ExecutorService workers,
      BlockingQueue<Future<Answer<A>>> answers)
      throws InterruptedException {
    Answer<A> end = new Answer<>(null, null, null);
    String name = source.file().argument();
    try {
      DiskFile file = source.file().open();
      if (!source.inFolder() || reader.mayHoldMaterials(file)) {
        reader.read(
            file,
            (key, material) -> {
              Found found = new Found(name, key, material);
              put(answers, workers.submit(() -> answer(found, work)));
            });
      }
    } catch (CancellationException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      answers.put(CompletableFuture.completedFuture(new Answer<>(null, null, problem(name, e))));
    }
    answers.put(CompletableFuture.completedFuture(end));
    return null;
  }

  private static <T> void put(BlockingQueue<T> queue, T element) {
    try {
      queue.put(element);
    } catch (InterruptedException e) {
      throw new CancellationException();
    }
  }

  private static <A> Answer<A> answer(Found found, Function<Found, A> work) {
    try {
      return new Answer<>(found, work.apply(found), null);
    } catch (RuntimeException e) {
      return new Answer<>(found, null, problem(found.name(), e));
    }
  }

  /** Whatever went wrong with one structure is said of it, and harms no other. */
  private static InvalidInput problem(String name, Exception e) {
    if (e instanceof InvalidInput problem) {
      return problem.source() == null ? problem.in(name) : problem;
    }
    InvalidInput problem =
        new InvalidInput(
            name,
            "",
            e instanceof IOException ? e.toString() : "one that fails (" + e + ")",
            "a structure that can be used",
            e instanceof IOException ? "" : "please report this file");
    problem.initCause(e);
    return problem;
  }

  /** Hands on what one file gave; whether all of it could be used. */
  private <A> boolean takeAll(BlockingQueue<Future<Answer<A>>> answers, BiConsumer<Found, A> take)
      throws InterruptedException, IOException {
    boolean whole = true;
    while (true) {
      Answer<A> answer;
      try {
        answer = answers.take().get();
      } catch (ExecutionException e) {
        throw new IOException(e.getCause().toString(), e.getCause());
      }
      if (answer.problem() != null) {
        whole = false;
        complaints.accept(answer.problem());
      } else if (answer.found() != null) {
        take.accept(answer.found(), answer.answer());
      } else {
        return whole;
      }
    }
  }
}
