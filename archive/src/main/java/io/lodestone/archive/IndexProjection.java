package io.lodestone.archive;

import io.lodestone.archive.catalog.Catalog.EntryRow;
import io.lodestone.archive.index.IndexWriting;
import io.lodestone.archive.index.IndexedEntry;
import io.lodestone.archive.index.Property;
import io.lodestone.archive.index.Vocabulary;
import io.lodestone.archive.provenance.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The search index as it follows from the events of the journal. */
final class IndexProjection implements AutoCloseable {
  private final Vocabulary vocabulary = Vocabulary.ofArchive();
  private final Property location = vocabulary.named("location");
  private final IndexWriting index;

  IndexProjection(Path folder) throws IOException {
    index = IndexWriting.open(folder, vocabulary);
  }

  long position() {
    return index.position();
  }

  /** Brings the entries of a main file in, in place of those its location had. */
  void add(Event.Parsed parsed, Collection<EntryRow> rows) throws IOException {
    List<IndexedEntry> entries = new ArrayList<>();
    for (EntryRow row : rows) {
      entries.add(
          new IndexedEntry(row.entry().entryId())
              .put(vocabulary.named("upload_id"), parsed.uploadId())
              .put(vocabulary.named("mainfile"), parsed.mainfile())
              .put(location, parsed.location())
              .put(vocabulary.named("format"), parsed.format())
              .put(vocabulary.named("problem"), parsed.problem())
              .put(vocabulary.named("last_modified"), parsed.time())
              .put(vocabulary, row.results())
              .text(parsed.mainfile())
              .text(row.entry().key())
              .text(row.results().material().chemicalFormulaReduced())
              .text(row.results().material().chemicalFormulaIupac())
              .text(row.results().method().programName())
              .text(row.results().method().xcFunctionalShortName()));
    }
    index.replace(location, parsed.location(), entries);
  }

  /** Takes out the entries of a location. */
  void add(Event.Kept kept) throws IOException {
    index.replace(location, kept.location(), List.of());
  }

  void commit(long position) throws IOException {
    index.commit(position);
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}
