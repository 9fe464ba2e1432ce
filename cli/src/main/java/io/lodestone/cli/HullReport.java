package io.lodestone.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.crystal.stability.ChemicalPotentialRange;
import io.lodestone.crystal.stability.Decomposition;
import io.lodestone.crystal.stability.GrandPotentialDiagram;
import io.lodestone.crystal.stability.Phase;
import io.lodestone.crystal.stability.PhaseDiagram;
import io.lodestone.crystal.stability.Stability;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints phase diagrams: tables for people, or one JSON object per phase and line; eV/atom. */
final class HullReport {
  private final String method;
  private final PrintWriter out;
  private final boolean json;
  private final JsonFactory factory =
      new JsonFactoryBuilder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .rootValueSeparator("")
          .build();

  /**
   * A report.
   *
   * @param method of the energies, printed where it is not empty
   */
  HullReport(String method, PrintWriter out, boolean json) {
    this.method = method;
    this.out = out;
    this.json = json;
  }

  /** Every phase of a diagram; the table has at most {@code limit} rows, 0 for all. */
  void phases(PhaseDiagram diagram, boolean stableOnly, int limit) throws IOException {
    report(diagram, UnaryOperator.identity(), stableOnly, limit);
    if (!json) {
      summary(diagram, "");
    }
  }

  /** Every phase under reservoirs; energies are grand potentials per atom of the other elements. */
  void open(GrandPotentialDiagram diagram, boolean stableOnly, int limit) throws IOException {
    report(diagram.projected(), diagram::original, stableOnly, limit);
    if (!json) {
      summary(diagram.projected(), "; grand potentials per atom of these elements");
    }
  }

  private void summary(PhaseDiagram diagram, String note) {
    out.println();
    out.printf(
        Locale.ROOT,
        "%d phases of %s, %d stable%s%s; eV/atom%n",
        diagram.phases().size(),
        diagram.elements().size() > 12
            ? diagram.elements().size() + " elements"
            : HullCommand.name(diagram.elements()),
        diagram.stable().size(),
        method.isEmpty() ? "" : "; " + method,
        note);
  }

  private void report(
      PhaseDiagram diagram, UnaryOperator<Phase> original, boolean stableOnly, int limit)
      throws IOException {
    Stream<Stability> wanted =
        diagram.stabilities().stream().filter(phase -> !stableOnly || phase.isStable());
    if (json) {
      try (JsonGenerator generator = factory.createGenerator(out)) {
        for (Stability phase : wanted.toList()) {
          write(generator, phase, original);
          generator.writeRaw('\n');
        }
      }
      return;
    }
    TextTable table =
        new TextTable(
            "formula", "id", "formation", "above hull", "decomposition E", "falls apart into");
    List<Stability> sorted =
        wanted
            .sorted(
                Comparator.comparingDouble(Stability::energyAboveHull)
                    .thenComparing(phase -> phase.phase().formula()))
            .toList();
    sorted.stream()
        .limit(limit == 0 ? Long.MAX_VALUE : limit)
        .forEach(phase -> row(table, phase, original));
    table.print(out);
    if (limit > 0 && sorted.size() > limit) {
      out.println("… and " + (sorted.size() - limit) + " more; --limit 0 prints all");
    }
  }

  private static void row(TextTable table, Stability phase, UnaryOperator<Phase> original) {
    Phase shown = original.apply(phase.phase());
    table.row(
        shown.formula(),
        Lodestone.printable(shown.id()),
        number(phase.formationEnergy()),
        number(phase.energyAboveHull()),
        phase.decompositionEnergy().isPresent()
            ? number(phase.decompositionEnergy().getAsDouble())
            : null,
        phase.isStable() ? "stable" : products(phase, original));
  }

  private static String products(Stability phase, UnaryOperator<Phase> original) {
    return phase.decomposition().parts().stream()
        .map(
            part ->
                String.format(
                    Locale.ROOT,
                    "%.3f %s",
                    formulaUnits(part, phase.phase(), original),
                    original.apply(part.phase()).formula()))
        .collect(Collectors.joining(" + "));
  }

  /** Formula units of a product that one of the reactant gives, besides what reservoirs take up. */
  private static double formulaUnits(
      Decomposition.Part part, Phase reactant, UnaryOperator<Phase> original) {
    return part.atomFraction()
        * atomsOfUnit(reactant, original)
        / atomsOfUnit(part.phase(), original);
  }

