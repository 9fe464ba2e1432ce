package io.lodestone.archive.parse.exciting;

import static io.lodestone.core.quantity.MaterialsUnit.BOHR;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.AtomicSystemBuilder;
import io.lodestone.archive.metainfo.AtomsBuilder;
import io.lodestone.archive.parse.lapw.InfoLine;
import io.lodestone.core.element.Element;
import io.lodestone.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The crystal of the input file, for where no output of the ground state is at hand. */
final class InputStructure {
  private final List<double[]> lattice;
  private final List<String> labels = new ArrayList<>();
  private final List<double[]> positions = new ArrayList<>();
  private final boolean cartesian;

  InputStructure(InputXml input) {
    double scale = input.number("structure/crystal", "scale").orElse(1.0);
    double[] stretch = input.numbers("structure/crystal", "stretch");
    lattice = new ArrayList<>();
    for (double[] row : input.rows("structure/crystal/basevect")) {
      if (row.length == 3) {
        double factor = scale * (stretch.length == 3 ? stretch[lattice.size() % 3] : 1);
        lattice.add(new double[] {row[0] * factor, row[1] * factor, row[2] * factor});
      }
    }
    cartesian = input.attribute("structure", "cartesian").map("true"::equals).orElse(false);
    String label = "X";
    for (InputXml.Element element : input.elements()) {
      if (element.path().endsWith("structure/species")) {
        label = element.attributes().getOrDefault("speciesfile", "X").replaceFirst("[._].*", "");
      } else if (element.path().endsWith("structure/species/atom")) {
        double[] position = InfoLine.leadingNumbers(element.attributes().getOrDefault("coord", ""));
        if (position.length == 3) {
          labels.add(label);
          positions.add(position);
        }
      }
    }
  }

  /** The system; empty where the input has no atoms or no lattice. */
  Optional<AtomicSystem> system() {
    if (positions.isEmpty() || lattice.size() != 3) {
      return Optional.empty();
    }
    double[][] metres = new double[positions.size()][3];
    for (int i = 0; i < metres.length; i++) {
      double[] position = positions.get(i);
      for (int axis = 0; axis < 3; axis++) {
        metres[i][axis] =
            BOHR.toSi(
                cartesian
                    ? position[axis]
                    : position[0] * lattice.get(0)[axis]
                        + position[1] * lattice.get(1)[axis]
                        + position[2] * lattice.get(2)[axis]);
      }
    }
    AtomsBuilder atoms = AtomsBuilder.builder();
    atoms.nAtoms(labels.size()).labels(labels);
    atoms.species(
        labels.stream().map(name -> Element.find(name).map(Element::number).orElse(0)).toList());
    atoms.positions(Tensor.matrix(metres));
    atoms.latticeVectors(Tensor.matrix(lattice.toArray(double[][]::new)).scaled(BOHR.factor()));
    atoms.periodic(List.of(true, true, true));
    return Optional.of(AtomicSystemBuilder.builder().atoms(atoms.build()).build());
  }
}
