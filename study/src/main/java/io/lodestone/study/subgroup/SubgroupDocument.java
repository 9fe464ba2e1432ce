package io.lodestone.study.subgroup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.subgroup.Confirmation;
import io.lodestone.learn.subgroup.EvidenceSettings;
import io.lodestone.learn.subgroup.ParetoFront;
import io.lodestone.learn.subgroup.Population;
import io.lodestone.learn.subgroup.Proposition;
import io.lodestone.learn.subgroup.PropositionSettings;
import io.lodestone.learn.subgroup.Quality;
import io.lodestone.learn.subgroup.Selector;
import io.lodestone.learn.subgroup.Subgroup;
import io.lodestone.learn.subgroup.SubgroupDiscovery;
import io.lodestone.learn.subgroup.SubgroupFindings;
import io.lodestone.learn.subgroup.SubgroupResult;
import io.lodestone.learn.subgroup.SubgroupSettings;
import io.lodestone.learn.subgroup.Target;
import io.lodestone.learn.subgroup.TargetContrast;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a discovery of subgroups found, as JSON: rules as text, as filter and in parts, their
 * members, numbers and evidence, and what is proven.
 *
 * @param table that was searched
 */
public record SubgroupDocument(
    Dataset table, SubgroupDiscovery discovery, SubgroupFindings findings) {
  /** Rules of a front that share so many of their members belong to one collection. */
  public static final double ALIKE = 0.5;

  /** As a JSON object; the same search gives the same bytes. */
  public ObjectNode json() {
    SubgroupResult result = findings.result();
    Population population = result.population();
    ObjectNode node = new ObjectMapper().createObjectNode();
    ArrayNode targets = node.putArray("targets");
    for (Quality.Aim aim : discovery.aims()) {
      ObjectNode target = targets.addObject();
      target.put("column", aim.target().column());
      target.put("target", aim.target().text());
      target.put("unit", unit(population, aim.target()));
      target.put("utility", aim.utility().name().toLowerCase(Locale.ROOT));
    }
    node.put("rows", table.size());
    node.put("rows_searched", population.size());
    node.put("dataset_sha256", table.hash());
    node.put("propositions", population.propositions().size());
    put(node.putObject("search"), SettingsType.of(SubgroupSettings.class), discovery.search());
    put(
        node.putObject("proposition_settings"),
        SettingsType.of(PropositionSettings.class),
        discovery.propositions());
    put(
        node.putObject("evidence_settings"),
        SettingsType.of(EvidenceSettings.class),
        discovery.evidence());
    node.put("proven", result.proven());
    if (Double.isFinite(result.gap())) {
      node.put("gap", result.gap());
    } else {
      node.putNull("gap");
    }
    node.put("proof", result.proof());
    node.put("evidence", findings.statement());
    ArrayNode subgroups = node.putArray("subgroups");
    for (int i = 0; i < result.subgroups().size(); i++) {
      write(subgroups.addObject(), i);
    }
    if (discovery.search().pareto()) {
      collections(node.putArray("collections"), result.subgroups());
    }
    return node;
  }

  private static <S extends Record> void put(ObjectNode node, SettingsType<S> type, S settings) {
    Map<String, String> values = type.values(settings);
    values.forEach(node::put);
  }

  private void write(ObjectNode node, int number) {
    SubgroupResult result = findings.result();
    Population population = result.population();
    Subgroup subgroup = result.subgroups().get(number);
    node.put("rule", subgroup.selector().text());
    node.put("filter", subgroup.selector().filter().orElse(null));
    parts(node.putArray("propositions"), subgroup.selector());
    node.put("closed", subgroup.closed().text());
    node.put("size", subgroup.size());
    node.put("coverage", subgroup.coverage());
    node.put("utility", subgroup.utility());
    node.put("quality", subgroup.quality());
    if (!findings.pValues().isEmpty()) {
      node.put("p_value", findings.pValues().get(number));
    }
    if (findings.confirmation() != null) {
      Confirmation.Judged judged = findings.confirmation().rules().get(number);
      ObjectNode held = node.putObject("held_out");
      held.put("rows", judged.rows());
      held.put("size", judged.size());
      held.put("utility", judged.utility());
      held.put("adjusted_p_value", judged.pValue());
      held.put("confirmed", judged.confirmed());
    }
    ArrayNode contrasts = node.putArray("targets");
    for (Quality.Aim aim : discovery.aims()) {
      ObjectNode one = contrasts.addObject().put("target", aim.target().text());
      switch (TargetContrast.of(population, aim.target(), subgroup)) {
        case TargetContrast.Numbers numbers -> {
          moments(one.putObject("inside"), numbers.inside());
          moments(one.putObject("all"), numbers.all());
        }
        case TargetContrast.Classes classes -> {
          classes.inside().forEach(one.putObject("inside")::put);
          classes.all().forEach(one.putObject("all")::put);
        }
      }
    }
    ArrayNode members = node.putArray("members");
    for (int row : subgroup.rows()) {
      members.add(population.data().ids().get(row));
    }
  }

  private static void moments(ObjectNode node, TargetContrast.Moments moments) {
    node.put("mean", moments.mean());
    node.put("median", moments.median());
    node.put("std", moments.deviation());
  }

  private static void parts(ArrayNode node, Selector selector) {
    for (Proposition proposition : selector.propositions()) {
      ObjectNode part = node.addObject().put("attribute", proposition.attribute());
      switch (proposition) {
        case Proposition.AtLeast least -> bounds(part, least.unit()).put("at_least", least.bound());
        case Proposition.Below below -> bounds(part, below.unit()).put("below", below.bound());
        case Proposition.Between both ->
            bounds(part, both.unit()).put("at_least", both.lower()).put("below", both.upper());
        case Proposition.Parity parity -> part.put("parity", parity.even() ? "even" : "odd");
        case Proposition.Category category -> part.put("equals", category.value());
      }
    }
  }

  private static ObjectNode bounds(ObjectNode part, UnitExpression unit) {
    return part.put("unit", unit.text().equals("-") ? "" : unit.text());
  }

  private static void collections(ArrayNode node, List<Subgroup> front) {
    for (List<Subgroup> collection : new ParetoFront(front).collections(ALIKE)) {
      ArrayNode rules = node.addArray();
      collection.forEach(subgroup -> rules.add(front.indexOf(subgroup)));
    }
  }

  private static String unit(Population population, Target target) {
    return target instanceof Target.Numeric
            && population.data().column(target.column()) instanceof NumberColumn numbers
            && !numbers.unit().text().equals("-")
        ? numbers.unit().text()
        : "";
  }
}
