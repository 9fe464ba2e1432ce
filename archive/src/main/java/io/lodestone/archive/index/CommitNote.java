package io.lodestone.archive.index;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;

/**
 * What is noted with each commit of the index.
 *
 * @param fingerprint of the vocabulary it was written for
 * @param position of the journal up to which its events are in the index
 */
record CommitNote(String fingerprint, long position) {
  private static final String FINGERPRINT = "vocabulary";
  private static final String POSITION = "position";

  /** Grows when the layout of fields changes. */
  private static final int LAYOUT = 4;

  static CommitNote of(Vocabulary vocabulary, long position) {
    return new CommitNote(LAYOUT + " " + vocabulary.fingerprint(), position);
  }

  static CommitNote of(DirectoryReader reader) throws IOException {
    Map<String, String> data = reader.getIndexCommit().getUserData();
    return new CommitNote(
        data.getOrDefault(FINGERPRINT, ""), Long.parseLong(data.getOrDefault(POSITION, "0")));
  }

  boolean suits(Vocabulary vocabulary) {
    return equals(of(vocabulary, position));
  }

  Map<String, String> data() {
    return Map.of(FINGERPRINT, fingerprint, POSITION, Long.toString(position));
  }
}
