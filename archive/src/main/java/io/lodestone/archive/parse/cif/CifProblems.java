package io.lodestone.archive.parse.cif;

import io.lodestone.core.error.InvalidInput;
import java.util.ArrayList;
import java.util.List;

/** What contradicts the syntax of CIF in one file; reading goes on after each. */
final class CifProblems {
  /** Problems kept; a file of another kind would give one per word. */
  private static final int MOST = 100;

  private final String source;
  private final List<InvalidInput> found = new ArrayList<>();

  CifProblems(String source) {
    this.source = source;
  }

  void add(int line, int column, String what, String expected) {
    if (found.size() < MOST) {
      found.add(at(line, column, what, expected));
    }
  }

  /** The same, to be thrown where reading cannot go on. */
  InvalidInput at(int line, int column, String what, String expected) {
    return new InvalidInput(source, "line " + line + ", column " + column, what, expected, null);
  }

  /** In the order in which they were met. */
  List<InvalidInput> all() {
    return List.copyOf(found);
  }

  int count() {
    return found.size();
  }
}
