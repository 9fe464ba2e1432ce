package io.lodestone.archive.parse.elk;

import static io.lodestone.core.quantity.MaterialsUnit.HARTREE_PER_BOHR;

import io.lodestone.archive.metainfo.Forces;
import io.lodestone.archive.metainfo.ForcesBuilder;
import io.lodestone.archive.metainfo.ForcesEntryBuilder;
import io.lodestone.archive.parse.lapw.InfoLine;
import io.lodestone.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** A list of forces as Elk prints it: for each atom its parts and {@code total force}. */
final class ElkForces {
  private final List<double[]> total = new ArrayList<>();

  void read(String line) {
    InfoLine info = InfoLine.of(line);
    if (info.is("total force")) {
      double[] force = info.numbers();
      if (force.length == 3) {
        total.add(force);
      }
    }
  }

  /** The forces, or null if there are none. */
  Forces section() {
    if (total.isEmpty()) {
      return null;
    }
    Tensor value = Tensor.matrix(total.toArray(double[][]::new)).scaled(HARTREE_PER_BOHR.factor());
    return ForcesBuilder.builder().total(ForcesEntryBuilder.builder().value(value).build()).build();
  }

  boolean isEmpty() {
    return total.isEmpty();
  }
}
