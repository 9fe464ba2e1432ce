package io.lodestone.cli;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.figure.FigureFile;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.sisso.CrossValidation;
import io.lodestone.learn.sisso.Influence;
import io.lodestone.learn.sisso.Sisso;
import io.lodestone.learn.sisso.SissoResult;
import io.lodestone.learn.sisso.SissoSettings;
import io.lodestone.study.dataset.ColumnChoice;
import io.lodestone.study.dataset.DatasetFile;
import io.lodestone.study.equation.ParetoFigure;
import io.lodestone.study.source.GivenFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lodestone sisso}: equations for a column of a table. */
@Command(
    name = "sisso",
    description = {
      "Search equations for one column of a table from the others: sure independence screening and sparsifying operator (SISSO).",
      "The table is separated text, or ARFF, with units in the header, such as 'radius [Å]' or 'gap (eV)'; only combinations that the units allow are made.",
      "Example: lodestone sisso samples/equations/octet-binaries.csv --target delta_e --rung 2 --dim 1..3",
      "Example: lodestone sisso octet.csv --target delta_e --rung 1..2 --dim 1..3 --cv 10 --figure front.svg",
      "Example: lodestone sisso octet.csv --target delta_e --units sums --operators '+ - * / |-| exp ^2 ^3 sqrt' -o json"
    })
final class SissoCommand implements Callable<Integer> {
  /** What is done with rows that lack a number of some feature. */
  private enum Gaps {
    REFUSE,
    LEAVE_OUT_ROWS,
    LEAVE_OUT_COLUMNS
  }

  private enum Format {
    TABLE,
    JSON
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "TABLE", description = "a file, or - for standard input")
  private String file;

  @Option(names = "--target", required = true, description = "the column that is to be explained")
  private String target;

  @Option(
      names = "--features",
      split = ",",
      paramLabel = "NAME",
      description =
          "the columns to make features of, * for any letters; all of numbers if not said")
  private List<String> features = List.of("*");

  @Option(
      names = "--without",
      split = ",",
      paramLabel = "NAME",
      description = "columns to make no features of, * for any letters")
  private List<String> without = List.of();

  @Option(
      names = "--unit",
      paramLabel = "NAME=UNIT",
      description = "the unit of a column whose header does not say it; may be given often")
  private Map<String, String> columnUnits = new LinkedHashMap<>();

  @Option(
      names = "--gaps",
      defaultValue = "refuse",
      description = "where a feature has no number: refuse, leave_out_rows or leave_out_columns")
  private Gaps gaps;

  @Option(
      names = "--task",
      paramLabel = "NAME",
      description = "column of text: rows of one task share coefficients, all share the features")
  private String task;

  @Option(
      names = "--rung",
      defaultValue = "2",
      converter = WholeRange.Converter.class,
      description = "how often operators are applied, such as 2, or 1..3 for --cv to choose")
  private WholeRange rung;

  @Option(
      names = "--dim",
      defaultValue = "1..2",
      converter = WholeRange.Converter.class,
      description = "features in the equation, such as 1..3")
  private WholeRange dimension;

  @Option(
      names = "--complexity",
      converter = WholeRange.Converter.class,
      description = "most operators in a feature, such as 3, or 1..7 for --cv to choose")
  private WholeRange complexity;

  @Option(
      names = "--sis",
      paramLabel = "N",
      description = "features that each screening keeps (50)")
  private Integer sis;

  @Option(
      names = "--operators",
      description =
          "with blanks between, of + - * / |-| exp exp- log ^-1 ^2 ^3 ^6 sqrt cbrt sin cos abs")
  private String operators;

  @Option(
      names = "--units",
      description =
          "sound: as physics allows; sums: as other programs, functions of anything; none (sound)")
  private String units;

  @Option(
      names = "--set",
      split = ",",
      paramLabel = "NAME=VALUE",
      description =
          "further settings: residuals, min_value, max_value, min_spread, dimensionless, models, levels, carried, max_stored, seed")
  private Map<String, String> further = new LinkedHashMap<>();

  @Option(
      names = "--classify",
      description =
          "the target has two classes: search features that tell them apart, one or two together")
  private boolean classify;

