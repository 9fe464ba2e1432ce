package io.lodestone.archive.ingest;

import io.lodestone.archive.Archive;
import io.lodestone.archive.catalog.Catalog;
import io.lodestone.archive.catalog.Recorded.EntryRow;
import io.lodestone.archive.provenance.Agent;
import io.lodestone.archive.provenance.Event;
import io.lodestone.archive.store.ObjectId;
import io.lodestone.archive.store.StagedObject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What was read and is not yet safe: made safe together, because a disk forces a thousand small
 * objects in hardly more time than one.
 */
final class Batch {
  private static final long MOST_BYTES = 64L << 20;
  private static final long MOST_MEMORY = 16L << 20;
  private static final long MOST_NANOS = 2_000_000_000L;
  private static final int MOST_ENTRIES = 8192;

  private final Archive archive;
  private final IngestReport report;
  private final int mostFiles;
  private final Agent agent = Agent.current();
  private final List<Waiting> waiting = new ArrayList<>();
  private final Event.Uploaded upload;
  private boolean uploaded;
  private Found duplicate;
  private long bytes;
  private long memory;
  private int entries;
  private long start = System.nanoTime();

  /**
   * An empty batch.
   *
   * @param upload told of with the first event in it: an ingest that changes nothing leaves no
   *     trace
   * @param mostFiles how many may wait
   */
  Batch(Archive archive, Event.Uploaded upload, IngestReport report, int mostFiles) {
    this.archive = archive;
    this.upload = upload;
    this.report = report;
    this.mostFiles = mostFiles;
  }

  /**
   * A reading that waits.
   *
   * @param known what the archive has from the same place, or null
   */
  private record Waiting(Reading reading, Catalog.Source known) {}

  /**
   * Adds what was read, the parts of a file one after the other; {@code known} is what the archive
   * has from the same place, or null.
   */
  void add(Reading reading, Catalog.Source known) {
    waiting.add(new Waiting(reading, known));
    bytes += reading.size();
    memory += reading.memory();
    entries += reading.rows().size();
  }

  /** Whether it should not grow, or wait, any longer. */
  boolean isDue() {
    return bytes > MOST_BYTES
        || memory > MOST_MEMORY
        || entries > MOST_ENTRIES
        || waiting.size() >= mostFiles
        || System.nanoTime() - start > MOST_NANOS;
  }

  /** Makes all safe and empties the batch. */
  void commit() throws IOException {
    List<Archive.Change> changes = new ArrayList<>();
    List<StagedObject> staged = new ArrayList<>();
    Set<ObjectId> elsewhere = fingerprintsElsewhere();
    for (Waiting one : waiting) {
      switch (one.reading().found()) {
        case Found.Leftover leftover -> {
          staged.addAll(one.reading().staged());
          changes.add(new Archive.Change(kept(leftover, one.reading()), List.of()));
        }
        case Found.MainFile mainFile -> {
          boolean first = one.reading().part() == 0;
          if (first && one.known() == null && !elsewhere.add(one.reading().fingerprint())) {
            duplicate = mainFile;
            report.count(mainFile.parser().program(), new IngestReport.Counts(1, 0, 0, 1, 0));
          }
          if (duplicate == mainFile) {
            archive.objects().discard(one.reading().staged());
          } else {
            staged.addAll(one.reading().staged());
            changes.add(parsed(mainFile, one));
          }
        }
      }
    }
    if (!changes.isEmpty()) {
      if (!uploaded) {
        changes.addFirst(new Archive.Change(upload, List.of()));
        uploaded = true;
      }
      archive.commit(staged, changes);
    }
    waiting.clear();
    bytes = 0;
    memory = 0;
    entries = 0;
    start = System.nanoTime();
  }

  /** The new main files whose bytes the archive has already, from another place. */
  private Set<ObjectId> fingerprintsElsewhere() throws IOException {
    Set<ObjectId> fresh = new LinkedHashSet<>();
    for (Waiting one : waiting) {
      if (one.known() == null
          && one.reading().part() == 0
          && one.reading().found() instanceof Found.MainFile) {
        fresh.add(one.reading().fingerprint());
      }
    }
    return fresh.isEmpty() ? new HashSet<>() : archive.catalog().known(fresh);
  }

  private Event.Kept kept(Found.Leftover leftover, Reading reading) {
    return new Event.Kept(
        upload.uploadId(),
        leftover.file().displayPath(),
        leftover.path(),
        reading.used().getFirst(),
        leftover.reason(),
        agent,
        Instant.now());
  }

  private Archive.Change parsed(Found.MainFile mainFile, Waiting one) {
    Reading reading = one.reading();
    String location = mainFile.file().displayPath();
    boolean damaged = reading.problem() != null;
    if (damaged) {
      report.failed(location, reading.problem());
    } else {
      reading.doubt().ifPresent(doubt -> report.doubtful(location, doubt));
    }
    report.count(
        mainFile.parser().program(),
        new IngestReport.Counts(
            reading.part() == 0 ? 1 : 0, reading.rows().size(), 0, 0, damaged ? 1 : 0));
    Event event =
        new Event.Parsed(
            upload.uploadId(),
            location,
            mainFile.path(),
            mainFile.parser().program(),
            mainFile.parser().format(),
            reading.used(),
            reading.part(),
            reading.unfinished(),
            reading.rows().stream().map(EntryRow::entry).toList(),
            reading.problem(),
            one.known() == null ? null : one.known().event(),
            agent,
            Instant.now());
    return new Archive.Change(event, reading.rows());
  }
}
