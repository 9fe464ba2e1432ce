package io.lodestone.represent.geometry;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.crystal.neighbour.Bond;
import io.lodestone.crystal.neighbour.VoronoiCell;
import io.lodestone.represent.Atoms;
import java.util.List;

/**
 * The Voronoi cells of the atoms of a crystal in flat arrays: the faces of atom i are those from
 * {@link #start}(i) to start(i + 1), the latter excluded.
 */
final class Tessellation {
  private final int[] start;
  private final int[] atom;
  private final int[] shift;
  private final double[] area;
  private final double[] distance;
  private final double[] volume;

  /**
   * @throws InvalidInput when voids are so wide that a cell has no end
   */
  Tessellation(Atoms atoms) {
    List<VoronoiCell> cells = VoronoiCell.of(atoms.structure());
    int n = cells.size();
    int total = cells.stream().mapToInt(cell -> cell.faces().size()).sum();
    start = new int[n + 1];
    atom = new int[total];
    shift = new int[3 * total];
    area = new double[total];
    distance = new double[total];
    volume = new double[n];
    int face = 0;
    for (int i = 0; i < n; i++) {
      VoronoiCell cell = cells.get(i);
      if (!cell.isClosed()) {
        throw new InvalidInput(
            null,
            "site " + (i + 1),
            "an atom beside a void wider than 24 Å",
            "atoms on all sides of every atom",
            null);
      }
      volume[i] = cell.volume();
      for (VoronoiCell.Face side : cell.faces()) {
        Bond bond = side.bond();
        atom[face] = bond.to();
        shift[3 * face] = bond.a();
        shift[3 * face + 1] = bond.b();
        shift[3 * face + 2] = bond.c();
        distance[face] = bond.distance();
        area[face++] = side.area();
      }
      start[i + 1] = face;
    }
  }

  /** How many atoms there are. */
  int size() {
    return volume.length;
  }

  int start(int i) {
    return start[i];
  }

  /** The atom on the other side of a face. */
  int atom(int face) {
    return atom[face];
  }

  /** Lattice vectors to add to its stated position. */
  int shift(int face, int axis) {
    return shift[3 * face + axis];
  }

  /** The area of a face, Å². */
  double area(int face) {
    return area[face];
  }

  /** The distance of the two atoms on its sides, Å. */
  double distance(int face) {
    return distance[face];
  }

  /** The volume of the cell of an atom, Å³. */
  double volume(int i) {
    return volume[i];
  }

  /** The area of all faces of an atom, Å². */
  double surface(int i) {
    double sum = 0;
    for (int face = start[i]; face < start[i + 1]; face++) {
      sum += area[face];
    }
    return sum;
  }
}
