package io.lodestone.study.report;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Drawings and equations from files, which somebody may have changed: only what is made of known
 * elements and attributes goes into a page as it is.
 *
 * @param text of the drawing or equation
 */
record Markup(String text) {
  private static final Pattern TAG =
      Pattern.compile("<(/?)([A-Za-z]+)((?:\\s+[A-Za-z][A-Za-z0-9:-]*=\"[^\"<>]*\")*)\\s*/?>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([A-Za-z][A-Za-z0-9:-]*)=\"([^\"]*)\"");
  private static final Set<String> MATHS =
      Set.of("math", "mrow", "mi", "mn", "mo", "mfrac", "msup", "msub", "msqrt", "mroot", "mtext");
  private static final Set<String> DRAWING =
      Set.of(
          "svg",
          "g",
          "path",
          "line",
          "polyline",
          "polygon",
          "rect",
          "circle",
          "ellipse",
          "text",
          "tspan",
          "title",
          "desc",
          "defs",
          "clipPath",
          "linearGradient",
          "stop");

  /** Whether it is MathML and nothing else. */
  boolean isMaths() {
    return text.startsWith("<math") && hasOnly(MATHS);
  }

  /** Whether it is a drawing without scripts, links and styles. */
  boolean isDrawing() {
    return text.startsWith("<svg") && hasOnly(DRAWING);
  }

  private boolean hasOnly(Set<String> elements) {
    Matcher tag = TAG.matcher(text);
    int end = 0;
    while (tag.find()) {
      if (text.substring(end, tag.start()).indexOf('<') >= 0
          || !elements.contains(tag.group(2))
          || !isHarmless(tag.group(3))) {
        return false;
      }
      end = tag.end();
    }
    return end > 0 && text.substring(end).indexOf('<') < 0;
  }

  private static boolean isHarmless(String attributes) {
    Matcher attribute = ATTRIBUTE.matcher(attributes);
    while (attribute.find()) {
      String name = attribute.group(1).toLowerCase(java.util.Locale.ROOT);
      String value = attribute.group(2);
      if (name.startsWith("on")
          || name.contains("href")
          || name.equals("style")
          || value.contains("url(") && !value.startsWith("url(#")) {
        return false;
      }
    }
    return true;
  }
}
