package io.lodestone.study.dataset;

import io.lodestone.archive.parse.table.CellNumber;
import io.lodestone.core.table.Cells;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows that are text, in parts one after the other, each of whole rows. */
final class TextBlock implements RowBlock {
  private final int width;
  private final List<Cells> parts;

  /** Where the rows of each part begin; behind the last part their number. */
  private final int[] starts;

  TextBlock(int width, List<Cells> parts) {
    this.width = width;
    this.parts = parts;
    starts = new int[parts.size() + 1];
    for (int part = 0; part < parts.size(); part++) {
      starts[part + 1] = starts[part] + parts.get(part).count() / width;
    }
  }

  @Override
  public int rows() {
    return starts[parts.size()];
  }

  @Override
  public double[][] numbers() {
    double[][] numbers = new double[width][rows()];
    boolean[][] other = new boolean[parts.size()][width];
    IntStream.range(0, parts.size())
        .parallel()
        .forEach(part -> read(parts.get(part), starts[part], numbers, other[part]));
    for (boolean[] found : other) {
      for (int column = 0; column < width; column++) {
        numbers[column] = found[column] ? null : numbers[column];
      }
    }
    return numbers;
  }

  private void read(Cells part, int start, double[][] numbers, boolean[] other) {
    int cell = 0;
    for (int row = start; cell < part.count(); row++) {
      for (int column = 0; column < width; column++, cell++) {
        if (!other[column]) {
          double plain = CellNumber.plain(part.text(), part.start(cell), part.end(cell));
          numbers[column][row] = plain;
          other[column] = Double.isNaN(plain) && !readOther(part.get(cell), numbers[column], row);
        }
      }
    }
  }

  /** Reads a cell that is no plain number; gives whether it has a place in a column of numbers. */
  private static boolean readOther(String cell, double[] numbers, int row) {
    if (CellNumber.isMissing(cell) || CellNumber.isNotFinite(cell)) {
      return true;
    }
    CellNumber number = CellNumber.parse(cell, false);
    numbers[row] = number == null ? Double.NaN : number.value();
    return number != null;
  }

  @Override
  public List<String> texts(int column) {
    List<String> texts = new ArrayList<>(rows());
    for (Cells part : parts) {
      for (int cell = column; cell < part.count(); cell += width) {
        String text = part.get(cell).strip();
        texts.add(text.isEmpty() ? null : text);
      }
    }
    return texts;
  }
}
