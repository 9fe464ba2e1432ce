package io.lodestone.cli;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.figure.FigureFile;
import io.lodestone.learn.Learners;
import io.lodestone.learn.Model;
import io.lodestone.learn.ModelFile;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.explain.Contributions;
import io.lodestone.learn.explain.DependenceSettings;
import io.lodestone.learn.explain.ExplainedRows;
import io.lodestone.learn.explain.Importance;
import io.lodestone.learn.explain.ImportanceSettings;
import io.lodestone.learn.explain.KernelShapSettings;
import io.lodestone.learn.explain.PartialDependence;
import io.lodestone.learn.explain.PermutationImportance;
import io.lodestone.learn.explain.Response;
import io.lodestone.learn.explain.Shapley;
import io.lodestone.learn.explain.SobolIndices;
import io.lodestone.learn.explain.SobolSettings;
import io.lodestone.learn.explain.TellingFeatures;
import io.lodestone.learn.figure.BeeswarmFigure;
import io.lodestone.learn.figure.DependenceFigure;
import io.lodestone.learn.figure.ImportanceFigure;
import io.lodestone.learn.figure.SobolFigure;
import io.lodestone.study.dataset.FeatureScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lodestone explain}: what the answers of a model rest on. */
@Command(
    name = "explain",
    description = {
      "Say what a model that 'lodestone fit' wrote rests on: which features matter, and how answers change with them.",
      "importance: how much the error grows when a feature is shuffled; pdp, ice: how answers change with a feature, on average and row by row; shap: what each feature adds to each answer; sobol: shares of the variance of the answers.",
      "Example: lodestone explain -m gap.lode gaps.csv --by shap --figure shap.png",
      "Example: lodestone explain -m gap.lode gaps.csv --by ice:rows=50 --feature 'mean Electronegativity' -o csv"
    })
final class ExplainCommand implements Callable<Integer> {
  private enum Method {
    IMPORTANCE,
    PDP,
    ICE,
    SHAP,
    SOBOL
  }

  private static final int MOST_BY_TREES = 1000;
  private static final int MOST_BY_ASKING = 100;
  private static final int PANELS = 6;

  @Spec private CommandSpec spec;
  @Mixin private LearningTable table;

  @Option(
      names = {"-m", "--model"},
      required = true,
      paramLabel = "FILE",
      description = "the model")
  private Path model;

  @Option(
      names = "--by",
      defaultValue = "importance",
      paramLabel = "METHOD",
      description =
          "importance, pdp, ice, shap or sobol, with settings: importance:repeats=20,alike=0.8"
              + " (default: ${DEFAULT-VALUE})")
  private String by;

  @Option(
      names = "--feature",
      split = ",",
      paramLabel = "NAME",
      description = "features of pdp and ice (default: those that matter most)")
  private List<String> features = List.of();

