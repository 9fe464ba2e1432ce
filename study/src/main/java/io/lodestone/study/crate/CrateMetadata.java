package io.lodestone.study.crate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.archive.store.ObjectId;
import io.lodestone.study.file.Study;
import io.lodestone.study.record.Environment;
import io.lodestone.study.record.StepRecord;
import io.lodestone.study.record.StoredFile;
import io.lodestone.study.record.StudyRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The description of a crate: Research Object Crate 1.1 (Sefton et al., 2022) with a CreateAction
 * for each step, as the Process Run Crate profile 0.5 has it.
 */
record CrateMetadata(Study study, StudyRecord record, List<CrateFile> files) {
  /** The file of the description. */
  static final String NAME = "ro-crate-metadata.json";

  private static final String CRATE = "https://w3id.org/ro/crate/1.1";
  private static final String PROCESS = "https://w3id.org/ro/wfrun/process/0.5";
  private static final ObjectMapper JSON = new ObjectMapper();

  byte[] json() throws IOException {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode context = root.putArray("@context");
    context.add(CRATE + "/context");
    context.addObject().put("sha256", "http://schema.org/sha256");
    ArrayNode graph = root.putArray("@graph");
    ObjectNode descriptor = entity(graph, NAME, "CreativeWork");
    descriptor.set("about", reference("./"));
    descriptor.set("conformsTo", reference(CRATE));
    dataset(graph);
    licence(graph);
    people(graph);
    publication(graph);
    ObjectNode profile = entity(graph, PROCESS, "CreativeWork");
    profile.put("name", "Process Run Crate").put("version", "0.5");
    for (CrateFile file : files) {
      ObjectNode node = entity(graph, identifier(file.name()), "File");
      node.put("name", file.name().substring(file.name().lastIndexOf('/') + 1));
      node.put("description", file.text());
      node.put("contentSize", "" + file.size());
      node.put("encodingFormat", file.mediaType());
      node.put("sha256", file.hash().hex());
    }
    software(graph);
    for (Map.Entry<String, StepRecord> step : record.steps().entrySet()) {
      action(graph, step.getKey(), step.getValue());
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
  }

  private void dataset(ArrayNode graph) {
    ObjectNode root = entity(graph, "./", "Dataset");
    root.put("name", record.title());
    root.put("description", record.claim());
    root.put("datePublished", date());
    root.set("license", reference(licenceAddress()));
    root.set("conformsTo", reference(PROCESS));
    ArrayNode parts = root.putArray("hasPart");
    files.forEach(file -> parts.add(reference(identifier(file.name()))));
    ArrayNode actions = root.putArray("mentions");
    record.steps().keySet().forEach(step -> actions.add(reference("#step-" + step)));
    if (!study.authors().isEmpty()) {
      ArrayNode authors = JSON.createArrayNode();
      for (int i = 0; i < study.authors().size(); i++) {
        authors.add(reference("#author-" + (i + 1)));
      }
      root.set("author", authors.size() == 1 ? authors.get(0) : authors);
    }
    if (!publicationAddress().isEmpty()) {
      root.set("citation", reference(publicationAddress()));
    }
    if (!study.citation().isEmpty()) {
      root.put("creditText", study.citation());
    }
  }

  /** When its last step ended, so that one study gives one crate. */
  private String date() {
    return record.steps().values().stream()
        .map(StepRecord::finished)
        .max(java.util.Comparator.naturalOrder())
        .orElseThrow();
  }

  private String licenceAddress() {
    return record.licence().startsWith("http")
        ? record.licence()
        : "https://spdx.org/licenses/" + record.licence().replaceAll("[^A-Za-z0-9.+-]", "-");
  }

  private void licence(ArrayNode graph) {
    ObjectNode node = entity(graph, licenceAddress(), "CreativeWork");
    node.put("name", record.licence());
    node.put("description", "the licence of data and results");
  }

  private void people(ArrayNode graph) {
    for (int i = 0; i < study.authors().size(); i++) {
      entity(graph, "#author-" + (i + 1), "Person").put("name", study.authors().get(i));
    }
  }

  private String publicationAddress() {
    if (!record.doi().isEmpty()) {
      return "https://doi.org/" + record.doi().replaceFirst("^https?://(dx\\.)?doi\\.org/", "");
    }
    return record.publication().isEmpty() ? "" : "#publication";
  }

  private void publication(ArrayNode graph) {
    if (!publicationAddress().isEmpty()) {
      entity(graph, publicationAddress(), "ScholarlyArticle")
          .put("name", record.publication().isEmpty() ? record.doi() : record.publication());
    }
  }

  /** Each environment in which a step ran is the program on that machine. */
  private void software(ArrayNode graph) {
    for (Map.Entry<Environment, String> each : environments().entrySet()) {
      Environment environment = each.getKey();
      ObjectNode node = entity(graph, each.getValue(), "SoftwareApplication");
      String[] name = environment.program().split(" ", 2);
      node.put("name", name[0]);
      node.put("version", name.length > 1 ? name[1] : "");
      node.put("identifier", "build " + environment.build().hex());
      node.put("operatingSystem", environment.system());
      node.put("processorRequirements", environment.processor());
      ArrayNode needs = node.putArray("softwareRequirements");
      List<ObjectNode> libraries = new ArrayList<>();
      needs.add(reference(each.getValue() + "-java"));
      libraries.add(library(each.getValue() + "-java", "Java", environment.runtime()));
      environment
          .libraries()
          .forEach(
              (library, version) -> {
                String id = each.getValue() + "-" + library;
                needs.add(reference(id));
                libraries.add(library(id, library, version));
              });
      libraries.forEach(graph::add);
    }
  }

  private static ObjectNode library(String id, String name, String version) {
    ObjectNode node = JSON.createObjectNode();
    node.put("@id", id).put("@type", "SoftwareSourceCode");
    return node.put("name", name).put("version", version);
  }

  private Map<Environment, String> environments() {
    Map<Environment, String> all = new LinkedHashMap<>();
    for (StepRecord step : record.steps().values()) {
      all.computeIfAbsent(step.environment(), _ -> "#lodestone-" + (all.size() + 1));
    }
    return all;
  }

  private void action(ArrayNode graph, String name, StepRecord step) {
    ObjectNode node = entity(graph, "#step-" + name, "CreateAction");
    node.put("name", name + ": " + step.kind());
    node.put("description", String.join(". ", step.said()));
    node.put("endTime", step.finished().replace("Z", "+00:00"));
    node.set("instrument", reference(environments().get(step.environment())));
    if (!study.authors().isEmpty()) {
      node.set("agent", reference("#author-1"));
    }
    ArrayNode objects = node.putArray("object");
    objects.add(reference("study.yaml"));
    for (Map.Entry<String, ObjectId> read : step.reads().entrySet()) {
      String place = CrateData.place(read.getKey(), read.getValue());
      files.stream()
          .map(CrateFile::name)
          .filter(file -> file.equals(place) || file.startsWith(place + "/"))
          .forEach(file -> objects.add(reference(identifier(file))));
    }
    for (ObjectId input : step.inputs().values()) {
      record.steps().entrySet().stream()
          .filter(other -> other.getValue().result().equals(input))
          .findFirst()
          .ifPresent(other -> addFiles(objects, other.getKey(), other.getValue()));
    }
    ArrayNode results = JSON.createArrayNode();
    addFiles(results, name, step);
    node.set("result", results.size() == 1 ? results.get(0) : results);
  }

  private static void addFiles(ArrayNode list, String name, StepRecord step) {
    for (StoredFile file : step.files()) {
      list.add(reference(identifier("steps/" + name + "/" + file.name())));
    }
  }

  private static ObjectNode entity(ArrayNode graph, String id, String type) {
    return graph.addObject().put("@id", id).put("@type", type);
  }

  private static ObjectNode reference(String id) {
    return JSON.createObjectNode().put("@id", id);
  }

  /** A path as a relative address. */
  static String identifier(String name) {
    try {
      return new java.net.URI(null, null, name, null).getRawPath();
    } catch (java.net.URISyntaxException e) {
      throw new IllegalArgumentException(name, e);
    }
  }
}
