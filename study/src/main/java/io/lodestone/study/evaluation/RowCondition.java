package io.lodestone.study.evaluation;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;

/**
 * Rows that have a value in a column.
 *
 * @param text such as {@code fidelity=1} or {@code method=HSE06}
 */
record RowCondition(String text) {
  /**
   * Which rows meet it.
   *
   * @throws InvalidInput when it is no condition, or no row meets it
   */
  boolean[] of(Dataset table) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new InvalidInput("only", null, text, "NAME=VALUE", null);
    }
    String name = text.substring(0, equals).strip();
    String value = text.substring(equals + 1).strip();
    boolean[] meets = new boolean[table.size()];
    boolean any = false;
    for (int row = 0; row < meets.length; row++) {
      meets[row] =
          switch (table.column(name)) {
            case NumberColumn numbers -> numbers.value(row) == number(name, value);
            case TextColumn texts -> value.equals(texts.value(row));
          };
      any |= meets[row];
    }
    if (!any) {
      throw new InvalidInput(
          "only", null, "no row with " + name + " = " + value, "rows to test", null);
    }
    return meets;
  }

  private static double number(String name, String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new InvalidInput("only", name, value, "a number, as the column holds", null);
    }
  }
}
