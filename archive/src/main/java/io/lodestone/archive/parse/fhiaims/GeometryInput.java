package io.lodestone.archive.parse.fhiaims;

import io.lodestone.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * What only the echo of geometry.in tells of the atoms: which of them are held fixed in a
 * relaxation.
 */
final class GeometryInput {
  private final List<boolean[]> fixed = new ArrayList<>();
  private boolean behindAtom;

  /** Takes one line of the file. */
  void add(String line) {
    int comment = line.indexOf('#');
    String[] words = (comment < 0 ? line : line.substring(0, comment)).strip().split("\\s+");
    switch (words[0]) {
      case "atom", "atom_frac" -> {
        fixed.add(new boolean[3]);
        behindAtom = true;
      }
      // The same keyword below a lattice vector holds that vector.
      case "lattice_vector", "empty" -> behindAtom = false;
      case "constrain_relaxation" -> {
        if (behindAtom && words.length > 1) {
          constrain(fixed.getLast(), words[1]);
        }
      }
      default -> {}
    }
  }

  /** n × 3, 1 where a coordinate is held fixed; null if none is or the atoms are not these. */
  Tensor fixed(int nAtoms) {
    double[] values = new double[3 * fixed.size()];
    boolean any = false;
    for (int i = 0; i < values.length; i++) {
      boolean held = fixed.get(i / 3)[i % 3];
      values[i] = held ? 1 : 0;
      any |= held;
    }
    return any && fixed.size() == nAtoms ? Tensor.of(values, nAtoms, 3) : null;
  }

  private static void constrain(boolean[] axes, String word) {
    switch (word) {
      case ".true.", "true" -> java.util.Arrays.fill(axes, true);
      case "x", "X" -> axes[0] = true;
      case "y", "Y" -> axes[1] = true;
      case "z", "Z" -> axes[2] = true;
      default -> {}
    }
  }
}
