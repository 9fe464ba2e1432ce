package io.lodestone.archive.parse.vasp;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.AtomicSystemBuilder;
import io.lodestone.archive.metainfo.AtomsGroupBuilder;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.FixedAxes;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Species;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A crystal as POSCAR and CONTCAR give it (VASP manual, "POSCAR").
 *
 * @param title first line
 * @param lattice the lattice vectors, scaled
 * @param kinds the kinds of atoms in their order; the element is empty where the file, which need
 *     not name it, leaves it open
 * @param fractions positions in fractions of the lattice vectors, three per atom, as written (not
 *     wrapped into the cell)
 * @param movable three per atom, whether a coordinate may move; empty where all may
 * @param velocities Cartesian, Å/fs, three per atom; empty where the file has none but zeros
 */
record Poscar(
    String title,
    Lattice lattice,
    List<Kind> kinds,
    List<Double> fractions,
    List<Boolean> movable,
    List<Double> velocities) {

  /**
   * Atoms of one kind, which follow each other.
   *
   * @param element the element, if known
   * @param count how many, at least 0
   */
  record Kind(Optional<Element> element, int count) {}

  /** Makes the lists immutable. */
  Poscar {
    kinds = List.copyOf(kinds);
    fractions = List.copyOf(fractions);
    movable = List.copyOf(movable);
    velocities = List.copyOf(velocities);
  }

  /**
   * Reads a file.
   *
   * @param lines the file from its first line on
   * @throws InvalidInput where the content contradicts the format or ends before the last atom
   */
  static Poscar read(TextReader lines) throws IOException {
    return new PoscarReader(lines, List.of()).read();
  }

  /** The kind of each atom, counted from 0; tells atoms apart even where elements are unknown. */
  int[] kindOfAtoms() {
    return IntStream.range(0, kinds.size())
        .flatMap(kind -> IntStream.range(0, kinds.get(kind).count()).map(atom -> kind))
        .toArray();
  }

  /** The structure; sites of unknown elements have the species X. */
  Structure structure() {
    int[] kindOfAtom = kindOfAtoms();
    List<Site> sites = new ArrayList<>(kindOfAtom.length);
    for (int atom = 0; atom < kindOfAtom.length; atom++) {
      Species species =
          kinds.get(kindOfAtom[atom]).element().map(Species::of).orElse(Species.UNKNOWN);
      Vector3 position =
          new Vector3(
              fractions.get(3 * atom), fractions.get(3 * atom + 1), fractions.get(3 * atom + 2));
      Site site = Site.of(species, position);
      sites.add(
          movable.isEmpty()
              ? site
              : site.withFixed(
                  new FixedAxes(
                      !movable.get(3 * atom),
                      !movable.get(3 * atom + 1),
                      !movable.get(3 * atom + 2))));
    }
    return Structure.crystal(lattice, sites);
  }

  /** The section of the Metainfo. */
  AtomicSystem section() {
    double[] rows = lattice.toRows();
    double[] positions = Configuration.cartesian(rows, array(fractions));
    int[] kindOfAtom = kindOfAtoms();
    List<String> labels =
        IntStream.of(kindOfAtom)
            .mapToObj(kind -> kinds.get(kind).element().map(Element::symbol).orElse("X"))
            .toList();
    boolean[] flags = movable.isEmpty() ? null : new boolean[movable.size()];
    for (int i = 0; i < movable.size(); i++) {
      flags[i] = movable.get(i);
    }
    Configuration configuration =
        new Configuration(rows, positions, velocities.isEmpty() ? null : array(velocities));
    AtomicSystem system = configuration.section(title.isEmpty() ? null : title, labels, flags);
    if (kinds.stream().allMatch(kind -> kind.element().isPresent())) {
      return system;
    }
    AtomicSystemBuilder grouped = AtomicSystemBuilder.builder(system);
    for (int kind = 0; kind < kinds.size(); kind++) {
      int wanted = kind;
      grouped.addAtomsGroup(
          AtomsGroupBuilder.builder()
              .label("kind " + (kind + 1))
              .type("kind")
              .atomIndices(
                  IntStream.range(0, kindOfAtom.length)
                      .filter(atom -> kindOfAtom[atom] == wanted)
                      .boxed()
                      .toList())
              .build());
    }
    return grouped.build();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
