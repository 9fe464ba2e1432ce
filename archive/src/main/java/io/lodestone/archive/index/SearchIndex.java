package io.lodestone.archive.index;

import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * Answers searches from an index. Any number of threads may ask at once, and other processes may
 * read and one may write the index meanwhile.
 */
public final class SearchIndex implements AutoCloseable {
  private final Vocabulary vocabulary;
  private final SearcherManager searchers;
  private final AutoCloseable source;

  SearchIndex(Vocabulary vocabulary, SearcherManager searchers, AutoCloseable source) {
    this.vocabulary = vocabulary;
    this.searchers = searchers;
    this.source = source;
  }

  /**
   * Opens the index in the folder as it was last committed.
   *
   * @param threads runs the parts of a search beside the thread that asks; null for that alone
   * @throws InvalidInput when there is no index, or one that was written for other properties
   */
  public static SearchIndex open(Path folder, Vocabulary vocabulary, Executor threads)
      throws IOException {
    Directory directory = FSDirectory.open(folder);
    try {
      requireWrittenFor(vocabulary, directory, folder);
      return new SearchIndex(
          vocabulary, new SearcherManager(directory, EntrySearcher.factory(threads)), directory);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static void requireWrittenFor(Vocabulary vocabulary, Directory directory, Path folder)
      throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      if (!CommitNote.of(reader).suits(vocabulary)) {
        throw unusable(folder, "an index that was written for other properties");
      }
    } catch (IndexNotFoundException e) {
      throw unusable(folder, "no index");
    }
  }

  private static InvalidInput unusable(Path folder, String found) {
    return new InvalidInput(
        folder.toString(), "", found, "the search index of an archive", "run 'lodestone rebuild'");
  }

  /**
   * Answers a search.
   *
   * @throws InvalidInput when it names a property that does not exist, or asks of a property what
   *     does not suit it
   */
  public SearchResult search(Search search) throws IOException {
    EntrySearcher searcher = (EntrySearcher) searchers.acquire();
    try {
      return new SearchRun(vocabulary.and(searcher.stated()), searcher).run(search);
    } finally {
      searchers.release(searcher);
    }
  }

  /** The properties that tables state of the entries, one for each field; by name. */
  public List<StatedProperty> stated() throws IOException {
    EntrySearcher searcher = (EntrySearcher) searchers.acquire();
    try {
      return searcher.stated().stream()
          .sorted(Comparator.comparing(stated -> stated.property().name()))
          .toList();
    } finally {
      searchers.release(searcher);
    }
  }

  /** All properties that a search can name. */
  public Vocabulary vocabulary() throws IOException {
    return vocabulary.and(stated());
  }

  /** Takes into account what was written since the index was opened or last refreshed. */
  public void refresh() throws IOException {
    searchers.maybeRefreshBlocking();
  }

  /** Number of entries in the index. */
  public int size() throws IOException {
    EntrySearcher searcher = (EntrySearcher) searchers.acquire();
    try {
      return searcher.getIndexReader().numDocs();
    } finally {
      searchers.release(searcher);
    }
  }

  @Override
  public void close() throws IOException {
    try (source) {
      searchers.close();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
