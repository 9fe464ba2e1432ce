package io.lodestone.archive.parse.xyz;

import com.google.auto.service.AutoService;
import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.EntrySink;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Role;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads XYZ and extended XYZ: every frame is a configuration, with results where it states any.
 *
 * <p>Plain XYZ has positions in Å and a title; what else its lines hold has no meaning that is
 * agreed on and is read over.
 */
@AutoService(Parser.class)
public final class XyzParser implements Parser {
  private static final String NUMBER = "\\s+[-+]?(\\d+\\.?\\d*|\\.\\d+)([eEdD][-+]?\\d+)?";
  private static final Pattern HEAD =
      Pattern.compile(
          "\\A(?:\u00EF\u00BB\u00BF)?\\s*[1-9]\\d{0,8}\\s*?\\R(?<comment>.*)\\R(?<atom>.*)");
  private static final Pattern ATOM =
      Pattern.compile(
          "\\s*([A-Za-z]{1,2}[^\\sA-Za-z]\\S*|[A-Za-z]{1,2})(" + NUMBER + "){3}(\\s.*)?");
  private static final Pattern NUMBERED_ATOM =
      Pattern.compile("\\s*\\d{1,3}(" + NUMBER + "){3}(\\s.*)?");
  private static final int MOST_WARNINGS = 20;

  @Override
  public String program() {
    return "XYZ";
  }

  @Override
  public String format() {
    return "XYZ and extended XYZ";
  }

  @Override
  public Role role() {
    return Role.STRUCTURE;
  }

  @Override
  public boolean recognizes(FileHead file) {
    var head = HEAD.matcher(file.text());
    if (!head.lookingAt()) {
      return false;
    }
    return new XyzComment(head.group("comment")).value("properties") != null
        || ATOM.matcher(head.group("atom")).matches()
        || claims(file.name()) && NUMBERED_ATOM.matcher(head.group("atom")).matches();
  }

  @Override
  public boolean claims(String name) {
    return name.toLowerCase(Locale.ROOT).matches(".*\\.(ext)?xyz(\\.gz)?");
  }

  @Override
  public void parse(SourceFile file, EntrySink sink) throws IOException {
    try (TextReader reader = new TextReader(file)) {
      EntryRecorder recorder = sink.begin("");
      int frames = 0;
      Warnings warnings = new Warnings(recorder);
      for (String line = nextText(reader); line != null; line = nextText(reader)) {
        String count = line.strip().replace("\uFEFF", "");
        if (!count.matches("[1-9]\\d{0,8}")) {
          if (frames == 1) {
            // Some data sets add lines of their own after the only frame of a file.
            recorder.warning("line " + reader.lineNumber() + ": text after the atoms is not read");
            return;
          }
          throw reader.error("'" + shortened(line) + "'", "the number of atoms of a frame");
        }
        XyzFrame frame = frame(reader, Integer.parseInt(count));
        if (frame == null) {
          recorder.warning("the file ends within frame " + (frames + 1));
          recorder.cleanEnd(false);
          return;
        }
        int system = recorder.system(frame.system());
        warnings.frame = ++frames;
        Calculation calculation = new XyzResults(frame, warnings::tell).calculation(system);
        if (calculation != null) {
          recorder.calculation(calculation);
        }
      }
      if (frames == 0) {
        throw reader.error("an empty file", "the number of atoms");
      }
    }
  }

  /** The frame after its count, or null where the file ends before its last atom. */
  private static XyzFrame frame(TextReader reader, int count) throws IOException {
    String title = reader.next();
    // A file that ends within or after the title of a frame was cut off there.
    if (title == null || reader.next() == null) {
      return null;
    }
    reader.pushBack();
    XyzComment comment = new XyzComment(title);
    XyzCell cell = XyzCell.of(comment, reader);
    String properties = comment.value("properties");
    XyzColumns columns =
        properties == null ? XyzColumns.PLAIN : XyzColumns.parse(properties, reader);
    XyzAtoms atoms = XyzAtoms.read(reader, columns, count);
    return atoms == null ? null : new XyzFrame(comment, cell, columns, atoms);
  }

  private static String nextText(TextReader reader) throws IOException {
    String line = reader.next();
    while (line != null && line.isBlank()) {
      line = reader.next();
    }
    return line;
  }

  private static String shortened(String line) {
    String text = line.strip();
    return text.length() > 80 ? text.substring(0, 77) + "..." : text;
  }

  /** Tells what was left out of a frame, a few times only: a trajectory repeats its faults. */
  private static final class Warnings {
    private final EntryRecorder recorder;
    private int told;
    private int frame;

    Warnings(EntryRecorder recorder) {
      this.recorder = recorder;
    }

    void tell(String text) {
      if (told++ < MOST_WARNINGS) {
        recorder.warning("frame " + frame + ": " + text);
      }
    }
  }
}
