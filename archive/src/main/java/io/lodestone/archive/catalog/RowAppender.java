package io.lodestone.archive.catalog;

import io.lodestone.archive.metainfo.MaterialProperty;
import io.lodestone.archive.metainfo.ResultQuantity;
import io.lodestone.archive.provenance.Event;
import io.lodestone.archive.provenance.Used;
import io.lodestone.archive.store.ObjectId;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Adds rows to the tables of the catalog, the rows of many files in one go; closing ends it. */
final class RowAppender implements AutoCloseable {
  private final DuckDBAppender entries;
  private final DuckDBAppender properties;
  private final DuckDBAppender files;
  private final DuckDBAppender sources;

  RowAppender(DuckDBConnection connection) throws SQLException {
    entries = connection.createAppender("main", "entries");
    properties = connection.createAppender("main", "properties");
    files = connection.createAppender("main", "files");
    sources = connection.createAppender("main", "sources");
  }

  /** Adds a main file, or a part of one, with its entries. */
  void add(Event.Parsed parsed, Recorded recorded) throws SQLException {
    for (Recorded.EntryRow row : recorded.rows()) {
      add(parsed, row);
      for (MaterialProperty property : row.results().properties().measured()) {
        add(row.entry().entryId(), property);
      }
    }
    if (parsed.part() == 0) {
      for (Used used : parsed.used()) {
        add(used, parsed.uploadId(), parsed.location(), parsed.mainfile(), null);
      }
    }
  }

  /**
   * Adds where the location of a main file stands, after the last part that there is. A file whose
   * reading was cut off is like no file, so that it is read again.
   */
  void source(Event.Parsed parsed, ObjectId event) throws SQLException {
    sources
        .beginRow()
        .append(parsed.location())
        .append(Catalog.fingerprint(parsed.unfinished() ? List.of() : parsed.used()).hex())
        .append(parsed.agent().version())
        .append(event.hex())
        .endRow();
  }

  /** Adds a file that gives no entry. */
  void add(Event.Kept kept) throws SQLException {
    add(kept.file(), kept.uploadId(), kept.location(), kept.path(), kept.reason());
    sources
        .beginRow()
        .append(kept.location())
        .append(Catalog.fingerprint(List.of(kept.file())).hex())
        .append(kept.agent().version())
        .appendNull()
        .endRow();
  }

  @Override
  public void close() throws SQLException {
    try (entries;
        properties;
        files) {
      sources.close();
    }
  }

  private void add(Event.Parsed parsed, Recorded.EntryRow row) throws SQLException {
    entries
        .beginRow()
        .append(row.entry().entryId())
        .append(parsed.uploadId())
        .append(parsed.mainfile())
        .append(row.entry().key())
        .append(parsed.location())
        .append(parsed.format())
        .append(row.entry().document().hex())
        .append(parsed.problem())
        .append(parsed.time().atOffset(ZoneOffset.UTC).toLocalDateTime());
    for (ResultQuantity quantity : ResultQuantity.ALL) {
      switch (quantity.of(row.results())) {
        case null -> entries.appendNull();
        case String text -> entries.append(text);
        case Integer number -> entries.append((int) number);
        case Double number -> entries.append((double) number);
        case Boolean truth -> entries.append((boolean) truth);
        case List<?> list when list.isEmpty() -> entries.appendNull();
        case List<?> list -> entries.append(list);
        default -> throw new IllegalStateException(quantity.toString());
      }
    }
    entries.endRow();
  }

  private void add(String entryId, MaterialProperty property) throws SQLException {
    properties
        .beginRow()
        .append(entryId)
        .append(property.name())
        .append(property.value())
        .append(property.text())
        .append(property.unit())
        .append(property.uncertainty())
        .endRow();
  }

  private void add(Used used, String uploadId, String location, String path, String reason)
      throws SQLException {
    files
        .beginRow()
        .append(used.object().hex())
        .append(uploadId)
        .append(location)
        .append(path)
        .append(used.name())
        .append(used.size())
        .append(reason)
        .endRow();
  }
}
