package io.lodestone.learn.map.atlas;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.learn.map.MaterialsMap;
import io.lodestone.learn.map.quality.MapQuality;
import java.util.List;

/**
 * A map as JSON for browsers: column by column, which is small and drawn at once.
 *
 * @param title what it is a map of
 * @param names for places
 */
public record MapJson(MaterialsMap map, String title, List<PlaceName> names) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The document. */
  public ObjectNode document() {
    ObjectNode document = JSON.createObjectNode();
    document.put("format", "lodestone-map-view-1");
    document.put("title", title);
    document.put("method", map.about().recipe());
    document.put("representation", map.about().representation());
    document.put("data_sha256", map.about().hash());
    map.clusterRecipe().ifPresent(recipe -> document.put("clusters", recipe));
    document.set("axes", JSON.valueToTree(map.axes()));
    document.set("notes", JSON.valueToTree(map.about().notes()));
    MapQuality quality = map.quality();
    ObjectNode whole = document.putObject("quality");
    whole.put("neighbours", quality.neighbours());
    whole.put("measured", quality.measured().length);
    whole.put("trustworthiness", quality.whole().trustworthiness());
    whole.put("continuity", quality.whole().continuity());
    whole.put("preservation", quality.whole().preservation());
    whole.put("stress", quality.whole().stress());
    document.set("ids", JSON.valueToTree(map.table().ids()));
    ArrayNode columns = document.putArray("columns");
    for (Column column : new MapTable(map).materials().columns()) {
      ObjectNode one = columns.addObject().put("name", column.name());
      ArrayNode values = one.putArray("values");
      switch (column) {
        case NumberColumn numbers -> {
          one.put("unit", numbers.unit().text().equals("-") ? "" : numbers.unit().text());
          for (int row = 0; row < numbers.size(); row++) {
            if (numbers.isMissing(row)) {
              values.addNull();
            } else {
              values.add(numbers.value(row));
            }
          }
        }
        case TextColumn text -> text.values().forEach(values::add);
      }
    }
    document.set("places", JSON.valueToTree(names));
    return document;
  }
}
