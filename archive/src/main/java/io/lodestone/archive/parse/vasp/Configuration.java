package io.lodestone.archive.parse.vasp;

import static io.lodestone.core.quantity.MaterialsUnit.ANGSTROM;
import static io.lodestone.core.quantity.MaterialsUnit.ANGSTROM_PER_FEMTOSECOND;
import static io.lodestone.core.quantity.MaterialsUnit.CUBIC_ANGSTROM;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.AtomicSystemBuilder;
import io.lodestone.archive.metainfo.AtomsBuilder;
import io.lodestone.core.element.Element;
import io.lodestone.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Atoms in a cell, as VASP's files give them.
 *
 * @param lattice nine components, a vector per row, Å
 * @param positions Cartesian, Å, three per atom; null where unknown
 * @param velocities Å/fs, three per atom; null where unknown
 */
record Configuration(double[] lattice, double[] positions, double[] velocities) {

  /** Cartesian positions of atoms at fractions of the lattice vectors. */
  static double[] cartesian(double[] lattice, double[] fractions) {
    double[] cartesian = new double[fractions.length];
    for (int atom = 0; atom < fractions.length; atom += 3) {
      for (int axis = 0; axis < 3; axis++) {
        cartesian[atom + axis] =
            fractions[atom] * lattice[axis]
                + fractions[atom + 1] * lattice[3 + axis]
                + fractions[atom + 2] * lattice[6 + axis];
      }
    }
    return cartesian;
  }

  /** Volume of the cell in m³; null without a cell. */
  Double volume() {
    if (lattice == null) {
      return null;
    }
    double[] l = lattice;
    double volume =
        l[0] * (l[4] * l[8] - l[5] * l[7])
            + l[1] * (l[5] * l[6] - l[3] * l[8])
            + l[2] * (l[3] * l[7] - l[4] * l[6]);
    return CUBIC_ANGSTROM.toSi(Math.abs(volume));
  }

  /**
   * The section.
   *
   * @param name title that the user gave, or null
   * @param labels element symbol of each atom; left out where they are not as many as positions
   * @param movable three per atom, whether a coordinate may move; null where all may
   */
  AtomicSystem section(String name, List<String> labels, boolean[] movable) {
    boolean fitting = positions == null || positions.length == 3 * labels.size();
    return told(name, fitting ? labels : List.of(), movable);
  }

  private AtomicSystem told(String name, List<String> labels, boolean[] movable) {
    AtomsBuilder atoms =
        AtomsBuilder.builder()
            .nAtoms(positions == null ? null : (Integer) (positions.length / 3))
            .labels(labels)
            .species(
                labels.stream()
                    .map(label -> Element.find(label).map(Element::number).orElse(0))
                    .toList())
            .latticeVectors(
                lattice == null ? null : Tensor.of(lattice, 3, 3).scaled(ANGSTROM.factor()))
            .periodic(List.of(true, true, true))
            .positions(perAtom(positions, ANGSTROM.factor()))
            .velocities(perAtom(velocities, ANGSTROM_PER_FEMTOSECOND.factor()));
    AtomicSystemBuilder system = AtomicSystemBuilder.builder().name(name);
    if (movable != null && movable.length == 3 * labels.size()) {
      double[] fixed = new double[movable.length];
      List<List<Boolean>> flags = new ArrayList<>();
      for (int i = 0; i < movable.length; i++) {
        fixed[i] = movable[i] ? 0 : 1;
        if (i % 3 == 2) {
          flags.add(List.of(movable[i - 2], movable[i - 1], movable[i]));
        }
      }
      atoms.fixed(Tensor.of(fixed, labels.size(), 3));
      system.addExtras("x_vasp_selective_dynamics", flags);
    }
    return system.atoms(atoms.build()).build();
  }

  private static Tensor perAtom(double[] values, double factor) {
    return values == null ? null : Tensor.of(values, values.length / 3, 3).scaled(factor);
  }
}
