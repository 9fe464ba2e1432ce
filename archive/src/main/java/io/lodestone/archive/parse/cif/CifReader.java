package io.lodestone.archive.parse.cif;

import io.lodestone.archive.parse.cif.CifToken.Kind;
import io.lodestone.core.error.InvalidInput;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads the data blocks of a CIF one after the other.
 *
 * <p>All of the file is checked against the syntax, but only values of the wanted names are kept,
 * so that reflections and diffraction patterns need no memory. Reading goes on after a mistake;
 * {@link #problems} tells every one.
 */
final class CifReader implements Closeable {
  /** Lists in lists deeper than this are an attack on the stack, not data. */
  private static final int MAX_DEPTH = 100;

  private static final int MAX_NAMES = 1_000_000;

  private final CifScanner scanner;
  private final CifProblems problems;
  private final Predicate<String> wanted;
  private CifToken token;

  /**
   * Reads from {@code in}, which messages name {@code source}.
   *
   * @param wanted whether the values of a name, in the form of {@link CifBlock#key}, are kept
   */
  CifReader(InputStream in, String source, Predicate<String> wanted) throws IOException {
    this.problems = new CifProblems(source);
    this.scanner = new CifScanner(in, source, problems);
    this.wanted = wanted;
    this.token = scanner.next();
    readBeforeFirstBlock();
  }

  /** The next data block, or null after the last. */
  CifBlock next() throws IOException {
    if (token.kind() == Kind.END) {
      return null;
    }
    CifBlock block = new CifBlock(token.text(), token.line());
    if (token.text().isEmpty()) {
      report(token, "a name of the data block after data_");
    }
    advance();
    readContent(block);
    if (token.kind() == Kind.END && scanner.isCutOff()) {
      block.cutOff();
    }
    return block;
  }

  /** What was wrong so far, in the order of the file. */
  List<InvalidInput> problems() {
    return problems.all();
  }

  @Override
  public void close() throws IOException {
    scanner.close();
  }

  private void advance() throws IOException {
    token = scanner.next();
  }

  private void report(CifToken at, String expected) {
    problems.add(at.line(), at.column(), at.shown(), expected);
  }

  private void readBeforeFirstBlock() throws IOException {
    if (token.kind() == Kind.END || token.kind() == Kind.DATA) {
      return;
    }
    report(token, "the heading of a data block, such as data_NaCl");
    readContent(new CifBlock("", token.line()));
  }

  /** Reads items, loops and save frames up to the next data block. */
  private void readContent(CifBlock block) throws IOException {
    Set<String> names = new HashSet<>();
    Set<String> frameNames = null;
    CifBlock frame = null;
    while (token.kind() != Kind.END && token.kind() != Kind.DATA) {
      CifBlock target = frame == null ? block : frame;
      Set<String> known = frame == null ? names : frameNames;
      switch (token.kind()) {
        case NAME -> readItem(target, known);
        case LOOP -> readLoop(target, known);
        case SAVE -> {
          boolean opens = !token.text().isEmpty();
          if (opens == (frame != null)) {
            report(token, opens ? "save_ at the end of the save frame" : "an open save frame");
          }
          frame = opens ? new CifBlock(token.text(), token.line()) : null;
          frameNames = new HashSet<>();
          advance();
        }
        case RESERVED -> {
          report(token, "no word that CIF reserves");
          advance();
        }
        default -> skipStrayValues("a data name, loop_ or data_ heading");
      }
    }
    if (frame != null) {
      report(token, "save_ at the end of the save frame " + frame.code());
    }
  }

  /** Values that belong to no name are one mistake, most often a string without quotes. */
  private void skipStrayValues(String expected) throws IOException {
    report(token, expected);
    int line = token.line();
    do {
      if (token.startsValue()) {
        readValue(0, false);
      } else {
        advance();
      }
    } while (token.line() == line && isPartOfValue());
  }

  private boolean isPartOfValue() {
    return token.startsValue()
        || token.kind() == Kind.KEY
        || token.kind() == Kind.LIST_END
        || token.kind() == Kind.TABLE_END;
  }

  private void readItem(CifBlock block, Set<String> known) throws IOException {
    CifToken name = token;
    String key = declare(name, known);
    advance();
    if (!token.startsValue()) {
      problems.add(name.line(), name.column(), token.shown(), "a value of " + name.shown());
      markCutOff(block);
      return;
    }
    boolean keep = key != null && wanted.test(key);
    CifValue value = readValue(0, keep);
    if (keep) {
      block.put(key, value);
    }
  }

  /** Notes a name of the block; null if the block has it already. */
  private String declare(CifToken name, Set<String> known) {
    if (known.size() > MAX_NAMES) {
      throw problems.at(name.line(), name.column(), "more than a million names", "fewer names");
    }
    // The dot counts here: mmCIF has _diffrn_radiation.wavelength_id and another without it.
    if (!known.add(name.text().toLowerCase(Locale.ROOT))) {
      problems.add(name.line(), name.column(), name.shown() + " again", "each name only once");
      return null;
    }
    return CifBlock.key(name.text());
  }

  private void readLoop(CifBlock block, Set<String> known) throws IOException {
    CifToken loop = token;
    advance();
    List<String> keys = new ArrayList<>();
    List<List<CifValue>> columns = new ArrayList<>();
    while (token.kind() == Kind.NAME) {
      String key = declare(token, known);
      keys.add(key);
      columns.add(key != null && wanted.test(key) ? block.startColumn(key) : null);
      advance();
    }
    if (keys.isEmpty()) {
      report(token, "the names of the loop");
      return;
    }
    long count = 0;
    while (token.startsValue()) {
      List<CifValue> column = columns.get((int) (count % keys.size()));
      CifValue value = readValue(0, column != null);
      if (column != null) {
        column.add(value);
      }
      count++;
    }
    if (count == 0 || count % keys.size() != 0) {
      problems.add(
          token.line(),
          token.column(),
          count + " values for " + keys.size() + " names of the loop of line " + loop.line(),
          count == 0 ? "values" : "a whole number of rows");
      keys.stream().filter(key -> key != null).forEach(block::breakColumn);
      markCutOff(block);
    }
  }

  private void markCutOff(CifBlock block) {
    if (token.kind() == Kind.END) {
      block.cutOff();
    }
  }

  /** Reads the value that begins at the current word; null if it is not to be kept. */
  private CifValue readValue(int depth, boolean keep) throws IOException {
    CifToken start = token;
    advance();
    return switch (start.kind()) {
      case LIST_START -> readList(start, depth, keep);
      case TABLE_START -> readTable(start, depth, keep);
      default -> keep ? plain(start) : null;
    };
  }

  private static CifValue plain(CifToken word) {
    boolean bare = word.kind() == Kind.BARE;
    if (bare && (word.text().equals("?") || word.text().equals("."))) {
      return new CifValue.Missing(word.text().equals("?"), word.line(), word.column());
    }
    return new CifValue.Text(word.text(), word.line(), word.column());
  }

  private void checkDepth(CifToken start, int depth) {
    if (depth > MAX_DEPTH) {
      throw problems.at(
          start.line(), start.column(), "more than " + MAX_DEPTH + " nested lists", "fewer");
    }
  }

  private CifValue readList(CifToken start, int depth, boolean keep) throws IOException {
    checkDepth(start, depth);
    List<CifValue> values = new ArrayList<>();
    while (token.kind() != Kind.LIST_END) {
      if (token.startsValue()) {
        CifValue value = readValue(depth + 1, keep);
        if (keep) {
          values.add(value);
        }
      } else if (token.kind() == Kind.KEY) {
        report(token, "a value of the list, without a colon");
        advance();
      } else {
        report(token, "] at the end of the list of line " + start.line());
        return new CifValue.Sequence(values, start.line(), start.column());
      }
    }
    advance();
    return new CifValue.Sequence(values, start.line(), start.column());
  }

  private CifValue readTable(CifToken start, int depth, boolean keep) throws IOException {
    checkDepth(start, depth);
    Map<String, CifValue> values = new LinkedHashMap<>();
    Set<String> keys = new HashSet<>();
    while (token.kind() != Kind.TABLE_END) {
      if (token.kind() == Kind.KEY) {
        CifToken key = token;
        if (!keys.add(key.text())) {
          report(key, "each key of a table only once");
        }
        advance();
        if (!token.startsValue()) {
          report(token, "a value of the key " + key.shown());
          continue;
        }
        CifValue value = readValue(depth + 1, keep);
        if (keep) {
          values.put(key.text(), value);
        }
      } else if (token.startsValue()) {
        CifToken stray = token;
        readValue(depth + 1, false);
        // A blank between key and colon: the colon is the mistake.
        boolean colon = token.kind() == Kind.BARE && token.text().startsWith(":");
        report(
            stray.kind() == Kind.QUOTED && colon ? token : stray,
            "a quoted key with a colon right after it");
      } else {
        report(token, "} at the end of the table of line " + start.line());
        return new CifValue.Table(values, start.line(), start.column());
      }
    }
    advance();
    return new CifValue.Table(values, start.line(), start.column());
  }
}
