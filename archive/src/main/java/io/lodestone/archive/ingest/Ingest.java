package io.lodestone.archive.ingest;

import io.lodestone.archive.Archive;
import io.lodestone.archive.catalog.Catalog;
import io.lodestone.archive.entry.EntryReader;
import io.lodestone.archive.metainfo.MetainfoJson;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.Parsers;
import io.lodestone.archive.provenance.Access;
import io.lodestone.archive.provenance.Agent;
import io.lodestone.archive.provenance.Event;
import io.lodestone.archive.provenance.Used;
import io.lodestone.archive.store.ObjectId;
import io.lodestone.archive.store.StagedObject;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/**
 * Brings files into an archive: walks, recognises, reads on all cores, and makes safe in batches,
 * in the order of the walk.
 *
 * <p>Files whose bytes the archive has from the same place are left as they are, so that an ingest
 * that was interrupted goes on where it stopped. One bad file never stops the rest.
 */
public final class Ingest {
  private static final long BATCH_BYTES = 64L << 20;
  private static final int BATCH_FILES = 256;
  private static final long BATCH_NANOS = 2_000_000_000L;

  private final Archive archive;
  private final Progress progress;
  private final int batchFiles;
  private final IngestReport report = new IngestReport();
  private final FolderSorter sorter = new FolderSorter(new Parsers());
  private final Reading.Reader reader;
  private final Agent agent = Agent.current();
  private final String uploadId = UUID.randomUUID().toString();

  private final int cores = Runtime.getRuntime().availableProcessors();
  private final Deque<Pending> pending = new ArrayDeque<>();
  private final List<Reading> readings = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final List<StagedObject> staged = new ArrayList<>();
  private final Set<ObjectId> fingerprints = new HashSet<>();
  private long batchBytes;
  private long batchStart = System.nanoTime();
  private long done;
  private boolean uploaded;
  private Event.Uploaded upload;

  /** An ingest into {@code archive}. */
  public Ingest(Archive archive, Progress progress) {
    this(archive, progress, BATCH_FILES);
  }

  /** An ingest that makes at most so many events safe at once. */
  Ingest(Archive archive, Progress progress, int batchFiles) {
    this.archive = archive;
    this.progress = progress;
    this.batchFiles = batchFiles;
    reader = new Reading.Reader(archive.objects(), new EntryReader(new MetainfoJson()));
  }

  private record Pending(MainFile mainFile, Future<Optional<Reading>> reading) {}

  /**
   * Brings a file or folder into the archive.
   *
   * @param root file, packed archive or folder
   * @param access who owns it, and what others may do with it
   * @return what was done
   * @throws InvalidInput if there is nothing at {@code root}
   */
  public IngestReport run(Path root, Access access) throws IOException {
    return run(root, access, path -> false);
  }

  /**
   * Brings a file or folder into the archive, but for some of it.
   *
   * @param excluded files and folders below {@code root} to pass over
   */
  public IngestReport run(Path root, Access access, Predicate<Path> excluded) throws IOException {
    if (!Files.exists(root)) {
      throw new InvalidInput(root.toString(), "", "nothing there", "a file or folder", "");
    }
    Path place = root.toRealPath();
    upload =
        new Event.Uploaded(
            uploadId,
            String.valueOf(place.getFileName()),
            place.toString(),
            access,
            agent,
            Instant.now());
    try (ExecutorService workers = Executors.newFixedThreadPool(cores)) {
      try {
        new SourceTree(excluded.or(archive::isInside), report::failed)
            .walk(
                place,
                new SourceTree.Visitor() {
                  @Override
                  public void folder(SourceFolder folder) throws IOException {
                    bring(folder, workers);
                  }

                  @Override
                  public void unreadable(DiskFile file, String path, String reason)
                      throws IOException {
                    keep(file, path, reason);
                  }
                });
        commit();
      } catch (IOException | RuntimeException e) {
        workers.shutdownNow();
        throw e;
      }
    }
    return report;
  }

  private void bring(SourceFolder folder, ExecutorService workers) throws IOException {
    FolderSorter.Sorted sorted = sorter.sort(folder, report::failed);
    for (MainFile mainFile : sorted.mainFiles()) {
      submit(mainFile, workers);
      while (pending.size() >= 4 * cores) {
        take();
      }
    }
    while (!pending.isEmpty()) {
      take(); // before an unpacked folder is deleted
    }
    for (Map.Entry<DiskFile, String> file : sorted.rest().entrySet()) {
      report.unrecognized(file.getKey().displayPath(), file.getValue());
      keep(file.getKey(), folder.pathOf(file.getKey()), file.getValue());
    }
  }

