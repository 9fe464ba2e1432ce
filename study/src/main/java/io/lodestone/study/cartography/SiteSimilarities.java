package io.lodestone.study.cartography;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import io.lodestone.learn.map.MapInput;
import io.lodestone.learn.structure.Environments;
import io.lodestone.learn.structure.SiteKernel;
import io.lodestone.represent.Recipe;
import io.lodestone.represent.Registry;
import io.lodestone.represent.Scope;
import io.lodestone.represent.environment.LocalFeatureSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How alike structures are by the surroundings of their sites, for maps.
 *
 * @param kernel how pairs of sites are weighed
 * @param methods of representation of sites, such as {@code soap}, separated by blanks
 */
public record SiteSimilarities(SiteKernel kernel, String methods) {
  /**
   * The similarity of each structure to each.
   *
   * @throws InvalidInput when one is not known
   */
  public MapInput.Similarities of(List<Structure> structures) {
    Set<Element> elements = EnumSet.noneOf(Element.class);
    int most = 0;
    for (int row = 0; row < structures.size(); row++) {
      Structure structure = structures.get(row);
      if (structure == null) {
        throw new InvalidInput(
            null, "material " + (row + 1), "no structure", "one, to compare its sites", null);
      }
      elements.addAll(structure.composition().elements());
      most = Math.max(most, structure.size());
    }
    Registry registry = new Registry();
    List<Recipe<?, ?>> recipes = new ArrayList<>();
    for (String method : methods.split("\\s+")) {
      recipes.add(registry.parse(method));
    }
    LocalFeatureSet set = new LocalFeatureSet(recipes, new Scope(elements, most));
    Environments sites = Environments.of(structures.parallelStream().map(set::of).toList());
    double[] own = new double[structures.size()];
    Arrays.fill(own, 1);
    return new MapInput.Similarities(
        own.length, own.length, sites.similarities(kernel, sites), own);
  }
}
