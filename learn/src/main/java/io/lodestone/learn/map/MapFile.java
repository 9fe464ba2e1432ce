package io.lodestone.learn.map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.cluster.ClusterMethods;
import io.lodestone.learn.cluster.ClusterRecipe;
import io.lodestone.learn.cluster.Clustering;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.learn.map.quality.MapQuality;
import io.lodestone.learn.state.ModelState;
import io.lodestone.learn.state.StateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The file of a map: a zip archive of {@code map.json}, which says how the map came about and what
 * is told of its materials, and arrays of numbers.
 */
public final class MapFile {
  private static final String FORMAT = "lodestone-map-1";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SettingsType<MapOptions> OPTIONS = SettingsType.of(MapOptions.class);

  private final StateFile file;

  /** The file of that name; it need not be there yet. */
  public MapFile(Path path) {
    file = new StateFile(path, "map", FORMAT);
  }

  /** Writes a map, in place of what the file held. */
  public void write(MaterialsMap map) throws IOException {
    ObjectNode about = JSON.createObjectNode();
    about.put("recipe", map.about().recipe());
    about.put("representation", map.about().representation());
    about.put("hash", map.about().hash());
    about.set("notes", JSON.valueToTree(map.about().notes()));
    about.set("ids", JSON.valueToTree(map.table().ids()));
    ModelState state =
        new ModelState()
            .put("method/", map.fitted().state())
            .put("quality/", state(map.quality()))
            .put("pose/scale", map.pose().scale())
            .put("pose/turn", map.pose().turn())
            .put("pose/shift", map.pose().shift());
    ArrayNode columns = about.putArray("columns");
    for (Column column : map.table().columns()) {
      ObjectNode one = columns.addObject().put("name", column.name());
      switch (column) {
        case NumberColumn numbers -> {
          one.put("unit", numbers.unit().text());
          state.put("columns/" + columns.size(), numbers.values());
        }
        case TextColumn text -> one.set("values", JSON.valueToTree(text.values()));
      }
    }
    map.basis()
        .ifPresent(
            basis -> {
              about.put("options", OPTIONS.text(basis.options()));
              about.set("features", JSON.valueToTree(basis.labels()));
              about.set(
                  "feature_units",
                  JSON.valueToTree(basis.units().stream().map(UnitExpression::text).toList()));
              state.put("basis/", basis.state());
            });
    map.clusters()
        .ifPresent(
            clusters -> {
              about.put("clusters", clusters.recipe());
              state.put("clusters/", clusters.clustering().state());
            });
    file.write(about, state);
  }

  private static ModelState state(MapQuality quality) {
    return new ModelState()
        .put("neighbours", quality.neighbours())
        .put("measured", quality.measured())
        .put("whole", numbers(quality.whole()))
        .put("error", numbers(quality.error()))
        .put("trustworthiness", quality.trustworthiness())
        .put("continuity", quality.continuity())
        .put("preservation", quality.preservation())
        .put("stress", quality.stress());
  }

  private static double[] numbers(MapQuality.Whole whole) {
    return new double[] {
      whole.trustworthiness(), whole.continuity(), whole.preservation(), whole.stress()
    };
  }

  /**
   * Reads the map.
   *
   * @throws InvalidInput when the file is not there, is no map, is damaged or was made by a method
   *     that this program does not have
   */
  public MaterialsMap read() throws IOException {
    return file.read(MapFile::map);
  }

  private static MaterialsMap map(JsonNode about, ModelState state) {
    FittedMap fitted =
        new MapMethods().parse(about.path("recipe").asText()).restore(state.part("method/"));
    Dataset table = table(about, state);
    int size = table.size();
    if (fitted.size() != size) {
      throw damaged(fitted.size() + " places", "one for each of " + size + " materials");
    }
    Optional<FeatureBasis> basis = Optional.empty();
    if (about.has("features")) {
      basis =
          Optional.of(
              FeatureBasis.read(
                  texts(about.path("features")),
                  texts(about.path("feature_units")).stream().map(UnitExpression::parse).toList(),
                  OPTIONS.parse(about.path("options").asText()),
                  size,
                  state.part("basis/")));
    }
    Optional<MaterialsMap.Clusters> clusters = Optional.empty();
    if (about.has("clusters")) {
      ClusterRecipe<?> recipe = new ClusterMethods().parse(about.path("clusters").asText());
      Clustering found = recipe.restore(state.part("clusters/"));
      if (found.found().labels().length != size
          || found.found().strengths().length != size
          || Arrays.stream(found.found().labels()).anyMatch(l -> l < -1 || l >= found.count())) {
        throw damaged("clusters of other points", "a cluster for each material");
      }
      clusters = Optional.of(new MaterialsMap.Clusters(recipe.text(), found));
    }
    return new MaterialsMap(
        new MaterialsMap.About(
            about.path("recipe").asText(),
            about.path("representation").asText(),
            about.path("hash").asText(),
            texts(about.path("notes"))),
        table,
        fitted,
        basis,
        quality(size, state.part("quality/")),
        new Pose(
            state.number("pose/scale"),
            state.doubles("pose/turn", fitted.dimensions() * fitted.dimensions()),
            state.doubles("pose/shift", fitted.dimensions())),
        clusters);
  }

  private static Dataset table(JsonNode about, ModelState state) {
    List<Column> columns = new ArrayList<>();
    List<String> ids = texts(about.path("ids"));
    int number = 0;
    for (JsonNode column : about.path("columns")) {
      String name = column.path("name").asText();
      number++;
      columns.add(
          column.has("unit")
              ? new NumberColumn(
                  name,
                  UnitExpression.parse(column.path("unit").asText()),
                  state.doubles("columns/" + number, ids.size()))
              : new TextColumn(
                  name,
                  JSON.convertValue(
                      column.path("values"), new TypeReference<ArrayList<String>>() {})));
    }
    return new Dataset(ids, columns, List.of(), about.path("representation").asText());
  }

  private static MapQuality quality(int size, ModelState state) {
    int[] measured = state.ints("measured");
    if (Arrays.stream(measured).anyMatch(i -> i < 0 || i >= size)) {
      throw damaged("quality of other materials", "of those of the map");
    }
    return new MapQuality(
        (int) state.number("neighbours"),
        size,
        measured,
        whole(state.doubles("whole", 4)),
        whole(state.doubles("error", 4)),
        state.doubles("trustworthiness", measured.length),
        state.doubles("continuity", measured.length),
        state.doubles("preservation", measured.length),
        state.doubles("stress", measured.length));
  }

  private static MapQuality.Whole whole(double[] numbers) {
    return new MapQuality.Whole(numbers[0], numbers[1], numbers[2], numbers[3]);
  }

  private static InvalidInput damaged(String found, String expected) {
    return new InvalidInput("map", null, found, expected, "draw the map again");
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = JSON.convertValue(node, new TypeReference<List<String>>() {});
    return texts == null ? List.of() : List.copyOf(texts);
  }
}
