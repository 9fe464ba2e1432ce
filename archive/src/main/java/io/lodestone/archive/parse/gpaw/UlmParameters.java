package io.lodestone.archive.parse.gpaw;

import static io.lodestone.core.quantity.MaterialsUnit.ELECTRONVOLT;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The input parameters in a ULM restart file, which holds only those that the user gave; for the
 * others GPAW's documented defaults stand.
 */
final class UlmParameters {
  private static final JsonMapper JSON = new JsonMapper();

  private final JsonNode parameters;

  UlmParameters(JsonNode parameters) {
    this.parameters = parameters;
  }

  /** Tells the parameters. */
  void describe(RestartStateBuilder state, boolean periodic) {
    JsonNode mode = UlmFile.at(parameters, "mode");
    String name = name(mode, "fd");
    state.mode(GpawMode.ofParameter(name));
    Double cutoff = number(UlmFile.at(mode, "ecut"));
    if (name.equals("pw")) {
      state.cutoff(ELECTRONVOLT.toSi(cutoff == null ? 340 : cutoff));
    }
    state.basis(name(UlmFile.at(parameters, "basis"), null));
    JsonNode xc = UlmFile.at(parameters, "xc");
    state.xc(name(xc, "LDA"));
    state.exactExchange(number(UlmFile.at(xc, "fraction")));
    Double charge = number(UlmFile.at(parameters, "charge"));
    state.charge(charge == null ? 0 : charge);
    occupations(state, periodic);
    Double energy = number(UlmFile.at(parameters, "convergence", "energy"));
    state.energyThreshold(ELECTRONVOLT.toSi(energy == null ? 0.0005 : energy));
    Double density = number(UlmFile.at(parameters, "convergence", "density"));
    state.densityThreshold(density == null ? 1e-4 : density);
    Double iterations = number(UlmFile.at(parameters, "maxiter"));
    state.maxIterations(iterations == null ? 333 : iterations.intValue());
    state.kGrid(kGrid());
  }

  /** GPAW's own quantities, as NOMAD names them. */
  Map<String, Object> extras() {
    Map<String, Object> extras = new TreeMap<>();
    extras.put("x_gpaw_fix_density", UlmFile.at(parameters, "fixdensity").asBoolean(false));
    JsonNode moment = UlmFile.at(parameters, "occupations", "fixmagmom");
    if (moment.isBoolean()) {
      extras.put("x_gpaw_fix_magnetic_moment", moment.asBoolean());
    }
    JsonNode mixer = UlmFile.at(parameters, "mixer");
    putText(extras, "x_gpaw_mix_class", UlmFile.at(mixer, "method"));
    putNumber(extras, "x_gpaw_mix_beta", UlmFile.at(mixer, "beta"));
    putNumber(extras, "x_gpaw_mix_weight", UlmFile.at(mixer, "weight"));
    putNumber(extras, "x_gpaw_mix_old", UlmFile.at(mixer, "nmaxold"));
    return extras;
  }

  /** The number of a node, or null where it is none or not finite. */
  static Double number(JsonNode node) {
    return node.isNumber() && Double.isFinite(node.asDouble()) ? node.asDouble() : null;
  }

  /** The JSON in a text, or nothing where there is none. */
  JsonNode json(JsonNode text) {
    try {
      return text.isTextual() ? JSON.readTree(text.asText()) : text;
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private void occupations(RestartStateBuilder state, boolean periodic) {
    JsonNode occupations = UlmFile.at(parameters, "occupations");
    Double width = number(UlmFile.at(occupations, "width"));
    if (width == null) {
      width = number(UlmFile.at(parameters, "width"));
    }
    if (width == null) {
      width = periodic ? 0.1 : 0.0;
    }
    state.smearing(
        switch (name(occupations, "fermi-dirac")) {
          case "methfessel-paxton" -> "methfessel-paxton";
          case "marzari-vanderbilt" -> "marzari-vanderbilt";
          case "tetrahedron-method", "improved-tetrahedron-method" -> "tetrahedra";
          default -> "fermi";
        });
    state.smearingWidth(ELECTRONVOLT.toSi(width));
  }

  private List<Integer> kGrid() {
    JsonNode kpts = UlmFile.at(parameters, "kpts");
    JsonNode size = kpts.isArray() ? kpts : UlmFile.at(kpts, "size");
    List<Integer> grid = new ArrayList<>();
    for (JsonNode n : size) {
      if (!n.isInt()) {
        return List.of(); // a list of points
      }
      grid.add(n.asInt());
    }
    return grid.size() == 3 ? grid : kpts.isMissingNode() ? List.of(1, 1, 1) : List.of();
  }

  private static String name(JsonNode node, String otherwise) {
    if (node.isTextual()) {
      return node.asText();
    }
    JsonNode name = UlmFile.at(node, "name");
    return name.isTextual() ? name.asText() : otherwise;
  }

  private static void putText(Map<String, Object> extras, String key, JsonNode node) {
    if (node.isTextual()) {
      extras.put(key, node.asText());
    }
  }

  private static void putNumber(Map<String, Object> extras, String key, JsonNode node) {
    if (node.isNumber()) {
      extras.put(key, node.numberValue());
    }
  }
}
