package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.archive.metainfo.SectionDefinition.QuantityDefinition;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The Metainfo for readers: as a page in Markdown and as JSON Schema, both from the sections alone.
 */
public final class MetainfoReference {
  private final List<SectionDefinition> sections = SectionDefinition.all();
  private final Set<String> sectionNames =
      sections.stream().map(SectionDefinition::name).collect(Collectors.toSet());

  /** The reference page of the documentation. */
  public String markdown() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Metainfo

        What an entry holds. This page is made by `./lodestone metainfo > docs/metainfo.md`; do not edit it.

        An entry is a JSON object with `schema_version`, `metadata`, `results` (section Results), `run` (a list of
        section Run), `workflow2` (section Workflow) and `data` (a list of section MaterialProperty). Names follow
        the NOMAD Metainfo. Values are in SI units. What is missing is left out; it is never 0.
        Arrays are nested lists; their shape is in the description. Sections marked with ✚ may also hold
        quantities that only one program has, under names `x_PROGRAM_...`.
        """);
    for (SectionDefinition section : sections) {
      page.append("\n## ").append(section.name()).append(section.codeSpecific() ? " ✚" : "");
      page.append("\n\n").append(section.description()).append("\n\n");
      page.append("| quantity | type | unit | what it is |\n|---|---|---|---|\n");
      for (QuantityDefinition quantity : section.quantities()) {
        page.append(
            "| `%s` | %s | %s | %s%s |%n"
                .formatted(
                    quantity.name(),
                    type(quantity),
                    quantity.unit(),
                    quantity.description().replace("|", "\\|"),
                    quantity.term().isEmpty() ? "" : " (`" + quantity.term() + "`)"));
      }
    }
    return page.toString();
  }

  /** JSON Schema (2020-12) of the document of an entry. */
  public String jsonSchema() {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode schema = mapper.createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Lodestone entry");
    schema.put("type", "object");
    ObjectNode top = schema.putObject("properties");
    top.putObject("schema_version").put("type", "integer");
    top.putObject("metadata").put("type", "object");
    reference(top.putObject("results"), "Results", false);
    reference(top.putObject("run"), "Run", true);
    reference(top.putObject("workflow2"), "Workflow", false);
    reference(top.putObject("data"), "MaterialProperty", true);
    ObjectNode definitions = schema.putObject("$defs");
    for (SectionDefinition section : sections) {
      ObjectNode definition = definitions.putObject(section.name());
      definition.put("type", "object").put("description", section.description());
      ObjectNode properties = definition.putObject("properties");
      for (QuantityDefinition quantity : section.quantities()) {
        ObjectNode property = properties.putObject(quantity.name());
        reference(property, quantity.type(), quantity.repeats());
        property.put("description", quantity.description());
        if (!quantity.unit().isEmpty()) {
          property.put("unit", quantity.unit());
        }
      }
      if (section.codeSpecific()) {
        definition.putObject("patternProperties").putObject("^x_");
      }
      definition.put("additionalProperties", false);
    }
    return schema.toPrettyString() + "\n";
  }

  private String type(QuantityDefinition quantity) {
    String name =
        sectionNames.contains(quantity.type())
            ? "["
                + quantity.type()
                + "](#"
                + quantity.type().toLowerCase(java.util.Locale.ROOT)
                + ")"
            : switch (quantity.type()) {
              case "Tensor" -> "array";
              case "Double" -> "number";
              case "Integer" -> "integer";
              case "Boolean" -> "boolean";
              case "String" -> "text";
              default -> "object";
            };
    return quantity.repeats() ? "list of " + name : name;
  }

  private void reference(ObjectNode property, String type, boolean repeats) {
    ObjectNode item = repeats ? property.put("type", "array").putObject("items") : property;
    if (sectionNames.contains(type)) {
      item.put("$ref", "#/$defs/" + type);
      return;
    }
    item.put(
        "type",
        switch (type) {
          case "Tensor" -> "array";
          case "Double" -> "number";
          case "Integer" -> "integer";
          case "Boolean" -> "boolean";
          case "String" -> "string";
          default -> "object";
        });
  }
}
