package io.lodestone.learn.care;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.LearningRecipe;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.learn.imputation.Imputation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Looks a table over before anything is learned from it, does what is wished about what it finds
 * and writes down both. Answers are never changed but where rows that are the same are joined;
 * answers are never made up.
 */
public final class TableCare {
  private final String target;
  private final CareSettings settings;
  private final LearningRecipe<?> residuals;

  /**
   * What is to be done.
   *
   * @param residuals with which rows are sought whose answers a model does not expect; null not to
   */
  public TableCare(String target, CareSettings settings, LearningRecipe<?> residuals) {
    this.target = target;
    this.settings = settings;
    this.residuals = residuals;
  }

  /**
   * A table with the record of what was found and done.
   *
   * @param table with columns added: {@code TARGET_std} and {@code repeats} where rows were joined,
   *     {@code outlier} where there are some, {@code filled} where gaps were
   */
  public record Result(Dataset table, List<CareStep> steps) {
    public Result {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Looks a table over.
   *
   * @param keys what tells materials and conditions apart, one for each row; null where a row is of
   *     no known material
   * @throws InvalidInput when there is no such target, or it has no values
   */
  public Result of(Dataset table, List<String> keys) {
    Column answers = table.column(target);
    int[] answered =
        IntStream.range(0, table.size()).filter(row -> !answers.isMissing(row)).toArray();
    if (answered.length == 0) {
      throw new InvalidInput(
          "column " + target, null, table.size() + " rows, none with a value", "answers", null);
    }
    List<CareStep> steps = new ArrayList<>();
    steps.add(columns(table));
    steps.add(answers(table, answered));
    Repeats repeats = Repeats.of(table, target, keys);
    Map<Integer, String> odd = new TreeMap<>();
    if (answers instanceof NumberColumn && settings.outliers() > 0) {
      steps.add(values(table, odd));
      if (residuals != null) {
        steps.add(residuals(table, keys, odd));
      }
    }
    Dataset flagged = odd.isEmpty() ? table : flagged(table, odd);
    ConflictTreatment.Treated treated =
        settings.conflicts().of(flagged, repeats, settings.tolerance());
    steps.add(conflicts(table, repeats, treated));
    Dataset changed = withSpread(treated, repeats);
    if (settings.dropOutliers() && changed.has("outlier")) {
      TextColumn flags = changed.text("outlier");
      int[] kept =
          IntStream.range(0, changed.size()).filter(row -> flags.value(row) == null).toArray();
      changed = changed.rows(kept).without(List.of("outlier"));
    }
    if (settings.fill() != CareSettings.Fill.NONE) {
      changed = filled(changed, steps);
    }
    return new Result(changed, steps);
  }

  /** The values of a column, to be compared. */
  private record Content(double[] values) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Content(double[] theirs) && Arrays.equals(values, theirs);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }
  }

  /** Columns that say nothing, or nothing new; they stay, as a learner leaves them out itself. */
  private CareStep columns(Dataset table) {
    List<CareStep.Finding> findings = new ArrayList<>();
    Map<Content, String> seen = new HashMap<>();
    int gaps = 0;
    for (NumberColumn column : table.featureColumns()) {
      if (column.name().equals(target)) {
        continue;
      }
      double[] known = Arrays.stream(column.values()).filter(v -> !Double.isNaN(v)).toArray();
      int missing = column.size() - known.length;
      gaps += missing;
      String what = null;
      if (known.length == 0) {
        what = "no values";
      } else if (Arrays.stream(known).distinct().count() == 1) {
        what = "the same in all rows: " + known[0];
      } else if (missing > 0) {
        what = missing + " gaps";
      }
      String twin = seen.putIfAbsent(new Content(column.values()), column.name());
      if (twin != null && known.length > 0) {
        what = (what == null ? "" : what + "; ") + "repeats " + twin;
      }
      if (what != null) {
        findings.add(new CareStep.Finding(List.of(), column.name() + ": " + what));
      }
    }
    return new CareStep(
        "columns",
        Map.of(),
        findings.isEmpty()
            ? "all columns of numbers differ between rows and are whole"
            : findings.size() + " columns of numbers are constant, repeat another or have gaps",
        Map.of("gaps", (double) gaps),
        findings);
  }

