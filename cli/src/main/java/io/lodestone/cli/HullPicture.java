package io.lodestone.cli;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.crystal.stability.Facet;
import io.lodestone.crystal.stability.Phase;
import io.lodestone.crystal.stability.PhaseDiagram;
import io.lodestone.crystal.stability.Stability;
import io.lodestone.figure.Axis;
import io.lodestone.figure.Colour;
import io.lodestone.figure.Figure;
import io.lodestone.figure.Mark;
import io.lodestone.figure.Pen;
import io.lodestone.figure.Plot;
import io.lodestone.figure.PointNames;
import io.lodestone.figure.Sheet;
import io.lodestone.figure.Symbol;
import io.lodestone.figure.TextStyle;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A phase diagram of two elements (formation energy over composition) or three (the triangle of
 * compositions with its tie lines).
 */
final class HullPicture {
  private static final int SIZE = 640;
  private static final int MARGIN = 80;
  private static final Pen TIE = Pen.of(Colour.BLUE, 1.3);

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
          "--figure",
          "",
          elements.size() + " elements",
          "a system of two or three elements to draw",
          "name one behind the file, as in 'lodestone hull FILE Fe-O --figure hull.svg'");
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

  Figure figure() {
    String names = String.join("–", elements.stream().map(Element::symbol).toList());
    Sheet sheet = new Sheet(SIZE, SIZE).title("Phase diagram of " + names);
    if (elements.size() == 2) {
      binary(sheet);
    } else {
      ternary(sheet);
    }
    return sheet.figure();
  }

  private void binary(Sheet sheet) {
    double least = phases.stream().mapToDouble(Stability::formationEnergy).min().orElse(0);
    double most =
        phases.stream()
            .mapToDouble(Stability::formationEnergy)
            .filter(energy -> energy <= Math.max(0.1, -0.5 * least))
            .max()
            .orElse(0);
    Axis fractions = Axis.linear("atom fraction of " + elements.get(1).symbol(), "", 0, 1);
    Axis energies =
        Axis.around("formation energy", "eV/atom", Math.min(0, least), Math.max(0, most));
    Plot plot = Plot.on(sheet, fractions, energies);
    for (Facet facet : facets) {
      Phase one = facet.phases().get(0);
      Phase other = facet.phases().get(1);
      plot.line(fraction(one), formation(one), fraction(other), formation(other), TIE);
    }
    PointNames names = new PointNames(TextStyle.PLAIN);
    for (Stability phase : phases) {
      if (energies.shows(phase.formationEnergy())) {
        dot(sheet, plot.x(fraction(phase.phase())), plot.y(phase.formationEnergy()), phase, names);
      }
    }
    names.draw(sheet, plot.panel());
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

  private void ternary(Sheet sheet) {
    TextStyle plain = TextStyle.PLAIN;
    TextStyle[] styles = {plain.ending(), plain, plain.centred()};
    for (int i = 0; i < 3; i++) {
      Composition pure = Composition.builder().add(elements.get(i), 1).build();
      double y = y(pure) + (i == 2 ? -12 : 18);
      sheet.words(x(pure), y, elements.get(i).symbol(), styles[i]);
    }
    Set<Set<Phase>> drawn = new HashSet<>();
    for (Facet facet : facets) {
      for (int i = 0; i < 3; i++) {
        Phase one = facet.phases().get(i);
        Phase other = facet.phases().get((i + 1) % 3);
        if (drawn.add(Set.of(one, other))) {
          sheet.line(
              x(one.composition()),
              y(one.composition()),
              x(other.composition()),
              y(other.composition()),
              TIE);
        }
      }
    }
    PointNames names = new PointNames(plain);
    for (Stability phase : phases) {
      Composition composition = phase.phase().composition();
      dot(sheet, x(composition), y(composition), phase, names);
    }
    names.draw(sheet, sheet.free());
    sheet.words(
        16, SIZE - 16, "blue: stable; orange: unstable, darker the nearer to the hull", plain);
  }

  private double x(Composition composition) {
    double shift =
        composition.fraction(elements.get(1)) + composition.fraction(elements.get(2)) / 2;
    return MARGIN + shift * (SIZE - 2 * MARGIN);
  }

  private double y(Composition composition) {
    double height = (SIZE - 2 * MARGIN) * Math.sqrt(3) / 2;
    return SIZE - MARGIN - height * composition.fraction(elements.get(2));
  }

  private static void dot(Sheet sheet, double x, double y, Stability phase, PointNames names) {
    String note =
        String.format(
            Locale.ROOT,
            "%s %s: %.3f eV/atom above the hull",
            phase.phase().formula(),
            phase.phase().id(),
            phase.energyAboveHull());
    if (phase.isStable()) {
      Pen outline = Pen.of(Colour.WHITE, 1);
      sheet.add(new Mark.Dot(x, y, 5, Symbol.CIRCLE, Colour.BLUE, outline, note));
      names.add(x, y, 5, phase.phase().composition().size() > 1 ? phase.phase().formula() : "");
    } else {
      double strength = Math.max(0.12, 0.9 * Math.exp(-phase.energyAboveHull() / 0.1));
      sheet.dot(x, y, 3, Colour.VERMILION.withOpacity(strength), note);
      names.add(x, y, 3, "");
    }
  }
}