  private void submit(MainFile mainFile, ExecutorService workers) throws IOException {
    Optional<Catalog.Source> known = archive.catalog().source(mainFile.file().displayPath());
    pending.add(
        new Pending(
            mainFile,
            workers.submit(
                () ->
                    known.isPresent() && isUnchanged(mainFile, known.get())
                        ? Optional.empty()
                        : Optional.of(reader.read(mainFile)))));
  }

  private boolean isUnchanged(MainFile mainFile, Catalog.Source known) throws IOException {
    if (!known.softwareVersion().equals(agent.version())) {
      return false;
    }
    List<Used> used = new ArrayList<>();
    used.add(hash(mainFile.file()));
    for (DiskFile file : mainFile.auxiliary()) {
      used.add(hash(file));
    }
    return Catalog.fingerprint(used).equals(known.fingerprint());
  }

  private static Used hash(DiskFile file) throws IOException {
    return new Used(
        file.path().getFileName().toString(), ObjectId.of(file.path()), Files.size(file.path()));
  }

  private void take() throws IOException {
    Pending next = pending.removeFirst();
    String program = next.mainFile().parser().program();
    String path = next.mainFile().file().displayPath();
    try {
      Optional<Reading> reading = next.reading().get();
      if (reading.isEmpty()) {
        report.count(program, new IngestReport.Counts(1, 0, 1, 0, 0));
        done++;
      } else {
        add(reading.get(), program, path);
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException problem) {
        String reason = "cannot be read: " + problem.getMessage();
        report.failed(path, reason);
        keep(next.mainFile().file(), next.mainFile().path(), reason);
      } else {
        throw new IllegalStateException("while reading " + path, e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    commitIfDue();
  }

  private void add(Reading reading, String program, String path) throws IOException {
    ObjectId fingerprint = Catalog.fingerprint(reading.used());
    Optional<String> twin = archive.catalog().locationOf(fingerprint);
    boolean here = archive.catalog().source(path).isPresent();
    if (!here && (twin.isPresent() || !fingerprints.add(fingerprint))) {
      archive.objects().discard(reading.staged());
      report.count(program, new IngestReport.Counts(1, 0, 0, 1, 0));
      done++;
      return;
    }
    boolean damaged = reading.problem() != null;
    if (damaged) {
      report.failed(path, reading.problem());
    }
    report.count(program, new IngestReport.Counts(1, reading.rows().size(), 0, 0, damaged ? 1 : 0));
    uploadFirst();
    readings.add(reading);
    staged.addAll(reading.staged());
    batchBytes += reading.size();
    events.add(
        new Event.Parsed(
            uploadId,
            path,
            reading.mainFile().path(),
            program,
            reading.mainFile().parser().format(),
            reading.used(),
            reading.rows().stream().map(Catalog.EntryRow::entry).toList(),
            reading.problem(),
            archive.catalog().source(path).map(Catalog.Source::event).orElse(null),
            agent,
            Instant.now()));
  }

  private void keep(DiskFile file, String path, String reason) throws IOException {
    try {
      Optional<Catalog.Source> known = archive.catalog().source(file.displayPath());
      if (known.isPresent()
          && Catalog.fingerprint(List.of(hash(file))).equals(known.get().fingerprint())) {
        return;
      }
      List<StagedObject> objects = new ArrayList<>();
      Used used = reader.keep(file, objects);
      uploadFirst();
      staged.addAll(objects);
      batchBytes += used.size();
      events.add(
          new Event.Kept(uploadId, file.displayPath(), path, used, reason, agent, Instant.now()));
    } catch (IOException e) {
      report.failed(file.displayPath(), "cannot be read: " + e.getMessage());
    }
    commitIfDue();
  }

  /**
   * The upload is told of with the first event in it; an ingest that changes nothing leaves no
   * trace.
   */
  private void uploadFirst() {
    if (!uploaded) {
      uploaded = true;
      events.add(upload);
    }
  }

  private void commitIfDue() throws IOException {
    if (batchBytes > BATCH_BYTES
        || events.size() >= batchFiles
        || System.nanoTime() - batchStart > BATCH_NANOS) {
      commit();
    }
  }

  private void commit() throws IOException {
    if (!events.isEmpty()) {
      archive.commit(staged, events, readings.stream().map(Reading::rows).toList());
    }
    done += readings.size();
    if (!readings.isEmpty()) {
      progress.safe(done, readings.getLast().mainFile().file().displayPath());
    }
    readings.clear();
    events.clear();
    staged.clear();
    fingerprints.clear();
    batchBytes = 0;
    batchStart = System.nanoTime();
  }
}
