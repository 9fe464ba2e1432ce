package io.lodestone.archive;

import io.lodestone.archive.catalog.Catalog;
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
import java.util.Iterator;
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
  private static final int REPLAYED_AT_ONCE = 512;

  private final Path folder;
  private final FileChannel lock;
  private final ObjectStore objects;
  private final Journal journal;
  private final EventJson events = new EventJson();
  private final EntryFile entryFile;
  private final Catalog catalog;
  private final IndexProjection index;

  private Archive(
      Path folder, FileChannel lock, Journal journal, Catalog catalog, IndexProjection index)
      throws IOException {
    this.folder = folder;
    this.lock = lock;
    this.journal = journal;
    this.catalog = catalog;
    this.index = index;
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
   * Opens the archive in {@code folder} for changes with catalog and index made anew from the
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
    archive.objects.sweep();
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
    if (catalog.position() != Files.size(place.resolve(JOURNAL))) {
      catalog.close();
      open(folder).close(); // a process was killed before the catalog had everything
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
   * Makes events safe, in this order: objects, journal, catalog.
   *
   * @param staged objects that the events name
   * @param happened the events
   * @param rows entries of each {@link Event.Parsed}, in their order
   */
  public void commit(
      List<StagedObject> staged, List<Event> happened, List<List<Catalog.EntryRow>> rows)
      throws IOException {
    objects.commit(staged);
    List<byte[]> records = new ArrayList<>();
    for (Event event : happened) {
      records.add(events.write(event));
    }
    List<ObjectId> hashes = journal.append(records);
    Iterator<List<Catalog.EntryRow>> nextRows = rows.iterator();
    catalog.begin();
    for (int i = 0; i < happened.size(); i++) {
      Event event = happened.get(i);
      List<Catalog.EntryRow> found =
          event instanceof Event.Parsed ? nextRows.next() : List.<Catalog.EntryRow>of();
      tellCatalog(event, hashes.get(i), found);
      tellIndex(event, found);
    }
    commitProjections(journal.end());
  }

  /** The catalog last: what its position says holds for the index too. */
  private void commitProjections(long position) throws IOException {
    index.commit(position);
    catalog.commit(position);
  }

  private void tellCatalog(Event event, ObjectId hash, List<Catalog.EntryRow> rows)
      throws IOException {
    switch (event) {
      case Event.Uploaded upload -> catalog.add(upload);
      case Event.Kept kept -> catalog.add(kept);
      case Event.Parsed parsed -> catalog.add(parsed, hash, rows);
    }
  }

  private void tellIndex(Event event, List<Catalog.EntryRow> rows) throws IOException {
    switch (event) {
      case Event.Uploaded _ -> {}
      case Event.Kept kept -> index.add(kept);
      case Event.Parsed parsed -> index.add(parsed, rows);
    }
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
    long indexHas = index.position();
    long from = Math.min(catalogHas, indexHas);
    if (from == journal.end()) {
      return;
    }
    long[] told = {from, 0};
    catalog.begin();
    Journal.read(
        folder.resolve(JOURNAL),
        from,
        (record, hash, end) -> {
          Event event = events.read(record);
          List<Catalog.EntryRow> rows = new ArrayList<>();
          if (event instanceof Event.Parsed parsed) {
            for (Event.Generated entry : parsed.generated()) {
              rows.add(new Catalog.EntryRow(entry, entryFile.results(entry.document())));
            }
          }
          if (end > catalogHas) {
            tellCatalog(event, hash, rows);
          }
          if (end > indexHas) {
            tellIndex(event, rows);
          }
          told[0] = end;
          if (++told[1] % REPLAYED_AT_ONCE == 0) {
            catalog.commit(Math.max(end, catalogHas));
            catalog.begin();
          }
        });
    commitProjections(told[0]);
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
