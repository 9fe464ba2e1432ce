package io.lodestone.represent;

import io.lodestone.core.element.Element;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Crystals to try, and the same ones written down in other ways. */
public final class Crystals {
  private Crystals() {}

  /** Rock salt in its conventional cell, which symmetry fills with atoms that are alike. */
  public static Structure rockSalt(double length) {
    double[][] corners = {{0, 0, 0}, {0, .5, .5}, {.5, 0, .5}, {.5, .5, 0}};
    List<Site> sites = new ArrayList<>();
    for (double[] at : corners) {
      sites.add(Site.of(Element.Na, new Vector3(at[0], at[1], at[2])));
      sites.add(Site.of(Element.Cl, new Vector3(at[0] + .5, at[1], at[2])));
    }
    return Structure.crystal(Lattice.cubic(length), sites);
  }

  /** One atom in a cubic cell. */
  public static Structure simpleCubic(Element element, double length) {
    return Structure.crystal(Lattice.cubic(length), List.of(Site.of(element, Vector3.ZERO)));
  }

  /** Caesium chloride: two atoms in a body-centred cell. */
  public static Structure caesiumChloride(Element corner, Element centre, double length) {
    return Structure.crystal(
        Lattice.cubic(length),
        List.of(Site.of(corner, Vector3.ZERO), Site.of(centre, new Vector3(.5, .5, .5))));
  }

  /** Up to six atoms of up to three elements, no two near each other, in a skewed cell. */
  public static Structure random(long seed) {
    Random random = new Random(seed);
    Lattice lattice =
        Lattice.ofParameters(
            4 + 2 * random.nextDouble(),
            4 + 2 * random.nextDouble(),
            4 + 2 * random.nextDouble(),
            70 + 40 * random.nextDouble(),
            70 + 40 * random.nextDouble(),
            70 + 40 * random.nextDouble());
    Element[] elements = {Element.O, Element.Ti, Element.Ba};
    List<Site> sites = new ArrayList<>();
    int wanted = 1 + random.nextInt(6);
    for (int attempt = 0; attempt < 100 && sites.size() < wanted; attempt++) {
      Site site =
          Site.of(
              elements[random.nextInt(3)],
              new Vector3(random.nextDouble(), random.nextDouble(), random.nextDouble()));
      List<Site> more = new ArrayList<>(sites);
      more.add(site);
      if (nearest(Structure.crystal(lattice, more)) > 1.2) {
        sites.add(site);
      }
    }
    return Structure.crystal(lattice, sites);
  }

  /** Turned or mirrored in space. */
  public static Structure turned(Structure structure, long seed) {
    double[] q = rotation(new Random(seed));
    Lattice old = structure.lattice().orElseThrow();
    Lattice lattice = new Lattice(times(q, old.a()), times(q, old.b()), times(q, old.c()));
    return Structure.crystal(lattice, structure.sites());
  }

  /** Shifted, with the atoms back in the cell. */
  public static Structure shifted(Structure structure, long seed) {
    Random random = new Random(seed);
    Vector3 shift = new Vector3(random.nextDouble(), random.nextDouble(), random.nextDouble());
    List<Site> sites =
        structure.sites().stream().map(site -> site.at(site.position().plus(shift))).toList();
    return Structure.crystal(structure.lattice().orElseThrow(), sites).wrapped();
  }

  /** With the atoms in another order. */
  public static Structure shuffled(Structure structure, long seed) {
    List<Site> sites = new ArrayList<>(structure.sites());
    Collections.shuffle(sites, new Random(seed));
    return Structure.crystal(structure.lattice().orElseThrow(), sites);
  }

  /** Turned, shifted, shuffled and in a cell twice or four times as large. */
  public static Structure disguised(Structure structure, long seed) {
    Structure larger = structure.supercell(1 + (int) (seed & 1), 2, 1);
    return turned(shifted(shuffled(larger, seed), seed), seed);
  }

  private static double nearest(Structure structure) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < structure.size(); i++) {
      for (int j = 0; j < structure.size(); j++) {
        for (int image = 0; image < 27; image++) {
          if (i != j || image != 13) {
            Vector3 step = new Vector3(image % 3 - 1, image / 3 % 3 - 1, image / 9 - 1);
            Vector3 apart = structure.fractional(j).plus(step).minus(structure.fractional(i));
            double distance = structure.lattice().orElseThrow().toCartesian(apart).norm();
            nearest = Math.min(nearest, distance);
          }
        }
      }
    }
    return nearest;
  }

  /** A rotation, or one with a mirror, from a random quaternion. */
  private static double[] rotation(Random random) {
    double w = random.nextGaussian();
    double x = random.nextGaussian();
    double y = random.nextGaussian();
    double z = random.nextGaussian();
    double n = (random.nextBoolean() ? 1 : -1) * (w * w + x * x + y * y + z * z);
    return new double[] {
      (w * w + x * x - y * y - z * z) / n, 2 * (x * y - w * z) / n, 2 * (x * z + w * y) / n,
      2 * (x * y + w * z) / n, (w * w - x * x + y * y - z * z) / n, 2 * (y * z - w * x) / n,
      2 * (x * z - w * y) / n, 2 * (y * z + w * x) / n, (w * w - x * x - y * y + z * z) / n
    };
  }

  private static Vector3 times(double[] q, Vector3 v) {
    return new Vector3(
        q[0] * v.x() + q[1] * v.y() + q[2] * v.z(),
        q[3] * v.x() + q[4] * v.y() + q[5] * v.z(),
        q[6] * v.x() + q[7] * v.y() + q[8] * v.z());
  }
}
