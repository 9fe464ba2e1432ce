package io.lodestone.archive.parse.cp2k;

import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an input of CP2K into its sections. Variables of {@code @SET} are put in; files that it
 * includes and branches that hang on conditions are not followed.
 */
final class InputFile {
  private static final int DEEPEST = 100;
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]{1,100})\\}|\\$(\\w{1,100})");

  private final Map<String, String> variables = new HashMap<>();

  /** The root of the sections of a file. */
  InputSection read(SourceFile file) throws IOException {
    InputSection root = new InputSection("", "");
    Deque<InputSection> open = new ArrayDeque<>();
    open.push(root);
    try (TextReader in = new TextReader(file)) {
      for (String line = in.next(); line != null; line = in.next()) {
        String text = plain(line);
        if (text.startsWith("@")) {
          directive(text);
        } else if (text.toUpperCase(java.util.Locale.ROOT).startsWith("&END")) {
          if (open.size() > 1) {
            open.pop();
          }
        } else if (text.startsWith("&") && text.length() > 1) {
          String[] parts = text.substring(1).strip().split("\\s+", 2);
          InputSection section = open.peek().open(parts[0], parts.length < 2 ? "" : parts[1]);
          if (open.size() < DEEPEST) {
            open.push(section);
          }
        } else if (!text.isEmpty()) {
          open.peek().line(text);
        }
      }
    }
    return root;
  }

  private String plain(String line) {
    int end = line.length();
    for (char comment : new char[] {'!', '#'}) {
      int at = line.indexOf(comment);
      end = at >= 0 && at < end ? at : end;
    }
    String text = line.substring(0, end).strip();
    if (text.indexOf('$') < 0) {
      return text;
    }
    Matcher variable = VARIABLE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (variable.find()) {
      String name = variable.group(1) == null ? variable.group(2) : variable.group(1);
      String value = variables.getOrDefault(name, variable.group());
      variable.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return variable.appendTail(filled).toString();
  }

  private void directive(String text) {
    String[] words = text.split("\\s+", 3);
    if (words[0].equalsIgnoreCase("@SET") && words.length == 3 && words[2].length() < 1000) {
      variables.put(words[1], words[2]);
    }
  }
}
