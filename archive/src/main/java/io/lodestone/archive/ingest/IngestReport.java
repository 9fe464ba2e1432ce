package io.lodestone.archive.ingest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an ingest did.
 *
 * <p>Counts are exact; of the lists of files only the first {@value #LISTED} are kept, since the
 * catalog has them all.
 */
public final class IngestReport {
  /** How many files of a list are kept. */
  public static final int LISTED = 1000;

  private final SortedMap<String, Counts> byProgram = new TreeMap<>();
  private final List<FileNote> failed = new ArrayList<>();
  private final List<FileNote> unrecognized = new ArrayList<>();
  private final List<FileNote> doubtful = new ArrayList<>();
  private long failedCount;
  private long unrecognizedCount;
  private long doubtfulCount;

  /**
   * A file and what is to be said of it.
   *
   * @param path path as the user knows it
   * @param reason why it is listed
   */
  public record FileNote(String path, String reason) {}

  /**
   * What happened to the main files of one program.
   *
   * @param mainFiles how many there are
   * @param entries entries that were made or made anew
   * @param unchanged main files that were in the archive already, with the same bytes
   * @param duplicates main files whose bytes the archive has from another place
   * @param damaged main files that could not be read to their end
   */
  public record Counts(
      long mainFiles, long entries, long unchanged, long duplicates, long damaged) {
    Counts plus(Counts other) {
      return new Counts(
          mainFiles + other.mainFiles,
          entries + other.entries,
          unchanged + other.unchanged,
          duplicates + other.duplicates,
          damaged + other.damaged);
    }
  }

  void count(String program, Counts counts) {
    byProgram.merge(program, counts, Counts::plus);
  }

  void failed(String path, String reason) {
    failedCount++;
    list(failed, path, reason);
  }

  void unrecognized(String path, String reason) {
    unrecognizedCount++;
    list(unrecognized, path, reason);
  }

  void doubtful(String path, String reason) {
    doubtfulCount++;
    list(doubtful, path, reason);
  }

  private static void list(List<FileNote> notes, String path, String reason) {
    if (notes.size() < LISTED) {
      notes.add(new FileNote(path, reason));
    }
  }

  /** Counts per program, in the order of their names. */
  public SortedMap<String, Counts> byProgram() {
    return Collections.unmodifiableSortedMap(byProgram);
  }

  /** Counts of all programs together. */
  public Counts total() {
    return byProgram.values().stream().reduce(new Counts(0, 0, 0, 0, 0), Counts::plus);
  }

  /** Files that could not be read, or not to their end, and why. */
  public List<FileNote> failed() {
    return Collections.unmodifiableList(failed);
  }

  /** How many files could not be read, or not to their end. */
  public long failedCount() {
    return failedCount;
  }

  /** Files of no known format, kept all the same. */
  public List<FileNote> unrecognized() {
    return Collections.unmodifiableList(unrecognized);
  }

  /** How many files are of no known format. */
  public long unrecognizedCount() {
    return unrecognizedCount;
  }

  /** Files that were read, but end early or have cells that could not be understood. */
  public List<FileNote> doubtful() {
    return Collections.unmodifiableList(doubtful);
  }

  /** How many files were read, but are doubtful. */
  public long doubtfulCount() {
    return doubtfulCount;
  }
}
