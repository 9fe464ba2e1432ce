package io.lodestone.crystal.matching;

import io.lodestone.core.structure.Occupant;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Species;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What two sites must have in common to correspond: their elements with their occupancies, to three
 * digits. Charges, isotopes and moments tell no sites apart, and labels only sites of unknown
 * species.
 *
 * @param text such as {@code Fe} or {@code Fe0.5Ni0.5}
 */
record SiteKind(String text) implements Comparable<SiteKind> {
  static SiteKind of(Site site) {
    if (site.isOrdered()) {
      Species species = site.mainSpecies();
      boolean known = species.element().isPresent();
      return new SiteKind(known ? element(species) : element(species) + site.label().orElse(""));
    }
    Map<String, Double> shares = new TreeMap<>();
    for (Occupant occupant : site.occupants()) {
      shares.merge(element(occupant.species()), occupant.occupancy(), Double::sum);
    }
    return new SiteKind(
        shares.entrySet().stream()
            .map(share -> share.getKey() + digits(share.getValue()))
            .collect(Collectors.joining()));
  }

  @Override
  public int compareTo(SiteKind other) {
    return Comparator.comparing(SiteKind::text).compare(this, other);
  }

  private static String element(Species species) {
    return species.element().map(e -> e.symbol()).orElse("X");
  }

  private static String digits(double occupancy) {
    return String.format(Locale.ROOT, "%.3f", occupancy);
  }
}
