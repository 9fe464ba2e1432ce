package io.lodestone.study.similarity;

import io.lodestone.archive.likeness.Likeness;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.regex.Pattern;

/** How alike entries are, each to each, and how alike those are that differ in one factor alone. */
public final class SimilarityMatrix {
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final List<Entry> entries;
  private final double[][] similarities;

  /**
   * An entry.
   *
   * @param factors values of the quantities that may make entries differ, as text
   * @param row its numbers
   */
  public record Entry(String id, String mainfile, List<String> factors, double[] row) {
    /** The factors so that numbers sort by size. */
    public List<String> padded() {
      return factors.stream()
          .map(text -> NUMBER.matcher(text).replaceAll(m -> "%12s".formatted(m.group())))
          .toList();
    }
  }

  /** The similarities of pairs: how many, their mean, standard deviation, lowest and highest. */
  public record Effect(int pairs, double mean, double std, double lowest, double highest) {}

  /** Compares each entry with each. */
  public SimilarityMatrix(Likeness by, List<Entry> entries) {
    this.entries = List.copyOf(entries);
    similarities = new double[entries.size()][entries.size()];
    for (int i = 0; i < entries.size(); i++) {
      for (int j = 0; j <= i; j++) {
        similarities[i][j] = by.similarity(entries.get(i).row(), entries.get(j).row());
        similarities[j][i] = similarities[i][j];
      }
    }
  }

  /** The number of entries. */
  public int size() {
    return entries.size();
  }

  /** An entry, from 0. */
  public Entry entry(int i) {
    return entries.get(i);
  }

  /** How alike two entries are. */
  public double similarity(int i, int j) {
    return similarities[i][j];
  }

  /** Of all pairs that differ in this factor and in no other. */
  public Effect effect(int factor) {
    return effectOf(factor);
  }

  /** Of all pairs that differ in none of the factors. */
  public Effect effectOfNone() {
    return effectOf(-1);
  }

  private Effect effectOf(int factor) {
    DoubleSummaryStatistics found = new DoubleSummaryStatistics();
    double squares = 0;
    for (int i = 0; i < size(); i++) {
      for (int j = 0; j < i; j++) {
        if (onlyDifference(entry(i).factors(), entry(j).factors(), factor)) {
          found.accept(similarities[i][j]);
          squares += similarities[i][j] * similarities[i][j];
        }
      }
    }
    int pairs = (int) found.getCount();
    double mean = found.getAverage();
    double variance = (squares - pairs * mean * mean) / Math.max(1, pairs - 1);
    double std = Math.sqrt(Math.max(0, variance));
    return new Effect(pairs, mean, std, found.getMin(), found.getMax());
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
