package io.lodestone.crystal.symmetry;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Periodicity;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The symmetry of a layer, which repeats in two directions: its layer group, how the group's
 * setting lies in the layer, and which sites are equivalent.
 *
 * <p>Copies of the layer, one straight above the other and far apart, are a crystal whose
 * operations are those of the layer and the translation to the next copy. So what {@link Symmetry}
 * says of tolerances and consistency holds here too, and nothing depends on how much empty space a
 * cell has, or on where its third vector points.
 */
public final class LayerSymmetry {
  /** In-plane axes are sought among sums of this many times each vector of a reduced net. */
  private static final int REACH = 2;

  /** Squared lengths, in Å², that differ by less are equal. */
  private static final double EQUAL = 1e-6;

  private final Symmetry stack;
  private final SubperiodicGroup group;
  private final Lattice axes;

  private LayerSymmetry(Symmetry stack, SubperiodicGroup group, Lattice axes) {
    this.stack = stack;
    this.group = group;
    this.axes = axes;
  }

  /**
   * Finds the layer group with the tolerance that suits the layer.
   *
   * @param layer a structure that repeats in two directions
   * @throws InvalidInput if it has no sites, or two are at the same place
   * @throws IllegalArgumentException if it does not repeat in two directions
   */
  public static LayerSymmetry of(Structure layer) {
    return of(Symmetry.of(stacked(layer)));
  }

  /**
   * Finds the layer group with a given tolerance.
   *
   * @param layer as above
   * @param tolerance how far an image may be from a site, in Å, above 0; smaller ones are tried if
   *     what it lets pass is no group
   * @throws InvalidInput as above, and if the tolerance is not above 0
   * @throws IllegalArgumentException as above
   */
  public static LayerSymmetry of(Structure layer, double tolerance) {
    return of(Symmetry.of(stacked(layer), tolerance));
  }

  /** The layer group. */
  public SubperiodicGroup group() {
    return group;
  }

  /** The point group. */
  public PointGroup pointGroup() {
    return group.pointGroup();
  }

  /** The tolerance with which the symmetry was found, in Å. */
  public double tolerance() {
    return stack.tolerance();
  }

  /** The tolerances that are known to give this group. */
  public ToleranceInterval toleranceInterval() {
    return stack.toleranceInterval();
  }

  /** The number of operations of the given cell, with its inner translations. */
  public int operationCount() {
    return stack.operationCount();
  }

  /** The number of primitive cells in the given cell. */
  public int cellMultiplicity() {
    return stack.cellMultiplicity();
  }

  /** For every site of the layer the first one that the operations carry to it. */
  public int[] equivalentSites() {
    return stack.equivalentSites();
  }

  /**
   * The axes of the group's setting in the orientation of the layer, in Å: a and b repeat, c is
   * normal to them, and its length says nothing.
   */
  public Lattice axes() {
    return axes;
  }

  /** Copies of a layer, one above the other, so far apart that no copy can be taken for another. */
  private static Structure stacked(Structure layer) {
    Periodicity p = layer.periodicity();
    if (p.dimensions() != 2) {
      throw new IllegalArgumentException(
          "a layer group is asked of a structure that repeats in "
              + p.dimensions()
              + " directions");
    }
    Lattice lattice = layer.lattice().orElseThrow();
    Vector3 a = p.a() ? lattice.a() : lattice.b();
    Vector3 b = p.c() ? lattice.c() : lattice.b();
    Vector3 normal = a.cross(b);
    normal = normal.scaled(1 / normal.norm());
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < layer.size(); i++) {
      double height = layer.cartesian(i).dot(normal);
      lowest = Math.min(lowest, height);
      highest = Math.max(highest, height);
    }
    double thickness = Math.max(0, highest - lowest);
    Lattice stacked = new Lattice(a, b, normal.scaled(3 * (thickness + a.norm() + b.norm())));
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < layer.size(); i++) {
      sites.add(layer.sites().get(i).at(stacked.toFractional(layer.cartesian(i))));
    }
    return Structure.crystal(stacked, sites);
  }

  private static LayerSymmetry of(Symmetry stack) {
    SpaceGroupFinding finding = stack.finding();
    double[] rows = finding.primitive().cell().rows();
    for (IntMatrix axes : axes(finding.primitive())) {
      AxialOperations seen =
          AxialOperations.of(
              finding.operations().rotations(), finding.operations().translations(), axes, rows);
      if (seen == null) {
        continue;
      }
      for (SubperiodicGroup group : SubperiodicGroup.layerGroups()) {
        SettingOperations setting = SettingOperations.of(group.setting().hallNumber());
        if (group.pointGroup() == stack.pointGroup()
            && axes.determinant() == setting.centring().points()
            && setting.origin(seen, setting.centring(), finding.tolerance()) != null) {
          return new LayerSymmetry(stack, group, Lattice.ofRows(seen.rows()));
        }
      }
    }
    throw new InvalidInput(
        null,
        null,
        "a layer whose operations are those of no layer group",
        "a layer that repeats in two directions",
        "try a smaller tolerance");
  }

  /**
   * The bases of the net, as columns in terms of the primitive basis, with the stacking vector as
   * third; short ones without acute angle first, and the shorter vector first.
   */
  private static List<IntMatrix> axes(PrimitiveCell primitive) {
    IntMatrix fromInput = primitive.fromInput();
    int[] normal = {fromInput.get(0, 2), fromInput.get(1, 2), fromInput.get(2, 2)};
    int[][] net = new int[2][];
    int known = 0;
    for (int i = 0; i < 3; i++) {
      if (normal[i] == 0 && known < 2) {
        net[known] = new int[3];
        net[known++][i] = 1;
      }
    }
    List<IntMatrix> bases = new ArrayList<>();
    if (known < 2) {
      return bases;
    }
    for (int[] u : sums(net)) {
      for (int[] v : sums(net)) {
        IntMatrix basis = IntMatrix.ofColumns(u, v, normal);
        if (basis.determinant() == 1 || basis.determinant() == 2) {
          bases.add(basis);
        }
      }
    }
    double[] rows = primitive.cell().rows();
    bases.sort(Comparator.comparing(basis -> rank(basis, rows), Arrays::compare));
    return bases;
  }

  /** What makes one basis of the net preferable to another, most important first. */
  private static double[] rank(IntMatrix basis, double[] rows) {
    double[] axes = basis.transposed().timesRows(rows);
    double a = axes[0] * axes[0] + axes[1] * axes[1] + axes[2] * axes[2];
    double b = axes[3] * axes[3] + axes[4] * axes[4] + axes[5] * axes[5];
    double angle = axes[0] * axes[3] + axes[1] * axes[4] + axes[2] * axes[5];
    return new double[] {Math.rint((a + b) / EQUAL), angle > EQUAL ? 1 : 0, a > b + EQUAL ? 1 : 0};
  }

  private static List<int[]> sums(int[][] net) {
    List<int[]> sums = new ArrayList<>();
    for (int p = -REACH; p <= REACH; p++) {
      for (int q = -REACH; q <= REACH; q++) {
        int[] sum = new int[3];
        for (int k = 0; k < 3; k++) {
          sum[k] = p * net[0][k] + q * net[1][k];
        }
        sums.add(sum);
      }
    }
    return sums;
  }
}
