package io.lodestone.cli;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.figure.FigureFile;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.learn.subgroup.EvidenceSettings;
import io.lodestone.learn.subgroup.PropositionSettings;
import io.lodestone.learn.subgroup.Quality;
import io.lodestone.learn.subgroup.SearchProgress;
import io.lodestone.learn.subgroup.SubgroupDiscovery;
import io.lodestone.learn.subgroup.SubgroupFindings;
import io.lodestone.learn.subgroup.SubgroupSettings;
import io.lodestone.learn.subgroup.Target;
import io.lodestone.study.dataset.ColumnChoice;
import io.lodestone.study.subgroup.SubgroupDocument;
import io.lodestone.study.subgroup.SubgroupFigures;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lodestone subgroups}: rules for exceptional rows of a table. */
@Command(
    name = "subgroups",
    description = {
      "Search rules, such as 'radius < 1.2 Å and phase = cubic', whose materials are exceptional in a target: subgroup discovery.",
      "The search is exact, unless --beam or a limit says otherwise, and tells what is proven; interrupted, it gives the best so far.",
      "Utilities: cjsd cjsd_high cjsd_low mean_shift normalized_mean_shift median_shift dispersion_corrected impact;"
          + " of classes: wracc binomial share_shift entropy gain.",
      "Example: lodestone subgroups samples/equations/octet-binaries.csv --target delta_e --utility cjsd_high --depth 2",
      "Example: lodestone subgroups gold.arff --target hl_gap --utility cjsd --pareto --figure front.svg",
      "Example: lodestone subgroups alloys.csv --target hardness,density:low --with magpie --permutations 99 --hold-out 0.3 -o json"
    })
final class SubgroupsCommand implements Callable<Integer> {
  private enum Format {
    TABLE,
    JSON
  }

  @Spec private CommandSpec spec;
  @Mixin private LearningTable table;

  @Option(
      names = "--target",
      required = true,
      split = ",",
      paramLabel = "NAME",
      description =
          "what to be exceptional in: gap or gap:low for numbers, phase=cubic for a class, phase for all classes; several count together")
  private List<String> targets;

  @Option(
      names = "--utility",
      split = ",",
      paramLabel = "NAME",
      description = "how exceptional is measured (cjsd; of a class wracc, of all classes gain)")
  private List<String> utilities = List.of();

  @Option(
      names = "--pareto",
      description = "find the whole Pareto front of coverage against utility in one search")
  private boolean pareto;

  @Option(names = "--gamma", description = "0: only utility counts, near 1: mainly coverage (0.5)")
  private String gamma;

  @Option(names = "--depth", paramLabel = "N", description = "most propositions in a rule (4)")
  private String depth;

  @Option(names = "--results", paramLabel = "N", description = "rules kept (20)")
  private String results;

  @Option(names = "--min-size", paramLabel = "N", description = "fewest members of a subgroup (5)")
  private String minSize;

