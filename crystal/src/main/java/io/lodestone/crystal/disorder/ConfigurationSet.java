package io.lodestone.crystal.disorder;

import java.math.BigInteger;
import java.util.List;

/**
 * The distinct ordered configurations of a disordered crystal in supercells of one volume.
 *
 * @param volume how many primitive cells a supercell holds
 * @param supercells how many superlattices of this volume there are, before symmetry
 * @param distinctSupercells how many of them are distinct
 * @param total how many arrangements there are in all supercells, before symmetry; the degeneracies
 *     add up to it unless this is a sample
 * @param sampled whether the configurations were drawn at random
 * @param sublattices the equivalent sites, with the counts of each species
 * @param configurations by falling degeneracy
 */
public record ConfigurationSet(
    int volume,
    int supercells,
    int distinctSupercells,
    BigInteger total,
    long excluded,
    boolean sampled,
    List<Sublattice> sublattices,
    List<OrderedConfiguration> configurations) {
  public ConfigurationSet {
    sublattices = List.copyOf(sublattices);
    configurations = List.copyOf(configurations);
  }

  /** The largest difference between an occupation that is stated and the one that is realised. */
  public double error() {
    return sublattices.stream().mapToDouble(Sublattice::error).max().orElse(0);
  }
}
