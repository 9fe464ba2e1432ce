package io.lodestone.study.cartography;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import io.lodestone.learn.cluster.Clustering;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.learn.map.MaterialsMap;
import io.lodestone.learn.map.atlas.Elements;
import io.lodestone.learn.map.atlas.PlaceName;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.FeatureSet;
import io.lodestone.represent.Registry;
import io.lodestone.represent.Scope;
import io.lodestone.represent.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Names for the places of a map: of crowds, elements, chemical systems, structure types, or the
 * values of a column.
 *
 * @param map whose places they are
 * @param materials of the map, in its order
 */
public record MapNames(MaterialsMap map, MapMaterials materials) {
  private static final int MOST = 30;
  private static final String NO_TYPE = "prototype none known";

  /**
   * The names.
   *
   * @param kind {@code cluster}, {@code element}, {@code system}, {@code prototype}, {@code none}
   *     or the name of a column of text
   * @throws InvalidInput when there is nothing of the kind
   */
  public List<PlaceName> of(String kind) {
    Elements elements = new Elements(materials.formulas());
    List<List<String>> names =
        switch (kind) {
          case "none" -> List.of();
          case "cluster" -> clusters(elements);
          case "element" -> known(elements).ofEach();
          case "system" -> known(elements).systems();
          case "prototype" -> prototypes();
          default -> single(materials.table().text(kind));
        };
    return kind.equals("cluster")
        ? PlaceName.ofCrowds(map.coordinates(), map.dimensions(), names, MOST)
        : PlaceName.of(map.coordinates(), map.dimensions(), names, MOST);
  }

  private static Elements known(Elements elements) {
    if (!elements.areKnown()) {
      throw new InvalidInput(
          "--label", null, "no formulas", "formulas, whose elements name places", null);
    }
    return elements;
  }

  private static List<List<String>> single(TextColumn column) {
    return column.values().stream()
        .map(value -> value == null ? List.<String>of() : List.of(value))
        .toList();
  }

  private List<List<String>> clusters(Elements elements) {
    List<String> texts = crowds();
    return IntStream.of(clustering().found().labels())
        .mapToObj(label -> label < 0 ? List.<String>of() : List.of(texts.get(label)))
        .toList();
  }

  /** What each crowd is called: its number, and the elements that set it apart. */
  public List<String> crowds() {
    Clustering found = clustering();
    List<String> elements =
        new Elements(materials.formulas()).ofCrowds(found.found().labels(), found.count());
    List<String> texts = new ArrayList<>();
    for (int crowd = 0; crowd < found.count(); crowd++) {
      String more = elements.get(crowd).isEmpty() ? "" : ": " + elements.get(crowd);
      texts.add((crowd + 1) + more);
    }
    return texts;
  }

  private Clustering clustering() {
    return map.clustering()
        .orElseThrow(
            () ->
                new InvalidInput(
                    "--label", null, "cluster", "a map with clusters", "add --cluster hdbscan"));
  }

  private List<List<String>> prototypes() {
    Dataset table = materials.table();
    for (String name : List.of("prototype", "prototype_name")) {
      if (table.has(name) && table.column(name) instanceof TextColumn text) {
        return single(text);
      }
    }
    FeatureSet types =
        new FeatureSet(List.of(new Registry().parse("prototype")), new Scope(Set.of(), 0));
    List<String> labels = types.features().stream().map(feature -> feature.label()).toList();
    return materials.structures().parallelStream()
        .map(structure -> prototype(structure, types, labels))
        .toList();
  }

  private static List<String> prototype(
      Structure structure, FeatureSet types, List<String> labels) {
    if (structure == null) {
      return List.of();
    }
    FeatureRow row =
        types.of(
            Subject.of(Composition.class, structure.composition())
                .with(Structure.class, structure));
    return IntStream.range(0, row.size())
        .filter(i -> row.value(i) == 1 && !labels.get(i).equals(NO_TYPE))
        .mapToObj(i -> labels.get(i).substring("prototype ".length()))
        .toList();
  }
}
