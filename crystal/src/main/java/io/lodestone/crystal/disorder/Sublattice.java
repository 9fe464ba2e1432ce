package io.lodestone.crystal.disorder;

import io.lodestone.core.structure.Occupant;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Species;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Equivalent disordered sites, and how many of them each species fills in a supercell.
 *
 * @param sites of the parent's primitive cell, by their place among the disordered ones
 * @param species that share the sites; empty for the vacancy, which comes last
 * @param occupations the share of each, as the disordered crystal states it; they add up to 1
 * @param counts how many sites of the supercell each fills
 */
public record Sublattice(
    List<Integer> sites,
    List<Optional<Species>> species,
    List<Double> occupations,
    List<Integer> counts) {
  /** What occupancies may lack to 1 without a vacancy: they are often given with few digits. */
  private static final double FULL = 5e-3;

  public Sublattice {
    sites = List.copyOf(sites);
    species = List.copyOf(species);
    occupations = List.copyOf(occupations);
    counts = List.copyOf(counts);
  }

  /**
   * The sublattice with the counts that come closest to the occupations: whole parts first, then
   * one more for the largest remainders.
   */
  static Sublattice of(int[] members, Site site, int volume) {
    List<Optional<Species>> species = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    double sum = 0;
    for (Occupant occupant : site.occupants()) {
      species.add(Optional.of(occupant.species()));
      shares.add(occupant.occupancy());
      sum += occupant.occupancy();
    }
    if (sum < 1 - FULL) {
      species.add(Optional.empty());
      shares.add(1 - sum);
    } else {
      double total = sum;
      shares.replaceAll(share -> share / total);
    }
    return new Sublattice(
        Arrays.stream(members).boxed().toList(),
        species,
        shares,
        apportion(shares, members.length * volume));
  }

  private static List<Integer> apportion(List<Double> shares, int places) {
    int[] counts = shares.stream().mapToInt(share -> (int) Math.floor(share * places)).toArray();
    int left = places - Arrays.stream(counts).sum();
    for (; left > 0; left--) {
      int most = 0;
      for (int i = 1; i < counts.length; i++) {
        if (shares.get(i) * places - counts[i] > shares.get(most) * places - counts[most] + 1e-9) {
          most = i;
        }
      }
      counts[most]++;
    }
    return Arrays.stream(counts).boxed().toList();
  }

  /** The share of a species in the supercell, by its place in {@link #species()}. */
  public double realised(int index) {
    return counts.get(index) / (double) counts.stream().mapToInt(Integer::intValue).sum();
  }

  /** The largest difference between what is stated and what the supercell has. */
  public double error() {
    double error = 0;
    for (int i = 0; i < species.size(); i++) {
      error = Math.max(error, Math.abs(realised(i) - occupations.get(i)));
    }
    return error;
  }
}
