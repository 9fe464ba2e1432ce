package io.lodestone.archive.entry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lodestone.archive.metainfo.MetainfoJson;
import io.lodestone.archive.metainfo.Results;
import io.lodestone.archive.metainfo.Run;
import io.lodestone.archive.store.ObjectId;
import io.lodestone.archive.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;

/** Reads the documents of entries from the store, whole or in part. */
public final class EntryFile {
  private final ObjectStore objects;
  private final MetainfoJson json;

  /** Reads from {@code objects}. */
  public EntryFile(ObjectStore objects, MetainfoJson json) {
    this.objects = objects;
    this.json = json;
  }

  /** The document as it is kept. */
  public InputStream open(ObjectId document) throws IOException {
    return objects.open(document);
  }

  /** The results; no more of the document is read than needed. */
  public Results results(ObjectId document) throws IOException {
    return section(document, "results", Results.class);
  }

  /** The run with all its sections, in memory. */
  public Run run(ObjectId document) throws IOException {
    Run[] runs = section(document, "run", Run[].class);
    return runs[0];
  }

  private <T> T section(ObjectId document, String name, Class<T> type) throws IOException {
    try (InputStream in = objects.open(document);
        JsonParser parser = json.parser(in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("object " + document + " is no entry");
      }
      for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
        parser.nextToken();
        if (field.equals(name)) {
          return parser.readValueAs(type);
        }
        parser.skipChildren();
      }
    }
    throw new IOException("entry " + document + " has no section " + name);
  }
}
