package io.lodestone.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.learn.advice.Advice;
import io.lodestone.learn.advice.Contest;
import io.lodestone.learn.advice.Need;
import io.lodestone.learn.advice.Traits;
import io.lodestone.learn.dataset.Dataset;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is advised for a table, for people and as JSON. */
record AdviceReport(
    String target,
    Dataset data,
    Traits traits,
    List<Advice> advice,
    Contest contest,
    List<String> remarks,
    Need need) {
  String json() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("target", target).put("dataset_hash", data.hash());
    ObjectNode told = root.putObject("traits");
    told.put("rows", traits.rows());
    told.put("features", traits.features());
    told.put("incomplete_rows", traits.incomplete());
    told.put("classes", traits.classes());
    told.put("imbalance", traits.imbalance());
    put(told, "noise_share", traits.noise());
    put(told, "r2_linear", traits.linear());
    put(told, "r2_forest", traits.flexible());
    ArrayNode list = root.putArray("advice");
    for (Advice one : advice) {
      ObjectNode node = list.addObject();
      node.put("learner", one.learner()).put("verdict", word(one.verdict()));
      node.set("reasons", mapper.valueToTree(one.reasons()));
    }
    ObjectNode measured = root.putObject("measured");
    measured.put("loss", contest.loss()).put("folds", contest.folds());
    ArrayNode ranked = measured.putArray("ranked");
    for (Contest.Entry entry : contest.ranked()) {
      ObjectNode node = ranked.addObject();
      node.put("learner", entry.learner()).put("recipe", entry.recipe());
      put(node, "mean", entry.mean());
      put(node, "std", entry.std());
      put(node, "behind", entry.behind());
      put(node, "behind_error", entry.error());
      node.put("tied_with_best", entry.tied()).put("seconds_per_fold", entry.seconds());
    }
    ArrayNode others = measured.putArray("not_measured");
    contest
        .others()
        .forEach(
            one -> others.addObject().put("learner", one.learner()).put("reason", one.reason()));
    choice().ifPresent(entry -> root.put("recommended", entry.recipe()));
    root.set("remarks", mapper.valueToTree(remarks));
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }

  private static void put(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    }
  }

  private static String word(Advice.Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s: %d rows, %d features%s%s%n",
        Lodestone.printable(target),
        traits.rows(),
        traits.features(),
        traits.classes() > 0 ? ", " + traits.classes() + " classes" : "",
        Double.isNaN(traits.linear())
            ? ""
            : String.format(
                Locale.ROOT,
                "; R² of a line %.2f, of a forest %.2f",
                traits.linear(),
                traits.flexible()));
    out.println();
    TextTable table = new TextTable("learner", "verdict", "why, or why not");
    for (Advice one : advice) {
      for (int i = 0; i < one.reasons().size(); i++) {
        table.row(
            i > 0 ? "" : one.learner(), i > 0 ? "" : word(one.verdict()), one.reasons().get(i));
      }
    }
    table.print(out);
    printMeasured(out);
    remarks.forEach(remark -> out.println("note: " + remark));
  }

  private void printMeasured(PrintWriter out) {
    if (contest.ranked().isEmpty() && contest.others().isEmpty()) {
      return;
    }
    out.println();
    out.printf("measured on %d folds (%s, smaller is better):%n", contest.folds(), contest.loss());
    TextTable table =
        new TextTable("learner", contest.loss(), "between folds", "behind the best", "s per fold");
    for (Contest.Entry entry : contest.ranked()) {
      table.row(
          entry.learner(),
          number(entry.mean()),
          Double.isNaN(entry.std()) ? "" : "± " + number(entry.std()),
          entry.behind() == 0
              ? "best"
              : number(entry.behind())
                  + (Double.isNaN(entry.error()) ? "" : " ± " + number(entry.error()))
                  + (entry.tied() ? ", may be chance" : ""),
          String.format(Locale.ROOT, "%.2f", entry.seconds()));
    }
    table.print(out);
    contest
        .others()
        .forEach(one -> out.println("not measured: " + one.learner() + ", " + one.reason()));
    choice()
        .ifPresent(
            entry ->
                out.println(
                    "recommended: "
                        + entry.recipe()
                        + (entry.behind() == 0
                            ? ""
                            : ", which is not measurably worse than the best and easier to"
                                + " understand")));
  }

  /**
   * The best; where a person has to understand the model, the first of those not measurably worse
   * against which nothing speaks.
   */
  private Optional<Contest.Entry> choice() {
    return contest.ranked().stream()
        .filter(entry -> entry.tied() && !entry.learner().equals("mean"))
        .min(
            Comparator.comparingInt(
                    (Contest.Entry entry) -> need.interpretable() && !suits(entry) ? 1 : 0)
                .thenComparingDouble(Contest.Entry::mean));
  }

  private boolean suits(Contest.Entry entry) {
    return advice.stream()
        .anyMatch(
            one -> one.learner().equals(entry.learner()) && one.verdict() == Advice.Verdict.SUITS);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
