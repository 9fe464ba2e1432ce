package io.lodestone.cli;

import io.lodestone.learn.cluster.Clustering;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.map.MapAlignment;
import io.lodestone.learn.map.MaterialsMap;
import io.lodestone.learn.map.quality.MapQuality;
import io.lodestone.study.cartography.MapNames;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What {@code lodestone map} tells of a map: how true it is, where not, and its crowds. */
record MapReport(MaterialsMap map, MapNames names, PrintWriter out) {
  private static final int WORST = 8;
  private static final int MOST_PLACED = 30;

  /** What the map shows, in a line. */
  String heading(String source) {
    String method = map.about().recipe().replaceAll(":.*", "");
    String by = map.about().representation();
    return String.format(Locale.ROOT, "%,d materials of ", map.size())
        + source
        + (by.isEmpty() ? "" : " by " + by.replaceAll(":\\S*", ""))
        + ", "
        + method;
  }

  void print(String heading) {
    out.println(Lodestone.printable(heading));
    out.println("drawn by " + map.about().recipe());
    map.about().notes().forEach(note -> out.println("note: " + Lodestone.printable(note)));
    printQuality();
    map.clustering().ifPresent(this::print);
  }

  private void printQuality() {
    MapQuality quality = map.quality();
    MapQuality.Whole whole = quality.whole();
    MapQuality.Whole error = quality.error();
    out.printf(
        Locale.ROOT,
        "trustworthiness %s, continuity %s, %s of %d neighbours kept, stress %.3f%n",
        number(whole.trustworthiness(), error.trustworthiness()),
        number(whole.continuity(), error.continuity()),
        number(whole.preservation(), error.preservation()),
        quality.neighbours(),
        whole.stress());
    int[] worst = quality.worst(WORST);
    if (worst.length > 0) {
      out.println();
      out.println("where the map is least to be trusted:");
      TextTable table = new TextTable("material", "trustworthiness", "neighbours kept", "stress");
      double[] trust = quality.spread(quality.trustworthiness());
      double[] kept = quality.spread(quality.preservation());
      double[] stress = quality.spread(quality.stress());
      for (int row : worst) {
        table.row(
            Lodestone.printable(name(row)),
            String.format(Locale.ROOT, "%.3f", trust[row]),
            String.format(Locale.ROOT, "%.2f", kept[row]),
            String.format(Locale.ROOT, "%.2f", stress[row]));
      }
      table.print(out);
    }
    out.println();
  }

  /** The identifier of a material, with its formula where that says more. */
  private String name(int row) {
    String id = map.table().ids().get(row);
    String formula = names.materials().formulas().get(row);
    return formula == null || id.contains(formula) ? id : id + " (" + formula + ")";
  }

  private static String number(double value, double error) {
    return error > 0
        ? String.format(Locale.ROOT, "%.3f ± %.3f", value, error)
        : String.format(Locale.ROOT, "%.3f", value);
  }

  private void print(Clustering found) {
    int[] labels = found.found().labels();
    out.println("clusters by " + map.clusterRecipe().orElseThrow() + ":");
    List<String> crowds = names.crowds();
    TextTable table = new TextTable("cluster", "materials", "commoner here", "in its middle");
    for (int crowd = 0; crowd < found.count(); crowd++) {
      int number = crowd;
      int[] members =
          IntStream.range(0, labels.length).filter(row -> labels[row] == number).toArray();
      String middle =
          Arrays.stream(members)
              .boxed()
              .max(Comparator.comparingDouble(row -> found.found().strengths()[row]))
              .map(this::name)
              .orElse("–");
      String what = crowds.get(crowd);
      table.row(
          crowd + 1,
          members.length,
          what.contains(": ") ? what.substring(what.indexOf(' ') + 1) : "–",
          Lodestone.printable(middle));
    }
    table.print(out);
    found.notes().forEach(note -> out.println("note: " + note));
    out.println();
  }

  void print(MapAlignment aligned) {
    double[] residual = aligned.residual();
    out.printf(
        Locale.ROOT,
        "laid on %d other maps by %d common materials: residual %.3f on the whole"
            + " (in mean distances from the middle)%n",
        aligned.maps().size() - 1,
        aligned.common().size(),
        Math.sqrt(Arrays.stream(residual).map(value -> value * value).average().orElse(0)));
    double[] disparity = aligned.disparity();
    for (int m = 0; m < disparity.length; m++) {
      out.printf(
          Locale.ROOT,
          "  %s: %.1f %% of its scatter does not fit the mean of all%n",
          m == disparity.length - 1 ? "this map" : "map " + (m + 1),
          100 * disparity[m]);
    }
    out.print("  farthest from their mean place: ");
    out.println(
        Lodestone.printable(
            String.join(
                ", ",
                IntStream.range(0, residual.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> -residual[i]))
                    .limit(WORST)
                    .map(aligned.common()::get)
                    .toList())));
    out.println();
  }

  /** What was placed into a map, and where it is far from all that the map knows. */
  static void print(
      MaterialsMap map,
      MaterialsMap.Placement placed,
      Dataset materials,
      String heading,
      PrintWriter out) {
    out.println(Lodestone.printable(heading));
    int[] rows = placed.rows();
    boolean crowds = placed.clusters().isPresent();
    TextTable table =
        crowds
            ? new TextTable("material", "x", "y", "cluster", "distance", "near the map")
            : new TextTable("material", "x", "y", "distance", "near the map");
    int dimensions = map.dimensions();
    for (int i = 0; i < Math.min(MOST_PLACED, rows.length); i++) {
      Object x = String.format(Locale.ROOT, "%.3f", placed.coordinates()[i * dimensions]);
      Object y =
          dimensions < 2
              ? null
              : String.format(Locale.ROOT, "%.3f", placed.coordinates()[i * dimensions + 1]);
      Object distance = String.format(Locale.ROOT, "%.3g", placed.distance()[i]);
      String near = placed.usual()[i] ? "yes" : "no";
      String id = Lodestone.printable(materials.ids().get(rows[i]));
      if (crowds) {
        int label = placed.clusters().get().labels()[i];
        table.row(id, x, y, label < 0 ? "none" : "" + (label + 1), distance, near);
      } else {
        table.row(id, x, y, distance, near);
      }
    }
    table.print(out);
    if (rows.length > MOST_PLACED) {
      out.println((rows.length - MOST_PLACED) + " more are in the files");
    }
    if (rows.length < materials.size()) {
      out.println(
          "note: " + (materials.size() - rows.length) + " materials lack features, and no place");
    }
    long far = IntStream.range(0, rows.length).filter(i -> !placed.usual()[i]).count();
    if (far > 0) {
      out.println(
          "note: "
              + far
              + " lie farther from the map's materials than these from each other; their places"
              + " say little");
    }
  }
}
