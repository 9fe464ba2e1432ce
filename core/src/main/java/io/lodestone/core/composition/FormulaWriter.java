package io.lodestone.core.composition;

import io.lodestone.core.element.Element;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Writes elements and their amounts as a formula; an amount of 1 is not written. */
final class FormulaWriter {
  private static final Pattern FRACTION_BEFORE_WATER = Pattern.compile("\\.\\d+H2O$");
  private static final int LETTERS = 26;

  /** Below this, every whole double is printed by its digits. */
  private static final double LARGEST_WHOLE = 1e15;

  private final List<Element> elements;
  private final double[] amounts;

  FormulaWriter(List<Element> elements, double[] amounts) {
    this.elements = elements;
    this.amounts = amounts;
  }

  String write(ElementOrder order) {
    Comparator<Element> comparator = order.of(elements);
    StringBuilder text = new StringBuilder(4 * amounts.length);
    IntStream.range(0, amounts.length)
        .boxed()
        .sorted((i, j) -> comparator.compare(elements.get(i), elements.get(j)))
        .forEach(
            i -> text.append(elements.get(i).symbol()).append(amounts[i] == 1 ? "" : number(i)));
    if (FRACTION_BEFORE_WATER.matcher(text).find()) {
      // Written out, this amount says that Ag2.5H2O1 is no hydrate.
      text.append('1');
    }
    return text.toString();
  }

  /** Writes letters in place of elements, the largest amount first. */
  static String anonymous(long[] proportions) {
    long[] rising = proportions.clone();
    Arrays.sort(rising);
    StringBuilder text = new StringBuilder(3 * rising.length);
    for (int i = 0; i < rising.length; i++) {
      long amount = rising[rising.length - 1 - i];
      text.append((char) ('A' + i % LETTERS));
      if (i >= LETTERS) {
        text.append((char) ('a' + i / LETTERS - 1));
      }
      if (amount != 1) {
        text.append(amount);
      }
    }
    return text.toString();
  }

  /** The shortest decimal, never with an exponent, that reads back as the same number. */
  static String number(double amount) {
    return amount == Math.rint(amount) && amount < LARGEST_WHOLE
        ? Long.toString((long) amount)
        : new BigDecimal(Double.toString(amount)).stripTrailingZeros().toPlainString();
  }

  private String number(int index) {
    return number(amounts[index]);
  }
}
