package io.lodestone.cli;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.care.CareStep;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.merge.Correction;
import io.lodestone.learn.merge.SourceMerge;
import io.lodestone.study.dataset.DatasetFile;
import io.lodestone.study.dataset.FormulaTable;
import io.lodestone.study.dataset.RowKeys;
import io.lodestone.study.source.GivenFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lodestone merge}: two tables of one quantity, measured with different settings. */
@Command(
    name = "merge",
    description = {
      "Merge two tables of one quantity that were measured or computed with different settings, as an explicit step with a record.",
      "From the materials that both have the difference is estimated, with its uncertainty; without materials in common nothing is merged.",
      "Example: lodestone merge experiment.csv pbe.csv --target gap --correct offset --to merged.csv",
      "Example: lodestone merge hse.csv pbe.csv --target gap --correct none --keep-both --level fidelity --to levels.csv",
      "Example: lodestone merge hse.csv pbe.csv --target gap --beside gap_pbe --to both.csv"
    })
final class MergeCommand implements Callable<Integer> {
  private enum Format {
    TABLE,
    JSON
  }

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "REFERENCE",
      description = "the table whose values stay as they are")
  private String reference;

  @Parameters(
      index = "1",
      paramLabel = "OTHER",
      description = "the table whose values are brought to those of the first")
  private String other;

  @Option(
      names = "--target",
      required = true,
      paramLabel = "NAME",
      description = "the column that both tables have; units are converted")
  private String target;

  @Option(
      names = "--on",
      split = ",",
      paramLabel = "NAME",
      description =
          "the columns by which rows are of one material under one condition; formula stands for"
              + " the formulas in one notation (default: formula)")
  private List<String> on = List.of("formula");

  @Option(
      names = "--formula",
      paramLabel = "NAME",
      description = "the column of formulas in both; found by itself if not said")
  private String formula;

  @Option(
      names = "--correct",
      defaultValue = "offset",
      description =
          "what is done to the values of the second table: offset (a constant is added), linear (a"
              + " line), elements (a constant for each element, by its share), none (default:"
              + " ${DEFAULT-VALUE})")
  private Correction.Method method;

  @Option(
      names = "--keep-both",
      description = "keep rows of the second table whose materials the first has, too")
  private boolean keepBoth;

  @Option(
      names = "--level",
      paramLabel = "NAME",
      description =
          "add a column that is 1 in rows of the first table and 0 in those of the second, as"
              + " --learner co-kriging:level=NAME reads it")
  private String level;

  @Option(
      names = "--beside",
      paramLabel = "NAME",
      description =
          "put the values of the second table into a column beside those of the first, as"
              + " --baseline NAME reads it, instead of below them")
  private String beside;

  @Option(
      names = "--unit",
      paramLabel = "NAME=UNIT",
      description =
          "the unit of a column in a table whose header does not say it; may be given often")
  private Map<String, String> units = new LinkedHashMap<>();

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "write the merged table, and FILE.record.json")
  private Path to;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      description = "how to report: table, or json (default: ${DEFAULT-VALUE})")
  private Format format;

  @Override
  public Integer call() throws IOException {
    Dataset first = DatasetFile.read(new GivenFile(reference).open(), units);
    Dataset second = DatasetFile.read(new GivenFile(other).open(), units);
    SourceMerge merge = new SourceMerge(source(reference, first), source(other, second), target);
    SourceMerge.Merged merged =
        beside == null ? merge.below(method, keepBoth, level) : merge.beside(beside);
    Map<String, Dataset> from = new LinkedHashMap<>();
    from.put(reference, first);
    from.put(other, second);
    CareRecord record = new CareRecord(from, merged.table(), List.of(step(merged, first)));
    PrintWriter out = spec.commandLine().getOut();
    if (format == Format.JSON) {
      out.println(record.json());
    } else {
      record.print(out);
    }
    if (to != null) {
      record.write(to);
      if (format == Format.TABLE) {
        out.println(merged.table().size() + " rows written to " + to);
      }
    }
    out.flush();
    return 0;
  }

  private SourceMerge.Source source(String file, Dataset table) {
    try {
      table.number(target);
      RowKeys keys = new RowKeys(new FormulaTable(file, table, formula), on);
      String name = Path.of(file).getFileName().toString().replaceFirst("\\.[^.]*$", "");
      return new SourceMerge.Source(name, table, keys.of(), keys.compositions());
    } catch (InvalidInput problem) {
      throw problem.source() == null ? problem.in(file) : problem;
    }
  }

  private CareStep step(SourceMerge.Merged merged, Dataset first) {
    Correction correction = merged.correction();
    String unit = first.number(target).unit().text();
    String of = unit.equals("-") ? "" : " " + unit;
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("common_materials", (double) correction.common());
    numbers.put("rms_difference_before", correction.before());
    numbers.put("std_left", correction.residual());
    List<String> coefficients = new ArrayList<>();
    for (int i = 0; i < correction.names().size(); i++) {
      String name = correction.names().get(i);
      numbers.put(name, correction.coefficients()[i]);
      numbers.put(name + "_std", correction.error(i));
      coefficients.add(
          String.format(
              Locale.ROOT,
              "%s %.4g ± %.2g%s",
              name,
              correction.coefficients()[i],
              correction.error(i),
              name.equals("slope") ? "" : of));
    }
    List<CareStep.Finding> findings = new ArrayList<>();
    if (!merged.leftOut().isEmpty()) {
      findings.add(
          new CareStep.Finding(merged.leftOut(), "rows of the second table that the first has"));
    }
    if (!merged.dropped().isEmpty()) {
      findings.add(
          new CareStep.Finding(
              List.of(), "columns of one table only: " + String.join(", ", merged.dropped())));
    }
    String said =
        String.format(
            Locale.ROOT,
            "%d materials are in both, which differ by %.4g%s (root mean square)%s",
            correction.common(),
            correction.before(),
            of,
            coefficients.isEmpty()
                ? "; nothing was corrected"
                : String.format(
                    Locale.ROOT,
                    "; the second was corrected by %s, which leaves %.4g%s",
                    String.join(", ", coefficients),
                    correction.residual(),
                    of));
    return new CareStep(
        "merge",
        Map.of(
            "target",
            target,
            "on",
            String.join(",", on),
            "correct",
            beside == null ? method.name().toLowerCase(Locale.ROOT) : "none, beside " + beside),
        said,
        numbers,
        findings);
  }
}
