package io.lodestone.archive.parse;

/** Takes the entries that a main file gives rise to, one after the other. */
public interface EntrySink {
  /**
   * Begins an entry and ends the one before.
   *
   * @param key tells the entries of one main file apart, such as a row or a data block; empty where
   *     there is only one
   */
  EntryRecorder begin(String key);
}
