package io.lodestone.study.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
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
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How the rows of a table are divided into folds, of which each is tested once.
 *
 * @param folds a number of folds, or the path of a JSON file with the identifiers of the rows that
 *     each fold tests (an identifier that ends in a number is that row, from 1)
 * @param repeat how often, each time with other random folds
 * @param group what keeps rows together: formula, system (the elements), or the name of a column of
 *     text; empty for nothing
 * @param leaveOneGroupOut whether each group is tested alone, whatever {@code folds} says
 * @param time a column of numbers: earlier rows are learned from, later ones tested; empty for none
 * @param bootstrap whether rows are drawn with replacement, {@code folds} times, and those tested
 *     that were not drawn
 * @param seed of random folds
 */
public record FoldPlan(
    @Setting(value = "5", text = "a number of folds, or a JSON file with the rows of each")
        String folds,
    @Setting(value = "1", text = "how often, with other random folds") int repeat,
    @Setting(value = "", text = "keep rows together: formula, system or a column of text")
        String group,
    @Setting(value = "false", text = "test each group alone") boolean leaveOneGroupOut,
    @Setting(value = "", text = "column of numbers: learn from earlier rows, test later ones")
        String time,
    @Setting(value = "false", text = "draw rows with replacement, test those not drawn")
        boolean bootstrap,
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
      return new Splits.Grouped(groups(table), leaveOneGroupOut ? 0 : parts, seed).folds();
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
    return new FoldPlan("" + parts, 1, group, false, time, false, ownSeed);
  }

  private List<String> groups(FormulaTable table) {
    Dataset whole = table.table();
    Column named = whole.has(group) ? whole.column(group) : null;
    if (named instanceof TextColumn text && !group.equals("formula")) {
      return text.values().stream().map(String::valueOf).toList();
    }
    Function<Composition, String> by =
        switch (group) {
          case "formula" -> Composition::reduced;
          case "system" ->
              composition ->
                  composition.elements().stream()
                      .map(Element::symbol)
                      .sorted()
                      .collect(Collectors.joining("-"));
          default ->
              throw new InvalidInput(
                  "group", null, group, "formula, system or a column of text", null);
        };
    TextColumn formulas =
        table
            .formulas()
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "group", null, "no column of formulas", "one", "name it with formula"));
    return formulas.values().stream()
        .map(formula -> formula == null ? "" : by.apply(Composition.parse(formula)))
        .toList();
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
