package io.lodestone.archive.parse.table;

/**
 * A column of a table.
 *
 * @param index place in a record, from 0
 * @param written the heading as it stands
 * @param heading the heading taken apart
 * @param kind what its cells are
 * @param of index of the column whose uncertainty this is; −1 for other kinds
 */
public record TableColumn(int index, String written, ColumnHeading heading, Kind kind, int of) {
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
