package io.lodestone.archive.filter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What stands at a place where the grammar allows something else, and what its author may have
 * meant: the habits of SQL, programming languages and word processors.
 *
 * @param found the word or sign, for the message
 * @param hint what to write instead; empty when there is no good guess
 */
record NearMiss(String found, String hint) {
  private static final int LONGEST_WORD = 30;

  private static final Set<String> KEYWORDS =
      Set.of(
          "AND",
          "OR",
          "NOT",
          "IS",
          "KNOWN",
          "UNKNOWN",
          "CONTAINS",
          "STARTS",
          "ENDS",
          "WITH",
          "HAS",
          "ALL",
          "ANY",
          "ONLY",
          "LENGTH",
          "TRUE",
          "FALSE");

  private static final String QUOTES = "strings stand in straight double quotes: \"Al\"";

  /** Signs that mean something elsewhere; longer ones before their own beginnings. */
  private static final List<Map.Entry<String, String>> SIGNS =
      List.of(
          Map.entry("=>", "write >="),
          Map.entry("=<", "write <="),
          Map.entry("==", "write a single ="),
          Map.entry("!==", "write !="),
          Map.entry("<>", "write !="),
          Map.entry("=!", "write !="),
          Map.entry("=~", "write CONTAINS, STARTS WITH or ENDS WITH"),
          Map.entry("~", "write CONTAINS, STARTS WITH or ENDS WITH"),
          Map.entry("!", "write NOT before a condition, and != between two values"),
          Map.entry("≥", "write >="),
          Map.entry("≤", "write <="),
          Map.entry("≠", "write !="),
          Map.entry("&&", "write AND"),
          Map.entry("&", "write AND"),
          Map.entry("||", "write OR"),
          Map.entry("|", "write OR"),
          Map.entry("'", QUOTES),
          Map.entry("`", QUOTES),
          Map.entry("“", QUOTES),
          Map.entry("”", QUOTES),
          Map.entry("‘", QUOTES),
          Map.entry("’", QUOTES),
          Map.entry("«", QUOTES));

  /** Words that are not in the language, or are in it elsewhere. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("KNOWN", "write IS KNOWN"),
          Map.entry("UNKNOWN", "write IS UNKNOWN"),
          Map.entry("NULL", "write IS UNKNOWN or IS KNOWN behind the property"),
          Map.entry("NONE", "write IS UNKNOWN or IS KNOWN behind the property"),
          Map.entry("LIKE", "write CONTAINS, STARTS WITH or ENDS WITH"),
          Map.entry("BEGINS", "write STARTS WITH"),
          Map.entry("IN", "join comparisons with OR; for a list write HAS ANY"),
          Map.entry("BETWEEN", "write two comparisons joined by AND"),
          Map.entry("ALL", "write HAS ALL"),
          Map.entry("ANY", "write HAS ANY"),
          Map.entry("ONLY", "write HAS ONLY"),
          Map.entry("LENGTH", "the property stands first: elements LENGTH 3"),
          Map.entry("NOT", "NOT stands before one comparison or one bracket"));

  static NearMiss at(String text, int position) {
    if (position >= text.length()) {
      return new NearMiss("the end of the filter", "");
    }
    for (Map.Entry<String, String> sign : SIGNS) {
      if (text.startsWith(sign.getKey(), position)) {
        return new NearMiss(sign.getKey(), sign.getValue());
      }
    }
    String word = wordAt(text, position);
    String capitals = word.toUpperCase(Locale.ROOT);
    if (WORDS.containsKey(capitals)) {
      return new NearMiss(word, WORDS.get(capitals));
    }
    boolean isMiswrittenKeyword = KEYWORDS.contains(capitals) && !word.equals(capitals);
    return new NearMiss(word, isMiswrittenKeyword ? "keywords are in capitals: " + capitals : "");
  }

  /** Whether a word that starts with a capital stands there and is no keyword. */
  static boolean isCapitalised(String text, int position) {
    return position < text.length()
        && Character.isUpperCase(text.charAt(position))
        && !KEYWORDS.contains(wordAt(text, position));
  }

  private static String wordAt(String text, int position) {
    int end = position;
    while (end < text.length()
        && end - position < LONGEST_WORD
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return end > position
        ? text.substring(position, end)
        : Character.toString(text.codePointAt(position));
  }
}