  @Option(
      names = "--class",
      paramLabel = "NAME",
      description = "the class whose probability is explained (default: the last by the alphabet)")
  private String label;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description =
          "most rows that shap explains (default: 1000 of forests and boosting, 100 of other"
              + " models)")
  private Integer rows;

  @Option(
      names = "--refit",
      description =
          "importance: the model has seen these rows; judge each part of them by a model of the"
              + " others (done without being asked where the table is the training set)")
  private boolean refit;

  @Option(names = "--figure", paramLabel = "FILE", description = "draw it (.svg or .png)")
  private FigureFile figure;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      description = "table, json or csv")
  private RowFormat format;

  @Override
  public Integer call() throws IOException {
    Model fitted = new ModelFile(model).read();
    int colon = by.indexOf(':');
    Method method = method(colon < 0 ? by : by.substring(0, colon));
    String settings = colon < 0 ? "" : by.substring(colon + 1);
    try {
      Dataset whole = represented(fitted);
      ExplanationReport report = new ExplanationReport(spec.commandLine().getOut(), format);
      switch (method) {
        case IMPORTANCE -> importance(fitted, whole, settings, report);
        case PDP, ICE -> dependence(fitted, whole, settings, method == Method.ICE, report);
        case SHAP -> shap(fitted, whole, settings, report);
        case SOBOL -> sobol(fitted, whole, settings, report);
      }
    } catch (InvalidInput problem) {
      throw problem.source() == null ? problem.in(table.file()) : problem;
    }
    spec.commandLine().getOut().flush();
    return 0;
  }

  private static Method method(String name) {
    List<String> names =
        Arrays.stream(Method.values()).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
    if (!names.contains(name)) {
      throw new InvalidInput(
          "--by",
          null,
          name,
          "one of " + String.join(", ", names),
          new Spelling(names).hint(name, ""));
    }
    return Method.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private <S extends Record> S settings(Class<S> type, String text) {
    try {
      return SettingsType.of(type).parse(text);
    } catch (InvalidInput problem) {
      throw problem.in("--by");
    }
  }

  private Dataset represented(Model fitted) throws IOException {
    FeatureScheme scheme = FeatureScheme.parse(fitted.about().representation());
    if (!scheme.sites().isEmpty()) {
      throw new InvalidInput(
          "--model",
          null,
          "a model that compares structures site by site",
          "a model of features, which can be told apart",
          "fit one with --with soap, or another representation");
    }
    List<String> wanted = new ArrayList<>(List.of(fitted.about().target()));
    if (scheme.methods().isEmpty()) {
      wanted.addAll(fitted.about().labels());
    }
    Dataset read = table.read(wanted);
    boolean whole =
        scheme.methods().isEmpty() || fitted.about().labels().stream().allMatch(read::has);
    return whole ? read : table.formulas(read).represented(scheme);
  }

  private Response response(Model fitted) {
    return label == null ? Response.of(fitted) : Response.of(fitted, label);
  }

  private ExplainedRows explained(Model fitted, Dataset whole) {
    ExplainedRows explained = ExplainedRows.of(fitted, whole);
    if (explained.leftOut() > 0) {
      spec.commandLine()
          .getErr()
          .println(explained.leftOut() + " rows left out, in which a feature is missing");
    }
    return explained;
  }

  private void importance(Model fitted, Dataset whole, String text, ExplanationReport report)
      throws IOException {
    PermutationImportance importance =
        new PermutationImportance(settings(ImportanceSettings.class, text));
    Importance found =
        refit || ExplainedRows.seen(fitted, whole)
            ? importance.heldOut(fitted, new Learners().parse(fitted.about().recipe()), whole)
            : importance.of(fitted, whole);
    report.print(found);
    if (figure != null) {
      figure.write(new ImportanceFigure(found).figure());
    }
  }

  private void dependence(
      Model fitted, Dataset whole, String text, boolean each, ExplanationReport report)
      throws IOException {
    DependenceSettings settings = settings(DependenceSettings.class, text);
    Response response = response(fitted);
    ExplainedRows explained = explained(fitted, whole);
    List<String> chosen =
        features.isEmpty()
            ? new TellingFeatures(response).of(explained.features(), PANELS)
            : features;
    List<PartialDependence> found =
        chosen.stream()
            .map(feature -> PartialDependence.of(response, explained.features(), feature, settings))
            .toList();
    report.print(found, response, each);
    if (figure != null) {
      figure.write(new DependenceFigure(response.name(), response.unit(), found, each).figure());
    }
  }

  private void shap(Model fitted, Dataset whole, String text, ExplanationReport report)
      throws IOException {
    KernelShapSettings settings = settings(KernelShapSettings.class, text);
    Response response = response(fitted);
    Shapley shapley = new Shapley(response, settings);
    ExplainedRows all = explained(fitted, whole);
    int most = rows != null ? rows : shapley.usesTrees() ? MOST_BY_TREES : MOST_BY_ASKING;
    if (most < 1) {
      throw new InvalidInput("--rows", null, "" + most, "1 or more", null);
    }
    ExplainedRows some = all.most(most, settings.seed());
    Contributions found = shapley.explain(some.features(), all.features());
    report.print(found, response, some.ids());
    if (figure != null) {
      figure.write(
          new BeeswarmFigure(response.name(), response.unit(), found, some.features()).figure());
    }
  }

  private void sobol(Model fitted, Dataset whole, String text, ExplanationReport report)
      throws IOException {
    Response response = response(fitted);
    SobolIndices found =
        SobolIndices.of(
            response, explained(fitted, whole).features(), settings(SobolSettings.class, text));
    report.print(found, response);
    if (figure != null) {
      figure.write(new SobolFigure(response.name(), found).figure());
    }
  }
}
