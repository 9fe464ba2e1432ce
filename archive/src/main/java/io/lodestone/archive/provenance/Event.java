package io.lodestone.archive.provenance;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.lodestone.archive.store.ObjectId;
import java.time.Instant;
import java.util.List;

/**
 * Something that happened to the archive (a PROV activity with the entity it concerns, what it
 * used, what it generated and the agent). Events are only ever added; everything the archive knows
 * follows from them and the objects they name.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "activity")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Event.Uploaded.class, name = "upload"),
  @JsonSubTypes.Type(value = Event.Parsed.class, name = "parse"),
  @JsonSubTypes.Type(value = Event.Kept.class, name = "keep")
})
public sealed interface Event {
  /** Version of the form of events; readers migrate older ones. */
  int SCHEMA_VERSION = 1;

  /** The upload it belongs to. */
  String uploadId();

  /** When it happened. */
  Instant time();

  /** Who did it. */
  Agent agent();

  /**
   * Somebody began to bring files into the archive.
   *
   * @param source folder or file, as it was named
   */
  record Uploaded(
      String uploadId, String name, String source, Access access, Agent agent, Instant time)
      implements Event {}

  /**
   * A main file was read, or a part of it: of a file with very many entries several events tell,
   * one after the other. The entries of the first part replace those that the same location had
   * before.
   *
   * @param location where the main file lay, absolute; tells main files apart
   * @param mainfile path in the upload
   * @param program program that wrote it
   * @param format format of the main file
   * @param used the main file, first, and those beside it that belong to it
   * @param part 0 for the first part, or the only one
   * @param unfinished whether more parts were to follow
   * @param generated the entries of this part, in the order of the file
   * @param problem why the file could not be read to its end, or null
   * @param previous hash of the last event that the location had before the file was read, or null
   */
  record Parsed(
      String uploadId,
      String location,
      String mainfile,
      String program,
      String format,
      List<Used> used,
      int part,
      boolean unfinished,
      List<Generated> generated,
      String problem,
      ObjectId previous,
      Agent agent,
      Instant time)
      implements Event {}

  /**
   * An entry that a main file gave rise to.
   *
   * @param entryId identifier of the entry, the same for all versions of it
   * @param key tells the entries of one main file apart
   * @param document JSON of the entry
   */
  record Generated(String entryId, String key, ObjectId document) {}

  /**
   * A file was kept that gives no entry of its own.
   *
   * @param location where it lay, absolute
   * @param path path in the upload
   * @param file its bytes
   * @param reason why there is no entry
   */
  record Kept(
      String uploadId,
      String location,
      String path,
      Used file,
      String reason,
      Agent agent,
      Instant time)
      implements Event {}
}
