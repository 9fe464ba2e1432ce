package io.lodestone.archive.index;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.ArrayUtil;

/**
 * Which of a few words each entry of a segment has, in memory: what counting facets reads for every
 * entry found. Takes two bytes for each word of an entry, and four more for each entry when entries
 * can have several.
 */
final class WordColumn {
  /** More different words than this are not worth the memory. */
  static final int MOST_WORDS = 4096;

  private final String[] words;
  private final char[] ordinals;
  private final int[] starts;

  private WordColumn(String[] words, char[] ordinals, int[] starts) {
    this.words = words;
    this.ordinals = ordinals;
    this.starts = starts;
  }

  static WordColumn of(String field, LeafReader segment) throws IOException {
    SortedSetDocValues values = DocValues.getSortedSet(segment, field);
    String[] words = new String[Math.toIntExact(values.getValueCount())];
    for (int i = 0; i < words.length; i++) {
      words[i] = values.lookupOrd(i).utf8ToString();
    }
    int[] starts = new int[segment.maxDoc() + 1];
    char[] ordinals = new char[segment.maxDoc()];
    int end = 0;
    for (int entry = 0; entry < segment.maxDoc(); entry++) {
      starts[entry] = end;
      if (values.advanceExact(entry)) {
        ordinals = ArrayUtil.grow(ordinals, end + values.docValueCount());
        for (int i = values.docValueCount(); i > 0; i--) {
          ordinals[end++] = (char) values.nextOrd();
        }
      }
    }
    starts[segment.maxDoc()] = end;
    return new WordColumn(words, ArrayUtil.copyOfSubArray(ordinals, 0, end), starts);
  }

  /** The words, sorted. */
  String[] words() {
    return words;
  }

  /** Adds one to the count of each word that the entry has. */
  void count(int entry, int[] counts) {
    for (int i = starts[entry]; i < starts[entry + 1]; i++) {
      counts[ordinals[i]]++;
    }
  }
}
