package io.lodestone.archive.parse.vasp;

import com.google.auto.service.AutoService;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.EntrySink;
import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Role;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads POSCAR and CONTCAR of VASP 4, 5 and 6, with the elements from POTCAR where they lack. */
@AutoService(Parser.class)
public final class PoscarParser implements Parser {
  private static final Pattern NAME =
      Pattern.compile("(POSCAR|CONTCAR)([-_]\\w+)?(\\.vasp)?(\\.gz)?");
  private static final int FIRST_KIND_LINE = 5;

  @Override
  public String program() {
    return "VASP";
  }

  @Override
  public String format() {
    return "POSCAR";
  }

  @Override
  public Role role() {
    return Role.STRUCTURE;
  }

  @Override
  public boolean recognizes(FileHead file) {
    String[] lines = file.text().split("\\R", 12);
    if (lines.length < FIRST_KIND_LINE + 3 || file.text().indexOf('\0') >= 0) {
      return false;
    }
    int scales = numbers(lines[1]);
    if (scales != 1 && scales != 3) {
      return false;
    }
    for (int i = 2; i < FIRST_KIND_LINE; i++) {
      if (numbers(lines[i]) != 3) {
        return false;
      }
    }
    int counts = wholeNumbers(lines[FIRST_KIND_LINE]) ? FIRST_KIND_LINE : FIRST_KIND_LINE + 1;
    if (!wholeNumbers(lines[counts])) {
      return false;
    }
    String mode = lines[counts + 1].strip();
    boolean knownMode = !mode.isEmpty() && "SsDdCcKk".indexOf(mode.charAt(0)) >= 0;
    return knownMode && !mode.contains("configuration"); // XDATCAR
  }

  @Override
  public boolean claims(String name) {
    return NAME.matcher(name).matches();
  }

  @Override
  public void parse(SourceFile file, EntrySink sink) throws IOException {
    EntryRecorder recorder = sink.begin("");
    try (TextReader lines = new TextReader(file)) {
      recorder.system(new PoscarReader(lines, potentials(file)).read().section());
    } catch (InvalidInput e) {
      if (!"the end of the file".equals(e.found())) {
        throw e;
      }
      // Some of the atoms would be another material, so none are told.
      recorder.warning(e.getMessage());
      recorder.cleanEnd(false);
    }
  }

  /** The elements of the potentials in POTCAR beside the file; empty where any is unknown. */
  private static List<Element> potentials(SourceFile file) throws IOException {
    List<Optional<Element>> elements =
        Potentials.beside(file).stream().map(AtomKind::element).toList();
    return elements.stream().allMatch(Optional::isPresent)
        ? elements.stream().map(Optional::get).toList()
        : List.of();
  }

  /** How many numbers a line begins with before a remark; 0 where it does not begin with one. */
  private static int numbers(String line) {
    int count = 0;
    for (String word : line.strip().split("\\s+")) {
      if (Double.isNaN(Fields.parse(word))) {
        break;
      }
      count++;
    }
    return count;
  }

  private static boolean wholeNumbers(String line) {
    String text = line.strip();
    int end = 0;
    while (end < text.length()
        && (Character.isDigit(text.charAt(end)) || text.charAt(end) <= ' ')) {
      end++;
    }
    return end > 0 && (end == text.length() || text.charAt(end) == '!' || text.charAt(end) == '#');
  }
}
