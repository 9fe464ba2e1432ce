package io.lodestone.archive.parse.cif;

/**
 * The content of a text field, with folded lines joined and prefixes taken off.
 *
 * <p>Both protocols are announced in the first line: a backslash alone folds lines, a prefix and a
 * backslash say that the prefix begins every line, a prefix and two backslashes say both (CIF 2.0,
 * Bernstein et al. 2016, 5.2 and 5.3).
 *
 * @param field the lines between the semicolons, without the last end of line
 */
record TextField(String field) {
  /** The content that the lines mean; the lines themselves where they announce nothing. */
  String content() {
    int firstEnd = field.indexOf('\n');
    String first = (firstEnd < 0 ? field : field.substring(0, firstEnd)).stripTrailing();
    if (!first.endsWith("\\")) {
      return field;
    }
    boolean twice = first.endsWith("\\\\");
    String prefix = first.substring(0, first.length() - (twice ? 2 : 1));
    if (prefix.indexOf('\\') >= 0) {
      return field;
    }
    boolean folded = prefix.isEmpty() || twice;
    String rest = firstEnd < 0 ? "" : field.substring(firstEnd + 1);
    String[] lines = rest.split("\n", -1);
    if (!prefix.isEmpty()) {
      for (int i = 0; i < lines.length; i++) {
        if (!lines[i].startsWith(prefix)) {
          return field;
        }
        lines[i] = lines[i].substring(prefix.length());
      }
    }
    StringBuilder text = new StringBuilder(field.length());
    for (int i = 0; i < lines.length; i++) {
      String stripped = lines[i].stripTrailing();
      boolean joined = folded && stripped.endsWith("\\") && i + 1 < lines.length;
      text.append(joined ? stripped.substring(0, stripped.length() - 1) : lines[i]);
      text.append(joined || i + 1 == lines.length ? "" : "\n");
    }
    return text.toString();
  }
}
