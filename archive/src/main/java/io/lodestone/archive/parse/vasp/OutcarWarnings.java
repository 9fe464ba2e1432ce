package io.lodestone.archive.parse.vasp;

import io.lodestone.archive.parse.EntryRecorder;

/**
 * Collects the warnings that VASP prints in boxes, under a banner of large letters that spell
 * WARNING, ADVICE or ERROR.
 */
final class OutcarWarnings {
  private static final int LONGEST = 2000;

  private final EntryRecorder recorder;
  private final StringBuilder text = new StringBuilder();
  private boolean inBox;

  OutcarWarnings(EntryRecorder recorder) {
    this.recorder = recorder;
  }

  /** Takes a line; whether it belongs to a box. */
  boolean take(String line) {
    String box = line.stripTrailing();
    boolean inside = box.length() > 1 && box.startsWith("|") && box.endsWith("|");
    if (inside) {
      inBox = true;
      String content = box.substring(1, box.length() - 1).strip();
      if (isProse(content) && text.length() < LONGEST) {
        text.append(text.isEmpty() ? "" : " ").append(content);
      }
      return true;
    }
    if (inBox) {
      inBox = false;
      if (!text.isEmpty()) {
        recorder.warning(text.toString());
        text.setLength(0);
      }
    }
    return false;
  }

  /** Whether a line holds words, not the strokes of large letters. */
  private static boolean isProse(String content) {
    int small = 0;
    for (int i = 0; i < content.length(); i++) {
      small += Character.isLowerCase(content.charAt(i)) ? 1 : 0;
    }
    return small > content.length() / 4;
  }
}
