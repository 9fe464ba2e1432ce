package io.lodestone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.crystal.prototype.CellShape;
import io.lodestone.crystal.prototype.Encyclopedia;
import io.lodestone.crystal.prototype.Prototype;
import io.lodestone.crystal.prototype.PrototypeSite;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lodestone prototypes}: the encyclopedia of structure types. */
@Command(
    name = "prototypes",
    description = {
      "List structure types: names, labels, space groups, and the formula whose letters decorate takes.",
      "Example: lodestone prototypes perovskite"
    })
final class PrototypesCommand implements Callable<Integer> {
  private enum Format {
    TABLE,
    JSON
  }

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "part of a name, formula, label or symbol; else all are listed")
  private String text;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      description = "table, or json with one object a line")
  private Format format;

  private final ObjectMapper mapper = new ObjectMapper();

  @Override
  public Integer call() throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    Encyclopedia encyclopedia = Encyclopedia.standard();
    List<Prototype> found = encyclopedia.holding(text);
    if (found.isEmpty()) {
      found = List.of(encyclopedia.find(text));
    }
    if (format == Format.JSON) {
      for (Prototype prototype : found) {
        out.println(mapper.writeValueAsString(object(prototype)));
      }
    } else {
      TextTable table =
          new TextTable(
              "name", "formula", "label", "Strukturbericht", "space group", "example", "also");
      for (Prototype prototype : found) {
        table.row(
            prototype.name(),
            prototype.formula(),
            prototype.label(),
            prototype.strukturbericht().orElse(null),
            prototype.setting().shortSymbol(),
            prototype.exampleFormula() + " " + prototype.exampleLength() + " Å",
            String.join(", ", prototype.aliases()));
      }
      table.print(out);
    }
    out.flush();
    return 0;
  }

  private static Map<String, Object> object(Prototype prototype) {
    CellShape shape = prototype.shape();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", prototype.name());
    object.put("aliases", prototype.aliases());
    object.put("formula", prototype.formula());
    object.put("label", prototype.label().toString());
    object.put("anonymous_label", prototype.label().anonymous().toString());
    object.put("pearson_symbol", prototype.label().pearson().toString());
    object.put("strukturbericht", prototype.strukturbericht().orElse(null));
    object.put("space_group_number", prototype.setting().number());
    object.put("international_symbol", prototype.setting().shortSymbol());
    object.put("hall_number", prototype.setting().hallNumber());
    object.put("example", prototype.exampleFormula());
    object.put("a", prototype.exampleLength());
    object.put("b_over_a", shape.b());
    object.put("c_over_a", shape.c());
    object.put("angles", List.of(shape.alpha(), shape.beta(), shape.gamma()));
    object.put("free_coordinates", prototype.label().freeCoordinates());
    object.put("sites", prototype.sites().stream().map(PrototypesCommand::object).toList());
    object.put("source", prototype.source());
    return object;
  }

  private static Map<String, Object> object(PrototypeSite site) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("role", site.role());
    object.put("wyckoff_position", site.position().toString());
    object.put("site_symmetry", site.position().siteSymmetry());
    object.put("coordinates", site.coordinates().toArray());
    return object;
  }
}
