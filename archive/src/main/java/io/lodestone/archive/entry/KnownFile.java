package io.lodestone.archive.entry;

import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Parsers;
import io.lodestone.archive.parse.Role;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A file with the parser that recognises it, read by one listener from entry to entry. */
record KnownFile(SourceFile file, Parser parser) {
  /** Hears of all entries of a file, one after the other. */
  interface Listener extends EntryRecorder {
    /** Ends the entry before, if there is one, and begins another; the end of the file too. */
    void next(String key);
  }

  /**
   * Finds the parser.
   *
   * @param expected what the file should have been, for the message
   * @param hint what to do
   * @throws InvalidInput when the file is of no known format
   */
  static KnownFile of(SourceFile file, Parsers parsers, String expected, String hint)
      throws IOException {
    return new KnownFile(file, parsers.parserOf(file, expected, hint));
  }

  /** Whether its configurations are structures of their own, not the steps of a calculation. */
  boolean isOfStructures() {
    return parser.role() == Role.STRUCTURE;
  }

  /**
   * Reads the file to its end.
   *
   * @throws InvalidInput when it cannot be read to its end; what comes before is told all the same
   */
  void read(Listener listener) throws IOException {
    try {
      parser.parse(
          file,
          key -> {
            listener.next(key);
            return listener;
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      listener.next("");
    }
    file.damage()
        .ifPresent(
            damage -> {
              throw damage;
            });
  }
}
