package io.lodestone.archive.parse;

import java.nio.charset.StandardCharsets;

/** Name and first bytes of a file, from which parsers recognise their own. */
public final class FileHead {
  /** How many bytes a head has at most. */
  public static final int LENGTH = 16_384;

  private final String name;
  private final byte[] bytes;
  private final String text;

  /**
   * The head of a file.
   *
   * @param name file name without folders and without the ending of a compression
   * @param bytes first {@value #LENGTH} bytes, decompressed; fewer if the file is shorter
   */
  public FileHead(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
    text = new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** File name without folders and without the ending of a compression. */
  public String name() {
    return name;
  }

  /** First bytes, decompressed. */
  public byte[] bytes() {
    return bytes;
  }

  /** The head as text, each byte a character; enough to look for words of ASCII. */
  public String text() {
    return text;
  }

  /** Whether the head holds {@code word}. */
  public boolean contains(String word) {
    return text.contains(word);
  }
}
