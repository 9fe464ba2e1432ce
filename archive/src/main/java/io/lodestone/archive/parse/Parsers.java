package io.lodestone.archive.parse;

import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** All parsers of the program. */
public final class Parsers {
  private static final String ZIP = "PK\u0003\u0004";

  private final List<Parser> parsers =
      ServiceLoader.load(Parser.class, Parser.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .sorted(
              java.util.Comparator.comparing(Parser::role)
                  .thenComparing(Parser::program)
                  .thenComparing(Parser::format))
          .toList();

  /** Every parser, richest formats first. */
  public List<Parser> all() {
    return parsers;
  }

  /**
   * The parser that recognises a file.
   *
   * @param expected what the file should have been, for the message
   * @param hint what to do
   * @throws InvalidInput when none does
   */
  public Parser parserOf(SourceFile file, String expected, String hint) throws IOException {
    FileHead head = file.head();
    return recognize(head)
        .orElseThrow(() -> new InvalidInput(file.displayPath(), "", kind(head), expected, hint));
  }

  private static String kind(FileHead head) {
    if (head.bytes().length == 0) {
      return "an empty file";
    }
    if (head.text().startsWith(ZIP)) {
      return "a zip file, as workbooks are, of which a sheet can be saved as CSV";
    }
    return head.text().indexOf('\0') < 0 ? "no known format" : "a binary file of no known format";
  }

  /**
   * The parser that recognises a file, else the one whose files are called so; empty for a file of
   * no known format.
   */
  public Optional<Parser> recognize(FileHead head) {
    Optional<Parser> known = parsers.stream().filter(p -> p.recognizes(head)).findFirst();
    boolean isText = !head.text().isBlank() && head.text().indexOf('\0') < 0;
    return known.isPresent() || !isText
        ? known
        : parsers.stream().filter(p -> p.claims(head.name())).findFirst();
  }
}
