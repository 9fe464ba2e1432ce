package io.lodestone.study.dataset;

import java.util.List;

/** Rows of a table that were read together. */
public interface RowBlock {
  /** How many there are. */
  int rows();

  /**
   * The numbers of each column; null for a column in which something else is, too. All cores take
   * part in reading them.
   *
   * @return columns × rows; NaN where a cell is empty or says that there is no value
   */
  double[][] numbers();

  /** The cells of a column as text, without blanks around it; null where one is empty. */
  List<String> texts(int column);
}
