package io.lodestone.archive.catalog;

import io.lodestone.archive.metainfo.Results;
import io.lodestone.archive.provenance.Event;
import io.lodestone.archive.store.ObjectId;
import java.util.List;

/**
 * An event of the journal with what the tables show of its entries.
 *
 * @param event what happened
 * @param hash of the event in the journal
 * @param rows the entries that it generated, in their order
 */
public record Recorded(Event event, ObjectId hash, List<EntryRow> rows) {
  /** One entry of a main file and its results. */
  public record EntryRow(Event.Generated entry, Results results) {}
}
