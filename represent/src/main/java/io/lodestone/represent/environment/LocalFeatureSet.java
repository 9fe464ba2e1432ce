package io.lodestone.represent.environment;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import io.lodestone.represent.Feature;
import io.lodestone.represent.Recipe;
import io.lodestone.represent.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Several representations of sites side by side, as the columns of one table with a row for each
 * site. Where labels are shared, the later ones have their method's name and number before them.
 */
public final class LocalFeatureSet implements LocalRepresentation {
  private final List<LocalRepresentation> parts = new ArrayList<>();
  private final List<Feature> features = new ArrayList<>();

  /**
   * Makes the representations.
   *
   * @throws InvalidInput for a method that has no rows for sites, or settings that do not fit
   */
  public LocalFeatureSet(List<? extends Recipe<?, ?>> recipes, Scope scope) {
    Set<String> labels = new HashSet<>();
    for (Recipe<?, ?> recipe : recipes) {
      LocalRepresentation part = local(recipe, scope);
      parts.add(part);
      for (Feature feature : part.features()) {
        boolean free = labels.add(feature.label().toLowerCase(Locale.ROOT));
        String name = recipe.family().profile().name() + " " + parts.size() + " ";
        features.add(free ? feature : new Feature(name + feature.label(), feature.unit()));
      }
    }
  }

  private static <S extends Record> LocalRepresentation local(Recipe<?, S> recipe, Scope scope) {
    if (recipe.family() instanceof LocalFamily<?> any) {
      @SuppressWarnings("unchecked") // the same family, whose settings are of this type
      LocalFamily<S> family = (LocalFamily<S>) any;
      return family.createLocal(recipe.settings(), scope);
    }
    throw new InvalidInput(
        null,
        null,
        recipe.family().profile().name() + ", which looks at whole materials",
        "methods that look at sites, such as soap",
        "");
  }

  @Override
  public List<Feature> features() {
    return List.copyOf(features);
  }

  @Override
  public LocalFeatures of(Structure structure) {
    int sites = structure.size();
    double[] values = new double[sites * features.size()];
    int from = 0;
    for (LocalRepresentation part : parts) {
      LocalFeatures own = part.of(structure);
      for (int site = 0; site < sites; site++) {
        System.arraycopy(
            own.values(), site * own.size(), values, site * features.size() + from, own.size());
      }
      from += own.size();
    }
    return new LocalFeatures(sites, features.size(), values);
  }
}
