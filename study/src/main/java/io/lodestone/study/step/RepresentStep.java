package io.lodestone.study.step;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.study.dataset.FormulaTable;
import java.io.IOException;
import java.util.List;

/** Features of the formulas of a dataset, beside its columns. */
public final class RepresentStep implements Step<RepresentStep.Settings> {
  /**
   * What is made.
   *
   * @param with methods of representation, separated by blanks
   * @param formula the column of formulas; empty to find it
   */
  public record Settings(
      @Setting(value = "magpie", text = "features to make, such as magpie fractions") String with,
      @Setting(value = "", text = "the column of formulas, if it is not evident") String formula) {
    public Settings {
      if (with.isBlank()) {
        throw new InvalidInput(null, "with", "nothing", "methods, such as magpie", "");
      }
    }
  }

  @Override
  public String kind() {
    return "represent";
  }

  @Override
  public String title() {
    return "features of the formulas of a dataset";
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
    String column = settings.formula().isEmpty() ? null : settings.formula();
    var data = new FormulaTable("data", work.dataset("data"), column).represented(settings.with());
    work.write(data);
    TableStep.tell(data, work);
  }
}
