package io.lodestone.archive.parse;

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

  /** The parser that recognises a file, or empty for a file of no known format. */
  public Optional<Parser> recognize(FileHead head) {
    return parsers.stream().filter(parser -> parser.recognizes(head)).findFirst();
  }
}
