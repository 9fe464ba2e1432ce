package io.lodestone.learn.map.atlas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A name on a map, in the middle of the materials that it stands for.
 *
 * @param text the name
 * @param x where the middle is
 * @param y where the middle is
 * @param materials how many it stands for
 */
public record PlaceName(String text, double x, double y, int materials) {
  /** A name whose materials lie wider apart, relative to all, says nothing about a place. */
  private static final double WIDEST = 0.6;

  private static final int FEWEST = 3;

  /**
   * Names for a map: those with the most materials that lie together.
   *
   * @param coordinates rows × dimensions, of which the first two count
   * @param names of each material; it may have several, or none
   * @param most how many at most
   */
  public static List<PlaceName> of(
      double[] coordinates, int dimensions, List<List<String>> names, int most) {
    return of(coordinates, dimensions, names, most, WIDEST);
  }

  /** Names for crowds, which lie together however wide they are. */
  public static List<PlaceName> ofCrowds(
      double[] coordinates, int dimensions, List<List<String>> names, int most) {
    return of(coordinates, dimensions, names, most, Double.POSITIVE_INFINITY);
  }

  private static List<PlaceName> of(
      double[] coordinates, int dimensions, List<List<String>> names, int most, double part) {
    Map<String, List<Integer>> members = new LinkedHashMap<>();
    if (names.isEmpty()) {
      return List.of();
    }
    for (int row = 0; row < names.size(); row++) {
      for (String name : names.get(row)) {
        members.computeIfAbsent(name, key -> new ArrayList<>()).add(row);
      }
    }
    List<Integer> all = new ArrayList<>();
    for (int row = 0; row < names.size(); row++) {
      all.add(row);
    }
    double overall = spread(coordinates, dimensions, all);
    double widest = part == Double.POSITIVE_INFINITY ? part : part * overall;
    List<PlaceName> places = new ArrayList<>();
    members.forEach(
        (name, rows) -> {
          if (rows.size() >= Math.min(FEWEST, names.size())
              && spread(coordinates, dimensions, rows) <= widest) {
            double[] middle = middle(coordinates, dimensions, rows);
            places.add(new PlaceName(name, middle[0], middle[1], rows.size()));
          }
        });
    places.sort(
        Comparator.comparingInt(PlaceName::materials).reversed().thenComparing(PlaceName::text));
    return List.copyOf(places.subList(0, Math.min(most, places.size())));
  }

  /** The member that is nearest to the medians: a name stands where its materials are. */
  private static double[] middle(double[] coordinates, int dimensions, List<Integer> rows) {
    double x = median(rows.stream().mapToDouble(row -> coordinates[row * dimensions]).toArray());
    double y = median(rows.stream().mapToDouble(row -> y(coordinates, dimensions, row)).toArray());
    int nearest = rows.getFirst();
    double least = Double.POSITIVE_INFINITY;
    for (int row : rows) {
      double off =
          Math.hypot(coordinates[row * dimensions] - x, y(coordinates, dimensions, row) - y);
      if (off < least) {
        least = off;
        nearest = row;
      }
    }
    return new double[] {coordinates[nearest * dimensions], y(coordinates, dimensions, nearest)};
  }

  /** The median distance from the middle. */
  private static double spread(double[] coordinates, int dimensions, List<Integer> rows) {
    double[] middle = middle(coordinates, dimensions, rows);
    return median(
        rows.stream()
            .mapToDouble(
                row ->
                    Math.hypot(
                        coordinates[row * dimensions] - middle[0],
                        y(coordinates, dimensions, row) - middle[1]))
            .toArray());
  }

  /** A map of one coordinate is a line. */
  private static double y(double[] coordinates, int dimensions, int row) {
    return dimensions > 1 ? coordinates[row * dimensions + 1] : 0;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
