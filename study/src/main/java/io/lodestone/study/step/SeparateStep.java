package io.lodestone.study.step;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.figure.FigureFile;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.learn.sisso.Separation;
import io.lodestone.learn.sisso.Sisso;
import io.lodestone.study.dataset.StoredDataset;
import io.lodestone.study.equation.SeparatedRows;
import io.lodestone.study.equation.SeparationDocument;
import io.lodestone.study.equation.SeparationFigure;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** One or two features that tell two classes apart, and how many rows held out they tell right. */
public final class SeparateStep implements Step<SeparateStep.Settings> {
  private static final String TEST = "test";
  private static final int DIGITS = 4;
  private static final int RIVALS = 5;

  /**
   * What is searched.
   *
   * @param target the column of text with the two classes
   * @param rung how often operators are applied
   * @param dimension features in the condition
   * @param further settings of the search, such as sis_size=100,operators=- * /
   */
  public record Settings(
      @Setting(value = "", text = "the column with two classes, if the dataset has several targets")
          String target,
      @Setting(value = "2", text = "how often operators are applied") int rung,
      @Setting(value = "1", text = "features in the condition, 1 or 2") int dimension,
      @Setting(value = "", text = "further settings, such as sis_size=100") String further) {
    public Settings {
      if (dimension < 1 || dimension > 2) {
        throw new InvalidInput(null, "dimension", "" + dimension, "1 or 2", "");
      }
      SissoStep.search(rung, dimension, further);
    }
  }

  @Override
  public String kind() {
    return "separate";
  }

  @Override
  public String title() {
    return "features that tell two classes apart, searched among millions";
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public List<Input> inputs() {
    return List.of(
        new Input("data", StoredDataset.ROWS, "a dataset", true),
        new Input(TEST, StoredDataset.ROWS, "a dataset that the search does not see", false));
  }

  @Override
  public void run(Settings settings, Work work) throws IOException {
    Dataset whole = work.dataset("data");
    String target = Work.target(whole, settings.target());
    Dataset data = classified(whole, target);
    work.progress("search");
    List<List<Separation>> found =
        new Sisso(SissoStep.search(settings.rung(), settings.dimension(), settings.further()))
            .separate(data, target);
    Separation best = found.getLast().getFirst();
    work.modelClass("SISSO");
    work.say(best.second() + " where " + best.condition(DIGITS));
    SeparatedRows seen = new SeparatedRows(best, data, target);
    tell(work, seen, "", "of the rows it was made from");
    if (work.has(TEST)) {
      SeparatedRows held = new SeparatedRows(best, classified(work.dataset(TEST), target), target);
      tell(work, held, "_held_out", "of rows that the search did not see");
    }
    work.write(
        "separation.json", new SeparationDocument(found, 1).json(RIVALS).toPrettyString() + "\n");
    new FigureFile(work.output("classes.svg")).write(new SeparationFigure(seen).figure());
  }

  private static void tell(Work work, SeparatedRows rows, String suffix, String which) {
    double right = rows.right();
    double share = right / rows.size();
    double error = Math.sqrt(share * (1 - share) / rows.size());
    work.number("accuracy" + suffix, share, error, "");
    work.number("right" + suffix, right, "");
    work.number("rows" + suffix, rows.size(), "");
    work.say(
        String.format(
            Locale.ROOT,
            "right for %.0f of %d, %.1f ± %.1f %%, %s",
            right,
            rows.size(),
            100 * share,
            100 * error,
            which));
  }

  /** Rows of which the class is known. */
  private static Dataset classified(Dataset data, String target) {
    TextColumn classes = data.text(target);
    return data.rows(
        IntStream.range(0, data.size()).filter(row -> !classes.isMissing(row)).toArray());
  }
}
