package io.lodestone.crystal.symmetry;

import io.lodestone.core.structure.Vector3;
import java.util.Random;

/**
 * A rotation, for tests of what must not depend on it.
 *
 * @param entries nine, row by row
 */
record Turn(double[] entries) {
  /** Any rotation, all as likely. */
  static Turn random(Random random) {
    double w = random.nextGaussian();
    double x = random.nextGaussian();
    double y = random.nextGaussian();
    double z = random.nextGaussian();
    double n = Math.sqrt(w * w + x * x + y * y + z * z);
    w /= n;
    x /= n;
    y /= n;
    z /= n;
    double[] entries = {
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
    return new Turn(entries);
  }

  Vector3 of(Vector3 v) {
    double[] e = entries;
    return new Vector3(
        e[0] * v.x() + e[1] * v.y() + e[2] * v.z(),
        e[3] * v.x() + e[4] * v.y() + e[5] * v.z(),
        e[6] * v.x() + e[7] * v.y() + e[8] * v.z());
  }
}
