package io.lodestone.crystal.stability;

import io.lodestone.core.element.Element;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The chemical potentials at which a phase is at equilibrium with the elements around it: a convex
 * polytope in the space of potentials.
 *
 * @param phase the phase, on the hull
 * @param elements of the system; potentials of elements that the phase does not hold have no lower
 *     end
 * @param facets the facets of the hull that the phase lies on
 * @param vertices the corners of the polytope: potentials relative to those of the pure elements,
 *     eV/atom, at most 0; coplanar facets share one
 */
public record ChemicalPotentialRange(
    Phase phase, List<Element> elements, List<Facet> facets, List<Map<Element, Double>> vertices) {
  private static final double SAME = 1e-8;

  static ChemicalPotentialRange of(
      Phase phase, List<Element> elements, double[] zeros, List<Facet> facets) {
    List<Map<Element, Double>> vertices = new ArrayList<>();
    for (Facet facet : facets) {
      Map<Element, Double> vertex = new EnumMap<>(Element.class);
      for (int i = 0; i < zeros.length; i++) {
        Element element = elements.get(i);
        // A pure element on the facet gives 0 up to rounding.
        vertex.put(element, Math.min(0, facet.chemicalPotentials().get(element) - zeros[i]));
      }
      if (vertices.stream().noneMatch(other -> isSame(vertex, other))) {
        vertices.add(vertex);
      }
    }
    return new ChemicalPotentialRange(
        phase, List.copyOf(elements), List.copyOf(facets), List.copyOf(vertices));
  }

  private static boolean isSame(Map<Element, Double> one, Map<Element, Double> other) {
    return one.entrySet().stream()
        .allMatch(entry -> Math.abs(entry.getValue() - other.get(entry.getKey())) <= SAME);
  }

  /**
   * The lowest potential of an element, eV/atom relative to the pure element; −∞ if it has none.
   */
  public double lowest(Element element) {
    return phase.composition().amount(element) > 0
        ? vertices.stream().mapToDouble(vertex -> vertex.get(element)).min().orElseThrow()
        : Double.NEGATIVE_INFINITY;
  }

  /** The highest potential of an element, eV/atom relative to the pure element. */
  public double highest(Element element) {
    return vertices.stream().mapToDouble(vertex -> vertex.get(element)).max().orElseThrow();
  }
}
