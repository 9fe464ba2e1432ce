package io.lodestone.crystal.symmetry;

import io.lodestone.core.structure.Vector3;
import java.util.Random;

/** Rotations in any direction, for tests of what must not depend on them. */
final class Turn {
  private Turn() {}

  /** A rotation, all as likely: nine entries, row by row. */
  static double[] random(Random random) {
    double w = random.nextGaussian();
    double x = random.nextGaussian();
    double y = random.nextGaussian();
    double z = random.nextGaussian();
    double n = Math.sqrt(w * w + x * x + y * y + z * z);
    w /= n;
    x /= n;
    y /= n;
    z /= n;
    return new double[] {
      1 - 2 * (y * y + z * z),
      2 * (x * y - z * w),
      2 * (x * z + y * w),
      2 * (x * y + z * w),
      1 - 2 * (x * x + z * z),
      2 * (y * z - x * w),
      2 * (x * z - y * w),
      2 * (y * z + x * w),
      1 - 2 * (x * x + y * y)
    };
  }

  static Vector3 of(double[] turn, Vector3 v) {
    return new Vector3(
        turn[0] * v.x() + turn[1] * v.y() + turn[2] * v.z(),
        turn[3] * v.x() + turn[4] * v.y() + turn[5] * v.z(),
        turn[6] * v.x() + turn[7] * v.y() + turn[8] * v.z());
  }
}
