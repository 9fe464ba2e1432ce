package io.lodestone.archive.parse;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * What is done at a line of an output, by the one or two words that it begins with.
 *
 * <p>Bars, asterisks and dashes before the words do not count. The words of a line are looked up
 * rather than searched for, so that the cost of a line does not grow with the number of blocks.
 */
public final class Blocks {
  /** Reads a block from its first line, which is the current one of the reader, to its end. */
  @FunctionalInterface
  public interface Block {
    void read(String line) throws IOException;
  }

  private final Map<String, Block> blocks = new HashMap<>();

  /** Does {@code block} at each line that begins with these one or two words. */
  public void on(String words, Block block) {
    blocks.put(words, block);
  }

  /** Does what is to be done at a line, which may read on; nothing at a line of other words. */
  public void read(String line) throws IOException {
    Block block = find(line);
    if (block != null) {
      block.read(line);
    }
  }

  private Block find(String line) {
    int start = 0;
    while (start < line.length() && isDecoration(line.charAt(start))) {
      start++;
    }
    if (start == line.length() || !Character.isLetter(line.charAt(start))) {
      return null;
    }
    int first = wordEnd(line, start);
    int next = first;
    while (next < line.length() && line.charAt(next) <= ' ') {
      next++;
    }
    String word = line.substring(start, first);
    if (next < line.length()) {
      Block block = blocks.get(word + ' ' + line.substring(next, wordEnd(line, next)));
      if (block != null) {
        return block;
      }
    }
    return blocks.get(word);
  }

  private static boolean isDecoration(char c) {
    return c <= ' ' || c == '|' || c == '*' || c == '-';
  }

  private static int wordEnd(String line, int from) {
    int end = from;
    while (end < line.length() && line.charAt(end) > ' ') {
      end++;
    }
    return end;
  }
}
