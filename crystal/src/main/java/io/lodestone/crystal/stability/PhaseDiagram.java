package io.lodestone.crystal.stability;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The phase diagram at 0 K: which of many phases are stable, and into what the others fall apart.
 *
 * <p>It may span a few elements or the whole periodic table: every phase is judged in the system of
 * its own elements, and systems are worked through from the smallest to the largest, so that time
 * grows with the number of phases and not with the number of elements. Energies are in eV per atom.
 */
public final class PhaseDiagram {
  /** Atom fractions that differ by no more than this belong to one composition. */
  static final double SAME_COMPOSITION = 1e-9;

  /** Shares of a decomposition below this are rounding errors. */
  private static final double NO_SHARE = 1e-9;

  /** From so many systems of one size on, they are shared among processors. */
  private static final int MANY = 64;

  private static final int MOST_NAMED = 8;

  private final List<Phase> phases;
  private final Map<Element, Phase> references;
  private final Map<ElementSet, List<Phase>> stableCompounds = new HashMap<>();
  private final Map<Phase, Stability> stabilities = new IdentityHashMap<>();

  private PhaseDiagram(List<Phase> phases, Map<Element, Phase> references) {
    this.phases = phases;
    this.references = references;
  }

  /**
   * The diagram of phases with total energies, each with the same zero (the same method, and
   * corrections applied). The phase of lowest energy of each element is its reference.
   *
   * @throws InvalidInput when an element occurs in compounds but has no phase of its own
   */
  public static PhaseDiagram of(Collection<Phase> phases) {
    Map<Element, Phase> references = references(phases);
    List<Element> missing = missing(phases, references);
    if (!missing.isEmpty()) {
      String names =
          missing.stream().limit(MOST_NAMED).map(Element::symbol).collect(Collectors.joining(", "))
              + (missing.size() > MOST_NAMED
                  ? " and " + (missing.size() - MOST_NAMED) + " other elements"
                  : "");
      throw new InvalidInput(
          null,
          null,
          "none of " + names,
          "the energy of at least one phase of each pure element",
          "add them, or say that the energies are formation energies");
    }
    return new PhaseDiagram(List.copyOf(phases), references).solved();
  }

  /**
   * The diagram of phases with formation energies. An element without a phase among them has energy
   * 0; such phases have the symbol for their identifier and are not listed as phases.
   */
  public static PhaseDiagram ofFormationEnergies(Collection<Phase> phases) {
    Map<Element, Phase> references = references(phases);
    for (Element element : missing(phases, references)) {
      Composition pure = Composition.builder().add(element, 1).build();
      references.put(element, new Phase(element.symbol(), pure, 0));
    }
    return new PhaseDiagram(List.copyOf(phases), references).solved();
  }

  private static Map<Element, Phase> references(Collection<Phase> phases) {
    Map<Element, Phase> references = new EnumMap<>(Element.class);
    for (Phase phase : phases) {
      if (phase.composition().size() == 1) {
        references.merge(
            phase.composition().element(0),
            phase,
            (one, other) -> other.energyPerAtom() < one.energyPerAtom() ? other : one);
      }
    }
    return references;
  }

  private static List<Element> missing(Collection<Phase> phases, Map<Element, Phase> references) {
    return phases.stream()
        .flatMap(phase -> phase.composition().elements().stream())
        .distinct()
        .filter(element -> !references.containsKey(element))
        .sorted()
        .toList();
  }

