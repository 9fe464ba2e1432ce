package io.lodestone.study.dataset;

import io.lodestone.core.table.Cells;
import java.util.Collections;
import java.util.List;

/** Rows whose columns are known to be of numbers, or else are text that may say numbers. */
final class KindBlock implements RowBlock {
  private final int rows;
  private final double[][] numbers;
  private final TextBlock[] others;

  /**
   * A block.
   *
   * @param numbers of each column; null for one of text
   * @param texts of each column; null for one of numbers
   */
  KindBlock(int rows, double[][] numbers, Cells[] texts) {
    this.rows = rows;
    this.numbers = numbers;
    others = new TextBlock[texts.length];
    for (int column = 0; column < texts.length; column++) {
      others[column] = texts[column] == null ? null : new TextBlock(1, List.of(texts[column]));
    }
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public double[][] numbers() {
    double[][] all = numbers.clone();
    for (int column = 0; column < all.length; column++) {
      all[column] = others[column] == null ? numbers[column] : others[column].numbers()[0];
    }
    return all;
  }

  @Override
  public List<String> texts(int column) {
    // Numbers are asked for as text where all of them are missing.
    return others[column] == null ? Collections.nCopies(rows, null) : others[column].texts(0);
  }
}
