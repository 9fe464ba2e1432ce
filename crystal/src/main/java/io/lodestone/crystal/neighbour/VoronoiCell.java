package io.lodestone.crystal.neighbour;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The part of space that is nearer to an atom than to any other.
 *
 * <p>Cut out of a cube by the planes halfway to the neighbours, nearest first, until no farther
 * neighbour can reach what is left. Where a structure ends, and in voids wider than 24 Å, the cell
 * ends at the cube, whose faces have no neighbour; shares of such open cells depend somewhat on the
 * orientation.
 *
 * @param centre index of the atom
 * @param faces those between two atoms, largest solid angle first
 * @param volume in Å³
 * @param isClosed whether atoms surround the cell on all sides
 */
public record VoronoiCell(int centre, List<Face> faces, double volume, boolean isClosed) {
  /**
   * A face between the atom and a neighbour.
   *
   * @param bond the two atoms; its weight is the solid angle as a part of the largest one
   * @param solidAngle under which the atom sees the face, sr
   * @param area in Å²
   * @param corners in order around the face, from the atom, Cartesian, Å
   */
  public record Face(Bond bond, double solidAngle, double area, List<Vector3> corners) {}

  private static final double HALF_CUBE = 12;
  private static final double FIRST_RADIUS = 4;

  /** From so many atoms on, some tens of milliseconds, they are shared among processors. */
  private static final int MANY = 1000;

  /** Atoms closer than this have no plane between them. */
  private static final double COINCIDENT = 1e-4;

  /** The cells of all sites of a structure, in their order. */
  public static List<VoronoiCell> of(Structure structure) {
    CellList cells = new CellList(structure, FIRST_RADIUS);
    IntStream sites = IntStream.range(0, structure.size());
    return (structure.size() < MANY ? sites : sites.parallel())
        .mapToObj(i -> of(structure, cells, i))
        .toList();
  }

  private static VoronoiCell of(Structure structure, CellList cells, int centre) {
    ConvexCell cell = new ConvexCell(HALF_CUBE);
    List<Bond> neighbours = new ArrayList<>();
    double done = 0;
    for (double radius = FIRST_RADIUS; done < 2 * cell.radius(); radius *= 1.5) {
      double least = done * done;
      int before = neighbours.size();
      cells.visit(
          centre,
          radius,
          (j, a, b, c, squared) -> {
            if (squared > least || least == 0) {
              neighbours.add(new Bond(centre, j, a, b, c, Math.sqrt(squared), 1));
            }
          });
      neighbours.subList(before, neighbours.size()).sort(Comparator.comparing(Bond::distance));
      for (int k = before; k < neighbours.size(); k++) {
        cut(cell, k, neighbours.get(k), structure);
      }
      done = radius;
    }
    return measured(centre, cell, neighbours);
  }

  private static void cut(ConvexCell cell, int plane, Bond bond, Structure structure) {
    if (bond.distance() >= 2 * cell.radius()) {
      return;
    }
    if (bond.distance() < COINCIDENT) {
      throw new InvalidInput(
          null,
          "sites " + (bond.from() + 1) + " and " + (bond.to() + 1),
          bond.distance() + " Å apart",
          "atoms at different places",
          null);
    }
    Vector3 normal = vector(structure, bond).scaled(1 / bond.distance());
    cell.cut(plane, normal.x(), normal.y(), normal.z(), bond.distance() / 2);
  }

  static Vector3 vector(Structure structure, Bond bond) {
    Vector3 apart = structure.cartesian(bond.to()).minus(structure.cartesian(bond.from()));
    if (structure.lattice().isEmpty()) {
      return apart;
    }
    Lattice lattice = structure.lattice().get();
    return apart
        .plus(lattice.a().scaled(bond.a()))
        .plus(lattice.b().scaled(bond.b()))
        .plus(lattice.c().scaled(bond.c()));
  }

  private static VoronoiCell measured(int centre, ConvexCell cell, List<Bond> neighbours) {
    List<Face> faces = new ArrayList<>();
    double volume = 0;
    boolean closed = true;
    for (ConvexCell.Face face : cell.faces()) {
      Vector3[] corners = new Vector3[face.size()];
      double[] p = face.corners();
      Arrays.setAll(corners, k -> new Vector3(p[3 * k], p[3 * k + 1], p[3 * k + 2]));
      double angle = 0;
      double area = 0;
      for (int k = 2; k < corners.length; k++) {
        Vector3 first = corners[0];
        Vector3 across = corners[k - 1].minus(first).cross(corners[k].minus(first));
        area += across.norm() / 2;
        volume += Math.abs(across.dot(first)) / 6;
        angle += solidAngle(first, corners[k - 1], corners[k]);
      }
      closed &= face.plane() >= 0;
      if (face.plane() >= 0) {
        faces.add(new Face(neighbours.get(face.plane()), angle, area, List.of(corners)));
      }
    }
    faces.sort(Comparator.comparingDouble(Face::solidAngle).reversed());
    double largest = faces.isEmpty() ? 1 : faces.getFirst().solidAngle();
    faces.replaceAll(
        f ->
            new Face(
                f.bond().withWeight(f.solidAngle() / largest),
                f.solidAngle(),
                f.area(),
                f.corners()));
    return new VoronoiCell(centre, List.copyOf(faces), volume, closed);
  }

  /** A. van Oosterom, J. Strackee, IEEE Trans. Biomed. Eng. BME-30, 125 (1983). */
  private static double solidAngle(Vector3 u, Vector3 v, Vector3 w) {
    double lu = u.norm();
    double lv = v.norm();
    double lw = w.norm();
    double numerator = Math.abs(u.dot(v.cross(w)));
    double denominator = lu * lv * lw + u.dot(v) * lw + u.dot(w) * lv + v.dot(w) * lu;
    return 2 * Math.atan2(numerator, denominator);
  }
}
