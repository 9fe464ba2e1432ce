package io.lodestone.archive.ingest;

import io.lodestone.archive.catalog.Catalog;
import io.lodestone.archive.catalog.Recorded.EntryRow;
import io.lodestone.archive.entry.EntryDraft;
import io.lodestone.archive.entry.EntryReader;
import io.lodestone.archive.parse.DiskFile;
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
 * A file that was read, or one part of what it gave, as objects that wait to be made safe.
 *
 * <p>A file of many entries comes in parts, one after the other, so that memory does not grow with
 * their number.
 *
 * @param found what was read
 * @param used its raw files, itself first; the same in all parts
 * @param part 0 for the first part
 * @param unfinished whether more parts follow
 * @param staged all objects of this part
 * @param rows the entries of this part
 * @param problem why the file could not be read to its end, or null; told with the last part
 * @param doubt why the entries may lack something that the file should have; told with the last
 */
record Reading(
    Found found,
    List<Used> used,
    int part,
    boolean unfinished,
    List<StagedObject> staged,
    List<EntryRow> rows,
    String problem,
    Optional<String> doubt) {

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

  /** Takes the parts of a file but the last; may make the reader wait. */
  @FunctionalInterface
  interface Taker {
    void take(Reading part) throws IOException;
  }

  /** Reads files; may be used by many threads. */
  static final class Reader {
    private static final int ID_LENGTH = 24;
    private static final long PART_MEMORY = 8L << 20;

    private final ObjectStore objects;
    private final EntryReader entries;
    private final int partEntries;

    /** A reader that puts at most so many entries in one part. */
    Reader(ObjectStore objects, EntryReader entries, int partEntries) {
      this.objects = objects;
      this.entries = entries;
      this.partEntries = partEntries;
    }

    /**
     * Reads a file and everything that belongs to it.
     *
     * @param earlier takes the parts before the last
     * @return the last part, for most files the only one
     */
    Reading read(Found found, Taker earlier) throws IOException {
      Parts parts = new Parts(found);
      try {
        for (DiskFile file : found.files()) {
          parts.used.add(keep(file, parts.staged));
        }
        Optional<InvalidInput> problem =
            found instanceof Found.MainFile mainFile
                ? entries.read(
                    mainFile.file(),
                    mainFile.parser(),
                    entry -> {
                      if (parts.isFull()) {
                        earlier.take(parts.next(true, Optional.empty()));
                      }
                      parts.add(entry, mainFile);
                    })
                : Optional.empty();
        return parts.next(false, problem);
      } catch (IOException | RuntimeException e) {
        objects.discard(parts.staged);
        throw e;
      }
    }

    /** What is read of one file and not yet handed on. */
    private final class Parts {
      private final Found found;
      private final List<Used> used = new ArrayList<>();
      private final Doubt doubt = new Doubt();
      private List<StagedObject> staged = new ArrayList<>();
      private List<EntryRow> rows = new ArrayList<>();
      private long memory;
      private int part;

      Parts(Found found) {
        this.found = found;
      }

      boolean isFull() {
        return rows.size() >= partEntries || memory > PART_MEMORY;
      }

      void add(EntryDraft entry, Found.MainFile mainFile) throws IOException {
        String id = entryId(mainFile.file().displayPath(), entry.key());
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("entry_id", id);
        metadata.put("mainfile", mainFile.path());
        metadata.put("entry_key", entry.key());
        metadata.put("parser_program", mainFile.parser().program());
        metadata.put("parser_format", mainFile.parser().format());
        StagedObject document = objects.stage(out -> entry.writeTo(out, metadata));
        staged.add(document);
        memory += document.memory();
        rows.add(new EntryRow(new Generated(id, entry.key(), document.id()), entry.results()));
        doubt.add(entry.results().quality(), mainFile.parser().role());
      }

      Reading next(boolean unfinished, Optional<InvalidInput> problem) {
        Reading reading =
            new Reading(
                found,
                used,
                part++,
                unfinished,
                staged,
                rows,
                problem.map(InvalidInput::getMessage).orElse(null),
                unfinished ? Optional.empty() : doubt.text());
        staged = new ArrayList<>();
        rows = new ArrayList<>();
        memory = 0;
        return reading;
      }
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
