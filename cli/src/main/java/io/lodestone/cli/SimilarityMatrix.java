package io.lodestone.cli;

import io.lodestone.archive.likeness.Likeness;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.regex.Pattern;

/** How alike entries are, each to each, and how alike those are that differ in one factor alone. */
final class SimilarityMatrix {
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final List<Entry> entries;
  private final double[][] similarities;

  /**
   * An entry.
   *
   * @param factors values of the quantities that may make entries differ, as text
   * @param row its numbers
   */
  record Entry(String id, String mainfile, List<String> factors, double[] row) {
    /** The factors so that numbers sort by size. */
    List<String> padded() {
      return factors.stream()
          .map(text -> NUMBER.matcher(text).replaceAll(m -> "%12s".formatted(m.group())))
          .toList();
    }
  }

  /** The similarities of pairs: how many, and their mean, lowest and highest. */
  record Effect(int pairs, double mean, double lowest, double highest) {}

  SimilarityMatrix(Likeness by, List<Entry> entries) {
    this.entries = List.copyOf(entries);
    similarities = new double[entries.size()][entries.size()];
    for (int i = 0; i < entries.size(); i++) {
      for (int j = 0; j <= i; j++) {
        similarities[i][j] = by.similarity(entries.get(i).row(), entries.get(j).row());
        similarities[j][i] = similarities[i][j];
      }
    }
  }

  int size() {
    return entries.size();
  }

  Entry entry(int i) {
    return entries.get(i);
  }

  double similarity(int i, int j) {
    return similarities[i][j];
  }

  /** Of all pairs that differ in this factor and in no other. */
  Effect effect(int factor) {
    return effectOf(factor);
  }

  /** Of all pairs that differ in none of the factors. */
  Effect effectOfNone() {
    return effectOf(-1);
  }

  private Effect effectOf(int factor) {
    DoubleSummaryStatistics found = new DoubleSummaryStatistics();
    for (int i = 0; i < size(); i++) {
      for (int j = 0; j < i; j++) {
        if (onlyDifference(entry(i).factors(), entry(j).factors(), factor)) {
          found.accept(similarities[i][j]);
        }
      }
    }
    return new Effect((int) found.getCount(), found.getAverage(), found.getMin(), found.getMax());
  }

  private static boolean onlyDifference(List<String> one, List<String> other, int factor) {
    for (int f = 0; f < one.size(); f++) {
      if (one.get(f).equals(other.get(f)) == (f == factor)) {
        return false;
      }
    }
    return true;
  }
}
