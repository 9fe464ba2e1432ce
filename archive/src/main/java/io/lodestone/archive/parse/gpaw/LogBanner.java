package io.lodestone.archive.parse.gpaw;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line of GPAW's letters, drawn at the top of each log, that ends with the version.
 *
 * @param version as GPAW prints it
 */
record LogBanner(String version) {
  private static final Pattern CLASSIC =
      Pattern.compile("\\s*#?\\s*\\|__ \\|  _\\|___\\|_____\\|\\s*(\\d\\S*)\\s*");
  private static final Pattern REWRITTEN =
      Pattern.compile("# \\|__\\|\\|  \\| \\|\\|/\\\\\\| - (\\d\\S*)\\s*");

  /** The banner if a line is that line. */
  static Optional<LogBanner> of(String line) {
    Matcher classic = CLASSIC.matcher(line);
    Matcher rewritten = REWRITTEN.matcher(line);
    return classic.matches()
        ? Optional.of(new LogBanner(classic.group(1)))
        : rewritten.matches() ? Optional.of(new LogBanner(rewritten.group(1))) : Optional.empty();
  }
}
