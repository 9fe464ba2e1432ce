package io.lodestone.cli;

import java.util.Locale;

/** A drawing in Scalable Vector Graphics, written line by line; lengths are in pixels. */
final class Svg {
  private final StringBuilder text = new StringBuilder();

  /** An empty white sheet with a title at its top left. */
  Svg(int width, int height, String title) {
    add(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" \
        font-family="Helvetica, Arial, sans-serif" font-size="13">
        <rect width="100%%" height="100%%" fill="white"/>
        <text x="16" y="26" font-size="17" font-weight="bold">%s</text>
        """,
        width, height, width, height, escaped(title));
  }

  /** A straight line; {@code style} is further attributes. */
  void line(double x1, double y1, double x2, double y2, String style) {
    add("<line x1=\"%.2f\" y1=\"%.2f\" x2=\"%.2f\" y2=\"%.2f\" %s/>%n", x1, y1, x2, y2, style);
  }

  /** A filled circle with a note that browsers show under the pointer. */
  void dot(double x, double y, double radius, String style, String note) {
    add(
        "<circle cx=\"%.2f\" cy=\"%.2f\" r=\"%.1f\" %s><title>%s</title></circle>%n",
        x, y, radius, style, escaped(note));
  }

  /** Text, with {@code anchor} start, middle or end at its place. */
  void text(double x, double y, String anchor, String words) {
    add("<text x=\"%.2f\" y=\"%.2f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, escaped(words));
  }

  /** Text in a colour, with its middle at its place. */
  void colouredText(double x, double y, String colour, String words) {
    add(
        "<text x=\"%.2f\" y=\"%.2f\" text-anchor=\"middle\" fill=\"%s\">%s</text>%n",
        x, y, colour, escaped(words));
  }

  /** A filled rectangle with a note that browsers show under the pointer. */
  void rectangle(double x, double y, double width, double height, String colour, String note) {
    add(
        "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\"><title>%s</title></rect>%n",
        x, y, width, height, colour, escaped(note));
  }

  /** A line through points, given as x, y, x, y, … */
  void polyline(double[] points, String style) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < points.length; i += 2) {
      list.append(String.format(Locale.ROOT, "%.2f,%.2f ", points[i], points[i + 1]));
    }
    add("<polyline points=\"%s\" fill=\"none\" %s/>%n", list.toString().strip(), style);
  }

  /** The whole drawing. */
  String finished() {
    return text + "</svg>\n";
  }

  private void add(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }

  private static String escaped(String words) {
    return Lodestone.printable(words)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