  /** Atoms of a formula unit, without those of open elements. */
  private static double atomsOfUnit(Phase phase, UnaryOperator<Phase> original) {
    Composition whole = original.apply(phase).composition();
    double unit = Arrays.stream(whole.proportions()).sum() / whole.atoms();
    return unit * phase.composition().atoms();
  }

  /** A number that a table sets to the right, with four decimals. */
  private static Number number(double value) {
    return new java.math.BigDecimal(value + 0.0).setScale(4, java.math.RoundingMode.HALF_EVEN);
  }

  private void write(JsonGenerator generator, Stability phase, UnaryOperator<Phase> original)
      throws IOException {
    Phase shown = original.apply(phase.phase());
    generator.writeStartObject();
    generator.writeStringField("id", shown.id());
    generator.writeStringField("formula", shown.formula());
    generator.writeNumberField("energy_per_atom", shown.energyPerAtom());
    if (shown != phase.phase()) {
      generator.writeNumberField("grand_potential_per_atom", phase.phase().energyPerAtom());
    }
    generator.writeNumberField("formation_energy_per_atom", phase.formationEnergy());
    generator.writeNumberField("energy_above_hull", phase.energyAboveHull());
    generator.writeBooleanField("stable", phase.isStable());
    if (phase.decompositionEnergy().isPresent()) {
      generator.writeNumberField("decomposition_energy", phase.decompositionEnergy().getAsDouble());
    } else {
      generator.writeNullField("decomposition_energy");
    }
    write(generator, "decomposition", phase.decomposition(), phase, original);
    if (phase.competition().isPresent()) {
      write(generator, "competing_phases", phase.competition().get(), phase, original);
    }
    if (!method.isEmpty()) {
      generator.writeStringField("method", method);
    }
    generator.writeEndObject();
  }

  private static void write(
      JsonGenerator generator,
      String name,
      Decomposition decomposition,
      Stability phase,
      UnaryOperator<Phase> original)
      throws IOException {
    generator.writeArrayFieldStart(name);
    for (Decomposition.Part part : decomposition.parts()) {
      Phase product = original.apply(part.phase());
      generator.writeStartObject();
      generator.writeStringField("formula", product.formula());
      generator.writeStringField("id", product.id());
      generator.writeNumberField("atom_fraction", part.atomFraction());
      generator.writeNumberField("formula_units", part.formulaUnits(phase.phase().composition()));
      generator.writeEndObject();
    }
    generator.writeEndArray();
  }

  /** The corners of the region of chemical potentials in which the stable phase of a formula is. */
  void potentials(PhaseDiagram diagram, List<Element> elements, Composition formula)
      throws IOException {
    Phase phase =
        diagram.stabilities().stream()
            .filter(s -> s.phase().composition().reduced().equals(formula.reduced()))
            .min(Comparator.comparingDouble(Stability::energyAboveHull))
            .map(Stability::phase)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "--potentials",
                        "",
                        formula.iupac(),
                        "the formula of one of the phases",
                        ""));
    ChemicalPotentialRange range = diagram.chemicalPotentials(phase, elements);
    if (json) {
      writePotentials(range);
      return;
    }
    TextTable table =
        new TextTable(elements.stream().map(e -> "Δμ(" + e + ")").toArray(String[]::new));
    for (Map<Element, Double> vertex : range.vertices()) {
      table.row(elements.stream().map(e -> number(vertex.get(e))).toArray());
    }
    table.print(out);
    out.println();
    out.println(
        "corners of the region in which "
            + phase.formula()
            + " is stable; eV/atom relative to the elements; μ of elements that it does not hold"
            + " has no lower end");
  }

  private void writePotentials(ChemicalPotentialRange range) throws IOException {
    try (JsonGenerator generator = factory.createGenerator(out)) {
      generator.writeStartObject();
      generator.writeStringField("id", range.phase().id());
      generator.writeStringField("formula", range.phase().formula());
      generator.writeArrayFieldStart("chemical_potentials");
      for (Map<Element, Double> vertex : range.vertices()) {
        generator.writeStartObject();
        for (Element element : range.elements()) {
          generator.writeNumberField(element.symbol(), vertex.get(element));
        }
        generator.writeEndObject();
      }
      generator.writeEndArray();
      generator.writeArrayFieldStart("competing_phases");
      for (String id :
          range.facets().stream()
              .flatMap(facet -> facet.phases().stream())
              .filter(other -> other != range.phase())
              .map(Phase::id)
              .distinct()
              .toList()) {
        generator.writeString(id);
      }
      generator.writeEndArray();
      generator.writeEndObject();
      generator.writeRaw('\n');
    }
  }
}
