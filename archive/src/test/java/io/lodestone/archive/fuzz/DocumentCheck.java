package io.lodestone.archive.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Tells what is wrong with the document of an entry, whatever file it came from. */
final class DocumentCheck {
  private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");

  private final ObjectMapper mapper = new ObjectMapper();

  /**
   * Checks that the bytes are JSON without non-finite numbers, that references lead to sections,
   * and that forces belong to as many atoms as there are.
   *
   * @throws IOException if the bytes are no JSON
   */
  void check(byte[] document) throws IOException {
    JsonNode entry = mapper.readTree(document);
    expect(entry.isObject() && entry.has("results"), "an entry has results");
    finite(entry);
    JsonNode run = entry.path("run").path(0);
    for (JsonNode calculation : run.path("calculation")) {
      reference(calculation.get("system_ref"), run.path("system"));
      reference(calculation.get("method_ref"), run.path("method"));
      if (calculation.has("system_ref")) {
        JsonNode atoms = run.path("system").path(calculation.get("system_ref").asInt());
        int labels = atoms.path("atoms").path("labels").size();
        for (String kind : List.of("total", "free", "t0")) {
          JsonNode forces = calculation.path("forces").path(kind).path("value");
          expect(
              labels == 0 || forces.isMissingNode() || forces.size() == labels,
              forces.size() + " forces on " + labels + " atoms");
        }
      }
    }
    JsonNode energy = entry.at("/results/properties/energy_total");
    expect(energy.isMissingNode() || energy.isNumber(), "the total energy is a number");
  }

  private static void reference(JsonNode index, JsonNode sections) {
    expect(
        index == null || index.asInt() >= 0 && index.asInt() < sections.size(),
        "reference to section " + index + " of " + sections.size());
  }

  /** Settings that a program echoes are kept as the text that stands there, whatever it says. */
  private static void finite(JsonNode node) {
    if (node.isTextual()) {
      expect(!NOT_FINITE.contains(node.textValue()), "a number that is not finite");
    } else if (node.isObject()) {
      node.properties().stream()
          .filter(field -> !field.getKey().startsWith("x_"))
          .forEach(field -> finite(field.getValue()));
    } else {
      node.forEach(DocumentCheck::finite);
    }
  }

  private static void expect(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("document: " + what);
    }
  }
}
