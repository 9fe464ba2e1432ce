package io.lodestone.archive.parse.xyz;

import io.lodestone.archive.parse.TextReader;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import java.util.ArrayList;
import java.util.List;

/**
 * The cell of a frame, from {@code Lattice} and {@code pbc} of its second line.
 *
 * @param lattice in Å, or null
 * @param periodic along which vectors the frame repeats; along all where it does not say
 */
record XyzCell(Lattice lattice, List<Boolean> periodic) {
  /**
   * Reads the cell.
   *
   * @throws InvalidInput where the values are no lattice or no truth values
   */
  static XyzCell of(XyzComment comment, TextReader reader) {
    Lattice lattice = lattice(comment, reader);
    return new XyzCell(lattice, periodic(comment, lattice, reader));
  }

  private static Lattice lattice(XyzComment comment, TextReader reader) {
    String text = comment.value("lattice");
    if (text == null) {
      return null;
    }
    double[] n = XyzComment.numbers(text);
    if (n == null || n.length != 9 && n.length != 3) {
      throw reader.error("Lattice=\"" + text + "\"", "the nine numbers of three lattice vectors");
    }
    if (allZero(n)) {
      return null;
    }
    try {
      return n.length == 9 ? Lattice.ofRows(n) : Lattice.ofRows(n[0], 0, 0, 0, n[1], 0, 0, 0, n[2]);
    } catch (InvalidInput e) {
      List<Boolean> pbc =
          comment.value("pbc") == null ? null : XyzComment.booleans(comment.value("pbc"));
      if (pbc != null && !pbc.contains(true)) {
        return null; // a molecule, for which some programs write an incomplete box
      }
      throw reader.error("Lattice=\"" + text + "\"", e.expected());
    }
  }

  private static boolean allZero(double[] numbers) {
    for (double number : numbers) {
      if (number != 0) {
        return false;
      }
    }
    return true;
  }

  private static List<Boolean> periodic(XyzComment comment, Lattice lattice, TextReader reader) {
    String text = comment.value("pbc");
    boolean inLattice = lattice != null;
    if (text == null) {
      return List.of(inLattice, inLattice, inLattice);
    }
    List<Boolean> stated = XyzComment.booleans(text);
    if (stated == null || stated.size() != 3 && stated.size() != 1) {
      throw reader.error("pbc=\"" + text + "\"", "three of T and F");
    }
    List<Boolean> periodic = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      boolean repeats = stated.get(stated.size() == 1 ? 0 : i);
      periodic.add(repeats && inLattice);
    }
    return List.copyOf(periodic);
  }
}
