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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads POSCAR and CONTCAR of VASP 4, 5 and 6, with the elements from POTCAR where they lack. */
@AutoService(Parser.class)
public final class PoscarParser implements Parser {
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

  /** The elements of the potentials in POTCAR beside the file; empty where there is none. */
  private static List<Element> potentials(SourceFile file) throws IOException {
    Optional<SourceFile> potcar = file.sibling("POTCAR");
    if (potcar.isEmpty()) {
      potcar = file.sibling("POTCAR.stripped");
    }
    List<Element> elements = new ArrayList<>();
    if (potcar.isPresent()) {
      try (TextReader lines = new TextReader(potcar.get())) {
        for (String line = lines.skipTo("TITEL"); line != null; line = lines.skipTo("TITEL")) {
          Optional<Element> element = AtomKind.elementOf(line.substring(line.indexOf('=') + 1));
          if (element.isEmpty()) {
            return List.of();
          }
          elements.add(element.get());
        }
      }
    }
    return elements;
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
