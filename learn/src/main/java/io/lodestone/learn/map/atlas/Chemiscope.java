package io.lodestone.learn.map.atlas;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.learn.map.MaterialsMap;
import java.util.List;

/**
 * A map as chemiscope reads it, with the structures of its materials (Fraux, Cersonsky and
 * Ceriotti, Journal of Open Source Software 5, 2117, 2020): properties of structures, and which of
 * them are the axes and the colour.
 *
 * @param title what it is a map of
 * @param structures one for each material of the map, or none at all
 * @param colour the name of the column by which points are coloured; null for none
 */
public record Chemiscope(
    MaterialsMap map, String title, List<Structure> structures, String colour) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The document. */
  public ObjectNode document() {
    ObjectNode document = JSON.createObjectNode();
    ObjectNode meta = document.putObject("meta");
    meta.put("name", title);
    meta.put(
        "description", map.about().recipe() + " of " + map.about().representation() + " features");
    if (!structures.isEmpty()) {
      ArrayNode all = document.putArray("structures");
      structures.forEach(structure -> add(all.addObject(), structure));
    }
    ObjectNode properties = document.putObject("properties");
    text(properties, "id", map.table().ids());
    String first = null;
    String second = null;
    for (Column column : new MapTable(map).materials().columns()) {
      switch (column) {
        case NumberColumn numbers -> {
          // The format knows no gaps in numbers; a column of nothing but gaps has nothing to show.
          if (numbers(properties, numbers)) {
            second = first != null && second == null ? column.name() : second;
            first = first == null ? column.name() : first;
          }
        }
        case TextColumn text -> text(properties, text.name(), text.values());
      }
    }
    ObjectNode settings = document.putObject("settings");
    ObjectNode axes = settings.putObject("map");
    axes.putObject("x").put("property", first);
    axes.putObject("y").put("property", second == null ? first : second);
    if (colour != null && properties.has(colour)) {
      axes.putObject("color").put("property", colour);
    }
    return document;
  }

  private static boolean numbers(ObjectNode properties, NumberColumn column) {
    for (int row = 0; row < column.size(); row++) {
      if (!column.isMissing(row)) {
        ObjectNode property = properties.putObject(column.name()).put("target", "structure");
        if (!column.unit().text().equals("-")) {
          property.put("units", column.unit().text());
        }
        ArrayNode values = property.putArray("values");
        for (double value : column.values()) {
          if (Double.isNaN(value)) {
            values.addNull();
          } else {
            values.add(value);
          }
        }
        return true;
      }
    }
    return false;
  }

  private static void text(ObjectNode properties, String name, List<String> texts) {
    ArrayNode values = properties.putObject(name).put("target", "structure").putArray("values");
    texts.forEach(value -> values.add(value == null ? "" : value));
  }

  /** Cartesian coordinates in Å, the lattice vectors one after the other. */
  private static void add(ObjectNode node, Structure structure) {
    List<Site> sites = structure.sites();
    node.put("size", sites.size());
    ArrayNode names = node.putArray("names");
    ArrayNode[] axes = {node.putArray("x"), node.putArray("y"), node.putArray("z")};
    for (int i = 0; i < sites.size(); i++) {
      names.add(sites.get(i).mainSpecies().symbol());
      Vector3 place = structure.cartesian(i);
      axes[0].add(place.x());
      axes[1].add(place.y());
      axes[2].add(place.z());
    }
    structure
        .lattice()
        .ifPresent(
            lattice -> {
              ArrayNode cell = node.putArray("cell");
              for (double value : lattice.toRows()) {
                cell.add(value);
              }
            });
  }
}
