package io.lodestone.study.dataset;

import io.lodestone.archive.parse.SourceFile;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.table.Cells;
import io.lodestone.core.table.Dialect;
import io.lodestone.core.table.RecordReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows of separated text under a header, or of ARFF. */
final class SeparatedRecords extends TextRecords {
  private static final int SAMPLE = 1 << 18;

  private final String source;
  private final RecordReader reader;
  private final List<String> header;

  private SeparatedRecords(String source, RecordReader reader, List<String> header) {
    this.source = source;
    this.reader = reader;
    this.header = header;
  }

  static SeparatedRecords open(SourceFile file) throws IOException {
    return file.name().toLowerCase(Locale.ROOT).matches(".*\\.x?arff?(\\.gz)?")
        ? openArff(file)
        : openSeparated(file);
  }

  private static SeparatedRecords openSeparated(SourceFile file) throws IOException {
    byte[] sample;
    try (InputStream in = file.open()) {
      sample = in.readNBytes(SAMPLE);
    }
    Dialect dialect =
        Dialect.ofAnyWidth(sample, sample.length < SAMPLE)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        file.displayPath(),
                        "line 1",
                        "no table",
                        "columns separated by commas, tabs, semicolons or bars, under a header",
                        ""))
            .dialect();
    RecordReader reader = dialect.open(file.open(), file.displayPath());
    try {
      return new SeparatedRecords(file.displayPath(), reader, reader.next());
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private static SeparatedRecords openArff(SourceFile file) throws IOException {
    RecordReader reader =
        new RecordReader(
            new InputStreamReader(file.open(), StandardCharsets.UTF_8), file.displayPath(), ',');
    try {
      return new SeparatedRecords(
          file.displayPath(), reader, attributes(reader, file.displayPath()));
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private static List<String> attributes(RecordReader reader, String source) throws IOException {
    List<String> header = new ArrayList<>();
    for (List<String> line = reader.next(); line != null; line = reader.next()) {
      String first = line.getFirst().strip();
      String word = first.toLowerCase(Locale.ROOT);
      if (word.startsWith("@attribute")) {
        String name = first.substring("@attribute".length()).strip();
        boolean quoted = name.matches("(['\"]).*");
        header.add(
            quoted ? name.substring(1).split(name.substring(0, 1))[0] : name.split("\\s+")[0]);
      } else if (word.equals("@data")) {
        return header;
      }
    }
    throw new InvalidInput(source, "", "no line @data", "the rows of an ARFF table behind it", "");
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
    int before = cells.count();
    while (reader.next(cells)) {
      boolean remark =
          cells.end(before) > cells.start(before) && cells.text()[cells.start(before)] == '%';
      if (!remark) {
        return true;
      }
      cells.keep(before);
    }
    return false;
  }

  @Override
  String place() {
    return "line " + reader.line();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
