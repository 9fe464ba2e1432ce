package io.lodestone.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.study.evaluation.Surprise;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The test rows that surprised a model most, each with the training rows nearest to it. */
record SurpriseTable(List<Surprise> surprises) {
  private static final int WIDEST_ID = 40;

  void write(ArrayNode list) {
    for (Surprise surprise : surprises) {
      ObjectNode node = list.addObject();
      node.put("id", surprise.id()).put("truth", surprise.truth()).put("said", surprise.said());
      node.put("surprise", surprise.surprise());
      ArrayNode neighbours = node.putArray("nearest_training_rows");
      for (Surprise.Neighbour one : surprise.neighbours()) {
        neighbours
            .addObject()
            .put("id", one.id())
            .put("truth", one.truth())
            .put("distance", one.distance());
      }
    }
  }

  void print(PrintWriter out) {
    if (surprises.isEmpty()) {
      return;
    }
    out.println();
    out.println("largest surprises, with the nearest training rows:");
    TextTable table =
        new TextTable("id", "truth", "said", "surprise", "nearest training rows", "truth of these");
    for (Surprise surprise : surprises) {
      List<Surprise.Neighbour> near = surprise.neighbours();
      for (int i = 0; i < Math.max(1, near.size()); i++) {
        table.row(
            i > 0 ? "" : shortened(surprise.id()),
            i > 0 ? "" : surprise.truth(),
            i > 0 ? "" : surprise.said(),
            i > 0 ? "" : String.format(Locale.ROOT, "%.2f", surprise.surprise()),
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
