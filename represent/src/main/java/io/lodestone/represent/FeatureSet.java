package io.lodestone.represent;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Several representations side by side, as the columns of one table of materials. It is immutable
 * and may be used by many threads.
 *
 * <p>Where two features have the same label but for upper and lower case, each has its method's
 * name before it, and its number where a method is there more than once.
 */
public final class FeatureSet {
  private final List<Part<?>> parts = new ArrayList<>();
  private final List<Feature> features;

  /** A representation with what its name is. */
  private record Part<M>(String name, Class<?> input, Representation<M> representation) {
    static <M> Part<M> of(Recipe<M, ?> recipe, String name, Scope scope) {
      return new Part<>(name, recipe.family().profile().input(), recipe.create(scope));
    }

    FeatureRow represent(Object material) {
      @SuppressWarnings("unchecked") // the input is the class of what it looks at
      M seen = (M) material;
      return representation.of(seen);
    }
  }

  /**
   * Makes the representations.
   *
   * @param recipes methods that look at compositions or structures
   * @throws InvalidInput for a method that looks at something else, or settings that do not fit
   */
  public FeatureSet(List<? extends Recipe<?, ?>> recipes, Scope scope) {
    for (Recipe<?, ?> recipe : recipes) {
      Class<?> input = recipe.family().profile().input();
      if (input != Composition.class && input != Structure.class) {
        throw new InvalidInput(
            null,
            null,
            recipe.family().profile().name() + ", which looks at " + Profile.words(input),
            "methods that look at compositions or structures",
            "");
      }
      String name = recipe.family().profile().name();
      long before = parts.stream().filter(part -> part.name().split(" ")[0].equals(name)).count();
      parts.add(Part.of(recipe, before == 0 ? name : name + " " + (before + 1), scope));
    }
    features = labelled();
  }

  private List<Feature> labelled() {
    Set<String> seen = new HashSet<>();
    Set<String> again = new HashSet<>();
    for (Part<?> part : parts) {
      for (Feature feature : part.representation().features()) {
        String label = feature.label().toLowerCase(Locale.ROOT);
        if (!seen.add(label)) {
          again.add(label);
        }
      }
    }
    List<Feature> all = new ArrayList<>();
    for (Part<?> part : parts) {
      for (Feature feature : part.representation().features()) {
        boolean shared = again.contains(feature.label().toLowerCase(Locale.ROOT));
        String label = shared ? part.name() + " " + feature.label() : feature.label();
        all.add(new Feature(label, feature.unit()));
      }
    }
    return List.copyOf(all);
  }

  /** All features, method after method. */
  public List<Feature> features() {
    return features;
  }

  /**
   * The row of a material. A method that cannot represent it has all its features missing, with the
   * reason.
   *
   * @param structure empty where only the composition is known
   */
  public FeatureRow of(Composition composition, Optional<Structure> structure) {
    FeatureRow row = new FeatureRow(features.size());
    int from = 0;
    for (Part<?> part : parts) {
      int size = part.representation().features().size();
      Object material = part.input() == Composition.class ? composition : structure.orElse(null);
      if (material == null) {
        row.missing(from, from + size, part.name() + " needs a structure");
      } else {
        try {
          FeatureRow own = part.represent(material);
          for (int i = 0; i < size; i++) {
            if (own.reason(i) == null) {
              row.set(from + i, own.value(i));
            } else {
              row.missing(from + i, own.reason(i));
            }
          }
        } catch (InvalidInput problem) {
          row.missing(from, from + size, part.name() + ": " + problem.getMessage());
        }
      }
      from += size;
    }
    return row;
  }
}
