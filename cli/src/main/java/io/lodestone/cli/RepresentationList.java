package io.lodestone.cli;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Occupant;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Species;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.represent.Profile;
import io.lodestone.represent.Recipe;
import io.lodestone.represent.Registry;
import io.lodestone.represent.Representation;
import io.lodestone.represent.RepresentationFamily;
import io.lodestone.represent.Scope;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the registry knows of the methods, and what each costs here: the time for one crystal of
 * SrTiO3, with five atoms in a cubic cell of 3.905 Å, on one core.
 */
final class RepresentationList {
  private static final long WARM_UP_NANOS = 60_000_000;
  private static final int ROUNDS = 5;

  private final Registry registry;
  private final Structure crystal = strontiumTitanate();

  RepresentationList(Registry registry) {
    this.registry = registry;
  }

  /**
   * Size and cost of a method with its defaults.
   *
   * @param features numbers in a row; 0 where the standard crystal is no input
   * @param milliseconds for one material; NaN where the standard crystal is no input
   */
  private record Cost(int features, double milliseconds) {}

  /**
   * Prints every method.
   *
   * @param format table for people, csv or json
   */
  void print(PrintWriter out, String format) {
    switch (format) {
      case "table" -> registry.families().forEach(family -> describe(family, out));
      case "csv" -> rows(RowFormat.CSV, out);
      case "json" -> rows(RowFormat.JSON, out);
      default -> throw new InvalidInput("-o", null, format, "table, csv or json", "");
    }
    out.flush();
  }

  /** Prints the ladder: what methods there are for which inputs, the most settled first. */
  void ladder(PrintWriter out) {
    TextTable table = new TextTable("maturity", "input", "methods");
    Map<Profile.Maturity, Map<String, Set<String>>> rungs = new TreeMap<>();
    for (RepresentationFamily<?, ?> family : registry.families()) {
      Profile profile = family.profile();
      rungs
          .computeIfAbsent(profile.maturity(), maturity -> new TreeMap<>())
          .computeIfAbsent(Profile.words(profile.input()), input -> new TreeSet<>())
          .add(profile.name());
    }
    rungs.forEach(
        (maturity, inputs) ->
            inputs.forEach(
                (input, methods) -> table.row(words(maturity), input, String.join(", ", methods))));
    table.print(out);
    out.flush();
  }

  private void describe(RepresentationFamily<?, ?> family, PrintWriter out) {
    Profile profile = family.profile();
    Cost cost = cost(family);
    out.printf("%s: %s%n", profile.name(), profile.title());
    line(out, "looks at", Profile.words(profile.input()));
    if (cost.features() > 0) {
      line(out, "features", cost.features() + " for SrTiO3");
      line(out, "cost", "%.3g ms for SrTiO3 on one core here".formatted(cost.milliseconds()));
    }
    line(out, "unchanged by", invariances(profile));
    line(out, "length scale", words(profile.scale()));
    line(out, "maturity", words(profile.maturity()));
    line(out, "cite", profile.citation());
    String title = "settings";
    for (SettingsType.Item item : family.settings().items()) {
      String unit = item.unit().isEmpty() ? "" : " " + item.unit();
      String value = item.name() + "=" + item.byDefault() + unit;
      line(out, title, "%-24s %s (%s)".formatted(value, item.text(), item.kind()));
      title = "";
    }
    out.println();
  }

  private static void line(PrintWriter out, String title, String text) {
    out.println("  %-13s %s".formatted(title, text).stripTrailing());
  }

  private void rows(RowFormat format, PrintWriter out) {
    try (RowPrinter printer =
        format.printer(
            out,
            "name",
            "title",
            "input",
            "features",
            "cost_ms",
            "invariances",
            "length_scale",
            "maturity",
            "citation",
            "recipe")) {
      for (RepresentationFamily<?, ?> family : registry.families()) {
        Profile profile = family.profile();
        Cost cost = cost(family);
        printer.row(
            profile.name(),
            profile.title(),
            Profile.words(profile.input()),
            cost.features() == 0 ? null : cost.features(),
            cost.features() == 0 ? null : cost.milliseconds(),
            invariances(profile),
            words(profile.scale()),
            words(profile.maturity()),
            profile.citation(),
            registry.parse(profile.name()).text());
      }
    }
  }

  private static String invariances(Profile profile) {
    return profile.invariances().stream()
        .sorted()
        .map(RepresentationList::words)
        .collect(Collectors.joining(", "));
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private Cost cost(RepresentationFamily<?, ?> family) {
    Class<?> input = family.profile().input();
    if (input == Composition.class) {
      return cost(family, crystal.composition());
    }
    return input == Structure.class ? cost(family, crystal) : new Cost(0, Double.NaN);
  }

  private <M> Cost cost(RepresentationFamily<?, ?> family, M material) {
    Set<Element> elements = EnumSet.copyOf(crystal.composition().elements());
    Recipe<?, ?> recipe = registry.parse(family.profile().name());
    @SuppressWarnings("unchecked") // the material is of the class that the method looks at
    Representation<M> representation =
        (Representation<M>) recipe.create(new Scope(elements, crystal.size()));
    long start = System.nanoTime();
    int calls = 0;
    do {
      representation.of(material);
      calls++;
    } while (System.nanoTime() - start < WARM_UP_NANOS);
    double[] times = new double[ROUNDS];
    int inRound = Math.max(1, calls / ROUNDS);
    for (int round = 0; round < ROUNDS; round++) {
      long begin = System.nanoTime();
      for (int i = 0; i < inRound; i++) {
        representation.of(material);
      }
      times[round] = (System.nanoTime() - begin) * 1e-6 / inRound;
    }
    Arrays.sort(times);
    return new Cost(representation.features().size(), times[ROUNDS / 2]);
  }

  private static Structure strontiumTitanate() {
    List<Site> sites = new ArrayList<>();
    sites.add(site(Element.Sr, 0, 0, 0));
    sites.add(site(Element.Ti, 0.5, 0.5, 0.5));
    sites.add(site(Element.O, 0.5, 0.5, 0));
    sites.add(site(Element.O, 0.5, 0, 0.5));
    sites.add(site(Element.O, 0, 0.5, 0.5));
    return Structure.crystal(Lattice.ofRows(3.905, 0, 0, 0, 3.905, 0, 0, 0, 3.905), sites);
  }

  private static Site site(Element element, double x, double y, double z) {
    Occupant occupant = new Occupant(Species.parse(element.symbol()), 1);
    return Site.of(List.of(occupant), Vector3.of(x, y, z));
  }
}
