package io.lodestone.study.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** HTML on its way to a page: whatever is not markup of this class is escaped. */
final class Html {
  private final StringBuilder text = new StringBuilder();

  /** Markup that is known to be harmless. */
  Html raw(String markup) {
    text.append(markup).append('\n');
    return this;
  }

  /** An element with text in it. */
  Html element(String name, String words) {
    return raw("<" + name + ">" + escaped(words) + "</" + name.split(" ")[0] + ">");
  }

  /** An element of a class with text in it. */
  Html element(String name, String kind, String words) {
    return element(name + " class=\"" + kind + "\"", words);
  }

  /** A table that readers can sort; numbers stand to the right, columns of nothing are left out. */
  Html table(List<String> header, List<? extends List<?>> rows) {
    int[] told =
        IntStream.range(0, header.size())
            .filter(column -> rows.isEmpty() || rows.stream().anyMatch(row -> tells(row, column)))
            .toArray();
    return whole(
        Arrays.stream(told).mapToObj(header::get).toList(),
        rows.stream().map(row -> Arrays.stream(told).<Object>mapToObj(row::get).toList()).toList());
  }

  private static boolean tells(List<?> row, int column) {
    return row.get(column) != null && !row.get(column).equals("");
  }

  private Html whole(List<String> header, List<List<Object>> rows) {
    raw("<div class=\"scroll\"><table class=\"sortable\"><thead><tr>");
    for (int c = 0; c < header.size(); c++) {
      int column = c;
      boolean numbers =
          !rows.isEmpty()
              && rows.stream().allMatch(row -> row.get(column) == null || isNumber(row, column));
      raw("<th" + (numbers ? " class=\"number\"" : "") + ">" + escaped(header.get(c)) + "</th>");
    }
    raw("</tr></thead><tbody>");
    for (List<?> row : rows) {
      text.append("<tr>");
      row.forEach(this::cell);
      text.append("</tr>\n");
    }
    return raw("</tbody></table></div>");
  }

  private static boolean isNumber(List<?> row, int column) {
    return row.get(column) instanceof Number || row.get(column) instanceof Uncertainty;
  }

  private void cell(Object cell) {
    switch (cell) {
      case null -> text.append("<td data-value=\"\">–</td>");
      case Number number -> cell(number, number(number));
      case Uncertainty uncertainty -> cell(uncertainty.value(), uncertainty.text());
      case Marked marked ->
          text.append("<td class=\"")
              .append(marked.kind())
              .append("\">")
              .append(escaped(marked.words()))
              .append("</td>");
      default -> text.append("<td>").append(escaped(cell.toString())).append("</td>");
    }
  }

  private void cell(Number value, String shown) {
    text.append("<td class=\"number\" data-value=\"").append(value).append("\">");
    text.append(shown).append("</td>");
  }

  /** How far a number may be off, of which two digits count. */
  record Uncertainty(double value) {
    /** Of a number that has one; null of another. */
    static Uncertainty of(Double value) {
      return value == null ? null : new Uncertainty(value);
    }

    private String text() {
      double size = Math.abs(value);
      return value == 0 || size < 1e-6 || size >= 1e7
          ? String.format(Locale.ROOT, "%.1e", value)
          : String.format(
              Locale.ROOT,
              "%." + Math.max(0, 1 - (long) Math.floor(Math.log10(size))) + "f",
              value);
    }
  }

  /** Words of a cell that stand out. */
  record Marked(String kind, String words) {}

  /** Five digits that count. */
  static String number(Number number) {
    double value = number.doubleValue();
    if (number instanceof Integer
        || number instanceof Long
        || value == Math.rint(value) && Math.abs(value) < 1e9) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    double size = Math.abs(value);
    return size < 1e-4 || size >= 1e7
        ? String.format(Locale.ROOT, "%.4e", value)
        : String.format(
            Locale.ROOT,
            "%." + Math.clamp(4 - (long) Math.floor(Math.log10(size)), 0, 8) + "f",
            value);
  }

  /** Text for the inside of an element or attribute. */
  static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