  @Option(names = "--beam", paramLabel = "N", description = "beam search of that width, no proof")
  private String beam;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      description = "stop then, and tell how much better anything else can be")
  private String timeLimit;

  @Option(
      names = "--cuts",
      description = "where numbers are cut: equal_frequency, clustering or all (equal_frequency)")
  private String cuts;

  @Option(names = "--parts", paramLabel = "N", description = "parts numbers are cut into (8)")
  private String parts;

  @Option(names = "--intervals", description = "also propositions with two bounds")
  private boolean intervals;

  @Option(
      names = "--features",
      split = ",",
      paramLabel = "NAME",
      description = "columns that rules may speak of, * for any letters (all)")
  private List<String> features = List.of("*");

  @Option(
      names = "--without",
      split = ",",
      paramLabel = "NAME",
      description = "columns that rules may not speak of, * for any letters")
  private List<String> without = List.of();

  @Option(
      names = "--with",
      paramLabel = "METHODS",
      description = "make features of the formulas too, such as magpie or 'magpie fractions'")
  private String methods;

  @Option(
      names = "--overlap",
      paramLabel = "SHARE",
      description = "of rules that share more of their members, keep one (1: all)")
  private String overlap;

  @Option(
      names = "--covering",
      paramLabel = "ROW",
      description =
          "only rules that this row satisfies: a text in it, such as its formula, or its id")
  private String covered;

  @Option(
      names = "--permutations",
      paramLabel = "N",
      description = "search N tables with shuffled targets, for p-values")
  private String permutations;

  @Option(
      names = "--hold-out",
      paramLabel = "SHARE",
      description = "keep rows out of the search and confirm the rules on them")
  private String holdOut;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = "column of text: rows of one value are held out together")
  private String group;

  @Option(names = "--seed", description = "seed of all chance (1)")
  private String seed;

  @Option(
      names = "--set",
      split = ",",
      paramLabel = "NAME=VALUE",
      description = "further settings of propositions: parity, max_categories")
  private Map<String, String> further = new LinkedHashMap<>();

  @Option(
      names = "--figure",
      paramLabel = "FILE",
      description =
          "draw the front, and beside it (NAME-target, NAME-boxes) targets inside and outside and rules over the rows (.svg or .png)")
  private FigureFile figure;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      description = "table, or json")
  private Format format;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (figure != null && !Files.isDirectory(figure.path().toAbsolutePath().getParent())) {
      throw new InvalidInput(
          "--figure", null, figure.toString(), "a file in a folder that is", null);
    }
    // Open until all is written: an interrupted program waits for it.
    try (Interruption interruption = new Interruption()) {
      SubgroupSettings search =
          settings(
              SubgroupSettings.class,
              "pareto",
              pareto ? "true" : null,
              "gamma",
              gamma,
              "max_depth",
              depth,
              "results",
              results,
              "min_size",
              minSize,
              "method",
              beam == null ? null : "beam",
              "beam_width",
              beam,
              "time_limit",
              timeLimit);
      PropositionSettings propositions =
          settings(
              PropositionSettings.class,
              "cuts",
              cuts,
              "parts",
              parts,
              "intervals",
              intervals ? "true" : null);
      for (Map.Entry<String, String> one : further.entrySet()) {
        propositions =
            SettingsType.of(PropositionSettings.class)
                .with(propositions, one.getKey(), one.getValue());
      }
      EvidenceSettings evidence =
          settings(
              EvidenceSettings.class,
              "overlap",
              overlap,
              "permutations",
              permutations,
              "hold_out",
              holdOut,
              "group",
              group,
              "seed",
              seed);
      Dataset read = table.read(quantities());
      List<Quality.Aim> aims = Quality.Aim.all(targets, utilities, read);
      Dataset data = data(read, aims.stream().map(Quality.Aim::target).toList());
      SubgroupDiscovery discovery = new SubgroupDiscovery(aims, search, propositions, evidence);
      OptionalInt member = covered == null ? OptionalInt.empty() : OptionalInt.of(row(read));
      SubgroupFindings findings = run(discovery, data, member, interruption);
      if (format == Format.JSON) {
        out.println(new SubgroupDocument(data, discovery, findings).json());
      } else {
        new SubgroupReport(data, discovery, findings).print(out);
      }
      if (figure != null && !findings.result().subgroups().isEmpty()) {
        new SubgroupFigures(findings.result()).write(figure);
      }
      out.flush();
    } catch (InvalidInput problem) {
      throw problem.source() == null ? problem.in(table.file()) : problem;
    }
    return 0;
  }

  private SubgroupFindings run(
      SubgroupDiscovery discovery, Dataset data, OptionalInt member, Interruption interruption) {
    try (WorkProgress progress =
        new WorkProgress(spec.commandLine().getErr(), "subgroups", "rules")) {
      SearchProgress shown =
          (rules, open, best) ->
              progress.done(
                  rules,
                  open
                      + " to refine"
                      + (best.isEmpty() ? "" : ", best so far: " + best.getFirst()));
      return discovery.run(data, member, shown, interruption::isAsked);
    }
  }

  /** The one row that is called so. */
  private int row(Dataset read) {
    int[] rows =
        IntStream.range(0, read.size())
            .filter(
                row ->
                    read.ids().get(row).equals(covered)
                        || read.columns().stream()
                            .anyMatch(
                                column ->
                                    column instanceof TextColumn texts
                                        && covered.equals(texts.value(row))))
            .toArray();
    if (rows.length != 1) {
      throw new InvalidInput(
          null,
          "--covering",
          rows.length + " rows called " + covered,
          "a text or id that one row has",
          null);
    }
    return rows[0];
  }

  /** What entries of an archive are asked for, where the table is a filter. */
  private List<String> quantities() {
    return Stream.concat(
            targets.stream().map(target -> target.replaceFirst("(:low|:high|=.*)$", "").strip()),
            features.stream().filter(name -> !name.contains("*")))
        .distinct()
        .toList();
  }

  /** The chosen columns, and the features of formulas. */
  private Dataset data(Dataset read, List<Target> aims) {
    List<String> names = aims.stream().map(Target::column).toList();
    Dataset chosen = new ColumnChoice(features, without).withText(read, names);
    if (methods == null) {
      return chosen;
    }
    List<String> own = chosen.columns().stream().map(column -> column.name()).toList();
    Dataset all = table.formulas(read).represented(methods);
    List<String> dropped =
        read.columns().stream().map(column -> column.name()).filter(n -> !own.contains(n)).toList();
    return all.without(dropped).withTargets(names.toArray(String[]::new));
  }

  /** Settings at their defaults but for those that are not null. */
  private static <S extends Record> S settings(Class<S> type, String... namesAndValues) {
    SettingsType<S> settings = SettingsType.of(type);
    S made = settings.defaults();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i + 1] != null) {
        made = settings.with(made, namesAndValues[i], namesAndValues[i + 1]);
      }
    }
    return made;
  }
}
