package io.lodestone.cli;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.crystal.stability.Facet;
import io.lodestone.crystal.stability.Phase;
import io.lodestone.crystal.stability.PhaseDiagram;
import io.lodestone.crystal.stability.Stability;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A phase diagram of two elements (formation energy over composition) or three (the triangle of
 * compositions with its tie lines) as SVG.
 */
final class HullPicture {
  private static final int SIZE = 640;
  private static final int LEFT = 80;
  private static final int TOP = 56;
  private static final int BOTTOM = 60;
  private static final String STABLE = "fill=\"#0072b2\" stroke=\"white\"";
  private static final String TIE = "stroke=\"#0072b2\" stroke-width=\"1.3\"";

  private final PhaseDiagram diagram;
  private final List<Element> elements;
  private final List<Facet> facets;
  private final List<Stability> phases;

  /**
   * A picture of some elements of a diagram.
   *
   * @throws InvalidInput when they are not two or three
   */
  HullPicture(PhaseDiagram diagram, List<Element> elements) {
    if (elements.size() < 2 || elements.size() > 3) {
      throw new InvalidInput(
          "--svg",
          "",
          elements.size() + " elements",
          "a system of two or three elements to draw",
          "name one behind the file, as in 'lodestone hull FILE Fe-O --svg hull.svg'");
    }
    this.diagram = diagram;
    this.elements = elements;
    facets = diagram.facets(elements);
    phases =
        diagram.stabilities().stream()
            .filter(phase -> elements.containsAll(phase.phase().composition().elements()))
            .sorted(Comparator.comparingDouble(Stability::energyAboveHull).reversed())
            .toList();
  }

  String svg() {
    String names = String.join("–", elements.stream().map(Element::symbol).toList());
    Svg svg = new Svg(SIZE, SIZE, "Phase diagram of " + names);
    if (elements.size() == 2) {
      binary(svg);
    } else {
      ternary(svg);
    }
    return svg.finished();
  }

  private void binary(Svg svg) {
    double least = phases.stream().mapToDouble(Stability::formationEnergy).min().orElse(0);
    double most =
        phases.stream()
            .mapToDouble(Stability::formationEnergy)
            .filter(energy -> energy <= Math.max(0.1, -0.5 * least))
            .max()
            .orElse(0);
    Axis x = new Axis(0, 1, LEFT, SIZE - 30);
    Axis y = Axis.around(Math.min(0, least), Math.max(0, most), SIZE - BOTTOM, TOP);
    for (double mark : y.marks()) {
      svg.line(LEFT, y.at(mark), x.at(1), y.at(mark), "stroke=\"#ddd\"");
      svg.text(LEFT - 8, y.at(mark) + 4, "end", y.label(mark));
    }
    for (double mark : x.marks()) {
      svg.text(x.at(mark), SIZE - BOTTOM + 20, "middle", x.label(mark));
    }
    svg.text(x.at(0.5), SIZE - 14, "middle", "atom fraction of " + elements.get(1).symbol());
    svg.text(LEFT - 64, TOP - 10, "start", "formation energy, eV/atom");
    for (Facet facet : facets) {
      Phase one = facet.phases().get(0);
      Phase other = facet.phases().get(1);
      svg.line(
          x.at(fraction(one)),
          y.at(formation(one)),
          x.at(fraction(other)),
          y.at(formation(other)),
          TIE);
    }
    for (Stability phase : phases) {
      if (phase.formationEnergy() <= y.to()) {
        dot(svg, x.at(fraction(phase.phase())), y.at(phase.formationEnergy()), phase, 16);
      }
    }
  }

  private double fraction(Phase phase) {
    return phase.composition().fraction(elements.get(1));
  }

  private double formation(Phase phase) {
    double energy = phase.energyPerAtom();
    for (Element element : elements) {
      energy -= phase.composition().fraction(element) * diagram.reference(element).energyPerAtom();
    }
    return energy;
  }

  private void ternary(Svg svg) {
    String[] anchors = {"end", "start", "middle"};
    for (int i = 0; i < 3; i++) {
      Composition pure = Composition.builder().add(elements.get(i), 1).build();
      double y = y(pure) + (i == 2 ? -12 : 18);
      svg.text(x(pure), y, anchors[i], elements.get(i).symbol());
    }
    Set<Set<Phase>> drawn = new HashSet<>();
    for (Facet facet : facets) {
      for (int i = 0; i < 3; i++) {
        Phase one = facet.phases().get(i);
        Phase other = facet.phases().get((i + 1) % 3);
        if (drawn.add(Set.of(one, other))) {
          svg.line(
              x(one.composition()),
              y(one.composition()),
              x(other.composition()),
              y(other.composition()),
              TIE);
        }
      }
    }
    for (Stability phase : phases) {
      Composition composition = phase.phase().composition();
      dot(svg, x(composition), y(composition), phase, -10);
    }
    svg.text(16, SIZE - 16, "start", "blue: stable; red: unstable, darker the nearer to the hull");
  }

  private double x(Composition composition) {
    double shift =
        composition.fraction(elements.get(1)) + composition.fraction(elements.get(2)) / 2;
    return LEFT + shift * (SIZE - 2 * LEFT);
  }

  private double y(Composition composition) {
    double height = (SIZE - 2 * LEFT) * Math.sqrt(3) / 2;
    return SIZE - LEFT - height * composition.fraction(elements.get(2));
  }

  private static void dot(Svg svg, double x, double y, Stability phase, int labelShift) {
    String note =
        String.format(
            Locale.ROOT,
            "%s %s: %.3f eV/atom above the hull",
            phase.phase().formula(),
            phase.phase().id(),
            phase.energyAboveHull());
    if (phase.isStable()) {
      svg.dot(x, y, 5, STABLE, note);
      if (phase.phase().composition().size() > 1) {
        svg.text(x, y + labelShift, "middle", phase.phase().formula());
      }
    } else {
      double strength = Math.max(0.12, 0.9 * Math.exp(-phase.energyAboveHull() / 0.1));
      String style = String.format(Locale.ROOT, "fill=\"#d55e00\" fill-opacity=\"%.2f\"", strength);
      svg.dot(x, y, 3, style, note);
    }
  }
}