  private CareStep answers(Dataset table, int[] answered) {
    Map<String, Double> numbers = new TreeMap<>();
    numbers.put("rows", (double) table.size());
    numbers.put("without_answer", (double) (table.size() - answered.length));
    String summary = answered.length + " of " + table.size() + " rows have " + target;
    if (table.column(target) instanceof TextColumn texts) {
      Map<String, Long> counts =
          IntStream.of(answered)
              .mapToObj(texts::value)
              .collect(Collectors.groupingBy(v -> v, TreeMap::new, Collectors.counting()));
      long most = Collections.max(counts.values());
      long least = Collections.min(counts.values());
      numbers.put("classes", (double) counts.size());
      numbers.put("imbalance", (double) most / least);
      summary +=
          ", in "
              + counts.size()
              + " classes of "
              + least
              + " to "
              + most
              + " rows"
              + (most > 3 * least ? "; a learner may balance them (--balance smote)" : "");
    }
    return new CareStep("answers", Map.of(), summary, numbers, List.of());
  }

  private CareStep values(Dataset table, Map<Integer, String> odd) {
    NumberColumn column = table.number(target);
    RobustScores scores = RobustScores.of(column.values());
    int[] far =
        IntStream.range(0, table.size())
            .filter(row -> scores.of(column.value(row)) > settings.outliers())
            .boxed()
            .sorted(Comparator.comparingDouble(row -> -scores.of(column.value(row))))
            .mapToInt(Integer::intValue)
            .toArray();
    List<CareStep.Finding> findings = new ArrayList<>();
    for (int row : far) {
      String what = text("far from the median: robust score %.3g", scores.of(column.value(row)));
      odd.put(row, what);
      findings.add(
          new CareStep.Finding(
              List.of(table.ids().get(row)),
              text(
                  "%s = %.6g: robust score %.3g",
                  target, column.value(row), scores.of(column.value(row)))));
    }
    return new CareStep(
        "outliers",
        Map.of("least_score", "" + settings.outliers()),
        text(
            "%d values are more than %.3g robust standard deviations (%.4g) from the median %.4g",
            far.length, settings.outliers(), scores.deviation(), scores.median()),
        Map.of(
            "median",
            scores.median(),
            "deviation",
            scores.deviation(),
            "found",
            (double) far.length),
        findings);
  }

  private CareStep residuals(Dataset table, List<String> keys, Map<Integer, String> odd) {
    LeftOutResiduals found =
        LeftOutResiduals.of(residuals, table, target, keys, settings.outliers());
    List<CareStep.Finding> findings = new ArrayList<>();
    int alone = 0;
    for (LeftOutResiduals.Outlier one : found.outliers()) {
      alone += one.isAlone() ? 1 : 0;
      List<String> rows = new ArrayList<>(List.of(table.ids().get(one.row())));
      one.near().forEach(near -> rows.add(table.ids().get(near.row())));
      String neighbours =
          one.near().stream()
              .map(near -> text("%.4g", near.value()))
              .collect(Collectors.joining(", "));
      String said =
          text(
              "%s = %.6g, a model that did not see it says %.4g (robust score %.3g); the nearest rows"
                  + " have %s: %s",
              target,
              one.value(),
              one.said(),
              one.score(),
              neighbours,
              one.isAlone()
                  ? "the row is alone, it may be wrong"
                  : "other physics, or a bad model");
      findings.add(new CareStep.Finding(rows, said));
      odd.merge(
          one.row(),
          text("unexpected: a model says %.4g", one.said()),
          (before, more) -> before + "; " + more);
    }
    return new CareStep(
        "residuals",
        Map.of("learner", residuals.text(), "least_score", "" + settings.outliers()),
        text(
            "%d of %d rows are not what a model expects that did not see them; of %d all nearest"
                + " rows agree with the model",
            found.outliers().size(), found.rows(), alone),
        Map.of("found", (double) found.outliers().size(), "alone", (double) alone),
        findings);
  }

