package io.lodestone.archive.parse.table;

import com.google.auto.service.AutoService;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.EntrySink;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Role;
import io.lodestone.archive.parse.SourceFile;
import java.io.IOException;

/**
 * Reads tables of materials: one row, one entry.
 *
 * <p>A table is one if a column holds chemical formulas or the texts of structure files; other
 * separated text is left alone. A row that cannot be read becomes an entry with a warning, and the
 * rows after it are read.
 */
@AutoService(Parser.class)
public final class TableParser implements Parser {
  @Override
  public String program() {
    return "Table";
  }

  @Override
  public String format() {
    return "CSV, TSV";
  }

  @Override
  public Role role() {
    return Role.TABLE;
  }

  @Override
  public boolean recognizes(FileHead file) {
    return TableReader.recognizes(file);
  }

  @Override
  public void parse(SourceFile file, EntrySink sink) throws IOException {
    String source = file.displayPath();
    try (TableReader reader = TableReader.open(file)) {
      for (TableReader.Row row = reader.next(); row != null; row = reader.next()) {
        EntryRecorder recorder = sink.begin("row-" + row.number());
        if (row.isCut()) {
          recorder.warning(
              "row %d (line %d): the file ends within quotes".formatted(row.number(), row.line()));
          recorder.cleanEnd(false);
          return;
        }
        new TableRow(reader.layout(), source, row.number(), row.cells(), recorder).tell(row.line());
      }
    }
  }
}
