package io.lodestone.archive;

import io.lodestone.archive.catalog.Catalog;
import io.lodestone.archive.catalog.Recorded;
import io.lodestone.archive.entry.EntryFile;
import io.lodestone.archive.index.SearchIndex;
import io.lodestone.archive.index.Vocabulary;
import io.lodestone.archive.metainfo.MetainfoJson;
import io.lodestone.archive.provenance.Event;
import io.lodestone.archive.provenance.EventJson;
import io.lodestone.archive.provenance.Used;
import io.lodestone.archive.store.Journal;
import io.lodestone.archive.store.ObjectId;
import io.lodestone.archive.store.ObjectStore;
import io.lodestone.archive.store.StagedObject;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An archive: a folder with raw files and entries as objects, the journal of what happened, and the
 * catalog that follows from both.
 *
 * <p>What is told to the journal is safe. Opening brings the catalog up to the journal, whatever a
 * killed process left.
 */
public final class Archive implements AutoCloseable {
  private static final String CATALOG = "catalog.duckdb";
  private static final String INDEX = "index";
  private static final String JOURNAL = "journal";
  private static final int REPLAYED_AT_ONCE = 2048;

  private final Path folder;
  private final FileChannel lock;
  private final ObjectStore objects;
  private final Journal journal;
  private final EventJson events = new EventJson();
  private final EntryFile entryFile;
  private final Catalog catalog;
  private final IndexProjection index;
  private final Projections projections;

  private Archive(
      Path folder, FileChannel lock, Journal journal, Catalog catalog, IndexProjection index)
      throws IOException {
    this.folder = folder;
    this.lock = lock;
    this.journal = journal;
    this.catalog = catalog;
    this.index = index;
    projections = new Projections(catalog, index);
    objects = new ObjectStore(folder);
    entryFile = new EntryFile(objects, new MetainfoJson());
  }

  /**
   * Opens the archive in {@code folder} for changes, making it where there is none; one process at
   * a time.
   */
  public static Archive open(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path place = folder.toRealPath();
    return open(place, lock(place));
  }

  /**
   * Opens the archive in {@code folder} for changes with catalog and indexes made anew from the
   * journal and the objects, whatever state they are in.
   */
  public static Archive rebuild(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path place = folder.toRealPath();
    FileChannel lock = lock(place);
    Files.deleteIfExists(place.resolve(CATALOG));
    Files.deleteIfExists(place.resolve(CATALOG + ".wal"));
    Path index = Files.createDirectories(place.resolve(INDEX));
    try (Stream<Path> files = Files.list(index)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    ObjectStore.forgetIndexes(place);
    return open(place, lock);
  }

  private static Archive open(Path place, FileChannel lock) throws IOException {
    Archive archive =
        new Archive(
            place,
            lock,
            new Journal(place.resolve(JOURNAL)),
            new Catalog(place.resolve(CATALOG)),
            new IndexProjection(place.resolve(INDEX)));
    archive.objects.recover();
    archive.catchUp();
    return archive;
  }

  /**
   * Opens an archive for reading; many processes may, at a time when none changes it.
   *
   * @throws InvalidInput if there is no archive in {@code folder}
   */
  public static Archive openForReading(Path folder) throws IOException {
    if (!Files.exists(folder.resolve(JOURNAL))) {
      throw new InvalidInput(
          folder.toString(),
          "",
          "no archive",
          "an archive",
          "make one with 'lodestone ingest PATH', or name another one with --archive");
    }
    Path place = folder.toRealPath();
    Catalog catalog = Catalog.readOnly(place.resolve(CATALOG));
    if (!catalog.isCurrent() || catalog.position() != Files.size(place.resolve(JOURNAL))) {
      catalog.close();
      // A process was killed before the catalog had everything, or another version made it.
      open(folder).close();
      catalog = Catalog.readOnly(place.resolve(CATALOG));
    }
    return new Archive(place, null, null, catalog, null);
  }

  /**
   * One entry, as the catalog has it.
   *
   * @param entryId identifier
   * @param mainfile path in its upload
   * @param key tells the entries of one main file apart
   * @param location where the main file lay
   * @param format format of the main file
   * @param document its document
   * @param problem why the main file could not be read to its end, or null
   */
  public record FoundEntry(
      String entryId,
      String mainfile,
      String key,
      String location,
      String format,
      ObjectId document,
      String problem) {}

  /**
   * The entry of an identifier or the beginning of one.
   *
   * @throws InvalidInput if no entry or more than one has it
   */
  public FoundEntry find(String id) throws IOException {
    List<FoundEntry> found =
        catalog.query(
            "SELECT entry_id, mainfile, entry_key, location, format, document, problem"
                + " FROM entries WHERE starts_with(entry_id, ?) LIMIT 2",
            row ->
                new FoundEntry(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    new ObjectId(row.getString(6)),
                    row.getString(7)),
            id);
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw new InvalidInput(
        "ID",
        "",
        "'" + id + "', which " + (found.isEmpty() ? "no entry has" : "more than one entry has"),
        "the identifier of an entry, or the beginning of one",
        "'lodestone search' lists them");
  }

  /** Where raw files and entries are kept. */
  public ObjectStore objects() {
    return objects;
  }

  /** The tables of the archive. */
  public Catalog catalog() {
    return catalog;
  }

  /** Opens the search index as it was last made safe; to be closed. */
  public SearchIndex searchIndex() throws IOException {
    return SearchIndex.open(folder.resolve(INDEX), Vocabulary.ofArchive(), null);
  }

  /** Reads entries. */
  public EntryFile entries() {
    return entryFile;
  }

  /** Whether a path is the archive itself, which must not be brought into itself. */
  public boolean isInside(Path path) {
    return path.toAbsolutePath().startsWith(folder);
  }

  /**
   * Something that happened.
   *
   * @param event what
   * @param rows the entries that it generated, in their order
   */
  public record Change(Event event, List<Recorded.EntryRow> rows) {}

  /**
   * Makes changes safe, in this order: objects, then the journal, and tells catalog and index,
   * which {@link #settle} makes durable too.
   *
   * @param staged objects that the changes name
   * @param changes in the order in which they happened
   */
  public void commit(List<StagedObject> staged, List<Change> changes) throws IOException {
    objects.commit(staged);
    List<byte[]> records = new ArrayList<>();
    for (Change change : changes) {
      records.add(events.write(change.event()));
    }
    List<ObjectId> hashes = journal.append(records);
    List<Recorded> recorded = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      recorded.add(new Recorded(change.event(), hashes.get(i), change.rows()));
    }
    projections.add(recorded, journal.end());
  }

