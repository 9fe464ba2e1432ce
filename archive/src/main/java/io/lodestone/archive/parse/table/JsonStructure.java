package io.lodestone.archive.parse.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Occupant;
import io.lodestone.core.structure.Periodicity;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Species;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A structure as JSON, in the form that pymatgen gives to its structures and molecules: {@code
 * lattice} with a {@code matrix} in Å, {@code sites} with {@code species}, {@code abc} and {@code
 * xyz}.
 *
 * @param text the JSON
 * @param place where it is, for messages
 */
record JsonStructure(String text, String place) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double WHOLE = 1e-8;

  /** Whether a text may be one, judged without reading it. */
  static boolean recognizes(String text) {
    return text.stripLeading().startsWith("{") && text.contains("\"sites\"");
  }

  /**
   * Reads it.
   *
   * @throws InvalidInput when it is no such JSON
   */
  Structure read() {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw wrong("JSON that ends early or is none", "a structure as JSON");
    }
    JsonNode lattice = root.path("lattice");
    Lattice cell = lattice.isObject() ? lattice(lattice) : null;
    List<Site> sites = new ArrayList<>();
    for (JsonNode site : root.path("sites")) {
      sites.add(site(site, cell, sites.size() + 1));
    }
    if (sites.isEmpty()) {
      throw wrong("no sites", "a structure with sites");
    }
    if (cell == null) {
      return Structure.molecule(sites);
    }
    JsonNode repeats = lattice.path("pbc");
    return new Structure(
        Optional.of(cell),
        new Periodicity(
            repeats.path(0).asBoolean(true),
            repeats.path(1).asBoolean(true),
            repeats.path(2).asBoolean(true)),
        sites);
  }

  private InvalidInput wrong(String found, String expected) {
    return new InvalidInput(place, null, found, expected, "");
  }

  private Lattice lattice(JsonNode lattice) {
    double[] rows = new double[9];
    for (int i = 0; i < 9; i++) {
      JsonNode value = lattice.path("matrix").path(i / 3).path(i % 3);
      if (!value.isNumber()) {
        throw wrong("a lattice without matrix", "three vectors of three numbers, Å");
      }
      rows[i] = value.asDouble();
    }
    return Lattice.ofRows(rows);
  }

  private Site site(JsonNode node, Lattice cell, int number) {
    List<Occupant> occupants = new ArrayList<>();
    double sum = 0;
    for (JsonNode one : node.path("species")) {
      Species species = Species.parse(one.path("element").asText());
      JsonNode charge = one.path("oxidation_state");
      species = charge.isNumber() ? species.withCharge(charge.asDouble()) : species;
      double occupancy = one.path("occu").asDouble(1);
      sum += occupancy;
      occupants.add(new Occupant(species, occupancy));
    }
    if (occupants.isEmpty()) {
      throw wrong("site " + number + " without species", "an element on each site");
    }
    Vector3 position =
        cell != null && node.has("abc")
            ? vector(node.path("abc"), number)
            : cell == null
                ? vector(node.path("xyz"), number)
                : cell.toFractional(vector(node.path("xyz"), number));
    return occupants.size() == 1 && Math.abs(sum - 1) < WHOLE
        ? Site.of(occupants.getFirst().species(), position)
        : Site.of(occupants, position);
  }

  private Vector3 vector(JsonNode node, int number) {
    if (!node.path(0).isNumber() || !node.path(1).isNumber() || !node.path(2).isNumber()) {
      throw wrong("site " + number + " without a position", "three numbers, abc or xyz");
    }
    return new Vector3(node.path(0).asDouble(), node.path(1).asDouble(), node.path(2).asDouble());
  }

  /** Writes a structure, with all digits. */
  static String write(Structure structure) {
    ObjectNode root = JSON.createObjectNode();
    structure
        .lattice()
        .ifPresent(
            lattice -> {
              double[] rows = lattice.toRows();
              ObjectNode node = root.putObject("lattice");
              Periodicity repeats = structure.periodicity();
              node.putArray("pbc").add(repeats.a()).add(repeats.b()).add(repeats.c());
              ArrayNode matrix = node.putArray("matrix");
              for (int i = 0; i < 9; i += 3) {
                matrix.addArray().add(rows[i]).add(rows[i + 1]).add(rows[i + 2]);
              }
            });
    ArrayNode sites = root.putArray("sites");
    for (Site site : structure.sites()) {
      ObjectNode node = sites.addObject();
      ArrayNode species = node.putArray("species");
      for (Occupant occupant : site.occupants()) {
        ObjectNode one = species.addObject();
        one.put("element", occupant.species().symbol());
        occupant.species().charge().ifPresent(charge -> one.put("oxidation_state", charge));
        one.put("occu", occupant.occupancy());
      }
      Vector3 at = site.position();
      node.putArray(structure.lattice().isPresent() ? "abc" : "xyz")
          .add(at.x())
          .add(at.y())
          .add(at.z());
    }
    return root.toString();
  }
}
