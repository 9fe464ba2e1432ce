package io.lodestone.study.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.split.Fold;
import io.lodestone.learn.split.Splits;
import io.lodestone.study.dataset.FormulaTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How the rows of a table are divided into folds, of which each is tested once.
 *
 * @param folds a number of folds, or the path of a JSON file with the identifiers of the rows that
 *     each fold tests (an identifier that ends in a number is that row, from 1)
 * @param repeat how often, each time with other random folds
 * @param group what keeps rows together: formula, system (the elements), prototype (of a column of
 *     structures), cluster:8 or cluster:ward:8 (of the features), or the name of a column of text;
 *     empty for nothing
 * @param leaveOneGroupOut whether each group is tested alone, whatever {@code folds} says
 * @param time a column of numbers: earlier rows are learned from, later ones tested; empty for none
 * @param bootstrap whether rows are drawn with replacement, {@code folds} times, and those tested
 *     that were not drawn
 * @param only which rows are tested, such as {@code fidelity=1}: all others are learned from in
 *     every fold; empty for all
 * @param seed of random folds
 */
public record FoldPlan(
    @Setting(value = "5", text = "a number of folds, or a JSON file with the rows of each")
        String folds,
    @Setting(value = "1", text = "how often, with other random folds") int repeat,
    @Setting(
            value = "",
            text = "keep rows together: formula, system, prototype, cluster or a column")
        String group,
    @Setting(value = "false", text = "test each group alone") boolean leaveOneGroupOut,
    @Setting(value = "", text = "column of numbers: learn from earlier rows, test later ones")
        String time,
    @Setting(value = "false", text = "draw rows with replacement, test those not drawn")
        boolean bootstrap,
    @Setting(value = "", text = "rows that are tested, such as fidelity=1; learn from all others")
        String only,
    @Setting(value = "1", text = "seed of random folds") long seed) {
  /** As settings, such as {@code folds=5,group=formula}. */
  public static final SettingsType<FoldPlan> SETTINGS = SettingsType.of(FoldPlan.class);

  private static final int MOST_REPEATS = 1000;
  private static final Pattern ENDS_IN_NUMBER = Pattern.compile(".*?(\\d+)");

  public FoldPlan {
    if (repeat < 1 || repeat > MOST_REPEATS) {
      throw new InvalidInput("repeat", null, "" + repeat, "1 to " + MOST_REPEATS, null);
    }
  }

  /**
   * The folds of a table.
   *
   * @param table with all its columns
   * @throws InvalidInput when a column, a group or the file is not there, or does not fit
   */
  public List<Fold> of(FormulaTable table) throws IOException {
    if (only.isEmpty()) {
      return all(table);
    }
    Dataset whole = table.table();
    boolean[] isTested = new RowCondition(only).of(whole);
    int[] tested = IntStream.range(0, whole.size()).filter(row -> isTested[row]).toArray();
    int[] others = IntStream.range(0, whole.size()).filter(row -> !isTested[row]).toArray();
    return all(new FormulaTable(table.source(), whole.rows(tested), table.column())).stream()
        .map(
            fold ->
                new Fold(
                    IntStream.concat(
                            IntStream.of(others), IntStream.of(fold.training()).map(i -> tested[i]))
                        .sorted()
                        .toArray(),
                    IntStream.of(fold.test()).map(i -> tested[i]).toArray()))
        .toList();
  }

  private List<Fold> all(FormulaTable table) throws IOException {
    Dataset whole = table.table();
    if (!folds.matches("\\d{1,6}")) {
      return recorded(whole).folds();
    }
    int parts = Integer.parseInt(folds);
    if (!time.isEmpty()) {
      NumberColumn times = whole.number(time);
      for (int row = 0; row < times.size(); row++) {
        if (times.isMissing(row)) {
          throw new InvalidInput(
              "column " + time, "row " + (row + 1), "nothing", "a time for each row", null);
        }
      }
      return new Splits.InTime(times.values(), parts).folds();
    } else if (!group.isEmpty()) {
      return new Splits.Grouped(
              new RowGroups(group, seed).of(table), leaveOneGroupOut ? 0 : parts, repeat, seed)
          .folds();
    } else if (bootstrap) {
      return new Splits.Bootstrap(whole.size(), parts, seed).folds();
    }
    return new Splits.KFold(whole.size(), parts, repeat, seed).folds();
  }

  /**
   * The plan for folds within the rows that one fold of this plan learns from: what stays together
   * stays together there, too.
   *
   * @param parts how many folds
   */
  public FoldPlan within(int parts, long ownSeed) {
    return new FoldPlan("" + parts, 1, group, false, time, false, only, ownSeed);
  }

  private Splits recorded(Dataset whole) throws IOException {
    Path file = Path.of(folds);
    if (!Files.isRegularFile(file)) {
      throw new InvalidInput("folds", null, folds, "a number of folds or a JSON file", null);
    }
    JsonNode json;
    try {
      json = new ObjectMapper().readTree(file.toFile());
    } catch (JsonProcessingException e) {
      throw new InvalidInput(folds, null, "no JSON", "an object of lists of identifiers", null);
    }
    Map<String, Integer> places = new HashMap<>();
    for (int row = 0; row < whole.size(); row++) {
      places.put(whole.ids().get(row), row);
    }
    List<int[]> tests = new ArrayList<>();
    for (JsonNode list : json) {
      List<Integer> test = new ArrayList<>();
      for (JsonNode id : list) {
        test.add(place(id.asText(), places, whole.size()));
      }
      tests.add(test.stream().mapToInt(Integer::intValue).toArray());
    }
    if (tests.isEmpty() || tests.stream().anyMatch(test -> test.length == 0)) {
      throw new InvalidInput(folds, null, "no folds", "lists of identifiers of rows", null);
    }
    return new Splits.Recorded(whole.size(), tests);
  }

  private int place(String id, Map<String, Integer> places, int rows) {
    Integer known = places.get(id);
    if (known != null) {
      return known;
    }
    Matcher number = ENDS_IN_NUMBER.matcher(id);
    if (number.matches() && number.group(1).length() < 10) {
      int row = Integer.parseInt(number.group(1)) - 1;
      if (row >= 0 && row < rows) {
        return row;
      }
    }
    throw new InvalidInput(folds, null, id, "identifiers of the " + rows + " rows", null);
  }

  /** How many rows of a fold's training are the same row again does not matter to identifiers. */
  public static Dataset training(Dataset data, int[] rows) {
    return IntStream.of(rows).distinct().count() == rows.length
        ? data.rows(rows)
        : renamed(data, rows);
  }

  private static Dataset renamed(Dataset data, int[] rows) {
    List<String> ids = IntStream.range(0, rows.length).mapToObj(i -> "draw " + (i + 1)).toList();
    List<Column> columns = data.columns().stream().map(column -> column.rows(rows)).toList();
    return new Dataset(ids, columns, data.targets(), data.recipe());
  }
}
