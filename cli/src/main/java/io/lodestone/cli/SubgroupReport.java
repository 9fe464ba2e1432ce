package io.lodestone.cli;

import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.subgroup.Confirmation;
import io.lodestone.learn.subgroup.ParetoFront;
import io.lodestone.learn.subgroup.Population;
import io.lodestone.learn.subgroup.Quality;
import io.lodestone.learn.subgroup.Subgroup;
import io.lodestone.learn.subgroup.SubgroupDiscovery;
import io.lodestone.learn.subgroup.SubgroupFindings;
import io.lodestone.learn.subgroup.SubgroupResult;
import io.lodestone.learn.subgroup.Target;
import io.lodestone.learn.subgroup.TargetContrast;
import io.lodestone.study.subgroup.SubgroupDocument;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells what a discovery of subgroups found, as tables for people. */
final class SubgroupReport {
  private static final int MOST_COLLECTIONS = 8;

  private final Dataset table;
  private final SubgroupDiscovery discovery;
  private final SubgroupFindings findings;
  private final SubgroupResult result;
  private final Population population;

  SubgroupReport(Dataset table, SubgroupDiscovery discovery, SubgroupFindings findings) {
    this.table = table;
    this.discovery = discovery;
    this.findings = findings;
    this.result = findings.result();
    this.population = result.population();
  }

  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%d rows searched%s, %d propositions, %,d rules looked at%n",
        population.size(),
        population.size() < table.size() ? " of " + table.size() : "",
        population.propositions().size(),
        result.looked());
    out.println(
        (discovery.search().pareto() ? "Pareto front of coverage and " : "best by ")
            + (discovery.search().pareto()
                ? result.quality().toString().replaceAll(", γ = .*", "")
                : result.quality().toString()));
    out.println();
    if (result.subgroups().isEmpty()) {
      out.println("no rule selects rows that are exceptional in the wanted way");
    } else {
      printRules(out);
      out.println();
      printBest(out);
      if (discovery.search().pareto()) {
        out.println();
        printCollections(out);
      }
    }
    out.println();
    out.println("proof: " + result.proof());
    out.println("evidence: " + findings.statement());
    out.flush();
  }

  private void printRules(PrintWriter out) {
    boolean tested = !findings.pValues().isEmpty();
    Confirmation confirmation = findings.confirmation();
    List<String> header = new ArrayList<>(List.of("rows", "coverage", "utility", "quality"));
    for (Quality.Aim aim : discovery.aims()) {
      header.add(heading(aim.target()));
    }
    if (tested) {
      header.add("p");
    }
    if (confirmation != null) {
      header.add("held out");
      header.add("utility there");
      header.add("p there");
    }
    header.add("rule");
    TextTable rules = new TextTable(header.toArray(String[]::new));
    for (int i = 0; i < result.subgroups().size(); i++) {
      Subgroup subgroup = result.subgroups().get(i);
      List<Object> cells =
          new ArrayList<>(
              List.of(
                  subgroup.size(),
                  rounded(subgroup.coverage()),
                  rounded(subgroup.utility()),
                  rounded(subgroup.quality())));
      for (Quality.Aim aim : discovery.aims()) {
        cells.add(inside(aim.target(), subgroup));
      }
      if (tested) {
        cells.add(rounded(findings.pValues().get(i)));
      }
      if (confirmation != null) {
        Confirmation.Judged judged = confirmation.rules().get(i);
        cells.add(judged.size());
        cells.add(rounded(judged.utility()));
        cells.add(rounded(judged.pValue()));
      }
      cells.add(Lodestone.printable(subgroup.selector().text()));
      rules.row(cells.toArray());
    }
    rules.print(out);
  }

  private String heading(Target target) {
    if (target instanceof Target.Numeric) {
      NumberColumn column = population.data().number(target.column());
      String unit = column.unit().text();
      return "mean " + target.column() + (unit.equals("-") ? "" : " " + unit);
    }
    return target.text();
  }

  /** The mean of a quantity; the share of a class; or the most frequent class with its share. */
  private Object inside(Target target, Subgroup subgroup) {
    return switch (TargetContrast.of(population, target, subgroup)) {
      case TargetContrast.Numbers numbers -> rounded(numbers.inside().mean());
      case TargetContrast.Classes classes -> {
        String wanted = target instanceof Target.Categorical category ? category.value() : null;
        if (wanted != null) {
          yield rounded(classes.inside().getOrDefault(wanted, 0.0));
        }
        Map.Entry<String, Double> most =
            classes.inside().entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        yield Lodestone.printable(most.getKey()) + " " + rounded(most.getValue());
      }
    };
  }

  /** The rule of the highest quality in full. */
  private void printBest(PrintWriter out) {
    Subgroup best =
        result.subgroups().stream()
            .max(Comparator.comparingDouble(Subgroup::quality))
            .orElseThrow();
    out.println("best: " + Lodestone.printable(best.selector().text()));
    out.println("all its members have: " + Lodestone.printable(best.closed().text()));
    best.selector()
        .filter()
        .ifPresent(filter -> out.println("as a filter: " + Lodestone.printable(filter)));
    for (Quality.Aim aim : discovery.aims()) {
      switch (TargetContrast.of(population, aim.target(), best)) {
        case TargetContrast.Numbers numbers ->
            out.printf(
                Locale.ROOT,
                "%s: inside mean %s, median %s, std %s; all rows %s, %s, %s%n",
                aim.target().column(),
                rounded(numbers.inside().mean()),
                rounded(numbers.inside().median()),
                rounded(numbers.inside().deviation()),
                rounded(numbers.all().mean()),
                rounded(numbers.all().median()),
                rounded(numbers.all().deviation()));
        case TargetContrast.Classes classes ->
            classes
                .all()
                .forEach(
                    (name, share) ->
                        out.printf(
                            "%s = %s: inside %s, all rows %s%n",
                            aim.target().column(),
                            Lodestone.printable(name),
                            rounded(classes.inside().getOrDefault(name, 0.0)),
                            rounded(share)));
      }
    }
  }

  private void printCollections(PrintWriter out) {
    List<List<Subgroup>> collections =
        new ParetoFront(result.subgroups())
            .collections(SubgroupDocument.ALIKE).stream()
                .sorted(Comparator.comparingInt((List<Subgroup> c) -> c.size()).reversed())
                .toList();
    out.printf(
        "%d coherent collections (any two rules of one share half of their members or more):%n",
        collections.size());
    TextTable largest = new TextTable("rules", "rows", "to", "the best of them");
    for (List<Subgroup> collection :
        collections.subList(0, Math.min(MOST_COLLECTIONS, collections.size()))) {
      Subgroup best =
          collection.stream().max(Comparator.comparingDouble(Subgroup::quality)).orElseThrow();
      largest.row(
          collection.size(),
          collection.getLast().size(),
          collection.getFirst().size(),
          Lodestone.printable(best.selector().text()));
    }
    largest.print(out);
  }

  private static Number rounded(double value) {
    return new BigDecimal(value).round(new MathContext(4)).doubleValue();
  }
}
