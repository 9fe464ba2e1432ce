package io.lodestone.study.step;

import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.store.ObjectId;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.study.dataset.ColumnChoice;
import io.lodestone.study.dataset.DatasetFile;
import io.lodestone.study.dataset.FormulaTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Rows of one table or several, with features made of their formulas, as a dataset. */
public final class TableStep implements Step<TableStep.Settings> {
  /**
   * What is read of which table.
   *
   * @param file separated text or ARFF; or several with commas between, one below the other
   * @param sha256 of the file, where it must not be another; empty if it may
   * @param target the column to be learned, or empty
   * @param features names of columns to learn from, * for any letters
   * @param without names of columns not to learn from
   * @param units of columns whose header does not say them, name=unit
   * @param formula the column of formulas; empty to find it
   * @param with methods of representation, separated by blanks; empty for none
   * @param gaps what is done with rows that lack a number
   */
  public record Settings(
      @Setting(value = "", text = "separated text with units in the header, or ARFF; or several")
          String file,
      @Setting(value = "", text = "SHA-256 of the file, where it must not be another")
          String sha256,
      @Setting(value = "", text = "the column to be learned") String target,
      @Setting(value = "*", text = "columns to learn from, * for any letters") String features,
      @Setting(value = "", text = "columns not to learn from") String without,
      @Setting(value = "", text = "units of columns whose header does not say them, name=unit")
          String units,
      @Setting(value = "", text = "the column of formulas, if it is not evident") String formula,
      @Setting(
              value = "",
              text =
                  "features to make of formulas, such as magpie fractions; behind | sites those of"
                      + " sites of structures, for kernels that compare these")
          String with,
      @Setting(value = "keep", text = "what is done with rows that lack a number") Gaps gaps) {
    public Settings {
      if (file.isBlank()) {
        throw new InvalidInput(null, "file", "nothing", "the path of a table", "");
      }
    }
  }

  /** What is done with rows that lack a number. */
  public enum Gaps {
    /** They stay. */
    KEEP,
    /** They go. */
    LEAVE_OUT,
    /** There may be none. */
    REFUSE
  }

  @Override
  public String kind() {
    return "table";
  }

  @Override
  public String title() {
    return "rows of a table, with features made of their formulas";
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public Map<String, ObjectId> reads(Settings settings, Surroundings surroundings)
      throws IOException {
    Map<String, ObjectId> reads = new LinkedHashMap<>();
    for (String file : Work.names(settings.file())) {
      reads.put(file, ObjectId.of(surroundings.file(file)));
    }
    if (!settings.sha256().isEmpty()) {
      for (var found : reads.entrySet()) {
        if (reads.size() > 1 || !settings.sha256().equals(found.getValue().hex())) {
          throw new InvalidInput(
              found.getKey(),
              null,
              "content with the SHA-256 " + found.getValue(),
              "one table with that of " + settings.sha256(),
              "the table is not the one that the study is about");
        }
      }
    }
    return reads;
  }

  @Override
  public void run(Settings settings, Work work) throws IOException {
    try {
      List<Dataset> tables = new ArrayList<>();
      for (String file : Work.names(settings.file())) {
        tables.add(
            DatasetFile.read(
                new DiskFile(work.surroundings().file(file), file), units(settings.units())));
      }
      Dataset data = oneBelowTheOther(tables);
      if (!settings.target().isEmpty()) {
        data =
            new ColumnChoice(Work.names(settings.features()), Work.names(settings.without()))
                .of(data, settings.target());
      }
      if (!settings.with().isEmpty()) {
        String column = settings.formula().isEmpty() ? null : settings.formula();
        data = new FormulaTable(settings.file(), data, column).represented(settings.with());
      }
      data = withoutGaps(data, settings.gaps());
      work.write(data);
      tell(data, work);
    } catch (InvalidInput problem) {
      throw problem.source() == null ? problem.in(settings.file()) : problem;
    }
  }

  /** The rows of all tables, with new identifiers where there are several. */
  static Dataset oneBelowTheOther(List<Dataset> tables) {
    if (tables.size() == 1) {
      return tables.getFirst();
    }
    List<Column> columns = new ArrayList<>();
    for (Column first : tables.getFirst().columns()) {
      columns.add(
          switch (first) {
            case NumberColumn numbers ->
                new NumberColumn(
                    numbers.name(),
                    numbers.unit(),
                    tables.stream()
                        .map(table -> table.number(numbers.name()).in(numbers.unit()))
                        .flatMapToDouble(column -> Arrays.stream(column.values()))
                        .toArray());
            case TextColumn texts ->
                new TextColumn(
                    texts.name(),
                    tables.stream()
                        .flatMap(table -> table.text(texts.name()).values().stream())
                        .toList());
          });
    }
    return Dataset.of(columns);
  }

  /** Says how large a dataset is. */
  static void tell(Dataset data, Work work) {
    work.number("rows", data.size(), "");
    work.number("features", data.featureColumns().size(), "");
    work.say(data.size() + " rows with " + data.featureColumns().size() + " features");
  }

  /** Units of columns, as settings write them: name=unit, with commas between. */
  static Map<String, String> units(String text) {
    Map<String, String> units = new LinkedHashMap<>();
    for (String part : Work.names(text)) {
      int equals = part.lastIndexOf('=');
      if (equals <= 0) {
        throw new InvalidInput(null, "units", part, "name: unit", "");
      }
      units.put(part.substring(0, equals), part.substring(equals + 1));
    }
    return units;
  }

  static Dataset withoutGaps(Dataset data, Gaps gaps) {
    if (gaps == Gaps.KEEP) {
      return data;
    }
    int[] whole =
        IntStream.range(0, data.size())
            .filter(
                row ->
                    data.featureColumns().stream().noneMatch(column -> column.isMissing(row))
                        && data.targets().stream()
                            .noneMatch(target -> data.column(target).isMissing(row)))
            .toArray();
    if (gaps == Gaps.REFUSE && whole.length < data.size()) {
      throw new InvalidInput(
          null,
          null,
          (data.size() - whole.length) + " rows that lack a number",
          "a number in each cell",
          "gaps: leave_out goes on without them");
    }
    return data.rows(whole);
  }

  /** The steps whose dataset is learned from. */
  static List<Input> data() {
    return List.of(
        new Input("data", io.lodestone.study.dataset.StoredDataset.ROWS, "a dataset", true));
  }
}
