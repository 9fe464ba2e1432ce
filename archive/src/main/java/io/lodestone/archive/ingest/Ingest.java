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
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * Brings files into an archive: walks, recognises, reads on all cores, and makes safe in batches,
 * in the order of the walk.
 *
 * <p>Files whose bytes the archive has from the same place are left as they are, so that an ingest
 * that was interrupted goes on where it stopped. One bad file never stops the rest.
 *
 * <p>Files go through in windows: the archive is asked once what it knows of all files of a window,
 * and while they are read the window before is made safe.
 */
public final class Ingest {
  private static final int BATCH_FILES = 1024;
  private static final int WINDOW_FILES = 256;
  private static final long WINDOW_BYTES = 32L << 20;
  private static final int PART_ENTRIES = 4096;

  private final Archive archive;
  private final Progress progress;
  private final int batchFiles;
  private final IngestReport report = new IngestReport();
  private final FolderSorter sorter = new FolderSorter(new Parsers());
  private final Reading.Reader reader;
  private final Agent agent = Agent.current();

  private final List<Found> window = new ArrayList<>();
  private final Deque<Pending> pending = new ArrayDeque<>();
  private long windowBytes;
  private long done;
  private String last;

  /** An ingest into {@code archive}. */
  public Ingest(Archive archive, Progress progress) {
    this(archive, progress, BATCH_FILES, PART_ENTRIES);
  }

  /** An ingest that makes at most so many files, and entries of one file, safe at once. */
  Ingest(Archive archive, Progress progress, int batchFiles, int partEntries) {
    this.archive = archive;
    this.progress = progress;
    this.batchFiles = batchFiles;
    reader =
        new Reading.Reader(archive.objects(), new EntryReader(new MetainfoJson()), partEntries);
  }

  /**
   * A file that is being read.
   *
   * @param known what the archive has from the same place, or null
   * @param parts the parts of it in their order, or the last part alone; none if it has not changed
   */
  private record Pending(Found found, Catalog.Source known, Handover parts) {}

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
    Event.Uploaded upload =
        new Event.Uploaded(
            UUID.randomUUID().toString(),
            String.valueOf(place.getFileName()),
            place.toString(),
            access,
            agent,
            Instant.now());
    Batch batch = new Batch(archive, upload, report, batchFiles);
    try (ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      try {
        new SourceTree(excluded.or(archive::isInside), report::failed)
            .walk(
                place,
                new SourceTree.Visitor() {
                  @Override
                  public void folder(SourceFolder folder) throws IOException {
                    bring(folder, workers, batch);
                  }

                  @Override
                  public void unreadable(DiskFile file, String path, String reason)
                      throws IOException {
                    bring(new Found.Leftover(file, path, reason), workers, batch);
                  }

                  @Override
                  public void beforeDeletion() throws IOException {
                    submit(workers, batch);
                    take(pending.size(), batch);
                  }
                });
        submit(workers, batch);
        take(pending.size(), batch);
        commit(batch);
        archive.settle();
      } catch (IOException | RuntimeException e) {
        workers.shutdownNow();
        throw e;
      }
    }
    return report;
  }

  private void bring(SourceFolder folder, ExecutorService workers, Batch batch) throws IOException {
    FolderSorter.Sorted sorted = sorter.sort(folder, report::failed);
    for (Found.MainFile mainFile : sorted.mainFiles()) {
      bring(mainFile, workers, batch);
    }
    for (Map.Entry<DiskFile, String> file : sorted.rest().entrySet()) {
      report.unrecognized(file.getKey().displayPath(), file.getValue());
      bring(
          new Found.Leftover(file.getKey(), folder.pathOf(file.getKey()), file.getValue()),
          workers,
          batch);
    }
  }

  private void bring(Found found, ExecutorService workers, Batch batch) throws IOException {
    window.add(found);
    for (DiskFile file : found.files()) {
      windowBytes += Files.exists(file.path()) ? Files.size(file.path()) : 0;
    }
    if (window.size() == WINDOW_FILES || windowBytes > WINDOW_BYTES) {
      submit(workers, batch);
    }
  }

  /** Has the window read, and takes the one before. */
  private void submit(ExecutorService workers, Batch batch) throws IOException {
    int before = pending.size();
    Map<String, Catalog.Source> known =
        archive
            .catalog()
            .sources(window.stream().map(found -> found.file().displayPath()).toList());
    for (Found found : window) {
      Catalog.Source source = known.get(found.file().displayPath());
      pending.add(
          new Pending(
              found,
              source,
              Handover.from(
                  workers,
                  earlier ->
                      source != null && reader.isUnchanged(found, source, agent.version())
                          ? Optional.empty()
                          : Optional.of(reader.read(found, earlier)))));
    }
    window.clear();
    windowBytes = 0;
    take(before, batch);
  }

  private void take(int count, Batch batch) throws IOException {
    for (int i = 0; i < count; i++) {
      take(pending.removeFirst(), batch);
      if (batch.isDue()) {
        commit(batch);
      }
    }
  }

  private void take(Pending next, Batch batch) throws IOException {
    try {
      boolean isNew = false;
      for (Optional<Reading> part = next.parts().next();
          part.isPresent();
          part = part.get().unfinished() ? next.parts().next() : Optional.empty()) {
        isNew = true;
        batch.add(part.get(), next.known());
        if (part.get().unfinished() && batch.isDue()) {
          commit(batch);
        }
      }
      if (!isNew && next.found() instanceof Found.MainFile mainFile) {
        report.count(mainFile.parser().program(), new IngestReport.Counts(1, 0, 1, 0, 0));
      }
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof IOException problem)) {
        throw new IllegalStateException(
            "while reading " + next.found().file().displayPath(), e.getCause());
      }
      failed(next, "cannot be read: " + problem.getMessage(), batch);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    if (next.found() instanceof Found.MainFile mainFile) {
      done++;
      last = mainFile.file().displayPath();
    }
  }

  /** What could not be read to an entry is kept as it is, if that can be. */
  private void failed(Pending next, String reason, Batch batch) {
    report.failed(next.found().file().displayPath(), reason);
    if (next.found() instanceof Found.MainFile mainFile) {
      try {
        batch.add(
            reader.read(new Found.Leftover(mainFile.file(), mainFile.path(), reason), _ -> {}),
            next.known());
      } catch (IOException e) {
        report.failed(mainFile.file().displayPath(), "cannot be kept: " + e.getMessage());
      }
    }
  }

  private void commit(Batch batch) throws IOException {
    batch.commit();
    if (last != null) {
      progress.safe(done, last);
    }
  }
}
