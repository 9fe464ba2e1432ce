package io.lodestone.archive.ingest;

import io.lodestone.archive.catalog.Catalog;
import io.lodestone.archive.catalog.Recorded.EntryRow;
import io.lodestone.archive.entry.EntryReader;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.Role;
import io.lodestone.archive.provenance.Event.Generated;
import io.lodestone.archive.provenance.Used;
import io.lodestone.archive.store.ObjectId;
import io.lodestone.archive.store.ObjectStore;
import io.lodestone.archive.store.StagedObject;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file that was read: its raw bytes and its entries as objects that wait to be made safe.
 *
 * @param found what was read
 * @param used its raw files, itself first
 * @param staged all objects
 * @param rows the entries
 * @param problem why it could not be read to its end, or null
 */
record Reading(
    Found found, List<Used> used, List<StagedObject> staged, List<EntryRow> rows, String problem) {

  /** Bytes that wait to be made safe. */
  long size() {
    return staged.stream().mapToLong(StagedObject::size).sum();
  }

  /** Bytes of memory that they take until then. */
  long memory() {
    return staged.stream().mapToLong(StagedObject::memory).sum();
  }

  /** Tells its raw files from all others, by names and bytes. */
  ObjectId fingerprint() {
    return Catalog.fingerprint(used);
  }

  /**
   * Why the entries may lack something that the file should have: it ends early, or cells of a
   * table could not be understood.
   */
  Optional<String> doubt() {
    if (rows.stream().anyMatch(row -> Boolean.FALSE.equals(row.results().quality().cleanEnd()))) {
      return Optional.of("the run did not end properly, or the file ends early");
    }
    if (!(found instanceof Found.MainFile mainFile && mainFile.parser().role() == Role.TABLE)) {
      return Optional.empty(); // what programs warn of is their matter
    }
    List<String> warnings =
        rows.stream().flatMap(row -> row.results().quality().warnings().stream()).toList();
    return warnings.isEmpty()
        ? Optional.empty()
        : Optional.of(warnings.size() + " doubts, the first: " + warnings.getFirst());
  }

  /** Reads files; may be used by many threads. */
  static final class Reader {
    private static final int ID_LENGTH = 24;

    private final ObjectStore objects;
    private final EntryReader entries;

    Reader(ObjectStore objects, EntryReader entries) {
      this.objects = objects;
      this.entries = entries;
    }

    /** Reads a file and everything that belongs to it. */
    Reading read(Found found) throws IOException {
      List<StagedObject> staged = new ArrayList<>();
      try {
        List<Used> used = new ArrayList<>();
        for (DiskFile file : found.files()) {
          used.add(keep(file, staged));
        }
        List<EntryRow> rows = new ArrayList<>();
        Optional<InvalidInput> problem =
            found instanceof Found.MainFile mainFile
                ? parse(mainFile, staged, rows)
                : Optional.empty();
        return new Reading(
            found, used, staged, rows, problem.map(InvalidInput::getMessage).orElse(null));
      } catch (IOException | RuntimeException e) {
        objects.discard(staged);
        throw e;
      }
    }

    private Optional<InvalidInput> parse(
        Found.MainFile mainFile, List<StagedObject> staged, List<EntryRow> rows)
        throws IOException {
      return entries.read(
          mainFile.file(),
          mainFile.parser(),
          entry -> {
            String id = entryId(mainFile.file().displayPath(), entry.key());
            Map<String, String> metadata = new LinkedHashMap<>();
            metadata.put("entry_id", id);
            metadata.put("mainfile", mainFile.path());
            metadata.put("entry_key", entry.key());
            metadata.put("parser_program", mainFile.parser().program());
            metadata.put("parser_format", mainFile.parser().format());
            StagedObject document = objects.stage(out -> entry.writeTo(out, metadata));
            staged.add(document);
            rows.add(new EntryRow(new Generated(id, entry.key(), document.id()), entry.results()));
          });
    }

    /** Whether the archive has the same bytes from the same place already, read as they are now. */
    boolean isUnchanged(Found found, Catalog.Source known, String version) throws IOException {
      if (found instanceof Found.MainFile && !known.softwareVersion().equals(version)) {
        return false;
      }
      List<Used> used = new ArrayList<>();
      for (DiskFile file : found.files()) {
        used.add(new Used(name(file), ObjectId.of(file.path()), Files.size(file.path())));
      }
      return Catalog.fingerprint(used).equals(known.fingerprint());
    }

    /** Stages the bytes of a file as they lie on the disk. */
    private Used keep(DiskFile file, List<StagedObject> staged) throws IOException {
      StagedObject object = objects.stage(out -> Files.copy(file.path(), out));
      staged.add(object);
      return new Used(name(file), object.id(), object.size());
    }

    private static String name(DiskFile file) {
      return file.path().getFileName().toString();
    }

    private static String entryId(String location, String key) {
      byte[] name = (location + '\0' + key).getBytes(StandardCharsets.UTF_8);
      return ObjectId.of(name).hex().substring(0, ID_LENGTH);
    }
  }
}
