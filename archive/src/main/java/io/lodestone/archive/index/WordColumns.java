package io.lodestone.archive.index;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;

/** The word columns that were asked for, each kept for as long as its segment is in use. */
final class WordColumns {
  private final Map<IndexReader.CacheKey, Map<String, WordColumn>> bySegment =
      new ConcurrentHashMap<>();

  /** Whether the property has so few words in all segments that columns serve to count them. */
  static boolean suit(String field, IndexReader index) throws IOException {
    for (var segment : index.leaves()) {
      long words = DocValues.getSortedSet(segment.reader(), field).getValueCount();
      if (words > WordColumn.MOST_WORDS) {
        return false;
      }
    }
    return true;
  }

  WordColumn of(String field, LeafReader segment) throws IOException {
    IndexReader.CacheHelper life = segment.getCoreCacheHelper();
    if (life == null) {
      return WordColumn.of(field, segment);
    }
    Map<String, WordColumn> columns = bySegment.get(life.getKey());
    if (columns == null) {
      columns = new ConcurrentHashMap<>();
      Map<String, WordColumn> other = bySegment.putIfAbsent(life.getKey(), columns);
      if (other == null) {
        life.addClosedListener(bySegment::remove);
      } else {
        columns = other;
      }
    }
    WordColumn column = columns.get(field);
    if (column == null) {
      column = WordColumn.of(field, segment);
      columns.put(field, column);
    }
    return column;
  }
}
