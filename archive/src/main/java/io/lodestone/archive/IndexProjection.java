package io.lodestone.archive;

import io.lodestone.archive.catalog.Recorded;
import io.lodestone.archive.index.IndexWriting;
import io.lodestone.archive.index.IndexedEntry;
import io.lodestone.archive.index.Property;
import io.lodestone.archive.index.Vocabulary;
import io.lodestone.archive.likeness.Likeness;
import io.lodestone.archive.provenance.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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

  /** Follows an event: entries come in the place of those that the location had. */
  void add(Recorded recorded) throws IOException {
    switch (recorded.event()) {
      case Event.Uploaded _ -> {}
      case Event.Kept kept -> index.replace(location, kept.location(), List.of());
      case Event.Parsed parsed when parsed.part() == 0 ->
          index.replace(location, parsed.location(), entries(parsed, recorded.rows()));
      case Event.Parsed parsed -> {
        // One by one in place of themselves: the index may have been told of them before.
        for (IndexedEntry entry : entries(parsed, recorded.rows())) {
          index.write(entry);
        }
      }
    }
  }

  private List<IndexedEntry> entries(Event.Parsed parsed, List<Recorded.EntryRow> rows) {
    List<IndexedEntry> entries = new ArrayList<>();
    for (Recorded.EntryRow row : rows) {
      IndexedEntry entry =
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
              .text(row.results().method().xcFunctionalShortName());
      for (Likeness by : Likeness.values()) {
        by.row(row.results()).ifPresent(numbers -> entry.row(by, numbers));
      }
      entries.add(entry);
    }
    return entries;
  }

  void commit(long position) throws IOException {
    index.commit(position);
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}
