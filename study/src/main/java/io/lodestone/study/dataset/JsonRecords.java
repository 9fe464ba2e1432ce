package io.lodestone.study.dataset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.table.Cells;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a JSON table: {@code columns} and {@code data} as pandas splits a table, or a list of
 * objects with the same keys. Cells that are objects, such as structures, are kept as JSON.
 */
final class JsonRecords extends TextRecords {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String source;
  private final JsonParser parser;
  private final List<String> header = new ArrayList<>();

  /** The first object of a list, which names the columns. */
  private List<String> first;

  private boolean objects;
  private boolean ended;
  private int row;

  JsonRecords(SourceFile file) throws IOException {
    source = file.displayPath();
    parser = JSON.getFactory().createParser(file.open());
    try {
      begin();
    } catch (JsonProcessingException e) {
      parser.close();
      throw wrong("JSON that is damaged");
    } catch (IOException | RuntimeException e) {
      parser.close();
      throw e;
    }
  }

  /** Whether a file begins as such a table. */
  static boolean recognizes(SourceFile file) throws IOException {
    try (InputStream in = file.open();
        JsonParser parser = new JsonFactory().createParser(in.readNBytes(1 << 12))) {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_ARRAY) {
        return parser.nextToken() == JsonToken.START_OBJECT;
      }
      if (token != JsonToken.START_OBJECT || parser.nextToken() != JsonToken.FIELD_NAME) {
        return false;
      }
      return List.of("columns", "index", "data").contains(parser.currentName());
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private InvalidInput wrong(String found) {
    return new InvalidInput(
        source,
        row == 0 ? null : place(),
        found,
        "a table: columns and data, columns first, or a list of objects",
        "");
  }

  private void begin() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.START_ARRAY) {
      objects = true;
      parser.nextToken();
      JsonNode object = JSON.readTree(parser);
      if (object == null || !object.isObject()) {
        throw wrong("a list of something else");
      }
      object.fieldNames().forEachRemaining(header::add);
      first = cells(object);
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (name.equals("columns")) {
        JsonNode columns = JSON.readTree(parser);
        columns.forEach(column -> header.add(column.asText()));
      } else if (name.equals("data") && !header.isEmpty()) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
          throw wrong("data that is no list");
        }
        return;
      } else {
        parser.skipChildren();
      }
    }
    throw wrong("no data behind columns");
  }

  private List<String> cells(JsonNode one) {
    List<String> cells = new ArrayList<>();
    if (objects) {
      header.forEach(name -> cells.add(text(one.path(name))));
    } else {
      one.forEach(cell -> cells.add(text(cell)));
    }
    return cells;
  }

  private static String text(JsonNode cell) {
    return cell.isMissingNode() || cell.isNull()
        ? ""
        : cell.isContainerNode() ? cell.toString() : cell.asText();
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  String source() {
    return source;
  }

  @Override
  boolean next(Cells cells) throws IOException {
    if (ended) {
      return false;
    }
    row++;
    if (first != null) {
      first.forEach(cells::add);
      first = null;
      return true;
    }
    try {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.END_ARRAY) {
        ended = true;
        return false;
      } else if (token == null) {
        throw wrong("the end of the file");
      }
      JsonNode one = JSON.readTree(parser);
      if (objects ? !one.isObject() : !one.isArray()) {
        throw wrong("something else");
      }
      cells(one).forEach(cells::add);
      return true;
    } catch (JsonProcessingException e) {
      throw wrong("JSON that is damaged");
    }
  }

  @Override
  String place() {
    return "row " + row;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
