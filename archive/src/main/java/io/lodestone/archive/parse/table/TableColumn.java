package io.lodestone.archive.parse.table;

/**
 * A column of a table.
 *
 * @param index place in a record, from 0
 * @param heading what the column is headed
 * @param kind what its cells are
 * @param of index of the column whose uncertainty this is; −1 for other kinds
 */
public record TableColumn(int index, ColumnHeading heading, Kind kind, int of) {
  /** What the cells of a column are. */
  public enum Kind {
    FORMULA,
    STRUCTURE,
    NUMBER,
    TEXT,
    /** Standard uncertainty of another column. */
    UNCERTAINTY,
    /** Without a heading, as the row numbers that programs write. */
    UNNAMED
  }
}
