package io.lodestone.archive.parse.table;

import com.google.auto.service.AutoService;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.EntrySink;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Role;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.List;

/**
 * Reads tables of materials: one row, one entry.
 *
 * <p>A table is one if a column holds chemical formulas or the texts of structure files; other
 * separated text is left alone. A row that cannot be read becomes an entry with a warning, and the
 * rows after it are read.
 */
@AutoService(Parser.class)
public final class TableParser implements Parser {
  /** How much of a file is looked at to tell what its columns are. */
  private static final int SAMPLE = 1 << 18;

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
    byte[] bytes = file.bytes();
    return bytes.length > 0
        && Dialect.of(bytes, bytes.length < FileHead.LENGTH).flatMap(TableLayout::of).isPresent();
  }

  @Override
  public void parse(SourceFile file, EntrySink sink) throws IOException {
    String source = file.displayPath();
    TableLayout layout = layout(file, source);
    Dialect dialect = layout.dialect();
    InputStream in = file.open();
    in.skipNBytes(dialect.bytesBefore());
    try (RecordReader reader =
        new RecordReader(
            new InputStreamReader(in, dialect.charset()), source, dialect.separator())) {
      reader.next();
      int row = 0;
      for (List<String> cells = reader.next(); cells != null; cells = reader.next()) {
        row++;
        EntryRecorder recorder = sink.begin("row-" + row);
        if (reader.endedInQuotes()) {
          recorder.warning(
              "row %d (line %d): the file ends within quotes".formatted(row, reader.line()));
          recorder.cleanEnd(false);
          return;
        }
        new TableRow(layout, source, row, cells, recorder).tell(reader.line());
      }
    }
  }

  private static TableLayout layout(SourceFile file, String source) throws IOException {
    byte[] sample;
    try (InputStream in = file.open()) {
      sample = in.readNBytes(SAMPLE);
    }
    return Dialect.of(sample, sample.length < SAMPLE)
        .flatMap(TableLayout::of)
        .orElseThrow(
            () ->
                new InvalidInput(
                    source,
                    "line 1",
                    "no such column",
                    "a column of chemical formulas or structures",
                    "head it formula, composition or cif"));
  }
}
