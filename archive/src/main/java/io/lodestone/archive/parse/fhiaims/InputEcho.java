package io.lodestone.archive.parse.fhiaims;

import io.lodestone.archive.parse.TextReader;
import java.io.IOException;
import java.util.function.Consumer;

/** The part of the output in which FHI-aims repeats one of its input files. */
final class InputEcho {
  private final TextReader in;

  InputEcho(TextReader in) {
    this.in = in;
  }

  /**
   * Reads the echo that the current line announces.
   *
   * @param line takes the lines of the input file
   */
  void read(Consumer<String> line) throws IOException {
    String text = in.next();
    while (text != null && !isRule(text)) {
      text = in.next();
    }
    for (text = in.next(); text != null && !isEnd(text); text = in.next()) {
      line.accept(text);
    }
  }

  private static boolean isEnd(String line) {
    return isRule(line)
        || line.contains("Completed first pass over input file")
        || line.startsWith("  Input file ") && line.endsWith(" ends.");
  }

  private static boolean isRule(String line) {
    return line.strip().startsWith("----------");
  }
}
