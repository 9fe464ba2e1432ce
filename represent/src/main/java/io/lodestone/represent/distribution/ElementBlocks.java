package io.lodestone.represent.distribution;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.represent.Atoms;
import io.lodestone.represent.Feature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The combinations of elements that have a grid of values each: elements, pairs, or triples of an
 * atom between two others; or one block for all.
 */
final class ElementBlocks {
  /** Values of a row beyond which nobody can learn from it. */
  private static final long MOST = 1_000_000;

  private final List<Element> elements;
  private final boolean isPartial;
  private final int kinds;
  private final int pairs;
  private final int bodies;

  /**
   * @param elements those of the set of structures
   * @param bodies 1, 2 or 3 atoms
   * @param isPartial whether combinations are told apart
   */
  ElementBlocks(Collection<Element> elements, int bodies, boolean isPartial) {
    this.elements = List.copyOf(elements);
    this.isPartial = isPartial;
    this.bodies = bodies;
    kinds = isPartial ? elements.size() : 1;
    pairs = kinds * (kinds + 1) / 2;
  }

  int count() {
    return switch (bodies) {
      case 1 -> kinds;
      case 2 -> pairs;
      default -> kinds * pairs;
    };
  }

  /**
   * The elements of the atoms, as numbers of theirs.
   *
   * @throws InvalidInput for an element that is not among those that rows have room for
   */
  int[] kinds(Atoms atoms) {
    int[] found = new int[atoms.size()];
    for (int i = 0; i < found.length; i++) {
      int kind = elements.indexOf(atoms.element(i));
      if (kind < 0) {
        throw new InvalidInput(
            null,
            "site " + (i + 1),
            atoms.element(i).symbol(),
            "one of the elements that rows have room for: "
                + elements.stream().map(Element::symbol).collect(Collectors.joining(" ")),
            null);
      }
      found[i] = isPartial ? kind : 0;
    }
    return found;
  }

  /** The block of a pair of kinds in either order. */
  int pair(int one, int other) {
    int low = Math.min(one, other);
    int high = Math.max(one, other);
    return low * kinds - low * (low - 1) / 2 + high - low;
  }

  /** The block of a kind between two others, these in either order. */
  int triple(int end, int apex, int other) {
    return apex * pairs + pair(end, other);
  }

  /**
   * A feature for each point of each block.
   *
   * @param name with which labels begin
   * @throws InvalidInput when there are too many
   */
  List<Feature> features(String name, GaussianGrid grid, String unit) {
    long size = (long) count() * grid.points();
    if (size > MOST) {
      throw new InvalidInput(
          null,
          name,
          "%d values for %d elements".formatted(size, elements.size()),
          "at most %d values".formatted(MOST),
          "set partial=false or fewer points");
    }
    List<Feature> features = new ArrayList<>((int) size);
    for (String block : names()) {
      for (int i = 0; i < grid.points(); i++) {
        features.add(Feature.of(name + block + " " + grid.label(i), unit));
      }
    }
    return List.copyOf(features);
  }

  /** What follows the name of a method in labels, block by block. */
  private List<String> names() {
    if (!isPartial) {
      return List.of("");
    }
    List<String> names = new ArrayList<>();
    switch (bodies) {
      case 1 -> elements.forEach(element -> names.add(" " + element));
      case 2 -> addPairs(names, "-");
      default -> elements.forEach(apex -> addPairs(names, "-" + apex + "-"));
    }
    return names;
  }

  private void addPairs(List<String> names, String between) {
    for (int i = 0; i < kinds; i++) {
      for (int j = i; j < kinds; j++) {
        names.add(" " + elements.get(i) + between + elements.get(j));
      }
    }
  }
}
