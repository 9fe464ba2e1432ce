package io.lodestone.archive.parse;

import java.io.IOException;

/**
 * Reads the files of one format of one program.
 *
 * <p>A parser is found by its {@code @AutoService(Parser.class)} annotation; nothing else needs to
 * know it. It has no state, so that many files are read at once.
 */
public interface Parser {
  /**
   * The program or standard whose files these are, such as {@code VASP}; the same for all its
   * formats.
   */
  String program();

  /** The format, for people: {@code vasprun.xml}, {@code OUTCAR}. */
  String format();

  /** What files of this format are when they lie beside others. */
  Role role();

  /**
   * Whether a file is of this format, judged by its name and its first bytes only.
   *
   * @param file its name and head; never long work
   */
  boolean recognizes(FileHead file);

  /**
   * Whether a file is called what files of this format are called. Asked about text whose content
   * no parser recognises, so that a damaged file is told what is wrong with it.
   */
  default boolean claims(String name) {
    return false;
  }

  /**
   * Reads one main file, with those beside it that belong to it, and tells {@code sink} section by
   * section, so that memory does not grow with the number of configurations.
   *
   * <p>A file that ends early is no error: what is there is told, and the clean end is not.
   *
   * @throws io.lodestone.core.error.InvalidInput where the content contradicts the format; what was
   *     told before stays
   * @throws IOException if a file cannot be read
   */
  void parse(SourceFile file, EntrySink sink) throws IOException;
}
