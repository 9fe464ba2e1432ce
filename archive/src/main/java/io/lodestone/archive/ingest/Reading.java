package io.lodestone.archive.ingest;

import io.lodestone.archive.catalog.Catalog.EntryRow;
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
 * One main file, read: its raw files and entries as objects that wait to be made safe.
 *
 * @param mainFile what was read
 * @param used its raw files, the main file first
 * @param staged all objects
 * @param rows the entries
 * @param problem why it could not be read to its end, or null
 */
record Reading(
    MainFile mainFile,
    List<Used> used,
    List<StagedObject> staged,
    List<EntryRow> rows,
    String problem) {

  /** Bytes that wait to be made safe. */
  long size() {
    return staged.stream().mapToLong(StagedObject::size).sum();
  }

  /** Reads main files; may be used by many threads. */
  static final class Reader {
    private static final int ID_LENGTH = 24;

    private final ObjectStore objects;
    private final EntryReader entries;

    Reader(ObjectStore objects, EntryReader entries) {
      this.objects = objects;
      this.entries = entries;
    }

    /** Reads a main file and everything that belongs to it. */
    Reading read(MainFile mainFile) throws IOException {
      List<StagedObject> staged = new ArrayList<>();
      try {
        List<Used> used = new ArrayList<>();
        used.add(keep(mainFile.file(), staged));
        for (DiskFile file : mainFile.auxiliary()) {
          used.add(keep(file, staged));
        }
        List<EntryRow> rows = new ArrayList<>();
        Optional<InvalidInput> problem =
            entries.read(
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
                  rows.add(
                      new EntryRow(new Generated(id, entry.key(), document.id()), entry.results()));
                });
        return new Reading(
            mainFile, used, staged, rows, problem.map(InvalidInput::getMessage).orElse(null));
      } catch (IOException | RuntimeException e) {
        objects.discard(staged);
        throw e;
      }
    }

    /** Stages the bytes of a file as they lie on the disk. */
    Used keep(DiskFile file, List<StagedObject> staged) throws IOException {
      StagedObject object = objects.stage(out -> Files.copy(file.path(), out));
      staged.add(object);
      return new Used(file.path().getFileName().toString(), object.id(), object.size());
    }

    private static String entryId(String location, String key) {
      byte[] name = (location + '\0' + key).getBytes(StandardCharsets.UTF_8);
      return ObjectId.of(name).hex().substring(0, ID_LENGTH);
    }
  }
}
