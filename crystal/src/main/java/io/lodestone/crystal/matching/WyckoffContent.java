package io.lodestone.crystal.matching;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import io.lodestone.crystal.symmetry.Orbit;
import io.lodestone.crystal.symmetry.Symmetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The space group of a crystal and what sits on its positions, without names of species and without
 * Wyckoff letters, which depend on the choice of origin and axes.
 *
 * @param spaceGroup number in International Tables; of a pair of mirror images the lower one
 * @param kinds for each kind of sites the multiplicities and site symmetries of its orbits, sorted
 */
record WyckoffContent(int spaceGroup, List<String> kinds) {
  /** Numbers of space groups whose mirror images have the number given here. */
  private static final Map<Integer, Integer> MIRRORED =
      Map.ofEntries(
          Map.entry(78, 76),
          Map.entry(95, 91),
          Map.entry(96, 92),
          Map.entry(145, 144),
          Map.entry(153, 151),
          Map.entry(154, 152),
          Map.entry(170, 169),
          Map.entry(172, 171),
          Map.entry(179, 178),
          Map.entry(181, 180),
          Map.entry(213, 212));

  /** The content of a crystal; none if its symmetry cannot be found, as with overlapping atoms. */
  static Optional<WyckoffContent> of(Structure structure) {
    Symmetry symmetry;
    try {
      symmetry = Symmetry.of(structure);
    } catch (InvalidInput e) {
      return Optional.empty();
    }
    Map<SiteKind, List<String>> orbits = new TreeMap<>();
    for (Orbit orbit : symmetry.orbits()) {
      SiteKind kind = SiteKind.of(structure.sites().get(orbit.sites().getFirst()));
      orbits.computeIfAbsent(kind, k -> new ArrayList<>()).add(describe(orbit));
    }
    List<String> kinds =
        orbits.values().stream()
            .map(ofKind -> ofKind.stream().sorted().toList().toString())
            .sorted()
            .toList();
    return Optional.of(
        new WyckoffContent(MIRRORED.getOrDefault(symmetry.number(), symmetry.number()), kinds));
  }

  private static String describe(Orbit orbit) {
    // The order of the axes is a choice as well, so mm2 and 2mm are the same.
    String axes =
        orbit
            .position()
            .siteSymmetry()
            .replace(".", "")
            .chars()
            .sorted()
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return orbit.position().multiplicity() + " " + axes;
  }
}
