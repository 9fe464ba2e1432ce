package io.lodestone.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.figure.FigureFile;
import io.lodestone.learn.FitOptions;
import io.lodestone.learn.Model;
import io.lodestone.learn.ModelFile;
import io.lodestone.learn.Trainer;
import io.lodestone.learn.calibration.SpreadScale;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.domain.Rule;
import io.lodestone.learn.figure.TrustedRegionFigure;
import io.lodestone.learn.subgroup.TrustSettings;
import io.lodestone.learn.subgroup.TrustedRegion;
import io.lodestone.study.evaluation.FoldPlan;
import io.lodestone.study.subgroup.TrustDocument;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lodestone fit}: learns from a table and writes the model to a file. */
@Command(
    name = "fit",
    description = {
      "Learn to predict one column of a table from the others, or from its formulas, and write the model to a file.",
      "The file holds the recipe, the hash of the training rows, the scores of rows held out, the features with their units and the domain of applicability.",
      "Example: lodestone fit gaps.csv --target gap --learner forest --with magpie -m gap.lode",
      "Example: lodestone fit gaps.csv --target gap --with magpie --learner 'svm:cost=log(0.1..1000),epsilon=0..0.3' --search bayes --trials 40 -m gap.lode",
      "Example: lodestone fit gaps.csv --target gap --with magpie --learner forest --trust -m gap.lode"
    })
final class FitCommand implements Callable<Integer> {
  private enum Format {
    TEXT,
    JSON
  }

  @Spec private CommandSpec spec;
  @Mixin private LearningOptions options;

  @Option(
      names = {"-m", "--model"},
      required = true,
      paramLabel = "FILE",
      description = "the file to write")
  private Path file;

  @Option(
      names = "--search-group",
      defaultValue = "",
      paramLabel = "BY",
      description =
          "keep rows together in the folds of a search: formula, system, or a column of text")
  private String searchGroup;

  @Option(
      names = "--within",
      paramLabel = "RULE",
      description =
          "narrow the domain of the model to where inequalities hold, such as 'size <= 3 and"
              + " charge > 1'")
  private String within;

  @Option(
      names = "--trust",
      description =
          "narrow the domain to the rule within which the model errs least: found in errors of"
              + " cross-validation, judged on rows held out, which the model does not learn from")
  private boolean trust;

  @Option(
      names = "--trust-settings",
      defaultValue = "",
      paramLabel = "SETTINGS",
      description = "of the search of --trust, such as hold_out=0.3,max_depth=2,gamma=0.5")
  private String trustSettings;

  @Option(
      names = "--figure",
      paramLabel = "FILE",
      description =
          "with --trust: draw the errors of rows held out inside and outside of its rules (.svg or"
              + " .png)")
  private FigureFile figure;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "text",
      description = "text, or json, which has the error of each row held out by --trust")
  private Format format;

  @Override
  public Integer call() throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder) || Files.isDirectory(file)) {
      throw new InvalidInput("--model", null, file.toString(), "a file in a folder that is", null);
    }
    if (figure != null && !trust) {
      throw new InvalidInput(
          "--figure", null, "no --trust", "--trust, whose errors it shows", null);
    }
    try {
      Dataset data = options.dataset();
      // Without a search there is nothing to be had from work half done.
      try (Interruption interruption = options.seeksSettings() ? new Interruption() : null;
          TrialProgress progress =
              new TrialProgress(
                  spec.commandLine().getErr(),
                  () -> interruption != null && interruption.isAsked())) {
        Trainer trainer =
            options.trainer(FoldPlan.SETTINGS.parse("group=" + searchGroup), progress);
        TrustedRegion region = trust ? region(trainer, data) : null;
        Model whole =
            region == null
                ? trainer.fit(data, options.target(), options.fitOptions(true))
                : region.model();
        Model model =
            within == null ? whole : whole.within(Rule.parse(within, "the rule given for the fit"));
        new ModelFile(file).write(model);
        if (figure != null) {
          figure.write(new TrustedRegionFigure(region).figure());
        }
        if (format == Format.JSON) {
          spec.commandLine().getOut().println(json(model, region));
          spec.commandLine().getOut().flush();
        } else {
          print(model, region, spec.commandLine().getOut());
        }
      }
    } catch (InvalidInput problem) {
      throw problem.source() == null ? problem.in(options.file()) : problem;
    }
    return 0;
  }

  private TrustedRegion region(Trainer trainer, Dataset data) {
    TrustSettings settings;
    try {
      settings = SettingsType.of(TrustSettings.class).parse(trustSettings);
    } catch (InvalidInput problem) {
      throw problem.in("--trust-settings");
    }
    return TrustedRegion.find(trainer, data, options.target(), options.fitOptions(true), settings);
  }

  private ObjectNode json(Model model, TrustedRegion region) {
    Model.About about = model.about();
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("model", file.toString());
    node.put("target", about.target());
    node.put("unit", unit(about).strip());
    node.put("learner", about.recipe());
    node.put("representation", about.representation());
    about.labels().forEach(node.putArray("features")::add);
    node.put("training_rows", about.trainingRows());
    node.put("training_sha256", about.trainingHash());
    model.domain().rules().forEach(rule -> node.withArray("domain").add(rule.text()));
    about.notes().forEach(node.putArray("notes")::add);
    about.scores().forEach(node.putObject("scores")::put);
    if (region != null) {
      node.set("trust", new TrustDocument(region).json());
    }
    return node;
  }

  private void print(Model model, TrustedRegion region, PrintWriter out) {
    Model.About about = model.about();
    out.printf(
        Locale.ROOT,
        "%s: %s from %d features of %d rows (training set %s)%n",
        file,
        about.target(),
        about.labels().size(),
        about.trainingRows(),
        about.trainingHash().substring(0, 12));
    out.println("learner: " + about.recipe());
    if (!about.representation().isEmpty()) {
      out.println("features: " + about.representation());
    }
    if (!model.scale().equals(SpreadScale.NONE)) {
      out.printf(
          Locale.ROOT,
          "calibration: %.4g times the standard deviation of %s, and %.4g%s%n",
          model.scale().slope(),
          about.treatment().calibration() == FitOptions.Calibration.BOOTSTRAP
              ? about.treatment().members() + " bootstrap members"
              : "the learner",
          model.scale().offset(),
          unit(about));
    }
    model.domain().rules().forEach(rule -> out.println("domain: " + rule.text()));
    about.notes().forEach(note -> out.println("note: " + Lodestone.printable(note)));
    if (about.scores().containsKey("accuracy")) {
      out.printf(
          Locale.ROOT,
          "rows held out: accuracy %.3f, recall %.3f, log loss %.4g%n",
          about.scores().get("accuracy"),
          about.scores().get("recall"),
          about.scores().get("log_loss"));
    } else if (!about.scores().isEmpty()) {
      out.printf(
          Locale.ROOT,
          "rows held out: mean absolute error %.4g%s, R² %.3f, 90 %% intervals hold %.1f %%%n",
          about.scores().get("mae"),
          unit(about),
          about.scores().get("r2"),
          100 * about.scores().get("coverage"));
    }
    if (region != null) {
      out.println("low errors: " + region.trusted().text(unit(about).strip()));
      region
          .failing()
          .ifPresent(failing -> out.println("high errors: " + failing.text(unit(about).strip())));
    }
    out.flush();
  }

  private static String unit(Model.About about) {
    return about.unit() == null || about.unit().text().equals("-") ? "" : " " + about.unit().text();
  }
}
