package io.lodestone.learn.map.atlas;

import io.lodestone.figure.Axis;
import io.lodestone.figure.Colour;
import io.lodestone.figure.ColourMap;
import io.lodestone.figure.Palette;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The colour of each material on a figure of a map, and the key to it. */
sealed interface MapColour {
  /** What has no value, or is one of the rare kinds. */
  Colour OTHER = Colour.of("#c4c4c4");

  /** The colours. */
  Colour[] table();

  /** For each material the number of its colour. */
  int[] numbers();

  /** By the values of a column; null for one colour for all. */
  static MapColour by(Column column, int size) {
    return switch (column) {
      case null -> new Kinds("", new Colour[] {Colour.BLUE}, new int[size], List.of());
      case NumberColumn numbers -> Scale.of(numbers);
      case TextColumn text -> Kinds.of(text);
    };
  }

  /**
   * Colours of numbers.
   *
   * @param axis of the bar beside the map
   */
  record Scale(Colour[] table, int[] numbers, Axis axis) implements MapColour {
    private static final int STEPS = 64;

    /** Few values far out would leave one colour for all others. */
    private static final double OUTER = 0.01;

    static Scale of(NumberColumn column) {
      double[] known =
          Arrays.stream(column.values()).filter(value -> !Double.isNaN(value)).sorted().toArray();
      double low = known.length == 0 ? 0 : known[(int) (OUTER * (known.length - 1))];
      double high =
          known.length == 0 ? 1 : known[(int) Math.ceil((1 - OUTER) * (known.length - 1))];
      if (!(high > low)) {
        low -= 0.5;
        high += 0.5;
      }
      Colour[] table = new Colour[STEPS + 1];
      for (int i = 0; i < STEPS; i++) {
        table[i] = ColourMap.VIRIDIS.at((i + 0.5) / STEPS);
      }
      table[STEPS] = OTHER;
      int[] numbers = new int[column.size()];
      for (int row = 0; row < numbers.length; row++) {
        double place = (column.value(row) - low) / (high - low);
        numbers[row] =
            Double.isNaN(place) ? STEPS : Math.clamp((int) (place * STEPS), 0, STEPS - 1);
      }
      String unit = column.unit().text().equals("-") ? "" : column.unit().text();
      return new Scale(table, numbers, Axis.linear(column.name(), unit, low, high));
    }
  }

  /**
   * Colours of kinds: those with the most materials have their own.
   *
   * @param title what the kinds are kinds of
   * @param names of the kinds, as the table; the last may stand for several
   */
  record Kinds(String title, Colour[] table, int[] numbers, List<String> names)
      implements MapColour {
    /** More colours than the palette has, in a lighter turn of it. */
    private static final int MOST = 12;

    static Kinds of(TextColumn column) {
      Map<String, Integer> counts = new LinkedHashMap<>();
      column.values().stream()
          .filter(value -> value != null)
          .forEach(value -> counts.merge(value, 1, Integer::sum));
      List<String> common =
          counts.entrySet().stream()
              .sorted(
                  Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                      .thenComparing(Map.Entry.comparingByKey()))
              .map(Map.Entry::getKey)
              .limit(MOST)
              .toList();
      int kinds = Palette.KINDS.colours().size();
      Colour[] table = new Colour[common.size() + 1];
      List<String> names = new ArrayList<>();
      for (int kind = 0; kind < common.size(); kind++) {
        Colour colour = Palette.KINDS.colour(kind);
        table[kind] = kind < kinds ? colour : colour.towards(Colour.WHITE, 0.5);
        names.add(common.get(kind) + " (" + counts.get(common.get(kind)) + ")");
      }
      table[common.size()] = OTHER;
      int[] numbers = new int[column.size()];
      int others = 0;
      for (int row = 0; row < numbers.length; row++) {
        int kind = common.indexOf(column.value(row));
        numbers[row] = kind < 0 ? common.size() : kind;
        others += kind < 0 ? 1 : 0;
      }
      if (others > 0) {
        boolean rare = counts.size() > common.size();
        names.add((rare ? "others" : "none") + " (" + others + ")");
      }
      return new Kinds(column.name(), table, numbers, names);
    }
  }
}
