package io.lodestone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.learn.split.Fold;
import io.lodestone.learn.split.Splits;
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
import picocli.CommandLine.Option;

/** How a command divides the rows of a table into folds. */
final class FoldChoice {
  private static final Pattern ENDS_IN_NUMBER = Pattern.compile(".*?(\\d+)");

  @Option(
      names = "--folds",
      defaultValue = "5",
      paramLabel = "K|FILE",
      description =
          "a number of folds, or a JSON file with the identifiers of the rows that each fold tests"
              + " (an identifier that ends in a number is that row, from 1) (default: ${DEFAULT-VALUE})")
  private String folds;

  @Option(
      names = "--repeat",
      defaultValue = "1",
      paramLabel = "N",
      description = "repeat with other random folds")
  private int repeat;

  @Option(
      names = "--group",
      paramLabel = "BY",
      description =
          "keep rows together: formula, system (the elements), or the name of a column of text")
  private String group;

  @Option(
      names = "--leave-one-group-out",
      description = "test each group alone, whatever --folds says")
  private boolean oneGroup;

  @Option(
      names = "--time",
      paramLabel = "NAME",
      description = "column of numbers: learn from earlier rows, test later ones")
  private String time;

  @Option(
      names = "--bootstrap",
      description = "draw rows with replacement, --folds times; test those not drawn")
  private boolean bootstrap;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "seed of random folds (default: ${DEFAULT-VALUE})")
  private long seed;

  /**
   * The folds of a table.
   *
   * @param whole with all its columns
   */
  List<Fold> of(Dataset whole, LearningTable table) throws IOException {
    if (!folds.matches("\\d{1,6}")) {
      return recorded(whole).folds();
    }
    int parts = Integer.parseInt(folds);
    if (repeat < 1 || repeat > 1000) {
      throw new InvalidInput("--repeat", null, "" + repeat, "1 to 1000", null);
    }
    if (time != null) {
      NumberColumn times = whole.number(time);
      for (int row = 0; row < times.size(); row++) {
        if (times.isMissing(row)) {
          throw new InvalidInput(
              "column " + time, "row " + (row + 1), "nothing", "a time for each row", null);
        }
      }
      return new Splits.InTime(times.values(), parts).folds();
    } else if (group != null) {
      return new Splits.Grouped(groups(whole, table), oneGroup ? 0 : parts, seed).folds();
    } else if (bootstrap) {
      return new Splits.Bootstrap(whole.size(), parts, seed).folds();
    }
    return new Splits.KFold(whole.size(), parts, repeat, seed).folds();
  }

  private List<String> groups(Dataset whole, LearningTable table) {
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
                  "--group", null, group, "formula, system or a column of text", null);
        };
    TextColumn formulas =
        table
            .formulas(whole)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "--group", null, "no column of formulas", "one", "name it with --formula"));
    return formulas.values().stream()
        .map(formula -> formula == null ? "" : by.apply(Composition.parse(formula)))
        .toList();
  }

  private Splits recorded(Dataset whole) throws IOException {
    Path file = Path.of(folds);
    if (!Files.isRegularFile(file)) {
      throw new InvalidInput("--folds", null, folds, "a number of folds or a JSON file", null);
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
  static Dataset training(Dataset data, int[] rows) {
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