  @Option(
      names = "--cv",
      paramLabel = "PARTS",
      description = "choose rung, complexity and dimension by cross-validation in so many parts")
  private Integer parts;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = "column of text: rows of one group stay together in cross-validation")
  private String group;

  @Option(
      names = "--rivals",
      defaultValue = "5",
      paramLabel = "N",
      description = "how many nearly as good equations are listed (${DEFAULT-VALUE})")
  private int rivals;

  @Option(
      names = "--leave-one-out",
      description = "search also without each row, and tell which rows the equation hangs on")
  private boolean leaveOneOut;

  @Option(
      names = "--figure",
      paramLabel = "FILE",
      description = "draw error against complexity of all equations found (.svg or .png)")
  private FigureFile figure;

  @Option(
      names = "--state",
      paramLabel = "FOLDER",
      description =
          "keep the state of the search here every ten seconds; the same command goes on from it")
  private Path state;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      description = "table, or json")
  private Format format;

  @Override
  public Integer call() throws IOException {
    Dataset table = table();
    Sisso sisso = new Sisso(settings(), task);
    CrossValidation validation = null;
    CrossValidation.Trial chosen = null;
    try {
      if (classify) {
        refuseBesideClasses("--cv", parts);
        refuseBesideClasses("--task", task);
        refuseBesideClasses("--figure", figure);
        refuseBesideClasses("--state", state);
        refuseBesideClasses("--leave-one-out", leaveOneOut ? "" : null);
        new SeparationReport(sisso.separate(table, target), dimension.from())
            .print(spec.commandLine().getOut(), format == Format.JSON, rivals);
        spec.commandLine().getOut().flush();
        return 0;
      }
      if (parts != null) {
        int[] complexities =
            complexity == null ? new int[] {sisso.settings().maxComplexity()} : complexity.values();
        validation =
            CrossValidation.of(sisso, table, target, rung.values(), complexities, group, parts);
        chosen = validation.simplest(dimension.from());
        sisso = new Sisso(with(sisso.settings(), chosen), task);
      }
      SissoResult result;
      List<Influence> influences = List.of();
      try (StageProgress progress = new StageProgress(spec.commandLine().getErr())) {
        result = sisso.search(table, target, progress, state);
        if (leaveOneOut) {
          int wanted = chosen == null ? result.equations().size() : chosen.dimension();
          influences = of(sisso, wanted).leaveOneOut(table, target, progress);
        }
      }
      SissoReport report =
          new SissoReport(table, target, sisso, result, validation, chosen, dimension.from());
      if (format == Format.JSON) {
        report.writeJson(spec.commandLine().getOut(), rivals, influences);
      } else {
        report.print(spec.commandLine().getOut(), rivals);
        report.printInfluences(spec.commandLine().getOut(), influences);
      }
      if (figure != null) {
        figure.write(new ParetoFigure(result, target).figure());
      }
    } catch (InvalidInput problem) {
      throw problem.source() == null ? problem.in(file) : problem;
    }
    spec.commandLine().getOut().flush();
    return 0;
  }

  private static void refuseBesideClasses(String option, Object given) {
    if (given != null) {
      throw new InvalidInput(
          option,
          "",
          "--classify",
          "a target of numbers",
          option.equals("--cv")
              ? "'lodestone evaluate --learner sisso' has held-out scores of classes"
              : "");
    }
  }

  private SissoSettings settings() {
    SettingsType<SissoSettings> type = SettingsType.of(SissoSettings.class);
    Map<String, String> said = new LinkedHashMap<>(further);
    said.put("rung", "" + rung.to());
    said.put("dimension", "" + dimension.to());
    if (complexity != null) {
      said.put("max_complexity", "" + complexity.to());
    }
    if (sis != null) {
      said.put("sis_size", "" + sis);
    }
    if (operators != null) {
      said.put("operators", operators);
    }
    if (units != null) {
      said.put("units", units.toLowerCase(java.util.Locale.ROOT));
    }
    if (dimension.from() < 1) {
      throw new InvalidInput("--dim", "", "" + dimension.from(), "1 to 5", "");
    }
    SissoSettings settings = type.defaults();
    for (Map.Entry<String, String> one : said.entrySet()) {
      settings = type.with(settings, one.getKey(), one.getValue());
    }
    return settings;
  }

  private static SissoSettings with(SissoSettings settings, CrossValidation.Trial chosen) {
    SettingsType<SissoSettings> type = SettingsType.of(SissoSettings.class);
    SissoSettings first = type.with(settings, "rung", "" + chosen.rung());
    return type.with(first, "max_complexity", "" + chosen.maxComplexity());
  }

  /** A search up to one dimension. */
  private static Sisso of(Sisso sisso, int dimension) {
    SettingsType<SissoSettings> type = SettingsType.of(SissoSettings.class);
    return new Sisso(type.with(sisso.settings(), "dimension", "" + dimension), sisso.task());
  }

  private Dataset table() throws IOException {
    Dataset whole = DatasetFile.read(new GivenFile(file).open(), columnUnits);
    Column answers = classify ? column(whole) : number(whole);
    int[] answered =
        IntStream.range(0, whole.size()).filter(row -> !answers.isMissing(row)).toArray();
    Dataset table = new ColumnChoice(features, without).of(whole.rows(answered), target);
    return switch (gaps) {
      case REFUSE -> table;
      case LEAVE_OUT_ROWS ->
          table.rows(
              IntStream.range(0, table.size())
                  .filter(row -> table.featureColumns().stream().noneMatch(c -> c.isMissing(row)))
                  .toArray());
      case LEAVE_OUT_COLUMNS ->
          table.without(
              table.featureColumns().stream()
                  .filter(c -> IntStream.range(0, c.size()).anyMatch(c::isMissing))
                  .map(NumberColumn::name)
                  .toList());
    };
  }

  private Column column(Dataset whole) {
    try {
      return whole.column(target);
    } catch (InvalidInput problem) {
      throw problem.source() == null ? problem.in(file) : problem;
    }
  }

  private NumberColumn number(Dataset whole) {
    try {
      return whole.number(target);
    } catch (InvalidInput problem) {
      throw problem.source() == null ? problem.in(file) : problem;
    }
  }
}
