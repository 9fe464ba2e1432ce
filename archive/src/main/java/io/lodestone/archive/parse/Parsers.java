package io.lodestone.archive.parse;

import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** All parsers of the program. */
public final class Parsers {
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
        .orElseThrow(
            () ->
                new InvalidInput(
                    file.displayPath(),
                    "",
                    head.bytes().length == 0 ? "an empty file" : "no known format",
                    expected,
                    hint));
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
