package io.lodestone.crystal.matching;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import io.lodestone.crystal.symmetry.AffineNormalizer;
import io.lodestone.crystal.symmetry.Orbit;
import io.lodestone.crystal.symmetry.Symmetry;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The space group of a crystal and which of its Wyckoff positions are occupied by sites of one
 * kind, without names of species.
 *
 * <p>The letters depend on the choice of origin and axes. Of all choices, which are those of the
 * affine normaliser of the space group, the one with the least letters is taken.
 *
 * @param spaceGroup number in International Tables; of a pair of mirror images the lower one
 * @param kinds for each kind of sites the letters of its orbits, sorted
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
    Map<SiteKind, StringBuilder> letters = new TreeMap<>();
    for (Orbit orbit : symmetry.orbits()) {
      SiteKind kind = SiteKind.of(structure.sites().get(orbit.sites().getFirst()));
      letters.computeIfAbsent(kind, k -> new StringBuilder()).append(orbit.position().letter());
    }
    // Mirror images have the same positions under the same letters.
    int number = MIRRORED.getOrDefault(symmetry.number(), symmetry.number());
    return AffineNormalizer.of(number).exchanges().stream()
        .map(exchange -> exchanged(letters.values(), exchange))
        .min(Comparator.comparing(List::toString))
        .map(least -> new WyckoffContent(number, least));
  }

  private static List<String> exchanged(Collection<StringBuilder> kinds, String exchange) {
    return kinds.stream()
        .map(
            letters ->
                letters
                    .chars()
                    .map(letter -> exchange.charAt(AffineNormalizer.place((char) letter)))
                    .sorted()
                    .collect(
                        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString())
        .sorted()
        .toList();
  }
}
