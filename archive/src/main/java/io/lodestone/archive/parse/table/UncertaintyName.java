package io.lodestone.archive.parse.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A heading as words, which tell whether it names an uncertainty and of what: {@code Tc_std},
 * {@code error of Tc}, {@code ± Tc}, {@code u(Tc)}.
 *
 * @param words in lower case, without brackets and marks
 */
record UncertaintyName(List<String> words) {
  private static final Set<String> MARKS =
      Set.of(
          "±",
          "std",
          "stdev",
          "stddev",
          "stderr",
          "sd",
          "err",
          "error",
          "uncertainty",
          "unc",
          "sigma",
          "σ");
  private static final Set<String> BETWEEN = Set.of("of", "in", "on", "for");
  private static final Pattern FUNCTION = Pattern.compile("(?:u|σ|sigma|δ|d)\\s*\\(([^()]+)\\)");

  /** The words of a heading, joined by blanks. */
  static String plain(String heading) {
    return String.join(" ", of(heading).words());
  }

  /**
   * What a heading states the uncertainty of, in the form of {@link #plain}; empty text where it
   * does not say and the column before is meant; none where it states no uncertainty.
   */
  static Optional<String> base(String heading) {
    Matcher function = FUNCTION.matcher(heading.strip().toLowerCase(Locale.ROOT));
    if (function.matches()) {
      return Optional.of(plain(function.group(1)));
    }
    List<String> words = of(heading).words();
    if (words.isEmpty()) {
      return Optional.empty();
    }
    int last = words.size() - 1;
    if (MARKS.contains(words.getFirst())) {
      int from = last >= 1 && BETWEEN.contains(words.get(1)) ? 2 : 1;
      return Optional.of(String.join(" ", words.subList(Math.min(from, last + 1), last + 1)));
    }
    return MARKS.contains(words.getLast())
        ? Optional.of(String.join(" ", words.subList(0, last)))
        : Optional.empty();
  }

  private static UncertaintyName of(String heading) {
    String text =
        heading
            .toLowerCase(Locale.ROOT)
            .replace("+/-", " ± ")
            .replace("±", " ± ")
            .replaceAll("[\\s_,:()\\[\\]]+", " ")
            .replaceAll("\\b(standard deviation|standard error|std dev)\\b", "std")
            .strip();
    return new UncertaintyName(text.isEmpty() ? List.of() : Arrays.asList(text.split(" ")));
  }
}
