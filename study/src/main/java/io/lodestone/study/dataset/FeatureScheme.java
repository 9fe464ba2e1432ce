package io.lodestone.study.dataset;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import io.lodestone.represent.FeatureSet;
import io.lodestone.represent.Recipe;
import io.lodestone.represent.Registry;
import io.lodestone.represent.Scope;
import io.lodestone.represent.environment.LocalFeatureSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the features of a dataset are made of its materials, as one line of text that a model keeps:
 * {@code magpie soap:compression=mu2 | sites soap:r_cut=4 | elements Al O | most 12}.
 *
 * @param methods of representation, separated by blanks; may be empty
 * @param sites methods that describe the sites of structures, for kernels that compare structures;
 *     may be empty
 * @param scope what rows have room for; null where it is to be found, or where nothing depends on
 *     it
 */
public record FeatureScheme(String methods, String sites, Scope scope) {
  private static final Scope NONE = new Scope(Set.of(), 0);

  /** Methods whose scope is to be found. */
  public FeatureScheme(String methods, String sites) {
    this(methods.strip(), sites.strip(), null);
  }

  /**
   * Reads a scheme.
   *
   * @throws InvalidInput for a method or element that is not there
   */
  public static FeatureScheme parse(String text) {
    String[] parts = text.split("\\s*\\|\\s*");
    String sites = "";
    Set<Element> elements = new TreeSet<>();
    Set<String> terms = new TreeSet<>();
    int most = 0;
    boolean scoped = false;
    for (int i = 1; i < parts.length; i++) {
      String[] words = parts[i].strip().split("\\s+", 2);
      String rest = words.length > 1 ? words[1] : "";
      switch (words[0]) {
        case "sites" -> sites = rest;
        case "elements" -> {
          scoped = true;
          Stream.of(rest.split("\\s+")).forEach(symbol -> elements.add(Element.of(symbol)));
        }
        case "most" -> {
          scoped = true;
          most = rest.matches("\\d{1,9}") ? Integer.parseInt(rest) : -1;
        }
        case "terms" -> terms.addAll(List.of(rest.split("\\s+")));
        default -> most = -1;
      }
      if (most < 0) {
        throw new InvalidInput(
            null, "representation", parts[i], "sites, elements, most or terms", null);
      }
    }
    return new FeatureScheme(
        parts[0].strip(), sites, scoped ? new Scope(elements, most, terms) : null);
  }

  /** The text that {@link #parse} reads. */
  public String text() {
    StringBuilder text = new StringBuilder(methods);
    if (!sites.isEmpty()) {
      text.append(" | sites ").append(sites);
    }
    if (scope != null && needsScope()) {
      text.append(" | elements ")
          .append(scope.elements().stream().map(Element::symbol).collect(Collectors.joining(" ")));
      text.append(" | most ").append(scope.mostSites());
      if (!scope.terms().isEmpty()) {
        text.append(" | terms ").append(String.join(" ", scope.terms()));
      }
    }
    return text.toString();
  }

  /** The same with a scope. */
  FeatureScheme in(Scope found) {
    return new FeatureScheme(methods, sites, found);
  }

  private static List<Recipe<?, ?>> recipes(String methods) {
    Registry registry = new Registry();
    List<Recipe<?, ?>> recipes = new ArrayList<>();
    if (!methods.isBlank()) {
      for (String method : methods.strip().split("\\s+")) {
        recipes.add(registry.parse(method));
      }
    }
    return recipes;
  }

  /** Whether the scope decides what the features are. */
  boolean needsScope() {
    return Stream.concat(recipes(methods).stream(), recipes(sites).stream())
        .anyMatch(Recipe::needsScope);
  }

  /** Whether formulas are not enough. */
  boolean needsStructures() {
    return !sites.isEmpty()
        || recipes(methods).stream()
            .anyMatch(recipe -> recipe.family().profile().input() == Structure.class);
  }

  FeatureSet features() {
    return new FeatureSet(recipes(methods), scope == null ? NONE : scope);
  }

  /** What describes sites; null for nothing. */
  LocalFeatureSet siteFeatures() {
    return sites.isEmpty()
        ? null
        : new LocalFeatureSet(recipes(sites), scope == null ? NONE : scope);
  }
}
