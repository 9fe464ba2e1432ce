package io.lodestone.archive.parse.cif;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the unit cell of a data block. */
final class CifCell {
  private static final String[] LENGTHS = {"a", "b", "c"};
  private static final String[] ANGLES = {"alpha", "beta", "gamma"};

  /** Relative difference of a stated volume from that of the cell that is worth a warning. */
  private static final double VOLUME_DIFFERS = 0.01;

  private final CifBlock block;
  private final String source;
  private final Consumer<String> warnings;

  CifCell(CifBlock block, String source, Consumer<String> warnings) {
    this.block = block;
    this.source = source;
    this.warnings = warnings;
  }

  /**
   * The lattice, in Å; empty where no length is stated, as for a molecule.
   *
   * @throws InvalidInput where parameters are no numbers, or no cell has them
   */
  Optional<Lattice> read() {
    double[] p = new double[6];
    int missing = 0;
    for (int i = 0; i < 3; i++) {
      CifNumber length = number("_cell_length_" + LENGTHS[i]);
      p[i] = length == null ? Double.NaN : length.value();
      missing += length == null ? 1 : 0;
    }
    if (missing == 3) {
      return Optional.empty();
    }
    if (missing > 0) {
      throw new InvalidInput(
          source,
          "data_" + block.code(),
          "no value of _cell_length_"
              + LENGTHS[Double.isNaN(p[0]) ? 0 : Double.isNaN(p[1]) ? 1 : 2],
          "all three lengths of the cell",
          null);
    }
    for (int i = 0; i < 3; i++) {
      CifNumber angle = number("_cell_angle_" + ANGLES[i]);
      if (angle == null) {
        warnings.accept("_cell_angle_" + ANGLES[i] + " is not stated and taken as 90 degrees");
      }
      p[3 + i] = angle == null ? 90 : angle.value();
    }
    Lattice lattice;
    try {
      lattice = Lattice.ofParameters(p[0], p[1], p[2], p[3], p[4], p[5]);
    } catch (InvalidInput e) {
      throw new InvalidInput(source, "data_" + block.code(), e.found(), e.expected(), e.hint());
    }
    CifNumber volume = number("_cell_volume");
    if (volume != null
        && Math.abs(volume.value() - lattice.volume()) > VOLUME_DIFFERS * lattice.volume()) {
      warnings.accept(
          "_cell_volume is %s Å^3, but the cell has %.6g Å^3"
              .formatted(block.text("_cell_volume"), lattice.volume()));
    }
    return Optional.of(lattice);
  }

  private CifNumber number(String name) {
    CifValue value = block.value(name);
    return value == null ? null : CifNumber.of(value, name, source);
  }
}
