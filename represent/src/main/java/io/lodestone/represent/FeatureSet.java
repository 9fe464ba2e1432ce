package io.lodestone.represent;

import io.lodestone.core.error.InvalidInput;
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
public final class FeatureSet implements Representation<Subject> {
  private final List<Part<?>> parts = new ArrayList<>();
  private final List<Feature> features;

  /** A representation with what its name is. */
  private record Part<M>(String name, Class<?> input, Representation<M> representation) {
    static <M> Part<M> of(Recipe<M, ?> recipe, String name, Scope scope) {
      return new Part<>(name, recipe.family().profile().input(), recipe.create(scope));
    }

    Optional<FeatureRow> represent(Subject subject) {
      @SuppressWarnings("unchecked") // the input is the class of what it looks at
      Optional<M> seen = (Optional<M>) subject.as(input);
      return seen.map(representation::of);
    }
  }

  /**
   * Makes the representations.
   *
   * @throws InvalidInput for settings that do not fit each other or the scope
   */
  public FeatureSet(List<? extends Recipe<?, ?>> recipes, Scope scope) {
    for (Recipe<?, ?> recipe : recipes) {
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

  @Override
  public List<Feature> features() {
    return features;
  }

  /**
   * Fills the row of a material. A method that cannot represent it, or looks at what is not known
   * of it, has all its features missing, with the reason.
   */
  @Override
  public void represent(Subject subject, FeatureRow row) {
    int from = 0;
    for (Part<?> part : parts) {
      int to = from + part.representation().features().size();
      try {
        Optional<FeatureRow> own = part.represent(subject);
        if (own.isPresent()) {
          copy(own.get(), row, from);
        } else {
          row.missing(from, to, part.name() + " needs " + withArticle(part.input()));
        }
      } catch (InvalidInput problem) {
        row.missing(from, to, part.name() + ": " + problem.getMessage());
      }
      from = to;
    }
  }

  private static String withArticle(Class<?> input) {
    String words = Profile.words(input);
    return (words.matches("[aeiou].*") ? "an " : "a ") + words;
  }

  private static void copy(FeatureRow own, FeatureRow row, int from) {
    for (int i = 0; i < own.size(); i++) {
      if (own.reason(i) == null) {
        row.set(from + i, own.value(i));
      } else {
        row.missing(from + i, own.reason(i));
      }
    }
  }
}
