package io.lodestone.study.step;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.figure.FigureFile;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.sisso.CrossValidation;
import io.lodestone.learn.sisso.Equation;
import io.lodestone.learn.sisso.Notation;
import io.lodestone.learn.sisso.Sisso;
import io.lodestone.learn.sisso.SissoResult;
import io.lodestone.learn.sisso.SissoSettings;
import io.lodestone.study.equation.EquationDocument;
import io.lodestone.study.equation.FitFigure;
import io.lodestone.study.equation.ParetoFigure;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Equations for a column of a dataset. */
public final class SissoStep implements Step<SissoStep.Settings> {
  private static final int DIGITS = 6;
  private static final int RIVALS = 5;

  /**
   * What is searched.
   *
   * @param rung the largest that is tried
   * @param dimension the largest that is tried
   * @param cv parts of the cross-validation that chooses rung and dimension; 0 for none
   * @param group column of text whose equal values stay together in cross-validation; empty for
   *     none
   * @param task column of text; rows of one task share coefficients; empty for one task
   * @param further settings of the search, such as sis_size=100,operators=+ - * /
   */
  public record Settings(
      @Setting(value = "", text = "the column to be explained, if the dataset has several targets")
          String target,
      @Setting(value = "2", text = "how often operators are applied, at most") int rung,
      @Setting(value = "2", text = "features in the equation, at most") int dimension,
      @Setting(value = "0", text = "parts of the cross-validation that chooses both; 0 for none")
          int cv,
      @Setting(value = "", text = "rows of one value of this column stay together") String group,
      @Setting(value = "", text = "rows of one value of this column share coefficients")
          String task,
      @Setting(value = "", text = "further settings, such as sis_size=100") String further) {
    public Settings {
      SissoStep.search(rung, dimension, further);
      if (cv == 1 || cv < 0) {
        throw new InvalidInput(null, "cv", "" + cv, "2 parts or more, or 0", "");
      }
    }

    private SissoSettings search() {
      return SissoStep.search(rung, dimension, further);
    }
  }

  /** Settings of a search with two of them said by themselves. */
  static SissoSettings search(int rung, int dimension, String further) {
    SettingsType<SissoSettings> type = SettingsType.of(SissoSettings.class);
    return type.with(
        type.with(type.parse(further), "rung", "" + rung), "dimension", "" + dimension);
  }

  @Override
  public String kind() {
    return "sisso";
  }

  @Override
  public String title() {
    return "equations for a column, searched among millions";
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public List<Input> inputs() {
    return TableStep.data();
  }

  @Override
  public void run(Settings settings, Work work) throws IOException {
    Dataset whole = work.dataset("data");
    String target = Work.target(whole, settings.target());
    NumberColumn answers = whole.number(target);
    Dataset data =
        whole
            .rows(IntStream.range(0, whole.size()).filter(row -> !answers.isMissing(row)).toArray())
            .withTargets(target);
    String task = settings.task().isEmpty() ? null : settings.task();
    Sisso sisso = new Sisso(settings.search(), task);
    CrossValidation validation = null;
    CrossValidation.Trial chosen = null;
    if (settings.cv() > 0) {
      work.progress("cross-validation");
      validation =
          CrossValidation.of(
              sisso,
              data,
              target,
              IntStream.rangeClosed(1, Math.max(1, settings.rung())).toArray(),
              new int[] {settings.search().maxComplexity()},
              settings.group().isEmpty() ? null : settings.group(),
              settings.cv());
      chosen = validation.simplest(1);
      sisso =
          new Sisso(
              SettingsType.of(SissoSettings.class)
                  .with(settings.search(), "rung", "" + chosen.rung()),
              task);
    }
    SissoResult result =
        sisso.search(data, target, (stage, done, total) -> work.progress(stage), work.unfinished());
    int found = result.equations().size();
    int dimension = Math.min(found, chosen == null ? found : chosen.dimension());
    String unit = answers.unit().text().equals("-") ? "" : answers.unit().text();
    tell(work, result, dimension, chosen, unit);
    work.write(
        "equation.json",
        new EquationDocument(data, target, sisso, result, validation, dimension, 1)
                .json(RIVALS, List.of())
                .toPrettyString()
            + "\n");
    new FigureFile(work.output("front.svg")).write(new ParetoFigure(result, target).figure());
    if (task == null) {
      new FigureFile(work.output("fit.svg"))
          .write(fit(data, target, unit, result, result.best(dimension)).figure());
    }
  }

  private static void tell(
      Work work, SissoResult result, int dimension, CrossValidation.Trial chosen, String unit) {
    Equation best = result.best(dimension);
    work.modelClass("SISSO");
    work.number("dimension", dimension, "");
    work.number("rmse", best.rootMeanSquareError(), unit);
    work.number("largest_error", best.largestError(), unit);
    for (int d = 1; d <= result.equations().size(); d++) {
      work.number("rmse_" + d, result.best(d).rootMeanSquareError(), unit);
    }
    work.number("features_screened", result.spaceSizes().getLast(), "");
    work.say(best.target() + " = " + best.write(Notation.TEXT, 0, DIGITS));
    String after = unit.isEmpty() ? "" : " " + unit;
    if (chosen != null) {
      work.number("cv_rmse", chosen.error(), chosen.standardError(), unit);
      work.say(
          String.format(
              Locale.ROOT,
              "error of rows that the search did not see: %.4g ± %.2g%s; of rows it was fitted to:"
                  + " %.4g%s",
              chosen.error(),
              chosen.standardError(),
              after,
              best.rootMeanSquareError(),
              after));
    } else {
      work.say(
          String.format(
              Locale.ROOT,
              "error of the rows it was fitted to: %.4g%s (no cross-validation)",
              best.rootMeanSquareError(),
              after));
    }
  }

  private static FitFigure fit(
      Dataset data, String target, String unit, SissoResult result, Equation equation) {
    double[] truth = new double[data.size()];
    double[] fitted = new double[data.size()];
    double[] primaries = new double[result.columns().size()];
    for (int row = 0; row < truth.length; row++) {
      for (int i = 0; i < primaries.length; i++) {
        primaries[i] = result.columns().get(i).value(row);
      }
      truth[row] = data.number(target).value(row);
      fitted[row] = equation.value(0, primaries);
    }
    return new FitFigure(target, unit, data.ids(), truth, fitted);
  }
}