  private CareStep conflicts(Dataset table, Repeats repeats, ConflictTreatment.Treated treated) {
    List<Repeats.Group> conflicts = repeats.conflicts(settings.tolerance());
    int rows = repeats.groups().stream().mapToInt(group -> group.rows().length).sum();
    List<CareStep.Finding> findings =
        conflicts.stream()
            .map(
                group ->
                    new CareStep.Finding(
                        IntStream.of(group.rows()).mapToObj(table.ids()::get).toList(),
                        group.key() + ": " + target + " = " + String.join(", ", group.values())))
            .toList();
    String noise =
        Double.isNaN(repeats.noise())
            ? ""
            : text(
                "; the noise of one value is %.4g (pooled, %d degrees of freedom)",
                repeats.noise(), repeats.freedom());
    String done =
        switch (settings.conflicts()) {
          case LIST -> "all stay";
          case FIRST -> "the first of each stays";
          case AVERAGE -> "each is one row with the mean now";
          case MEDIAN -> "each is one row with the median now";
          case DROP -> "those that disagree are left out, of the others the first stays";
        };
    return new CareStep(
        "conflicts",
        Map.of(
            "treatment",
            settings.conflicts().name().toLowerCase(Locale.ROOT),
            "tolerance",
            "" + settings.tolerance()),
        text(
                "%d rows are of %d materials that are there more than once, of which %d disagree",
                rows, repeats.groups().size(), conflicts.size())
            + noise
            + (rows == 0 ? "" : "; " + done),
        Map.of(
            "groups",
            (double) repeats.groups().size(),
            "conflicts",
            (double) conflicts.size(),
            "left_out",
            (double) treated.left().length,
            "noise",
            repeats.noise(),
            "freedom",
            (double) repeats.freedom()),
        findings);
  }

  private Dataset withSpread(ConflictTreatment.Treated treated, Repeats repeats) {
    boolean joined =
        settings.conflicts() == ConflictTreatment.AVERAGE
            || settings.conflicts() == ConflictTreatment.MEDIAN;
    if (!joined || repeats.groups().isEmpty()) {
      return treated.table();
    }
    Dataset table = treated.table();
    if (table.column(target) instanceof NumberColumn numbers) {
      table = table.with(new NumberColumn(target + "_std", numbers.unit(), treated.std()));
    }
    return table.with(
        NumberColumn.plain("repeats", Arrays.stream(treated.counts()).asDoubleStream().toArray()));
  }

  private static Dataset flagged(Dataset table, Map<Integer, String> odd) {
    List<String> flags = new ArrayList<>(Collections.nCopies(table.size(), null));
    odd.forEach(flags::set);
    return table.with(new TextColumn("outlier", flags));
  }

  private Dataset filled(Dataset table, List<CareStep> steps) {
    List<String> names =
        table.featureColumns().stream()
            .filter(column -> !column.name().equals(target))
            .filter(column -> !column.name().equals(target + "_std"))
            .filter(column -> Arrays.stream(column.values()).anyMatch(v -> !Double.isNaN(v)))
            .map(NumberColumn::name)
            .toList();
    Features features = table.features(names);
    double[] before = features.flat().clone();
    double[] values = features.flat();
    Imputation imputation =
        Imputation.Method.valueOf(settings.fill().name())
            .learn(new Features(features.labels(), features.units(), features.rows(), before));
    int width = features.width();
    List<String> said = new ArrayList<>(Collections.nCopies(table.size(), null));
    List<CareStep.Finding> findings = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      int at = row * width;
      imputation.fill(values, at);
      String cells =
          IntStream.range(0, width)
              .filter(j -> Double.isNaN(before[at + j]))
              .mapToObj(j -> text("%s = %.6g", names.get(j), values[at + j]))
              .collect(Collectors.joining(", "));
      if (!cells.isEmpty()) {
        said.set(row, cells);
        findings.add(new CareStep.Finding(List.of(table.ids().get(row)), cells));
      }
    }
    Map<String, Integer> places = new HashMap<>();
    names.forEach(name -> places.put(name, places.size()));
    List<Column> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      Integer j = places.get(column.name());
      columns.add(
          j == null
              ? column
              : new NumberColumn(column.name(), features.units().get(j), features.column(j)));
    }
    Dataset changed = new Dataset(table.ids(), columns, table.targets(), table.recipe());
    steps.add(
        new CareStep(
            "gaps",
            Map.of("method", settings.fill().name().toLowerCase(Locale.ROOT)),
            "gaps of "
                + findings.size()
                + " rows are filled from all rows of the table; a test of a learner on it has seen"
                + " features of the rows it tests (--missing fills from training rows alone)",
            Map.of("rows", (double) findings.size()),
            findings));
    return findings.isEmpty() ? table : changed.with(new TextColumn("filled", said));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
