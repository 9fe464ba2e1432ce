package io.lodestone.archive.parse;

import java.nio.charset.StandardCharsets;

/**
 * Name and first bytes of a file, from which parsers recognise their own.
 *
 * @param name file name without folders and without the ending of a compression
 * @param bytes first {@value #LENGTH} bytes, decompressed; fewer if the file is shorter
 */
public record FileHead(String name, byte[] bytes) {
  /** How many bytes a head has at most. */
  public static final int LENGTH = 16_384;

  /** The head as text, each byte a character; enough to look for words of ASCII. */
  public String text() {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Whether the head holds {@code word}. */
  public boolean contains(String word) {
    return text().contains(word);
  }
}
