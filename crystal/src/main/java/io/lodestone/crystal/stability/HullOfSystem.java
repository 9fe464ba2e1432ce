package io.lodestone.crystal.stability;

import io.lodestone.core.element.Element;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The hull of the stable phases of some elements, with the phases behind its points. */
final class HullOfSystem {
  private final List<Element> elements;
  private final List<Phase> phases;
  private final double[] zeros;
  private final LowerHull hull;

  /**
   * @param elements by atomic number
   * @param pure the stable phase of each
   * @param compounds all stable compounds of them
   */
  HullOfSystem(List<Element> elements, List<Phase> pure, List<Phase> compounds) {
    this.elements = elements;
    zeros = pure.stream().mapToDouble(Phase::energyPerAtom).toArray();
    phases = new ArrayList<>(pure);
    phases.addAll(compounds);
    hull = new LowerHull(elements.size());
    for (Phase compound : compounds) {
      double[] x = SystemSolver.fractions(compound, elements);
      double energy = compound.energyPerAtom();
      for (int i = 0; i < x.length; i++) {
        energy -= x[i] * zeros[i];
      }
      hull.add(x, energy);
    }
  }

  List<Element> elements() {
    return elements;
  }

  List<Phase> phases() {
    return phases;
  }

  LowerHull points() {
    return hull;
  }

  void solve(double[] x) {
    hull.at(x, -1);
  }

  Equilibrium equilibrium() {
    return new Equilibrium(PhaseDiagram.decomposition(hull, phases), absolute(hull.potentials()));
  }

  /** Potentials relative to the elements, on the scale of the energies of the phases. */
  Map<Element, Double> absolute(double[] relative) {
    Map<Element, Double> potentials = new EnumMap<>(Element.class);
    for (int i = 0; i < relative.length; i++) {
      potentials.put(elements.get(i), relative[i] + zeros[i]);
    }
    return potentials;
  }

  double[] zeros() {
    return zeros;
  }
}
