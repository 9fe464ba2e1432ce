package io.lodestone.archive.parse.cp2k;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.AtomicSystemBuilder;
import io.lodestone.archive.metainfo.AtomsBuilder;
import io.lodestone.core.element.Element;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A configuration of atoms: elements and positions in Å, which may grow while they are read. */
final class Structure {
  private Element[] elements = new Element[16];
  private double[] positions = new double[48];
  private int count;

  /** Adds an atom; the element is null for a site without one. */
  void add(Element element, double x, double y, double z) {
    if (count == elements.length) {
      elements = Arrays.copyOf(elements, 2 * count);
      positions = Arrays.copyOf(positions, 6 * count);
    }
    elements[count] = element;
    positions[3 * count] = x;
    positions[3 * count + 1] = y;
    positions[3 * count + 2] = z;
    count++;
  }

  int nAtoms() {
    return count;
  }

  /** The coordinates as they were added, n × 3. */
  Tensor coordinates() {
    return Tensor.of(Arrays.copyOf(positions, 3 * count), count, 3);
  }

  /** The element at the start of a label such as {@code Fe1} or {@code O_w}. */
  static Element element(String label) {
    int end = 0;
    while (end < label.length() && end < 3 && Character.isLetter(label.charAt(end))) {
      end++;
    }
    for (int length = Math.min(end, 2); length > 0; length--) {
      String symbol =
          label.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
              + label.substring(1, length).toLowerCase(java.util.Locale.ROOT);
      Optional<Element> found = Element.find(symbol);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return null;
  }

  /**
   * The section.
   *
   * @param cell 3 × 3 in Å, or null
   * @param velocities n × 3 in m/s, or null
   */
  AtomicSystem section(double[] cell, List<Boolean> periodic, Tensor velocities, Tensor fixed) {
    List<Element> known = Arrays.asList(elements).subList(0, count);
    return AtomicSystemBuilder.builder()
        .atoms(
            AtomsBuilder.builder()
                .nAtoms(count)
                .labels(known.stream().map(e -> e == null ? "X" : e.symbol()).toList())
                .species(known.stream().map(e -> e == null ? 0 : e.number()).toList())
                .positions(coordinates().scaled(MaterialsUnit.ANGSTROM.factor()))
                .latticeVectors(
                    cell == null
                        ? null
                        : Tensor.of(cell, 3, 3).scaled(MaterialsUnit.ANGSTROM.factor()))
                .periodic(cell == null ? List.of(false, false, false) : periodic)
                .velocities(velocities)
                .fixed(fixed)
                .build())
        .build();
  }
}
