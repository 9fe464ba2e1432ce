package io.lodestone.core.table;

import java.util.Arrays;

/**
 * Texts of the cells of a table, one behind the other, without an object for each: a table of
 * numbers has a hundred million of them.
 */
public final class Cells {
  private char[] text = new char[1 << 10];
  private int[] ends = new int[1 << 6];
  private int length;
  private int count;

  /** The number of cells. */
  public int count() {
    return count;
  }

  /** The number of characters in all of them. */
  public int length() {
    return length;
  }

  /** The characters of all cells: not a copy, and not to be changed. */
  public char[] text() {
    return text;
  }

  /** Where a cell begins among the characters. */
  public int start(int cell) {
    return cell == 0 ? 0 : ends[cell - 1];
  }

  /** Where a cell ends among the characters. */
  public int end(int cell) {
    return ends[cell];
  }

  /** The text of a cell. */
  public String get(int cell) {
    return new String(text, start(cell), end(cell) - start(cell));
  }

  /** Adds a cell. */
  public void add(String cell) {
    room(cell.length());
    cell.getChars(0, cell.length(), text, length);
    length += cell.length();
    end();
  }

  /** Takes away all cells but the first ones. */
  public void keep(int first) {
    count = first;
    length = first == 0 ? 0 : ends[first - 1];
  }

  /** Adds a character to the cell that is not ended yet. */
  void add(char c) {
    room(1);
    text[length++] = c;
  }

  /** Adds characters to the cell that is not ended yet. */
  void add(char[] source, int from, int size) {
    room(size);
    System.arraycopy(source, from, text, length, size);
    length += size;
  }

  /** The number of characters in the cell that is not ended yet. */
  int open() {
    return length - start(count);
  }

  /** Takes away the characters of the cell that is not ended yet. */
  void drop() {
    length = start(count);
  }

  /** Ends a cell. */
  void end() {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    ends[count++] = length;
  }

  private void room(int more) {
    int needed = Math.addExact(length, more);
    if (needed > text.length) {
      text = Arrays.copyOf(text, Math.max(needed, (int) Math.min(2L * text.length, 1 << 30)));
    }
  }
}
