package io.lodestone.crystal.stability;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The phase diagram of a system that exchanges some elements with reservoirs, such as oxides under
 * a given oxygen pressure.
 *
 * <p>What counts is the grand potential Φ = E − Σ μᵢ Nᵢ over the open elements, per atom of the
 * others (Ong, Wang, Kang and Ceder, Chem. Mater. 20, 1798, 2008).
 */
public final class GrandPotentialDiagram {
  private final PhaseDiagram diagram;
  private final Map<Phase, Phase> original = new IdentityHashMap<>();

  private GrandPotentialDiagram(List<Phase> phases, Map<Element, Double> potentials) {
    List<Phase> projected = new ArrayList<>();
    for (Phase phase : phases) {
      Composition whole = phase.composition();
      Map<Element, Double> left = new EnumMap<>(whole.toMap());
      double potential = phase.energyPerAtom() * whole.atoms();
      for (Map.Entry<Element, Double> open : potentials.entrySet()) {
        left.remove(open.getKey());
        potential -= open.getValue() * whole.amount(open.getKey());
      }
      if (!left.isEmpty()) {
        Phase closed = Phase.withTotalEnergy(phase.id(), Composition.of(left), potential);
        projected.add(closed);
        original.put(closed, phase);
      }
    }
    diagram = PhaseDiagram.of(projected);
  }

  /**
   * Opens a diagram.
   *
   * @param potentials of each open element, eV/atom on the scale of the energies of the phases; see
   *     {@link PhaseDiagram#reference} for that of the pure element
   * @throws InvalidInput when an element is not in the diagram or none is left closed
   */
  public static GrandPotentialDiagram of(PhaseDiagram closed, Map<Element, Double> potentials) {
    potentials.keySet().forEach(closed::reference);
    if (potentials.size() == closed.elements().size()) {
      throw new InvalidInput(null, null, "only open elements", "at least one that is closed", null);
    }
    List<Phase> phases = new ArrayList<>(closed.phases());
    closed.elements().stream()
        .map(closed::reference)
        .filter(reference -> phases.stream().noneMatch(phase -> phase == reference))
        .forEach(phases::add);
    return new GrandPotentialDiagram(phases, potentials);
  }

  /**
   * The diagram of what is left without the open elements: its energies are grand potentials, and
   * its phases carry the identifiers of the original ones.
   */
  public PhaseDiagram projected() {
    return diagram;
  }

  /** The phases that are stable against exchange with the reservoirs, with all their elements. */
  public List<Phase> stable() {
    return diagram.stable().stream().map(original::get).toList();
  }

  /**
   * The phase behind one of {@link #projected()}.
   *
   * @throws IllegalArgumentException when it is none of those
   */
  public Phase original(Phase projected) {
    Phase phase = original.get(projected);
    if (phase == null) {
      throw new IllegalArgumentException(projected + " is not of this diagram");
    }
    return phase;
  }
}
