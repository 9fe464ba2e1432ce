package io.lodestone.crystal.prototype;

import io.lodestone.core.element.Element;
import io.lodestone.core.structure.Structure;
import io.lodestone.crystal.neighbour.NeighbourList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How large a prototype is when given elements take its roles: the one size at which its bonds have
 * the strength that the elements can give.
 *
 * <p>A bond of length d has the strength exp((R − d)/b), with b = 0.37 Å for all (Brown and
 * Altermatt, Acta Cryst. B41, 244, 1985). Where {@linkplain ChargeBalance common oxidation states}
 * balance, bonds are those between cations and anions, R is the length of valence 1 after O'Keeffe
 * and Brese (J. Am. Chem. Soc. 113, 3226, 1991), and the strengths sum to the charge of all
 * cations. Else all neighbours are bonded, R is the sum of the metallic radii for twelve
 * neighbours, and each atom has as much strength as twelve such neighbours give; fewer neighbours
 * are nearer, as Pauling found (J. Am. Chem. Soc. 69, 542, 1947).
 */
final class BondSum {
  private static final double SOFTNESS = 0.37;

  /** Elements whose charge is the same in nearly all their compounds. */
  private static final Map<Element, Integer> ALWAYS_ANIONS =
      Map.of(
          Element.O,
          -2,
          Element.F,
          -1,
          Element.Cl,
          -1,
          Element.Br,
          -1,
          Element.I,
          -1,
          Element.N,
          -3);

  private static final double METAL_BONDS_PER_ATOM = 6;

  /** Where distances are taken; bonds beyond a few Å add nothing at any size that comes out. */
  private static final double REFERENCE_VOLUME_PER_ATOM = 20;

  private static final double REACH = 9;

  private final Prototype prototype;
  private final double referenceLength;
  private final int atoms;
  private final List<Pair> pairs;

  /** How many pairs of atoms in the cell have these roles and this distance. */
  private record Pair(String one, String other, double distance, int count) {}

  /** The roles of anions, and their charge in the cell, in units of −e. */
  private record Ions(Set<String> anions, double charge) {}

  BondSum(Prototype prototype) {
    this.prototype = prototype;
    Structure example = prototype.exampleStructure();
    atoms = example.size();
    double perAtom = example.volume().orElseThrow() / atoms;
    referenceLength = prototype.exampleLength() * Math.cbrt(REFERENCE_VOLUME_PER_ATOM / perAtom);
    pairs = pairs(prototype.decorated(prototype.example(), referenceLength));
  }

  private List<Pair> pairs(Structure structure) {
    String[] role = new String[structure.size()];
    int next = 0;
    for (Map.Entry<String, Integer> of : prototype.atoms().entrySet()) {
      for (int i = 0; i < of.getValue(); i++) {
        role[next++] = of.getKey();
      }
    }
    NeighbourList near = NeighbourList.within(structure, REACH);
    Map<Pair, Integer> counts = new HashMap<>();
    for (int i = 0; i < near.size(); i++) {
      for (int n = near.start(i); n < near.start(i + 1); n++) {
        // To 0.1 mÅ; finer differences are rounding.
        double distance = Math.rint(near.distance(n) * 1e4) / 1e4;
        counts.merge(new Pair(role[i], role[near.index(n)], distance, 0), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .map(e -> new Pair(e.getKey().one, e.getKey().other, e.getKey().distance, e.getValue()))
        .toList();
  }

  /**
   * The oxidation states that elements would have in the roles, in their order, if they balance.
   */
  Optional<Map<String, Integer>> oxidationStates(Map<String, Element> elements) {
    List<String> roles = prototype.roles();
    return ChargeBalance.of(
            roles.stream().map(elements::get).toList(), List.copyOf(prototype.amounts().values()))
        .map(
            states -> {
              Map<String, Integer> byRole = new HashMap<>();
              for (int i = 0; i < roles.size(); i++) {
                byRole.put(roles.get(i), states.get(i));
              }
              return byRole;
            });
  }

  /** The length of a, in Å, for elements in the roles. */
  double length(Map<String, Element> elements) {
    Optional<Ions> ions = ions(elements);
    Optional<Ions> ofExample = ions(prototype.example());
    if (ions.isPresent() != ofExample.isPresent()) {
      return ruled(elements, ions);
    }
    return ruled(elements, ions)
        * prototype.exampleLength()
        / ruled(prototype.example(), ofExample);
  }

  /** Which of the roles are anions, if any are. */
  private Optional<Ions> ions(Map<String, Element> elements) {
    Map<String, Integer> amounts = prototype.atoms();
    Optional<Map<String, Integer>> balanced = oxidationStates(elements);
    Map<String, Integer> charges = new HashMap<>();
    for (Map.Entry<String, Element> of : elements.entrySet()) {
      int charge =
          balanced
              .map(states -> Math.min(0, states.get(of.getKey())))
              .orElse(ALWAYS_ANIONS.getOrDefault(of.getValue(), 0));
      if (charge < 0) {
        charges.put(of.getKey(), charge);
      }
    }
    double total = 0;
    for (Map.Entry<String, Integer> anion : charges.entrySet()) {
      total -= anion.getValue() * amounts.get(anion.getKey());
    }
    return charges.isEmpty() || charges.size() == elements.size()
        ? Optional.empty()
        : Optional.of(new Ions(Set.copyOf(charges.keySet()), total));
  }

  /** The length of a that the rule for ions gives, or that for metals. */
  private double ruled(Map<String, Element> elements, Optional<Ions> ions) {
    BondLengths lengths = BondLengths.tabulated();
    double[] unit = new double[pairs.size()];
    double[] weight = new double[pairs.size()];
    for (int i = 0; i < unit.length; i++) {
      Pair pair = pairs.get(i);
      Element one = elements.get(pair.one);
      Element other = elements.get(pair.other);
      // Each pair is counted from both ends.
      weight[i] = pair.count / 2.0;
      if (ions.isEmpty()) {
        unit[i] = lengths.inMetal(one, other);
      } else {
        unit[i] = lengths.ofValenceOne(one, other);
        Set<String> anions = ions.get().anions();
        weight[i] *= anions.contains(pair.one) == anions.contains(pair.other) ? 0 : 1;
      }
    }
    double wanted = ions.map(Ions::charge).orElse(METAL_BONDS_PER_ATOM * atoms);
    return referenceLength * scale(unit, weight, wanted);
  }

  /** The factor on all distances at which the strengths sum to what is wanted, by bisection. */
  private double scale(double[] unit, double[] weight, double wanted) {
    double low = 0.2;
    double high = 5;
    while (high - low > 1e-10) {
      double middle = (low + high) / 2;
      double sum = 0;
      for (int i = 0; i < unit.length; i++) {
        sum += weight[i] * Math.exp((unit[i] - middle * pairs.get(i).distance) / SOFTNESS);
      }
      if (sum > wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