  /** Brings catalog and index on the disk up to the journal, so that others find everything. */
  public void settle() throws IOException {
    projections.commit();
  }

  /** Takes findings of {@link #verify}. */
  @FunctionalInterface
  public interface Findings {
    /** Something is wrong. */
    void damage(String what);
  }

  /**
   * Reads everything that is kept and compares it with its hash.
   *
   * @return number of objects that were read
   */
  public long verify(Findings findings) throws IOException {
    try {
      Journal.read(
          folder.resolve(JOURNAL),
          0,
          (record, hash, end) -> {
            switch (events.read(record)) {
              case Event.Uploaded _ -> {}
              case Event.Kept kept ->
                  requireObject(kept.file().object(), kept.location(), findings);
              case Event.Parsed parsed -> {
                for (Event.Generated entry : parsed.generated()) {
                  requireObject(entry.document(), "the entry of " + parsed.location(), findings);
                }
                for (Used used : parsed.used()) {
                  requireObject(used.object(), parsed.location(), findings);
                }
              }
            }
          });
    } catch (InvalidInput e) {
      findings.damage(e.getMessage());
    }
    long[] count = {0};
    try (var all = objects.all()) {
      all.forEach(
          id -> {
            count[0]++;
            objects.damage(id).ifPresent(findings::damage);
          });
    }
    return count[0];
  }

  @Override
  public void close() throws IOException {
    if (lock != null) {
      projections.commit();
    }
    catalog.close();
    if (lock != null) {
      index.close();
      journal.close();
      lock.close();
    }
  }

  private void requireObject(ObjectId id, String of, Findings findings) {
    if (!objects.contains(id)) {
      findings.damage("object " + id + " of " + of + " is missing");
    }
  }

  /** Tells catalog and index of the events that they do not have yet. */
  private void catchUp() throws IOException {
    long catalogHas = catalog.position();
    long from = Math.min(catalogHas, index.position());
    if (from == journal.end()) {
      return;
    }
    List<Recorded> forCatalog = new ArrayList<>();
    List<Recorded> forIndex = new ArrayList<>();
    int[] entries = {0};
    Journal.read(
        folder.resolve(JOURNAL),
        from,
        (record, hash, end) -> {
          Recorded recorded = replayed(events.read(record), hash);
          forIndex.add(recorded);
          if (end > catalogHas) {
            forCatalog.add(recorded);
          }
          entries[0] += recorded.rows().size();
          if (forIndex.size() + entries[0] >= REPLAYED_AT_ONCE) {
            projections.add(forCatalog, forIndex, Math.max(end, catalogHas));
            forCatalog.clear();
            forIndex.clear();
            entries[0] = 0;
          }
        });
    projections.add(forCatalog, forIndex, journal.end());
    projections.commit();
  }

  private Recorded replayed(Event event, ObjectId hash) throws IOException {
    List<Recorded.EntryRow> rows = new ArrayList<>();
    if (event instanceof Event.Parsed parsed) {
      for (Event.Generated entry : parsed.generated()) {
        rows.add(new Recorded.EntryRow(entry, entryFile.results(entry.document())));
      }
    }
    return new Recorded(event, hash, rows);
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean free;
    try {
      free = channel.tryLock() != null;
    } catch (OverlappingFileLockException sameProcess) {
      free = false;
    }
    if (!free) {
      channel.close();
      throw new InvalidInput(
          folder.toString(),
          "",
          "another process that changes it",
          "an archive that is not in use",
          "wait for that process, or end it");
    }
    return channel;
  }
}
