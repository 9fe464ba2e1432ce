package io.lodestone.crystal.matching;

import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.crystal.reduction.WholeBasis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Writes a crystal down in another way: turned, shifted, shuffled, in another cell, with noise. */
final class Disguise {
  private final Random random;
  private final double noise;

  /**
   * @param noise largest distance by which a site is moved, Å
   */
  Disguise(long seed, double noise) {
    random = new Random(seed);
    this.noise = noise;
  }

  Structure of(Structure original) {
    int[] m = cell();
    int det = determinant(m);
    Lattice old = original.lattice().orElseThrow();
    Vector3[] v = new Vector3[3];
    for (int i = 0; i < 3; i++) {
      v[i] =
          old.a()
              .scaled(m[3 * i])
              .plus(old.b().scaled(m[3 * i + 1]))
              .plus(old.c().scaled(m[3 * i + 2]));
    }
    Lattice larger = new Lattice(v[0], v[1], v[2]);
    int[] cells = WholeBasis.ofRows(m).cells();
    if (cells.length != 3 * Math.abs(det)) {
      throw new IllegalStateException(cells.length + " for " + det);
    }
    Vector3 shift =
        new Vector3(random.nextDouble(), random.nextDouble(), random.nextDouble()).scaled(9);
    double[] q = rotation();
    Lattice turned =
        new Lattice(turned(larger.a(), q), turned(larger.b(), q), turned(larger.c(), q));
    List<Site> sites = new ArrayList<>();
    for (Site site : original.sites()) {
      for (int c = 0; c < cells.length; c += 3) {
        Vector3 image = site.position().plus(new Vector3(cells[c], cells[c + 1], cells[c + 2]));
        Vector3 place = old.toCartesian(image).plus(shift).plus(off());
        sites.add(site.at(larger.toFractional(place)));
      }
    }
    Collections.shuffle(sites, random);
    return Structure.crystal(turned, sites).wrapped();
  }

  /** The same cell turned in space and its sites shuffled. */
  Structure turned(Structure original) {
    double[] q = rotation();
    Lattice old = original.lattice().orElseThrow();
    List<Site> sites = new ArrayList<>(original.sites());
    Collections.shuffle(sites, random);
    return Structure.crystal(
        new Lattice(turned(old.a(), q), turned(old.b(), q), turned(old.c(), q)), sites);
  }

  /** A cell of one to four of the old ones, more or less skewed. */
  private int[] cell() {
    int[] m = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    int multiple = 1 + random.nextInt(4);
    m[4 * random.nextInt(3)] = multiple;
    for (int step = 0; step < 4; step++) {
      int i = random.nextInt(3);
      int j = (i + 1 + random.nextInt(2)) % 3;
      int times = random.nextInt(3) - 1;
      for (int k = 0; k < 3; k++) {
        m[3 * i + k] += times * m[3 * j + k];
      }
    }
    return m;
  }

  private Vector3 off() {
    Vector3 off = new Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
    return off.scaled(noise * random.nextDouble() / Math.max(1e-9, off.norm()));
  }

  /** A rotation, or one with a mirror, from a random quaternion. */
  private double[] rotation() {
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

  private static Vector3 turned(Vector3 v, double[] q) {
    return new Vector3(
        q[0] * v.x() + q[1] * v.y() + q[2] * v.z(),
        q[3] * v.x() + q[4] * v.y() + q[5] * v.z(),
        q[6] * v.x() + q[7] * v.y() + q[8] * v.z());
  }

  private static int determinant(int[] m) {
    return m[0] * (m[4] * m[8] - m[5] * m[7])
        - m[1] * (m[3] * m[8] - m[5] * m[6])
        + m[2] * (m[3] * m[7] - m[4] * m[6]);
  }
}
