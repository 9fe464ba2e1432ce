package io.lodestone.archive.index;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.ArrayUtil;

/**
 * Which of a few words each entry of a segment has, in memory: what counting facets reads for every
 * entry found. Takes two bytes for each entry or word, and four more for each entry when some have
 * several words.
 */
final class WordColumn {
  /** More different words than this are not worth the memory. */
  static final int MOST_WORDS = 4096;

  private final String[] words;
  private final char[] ordinals;

  /** Where the ordinals of an entry start; null when entry and ordinal stand at the same place. */
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
    SortedDocValues single = DocValues.unwrapSingleton(values);
    return single == null
        ? ofSeveral(words, values, segment.maxDoc())
        : ofSingle(words, single, segment.maxDoc());
  }

  /** Entries without a word get the ordinal behind the last, which is counted and not read. */
  private static WordColumn ofSingle(String[] words, SortedDocValues values, int entries)
      throws IOException {
    char[] ordinals = new char[entries];
    for (int entry = 0; entry < entries; entry++) {
      ordinals[entry] = (char) (values.advanceExact(entry) ? values.ordValue() : words.length);
    }
    return new WordColumn(words, ordinals, null);
  }

  private static WordColumn ofSeveral(String[] words, SortedSetDocValues values, int entries)
      throws IOException {
    int[] starts = new int[entries + 1];
    char[] ordinals = new char[entries];
    int end = 0;
    for (int entry = 0; entry < entries; entry++) {
      starts[entry] = end;
      if (values.advanceExact(entry)) {
        ordinals = ArrayUtil.grow(ordinals, end + values.docValueCount());
        for (int i = values.docValueCount(); i > 0; i--) {
          ordinals[end++] = (char) values.nextOrd();
        }
      }
    }
    starts[entries] = end;
    return new WordColumn(words, ArrayUtil.copyOfSubArray(ordinals, 0, end), starts);
  }

  /** The words, sorted. */
  String[] words() {
    return words;
  }

  /** An array to count in: a place for each word, and one more. */
  int[] newCounts() {
    return new int[words.length + 1];
  }

  /** Adds one to the count of each word that the entry has. */
  void count(int entry, int[] counts) {
    if (starts == null) {
      counts[ordinals[entry]]++;
      return;
    }
    for (int i = starts[entry]; i < starts[entry + 1]; i++) {
      counts[ordinals[i]]++;
    }
  }
}
