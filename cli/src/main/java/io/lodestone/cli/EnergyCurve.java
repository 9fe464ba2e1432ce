package io.lodestone.cli;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import io.lodestone.crystal.symmetry.Symmetry;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Energies of one crystal at several volumes, by one method.
 *
 * @param name of the material and its structure, or of the file
 * @param composition of the material; empty where a file does not say
 * @param structure space group and number of sites; empty where unknown
 * @param method program, functional and cut-off; empty where unknown
 * @param volumes Å³ per atom; of the cell where the composition is empty
 * @param energies eV per atom, or of the cell
 */
record EnergyCurve(
    String name,
    Optional<Composition> composition,
    String structure,
    String method,
    double[] volumes,
    double[] energies) {
  /** What points of one curve share. */
  private record Key(String formula, String structure, String method) {}

  /** Whether there are as many different volumes as an equation of state has parameters. */
  boolean isLongEnough() {
    double[] sorted = Arrays.stream(volumes).sorted().toArray();
    long different =
        IntStream.range(0, sorted.length)
            .filter(i -> i == 0 || sorted[i] > sorted[i - 1] * (1 + 1e-6))
            .count();
    return different >= 4;
  }

  /** Sorts energies into curves: by formula, space group and sites, method and cut-off. */
  static List<EnergyCurve> of(List<MaterialEnergy> energies) {
    Map<Key, List<MaterialEnergy>> groups =
        energies.stream()
            .filter(energy -> energy.volumePerAtom().isPresent())
            .collect(
                Collectors.groupingBy(EnergyCurve::key, LinkedHashMap::new, Collectors.toList()));
    return groups.entrySet().stream()
        .map(group -> curve(group.getKey(), group.getValue()))
        .toList();
  }

  private static Key key(MaterialEnergy energy) {
    String method = energy.method();
    String settings = energy.settings().isEmpty() ? "" : ", " + energy.settings();
    return new Key(
        energy.composition().iupac(),
        energy.atoms().map(EnergyCurve::structure).orElse(""),
        method + settings);
  }

  /** What tells structures of one formula apart and stays when the cell is compressed. */
  private static String structure(Structure atoms) {
    if (atoms.periodicity().dimensions() < 3) {
      return "";
    }
    try {
      Symmetry symmetry = Symmetry.of(atoms);
      int count = symmetry.conventionalCell().structure().size();
      return symmetry.spaceGroup().shortSymbol()
          + " ("
          + symmetry.number()
          + "), "
          + count
          + (count == 1 ? " site" : " sites");
    } catch (InvalidInput noSymmetry) {
      return "";
    }
  }

  private static EnergyCurve curve(Key key, List<MaterialEnergy> points) {
    List<MaterialEnergy> sorted =
        points.stream()
            .sorted(
                Comparator.comparingDouble(
                    (MaterialEnergy point) -> point.volumePerAtom().getAsDouble()))
            .toList();
    return new EnergyCurve(
        key.formula() + (key.structure().isEmpty() ? "" : ", " + key.structure()),
        Optional.of(sorted.getFirst().composition()),
        key.structure(),
        key.method(),
        sorted.stream().mapToDouble(point -> point.volumePerAtom().getAsDouble()).toArray(),
        sorted.stream().mapToDouble(MaterialEnergy::energyPerAtom).toArray());
  }
}
