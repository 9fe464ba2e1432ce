package io.lodestone.archive.index;

import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.Executor;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * Brings entries into an index and takes them out of it.
 *
 * <p>Each commit is whole or not there, whenever the process ends; what was not committed is
 * forgotten, also on {@link #close}. With a commit goes the position of the journal that it
 * reflects, so that whoever fills the index knows where to go on. One process writes at a time, in
 * as many threads as it likes.
 */
public final class IndexWriting implements AutoCloseable {
  private static final double BUFFER_MEGABYTES = 64;

  private final Vocabulary vocabulary;
  private final Directory directory;
  private final IndexWriter writer;
  private long position;

  private IndexWriting(
      Vocabulary vocabulary, Directory directory, IndexWriter writer, long position) {
    this.vocabulary = vocabulary;
    this.directory = directory;
    this.writer = writer;
    this.position = position;
  }

  /**
   * Opens the index in the folder for writing. Where there is none, or one that is damaged or was
   * written for other properties, an empty one is begun, whose position is 0.
   *
   * @throws InvalidInput when another process is writing it
   */
  public static IndexWriting open(Path folder, Vocabulary vocabulary) throws IOException {
    Directory directory = FSDirectory.open(folder);
    try {
      long position = positionOfUsable(directory, vocabulary);
      IndexWriterConfig settings =
          new IndexWriterConfig(WordsQuery.ANALYZER)
              .setOpenMode(position < 0 ? OpenMode.CREATE : OpenMode.APPEND)
              .setRAMBufferSizeMB(BUFFER_MEGABYTES)
              .setCommitOnClose(false);
      IndexWriter writer = new IndexWriter(directory, settings);
      return new IndexWriting(vocabulary, directory, writer, Math.max(0, position));
    } catch (LockObtainFailedException e) {
      directory.close();
      throw new InvalidInput(
          folder.toString(),
          "",
          "an index that another process is writing",
          "an index that nobody else writes",
          "wait until the other process has ended");
    }
  }

  /** The position of the index in the directory, or -1 where an empty one is to be begun. */
  private static long positionOfUsable(Directory directory, Vocabulary vocabulary)
      throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      CommitNote note = CommitNote.of(reader);
      return note.suits(vocabulary) ? note.position() : -1;
    } catch (IndexNotFoundException none) {
      return -1;
    } catch (IOException | IllegalArgumentException damaged) {
      forgetCommits(directory);
      return -1;
    }
  }

  /** A damaged list of segments would stand in the way even of beginning anew. */
  private static void forgetCommits(Directory directory) throws IOException {
    try (Lock _ = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      for (String file : directory.listAll()) {
        if (file.startsWith(IndexFileNames.SEGMENTS)) {
          directory.deleteFile(file);
        }
      }
    }
  }

  /** The position given with the last commit. */
  public long position() {
    return position;
  }

  /** Brings an entry in; it replaces the one with the same identifier. */
  public void write(IndexedEntry entry) throws IOException {
    writer.updateDocument(term(Property.ID, entry.id()), FieldLayout.document(entry));
  }

  /**
   * Brings entries in, in place of all that have the value of the property; nobody sees the one
   * without the other.
   *
   * @param property a string, such as where entries came from
   */
  public void replace(Property property, String value, Collection<IndexedEntry> entries)
      throws IOException {
    if (entries.isEmpty()) {
      writer.deleteDocuments(term(property, value)); // an update with no documents loses count
      return;
    }
    Iterable<Document> documents = entries.stream().map(FieldLayout::document)::iterator;
    writer.updateDocuments(term(property, value), documents);
  }

  /** Takes the entry with that identifier out. */
  public void delete(String id) throws IOException {
    writer.deleteDocuments(term(Property.ID, id));
  }

  /** Makes all that was written durable, and with it the position that it reflects. */
  public void commit(long newPosition) throws IOException {
    writer.setLiveCommitData(CommitNote.of(vocabulary, newPosition).data().entrySet());
    writer.commit();
    position = newPosition;
  }

  /**
   * The index as it is being written: after a refresh it shows also what is not yet committed. To
   * be closed before this.
   *
   * @param threads runs the parts of a search beside the thread that asks; null for that alone
   */
  public SearchIndex searchable(Executor threads) throws IOException {
    return new SearchIndex(
        vocabulary, new SearcherManager(writer, EntrySearcher.factory(threads)), () -> {});
  }

  @Override
  public void close() throws IOException {
    try (directory) {
      writer.close();
    }
  }

  private static Term term(Property property, String value) {
    return new Term(new FieldLayout(property).name(), IndexedEntry.indexable(value));
  }
}