  private PhaseDiagram solved() {
    Map<ElementSet, List<Phase>> systems =
        phases.stream().collect(Collectors.groupingBy(phase -> ElementSet.of(phase.composition())));
    Map<Integer, List<Map.Entry<ElementSet, List<Phase>>>> bySize =
        systems.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    entry -> entry.getKey().size(), TreeMap::new, Collectors.toList()));
    bySize.forEach(
        (size, level) -> {
          Stream<Map.Entry<ElementSet, List<Phase>>> stream =
              level.size() < MANY ? level.stream() : level.parallelStream();
          List<Stability[]> answers =
              stream.map(entry -> solve(entry.getKey(), entry.getValue())).toList();
          for (int i = 0; i < answers.size(); i++) {
            keep(level.get(i).getKey(), answers.get(i));
          }
        });
    return this;
  }

  private void keep(ElementSet system, Stability[] answers) {
    List<Phase> stable = new ArrayList<>();
    for (Stability answer : answers) {
      stabilities.put(answer.phase(), answer);
      if (answer.competition().isPresent()) {
        stable.add(answer.phase());
      }
    }
    if (!stable.isEmpty()) {
      stableCompounds.put(system, stable);
    }
  }

  private Stability[] solve(ElementSet system, List<Phase> own) {
    List<Element> elements = system.elements();
    if (elements.size() == 1) {
      return own.stream().map(this::element).toArray(Stability[]::new);
    }
    List<Phase> pure = elements.stream().map(references::get).toList();
    return new SystemSolver(elements, pure, compounds(system), own).solve();
  }

  private Stability element(Phase phase) {
    Phase reference = references.get(phase.composition().element(0));
    double above = phase.energyPerAtom() - reference.energyPerAtom();
    return new Stability(
        phase,
        above,
        above,
        phase == reference ? OptionalDouble.empty() : OptionalDouble.of(above),
        new Decomposition(List.of(new Decomposition.Part(reference, 1))),
        Optional.empty());
  }

  /** The stable compounds of all subsystems that are known by now; none of the pure elements. */
  private List<Phase> compounds(ElementSet system) {
    List<Phase> found = new ArrayList<>();
    boolean few = system.size() < 30 && 1 << system.size() <= 2 * stableCompounds.size() + 64;
    if (few) {
      for (ElementSet subsystem : system.subsystems()) {
        found.addAll(stableCompounds.getOrDefault(subsystem, List.of()));
      }
    } else {
      stableCompounds.forEach(
          (subsystem, stable) -> {
            if (system.contains(subsystem)) {
              found.addAll(stable);
            }
          });
    }
    return found;
  }

  /** All phases, in the order in which they were given. */
  public List<Phase> phases() {
    return phases;
  }

  /** The elements of all phases, by atomic number. */
  public List<Element> elements() {
    return List.copyOf(references.keySet());
  }

  /**
   * The phase that the formation energies are relative to.
   *
   * @throws InvalidInput when the element is not in the diagram
   */
  public Phase reference(Element element) {
    return Optional.ofNullable(references.get(element)).orElseThrow(() -> outside(element));
  }

  /**
   * How stable a phase of the diagram is.
   *
   * @throws IllegalArgumentException when the phase is not one of {@link #phases()}
   */
  public Stability stability(Phase phase) {
    Stability stability = stabilities.get(phase);
    if (stability == null) {
      throw new IllegalArgumentException(phase + " is not of this diagram");
    }
    return stability;
  }

  /** How stable each of {@link #phases()} is, in their order. */
  public List<Stability> stabilities() {
    return phases.stream().map(this::stability).toList();
  }

  /** The phases of {@link #phases()} that are on the hull. */
  public List<Phase> stable() {
    return phases.stream().filter(phase -> stability(phase).isStable()).toList();
  }

  /**
   * What is at equilibrium at any composition.
   *
   * @throws InvalidInput when an element is not in the diagram
   */
  public Equilibrium equilibrium(Composition composition) {
    if (composition.size() == 0) {
      throw new InvalidInput(null, null, "no element", "a composition", null);
    }
    HullOfSystem hull = hull(composition.elements());
    hull.solve(SystemSolver.fractions(new Phase("", composition, 0), hull.elements()));
    return hull.equilibrium();
  }

  /**
   * How stable a phase would be that is not part of the diagram, eV/atom: its energy above the hull
   * of {@link #phases()}; below 0 if it would be stable.
   *
   * @throws InvalidInput when an element is not in the diagram
   */
  public double energyAboveHull(Phase phase) {
    return phase.energyPerAtom() - equilibrium(phase.composition()).energyPerAtom();
  }

  /**
   * The facets of the hull of some elements: each is a set of phases that can be at equilibrium
   * with each other. Where more phases than elements are coplanar, they are split into simplices.
   *
   * @throws InvalidInput when an element is not in the diagram, or when there are more facets than
   *     memory can be expected to hold
   */
  public List<Facet> facets(Collection<Element> elements) {
    return new FacetSearch(hull(elements)).all();
  }

  /**
   * The chemical potentials at which a stable phase is at equilibrium, in the system of all
   * elements of the diagram or of some of them.
   *
   * @param elements those that may be exchanged; the phase consists of some of them
   * @throws InvalidInput when an element is not in the diagram, or the phase is not stable
   */
  public ChemicalPotentialRange chemicalPotentials(Phase phase, Collection<Element> elements) {
    Stability stability = stability(phase);
    if (!stability.isStable()) {
      throw new InvalidInput(
          phase.id(),
          "",
          phase.formula() + ", which is " + stability.energyAboveHull() + " eV/atom above the hull",
          "a stable phase",
          "only stable phases are at equilibrium at some chemical potentials");
    }
    return new FacetSearch(hull(elements)).range(phase);
  }

  /**
   * The stable phases that share a facet with a stable phase, so that the two can be at
   * equilibrium, in the system of some elements.
   */
  public List<Phase> neighbours(Phase phase, Collection<Element> elements) {
    return chemicalPotentials(phase, elements).facets().stream()
        .flatMap(facet -> facet.phases().stream())
        .distinct()
        .filter(other -> other != phase)
        .toList();
  }

  private HullOfSystem hull(Collection<Element> elements) {
    ElementSet system = ElementSet.of(elements);
    List<Phase> pure = system.elements().stream().map(this::reference).toList();
    return new HullOfSystem(system.elements(), pure, compounds(system));
  }

  private InvalidInput outside(Element element) {
    String known = elements().stream().map(Element::symbol).collect(Collectors.joining(", "));
    return new InvalidInput(
        null, null, element.symbol(), "an element of the phase diagram (" + known + ")", null);
  }

  /** The products of the question that a hull was asked last. */
  static Decomposition decomposition(LowerHull hull, List<Phase> phases) {
    int[] basis = hull.basis();
    double[] levels = hull.levels();
    double sum = Arrays.stream(levels).filter(level -> level > NO_SHARE).sum();
    List<Decomposition.Part> parts = new ArrayList<>(basis.length);
    for (int i = 0; i < basis.length; i++) {
      if (levels[i] > NO_SHARE) {
        parts.add(new Decomposition.Part(phases.get(basis[i]), levels[i] / sum));
      }
    }
    parts.sort(Comparator.comparingDouble(Decomposition.Part::atomFraction).reversed());
    return new Decomposition(parts);
  }
}
