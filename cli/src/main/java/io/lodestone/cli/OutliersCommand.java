package io.lodestone.cli;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.Learners;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.subgroup.OutlierRule;
import io.lodestone.learn.subgroup.PropositionSettings;
import io.lodestone.learn.subgroup.Subgroup;
import io.lodestone.learn.subgroup.SubgroupSettings;
import io.lodestone.study.dataset.ColumnChoice;
import io.lodestone.study.subgroup.OutlierDocument;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lodestone outliers}: the rows on which a model errs most, explained by rules. */
@Command(
    name = "outliers",
    description = {
      "Find the rows on which a model errs most in cross-validation, and of all rules that such a row satisfies the best one for large errors.",
      "So an outlier is told as one of a kind that the model does not know, or as alone.",
      "Example: lodestone outliers samples/equations/octet-binaries.csv --target delta_e --model ridge -n 3"
    })
final class OutliersCommand implements Callable<Integer> {
  private enum Format {
    TABLE,
    JSON
  }

  @Spec private CommandSpec spec;
  @Mixin private LearningTable table;

  @Option(names = "--target", required = true, paramLabel = "NAME", description = "what is learned")
  private String target;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "LEARNER",
      description = "such as ridge or forest:trees=40, as for lodestone fit")
  private String model;

  @Option(names = "-n", defaultValue = "5", paramLabel = "N", description = "outliers (5)")
  private int count;

  @Option(
      names = "--depth",
      defaultValue = "2",
      paramLabel = "N",
      description = "most propositions in a rule (2)")
  private String depth;

  @Option(
      names = "--features",
      split = ",",
      paramLabel = "NAME",
      description = "columns learned from and spoken of, * for any letters (all)")
  private List<String> features = List.of("*");

  @Option(
      names = "--without",
      split = ",",
      paramLabel = "NAME",
      description = "columns left out, * for any letters")
  private List<String> without = List.of();

  @Option(names = "--seed", defaultValue = "1", description = "seed of the folds (1)")
  private long seed;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      description = "table, or json")
  private Format format;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try {
      Dataset read = table.read(List.of(target));
      int[] known =
          IntStream.range(0, read.size())
              .filter(row -> !read.number(target).isMissing(row))
              .toArray();
      Dataset named = read.rows(known);
      Dataset data = new ColumnChoice(features, without).withText(named, List.of(target));
      SettingsType<SubgroupSettings> search = SettingsType.of(SubgroupSettings.class);
      List<OutlierRule> outliers =
          OutlierRule.worst(
              new Learners().parse(model),
              data,
              target,
              count,
              search.with(search.defaults(), "max_depth", depth),
              SettingsType.of(PropositionSettings.class).defaults(),
              seed);
      if (format == Format.JSON) {
        out.println(new OutlierDocument(named, outliers).json());
      } else {
        print(named, outliers, out);
      }
    } catch (InvalidInput problem) {
      throw problem.source() == null ? problem.in(table.file()) : problem;
    }
    out.flush();
    return 0;
  }

  private void print(Dataset named, List<OutlierRule> outliers, PrintWriter out) {
    TextTable rows = new TextTable("row", "error", "members", "mean error of members", "kind");
    for (OutlierRule outlier : outliers) {
      String rule = outlier.rule().map(one -> one.selector().text()).orElse("alone");
      rows.row(
          Lodestone.printable(named.ids().get(outlier.row())),
          rounded(outlier.error()),
          outlier.rule().map(Subgroup::size).orElse(null),
          rounded(outlier.errorInside()),
          Lodestone.printable(rule));
    }
    rows.print(out);
    if (!outliers.isEmpty()) {
      out.println();
      out.println("mean absolute error of all rows: " + rounded(outliers.getFirst().errorOfAll()));
    }
  }

  private static Number rounded(double value) {
    return new BigDecimal(value).round(new MathContext(4)).doubleValue();
  }
}
