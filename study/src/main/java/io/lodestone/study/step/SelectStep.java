package io.lodestone.study.step;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.study.dataset.Selection;
import io.lodestone.study.dataset.StoredDataset;
import java.io.IOException;
import java.util.List;

/** Rows of a dataset that fulfil a condition, with columns computed from its own. */
public final class SelectStep implements Step<SelectStep.Settings> {
  /**
   * What is selected.
   *
   * @param columns as behind SELECT in SQL
   * @param where as behind WHERE in SQL; empty for all rows
   * @param target the column to be learned; empty to leave it as it is
   * @param gaps what is done with rows that lack a number
   */
  public record Settings(
      @Setting(value = "*", text = "columns as in SQL, such as *, upper(host) AS host")
          String columns,
      @Setting(value = "", text = "which rows, as in SQL, such as tc > 10") String where,
      @Setting(value = "", text = "the column to be learned, if it changes") String target,
      @Setting(value = "keep", text = "what is done with rows that lack a number")
          TableStep.Gaps gaps) {
    public Settings {
      new Selection(columns, where);
    }
  }

  @Override
  public String kind() {
    return "select";
  }

  @Override
  public String title() {
    return "rows that fulfil a condition, with columns computed from others";
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public List<Input> inputs() {
    return List.of(
        new Input("data", StoredDataset.ROWS, "a dataset", true),
        new Input("other", StoredDataset.ROWS, "a second one, which subqueries may ask", false));
  }

  @Override
  public void run(Settings settings, Work work) throws IOException {
    Dataset other = work.has("other") ? work.dataset("other") : null;
    Dataset data =
        new Selection(settings.columns(), settings.where()).of(work.dataset("data"), other);
    if (!settings.target().isEmpty()) {
      data = data.withTargets(settings.target());
    }
    data = TableStep.withoutGaps(data, settings.gaps());
    if (data.size() == 0) {
      throw new InvalidInput(null, "gaps", "no row without a gap", "some", "");
    }
    work.write(data);
    TableStep.tell(data, work);
  }
}
