package io.lodestone.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.learn.Model;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.domain.NearestRows;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The test rows that surprised a model most, each with the training rows nearest to it: if these
 * agree with each other and not with the row, it may be wrong; if they disagree, other physics.
 */
final class LargestErrors {
  private static final int WIDEST_ID = 40;
  private static final int NEIGHBOURS = 3;

  private final int most;
  private List<Entry> entries = new ArrayList<>();

  private record Neighbour(String id, String truth, double distance) {}

  private record Entry(
      String id, String truth, String said, double surprise, List<Neighbour> neighbours) {}

  LargestErrors(int most) {
    this.most = Math.max(0, most);
  }

  /** Takes note of the test rows of a fold. */
  void add(ScoredRows scored, Model model, Dataset training, Dataset test) {
    int[] worst =
        IntStream.range(0, scored.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -scored.surprise()[i]))
            .limit(most)
            .mapToInt(Integer::intValue)
            .toArray();
    if (worst.length == 0) {
      return;
    }
    Features known = training.features(model.about().labels());
    NearestRows nearest = NearestRows.of(known);
    Features asked = test.features(model.about().labels());
    String target = model.about().target();
    for (int i : worst) {
      int row = scored.rows()[i];
      double[] values =
          Arrays.copyOfRange(asked.flat(), row * asked.width(), (row + 1) * asked.width());
      List<Neighbour> neighbours =
          nearest.of(values, NEIGHBOURS).stream()
              .map(
                  near ->
                      new Neighbour(
                          training.ids().get(near.row()),
                          model.classes().isEmpty()
                              ? "%.6g".formatted(training.number(target).value(near.row()))
                              : training.text(target).value(near.row()),
                          near.distance()))
              .toList();
      entries.add(
          new Entry(
              test.ids().get(row),
              scored.truth()[i],
              scored.said()[i],
              scored.surprise()[i],
              neighbours));
    }
    entries =
        entries.stream()
            .sorted(Comparator.comparingDouble(entry -> -entry.surprise()))
            .limit(most)
            .collect(Collectors.toCollection(ArrayList::new));
  }

  void write(ArrayNode list) {
    for (Entry entry : entries) {
      ObjectNode node = list.addObject();
      node.put("id", entry.id()).put("truth", entry.truth()).put("said", entry.said());
      node.put("surprise", entry.surprise());
      ArrayNode neighbours = node.putArray("nearest_training_rows");
      for (Neighbour one : entry.neighbours()) {
        neighbours
            .addObject()
            .put("id", one.id())
            .put("truth", one.truth())
            .put("distance", one.distance());
      }
    }
  }

  void print(PrintWriter out) {
    if (entries.isEmpty()) {
      return;
    }
    out.println();
    out.println("largest surprises, with the nearest training rows:");
    TextTable table =
        new TextTable("id", "truth", "said", "surprise", "nearest training rows", "truth of these");
    for (Entry entry : entries) {
      List<Neighbour> near = entry.neighbours();
      for (int i = 0; i < Math.max(1, near.size()); i++) {
        table.row(
            i > 0 ? "" : shortened(entry.id()),
            i > 0 ? "" : entry.truth(),
            i > 0 ? "" : entry.said(),
            i > 0 ? "" : String.format(Locale.ROOT, "%.2f", entry.surprise()),
            near.isEmpty() ? "" : shortened(near.get(i).id()),
            near.isEmpty() ? "" : near.get(i).truth());
      }
    }
    table.print(out);
  }

  /** Formulas of alloys are long, and a terminal is not wide; JSON has them whole. */
  private static String shortened(String id) {
    return id.length() <= WIDEST_ID ? id : id.substring(0, WIDEST_ID - 1) + "…";
  }
}
