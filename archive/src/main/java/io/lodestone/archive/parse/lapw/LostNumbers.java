package io.lodestone.archive.parse.lapw;

import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.TextReader;
import java.util.regex.Pattern;

/**
 * Tells of values that are lost because the program printed no number for them: not finite, or too
 * long for its column.
 */
public final class LostNumbers {
  private static final Pattern LOST =
      Pattern.compile("(?i).*(?<![a-z])(nan|[+-]?inf(inity)?)(?![a-z]).*|.*\\*\\*\\*.*");
  private static final int MOST = 20;

  private final EntryRecorder entry;
  private int told;

  /** Tells {@code entry}, up to {@value #MOST} times. */
  public LostNumbers(EntryRecorder entry) {
    this.entry = entry;
  }

  /** Looks at the value of the current line of {@code in}. */
  public void check(String line, TextReader in) {
    if (told < MOST && line.indexOf(':') >= 0) {
      InfoLine info = InfoLine.of(line);
      if (LOST.matcher(info.value()).matches()) {
        told++;
        entry.warning("line " + in.lineNumber() + ": no number for " + info.key());
      }
    }
  }
}
