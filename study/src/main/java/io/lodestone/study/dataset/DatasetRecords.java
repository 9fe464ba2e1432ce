package io.lodestone.study.dataset;

import io.lodestone.core.table.Cells;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.util.ArrayList;
import java.util.List;

/** Rows of a dataset that was made of materials, each called as there. */
final class DatasetRecords extends TextRecords {
  private final Dataset data;
  private final List<String> header = new ArrayList<>(List.of("id"));
  private int row;

  DatasetRecords(Dataset data) {
    this.data = data;
    for (Column column : data.columns()) {
      header.add(
          switch (column) {
            case NumberColumn numbers when !numbers.unit().text().equals("-") ->
                column.name() + " [" + numbers.unit().text() + "]";
            default -> column.name();
          });
    }
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  String source() {
    return "the materials";
  }

  @Override
  boolean next(Cells cells) {
    if (row == data.size()) {
      return false;
    }
    cells.add(data.ids().get(row));
    for (Column column : data.columns()) {
      cells.add(
          column.isMissing(row)
              ? ""
              : switch (column) {
                case NumberColumn numbers -> Double.toString(numbers.value(row));
                case TextColumn texts -> texts.value(row);
              });
    }
    row++;
    return true;
  }

  @Override
  String place() {
    return "row " + row;
  }

  @Override
  public void close() {
    // All rows are in memory.
  }
}
