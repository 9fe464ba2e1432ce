package io.lodestone.cli;

import io.lodestone.learn.sisso.Separation;
import io.lodestone.study.equation.SeparationDocument;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Tells which features separate two classes: a table for people, or one JSON object. */
final class SeparationReport {
  private static final int DIGITS = 5;

  private final List<List<Separation>> found;
  private final int firstDimension;

  /**
   * @param found for each dimension the best, the best first
   */
  SeparationReport(List<List<Separation>> found, int firstDimension) {
    this.found = found;
    this.firstDimension = Math.min(firstDimension, found.size());
  }

  /**
   * @param rivals how many others are listed for each dimension
   */
  void print(PrintWriter out, boolean json, int rivals) {
    if (json) {
      out.println(new SeparationDocument(found, firstDimension).json(rivals));
      return;
    }
    Separation best = found.getLast().getFirst();
    out.printf("%d rows; class %s where%n%n", best.rows(), best.second());
    TextTable table = new TextTable("dimension", "accuracy", "errors", "overlap", "condition");
    for (int d = firstDimension; d <= found.size(); d++) {
      for (Separation one : first(found.get(d - 1), rivals)) {
        table.row(
            d,
            BigDecimal.valueOf(one.accuracy()).setScale(4, RoundingMode.HALF_EVEN),
            one.errors(),
            one.overlap(),
            one.condition(DIGITS));
      }
    }
    table.print(out);
    out.println();
    out.println(
        "accuracy and errors: of the rows it was made from; for rows held out, leave some of the");
    out.println("table out. overlap: rows of a class within the convex hull of the other");
  }

  private static List<Separation> first(List<Separation> all, int rivals) {
    return all.subList(0, Math.min(all.size(), rivals + 1));
  }
}
