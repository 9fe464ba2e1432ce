package io.lodestone.archive.parse.quantumespresso;

import io.lodestone.archive.parse.EntryRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of processor and wall-clock times at the end of a run. */
final class Profile {
  private static final Pattern ROW =
      Pattern.compile(
          "(\\S(?:.{0,11}?\\S)?)\\s*:\\s*((?:\\d+d)?\\s*(?:\\d+h)?\\s*(?:\\d+m)?\\s*(?:[\\d.]+s)?)"
              + "\\s*CPU(?:\\s+time)?,?\\s*((?:\\d+d)?\\s*(?:\\d+h)?\\s*(?:\\d+m)?\\s*(?:[\\d.]+s)?)"
              + "\\s*(?:WALL|wall time)?\\s*(?:\\(\\s*(\\d+)\\s+calls.*)?.*");
  private static final Pattern SPAN = Pattern.compile("([\\d.]+)\\s*([dhms])");

  private final List<String> functions = new ArrayList<>();
  private final List<Double> processorTimes = new ArrayList<>();
  private final List<Double> wallTimes = new ArrayList<>();
  private final List<Integer> calls = new ArrayList<>();
  private final List<String> callers = new ArrayList<>();
  private final List<String> categories = new ArrayList<>();
  private String caller = "";
  private String category = "";

  /** Reads a line of the table; false if it is about something else. */
  boolean accept(String text) {
    if (text.startsWith("Called by ")) {
      caller = text.substring("Called by ".length()).replace(":", "").strip();
      category = "";
      return true;
    }
    if (text.endsWith("routines") && text.length() < 40) {
      category = text.replace("routines", "").strip();
      caller = "";
      return true;
    }
    int processor = text.indexOf("CPU");
    Matcher row = processor > 0 && text.indexOf(':') > 0 ? ROW.matcher(text) : null;
    if (row == null || !row.matches()) {
      return false;
    }
    if (row.group(2).isBlank()) {
      return false;
    }
    functions.add(row.group(1));
    processorTimes.add(seconds(row.group(2)));
    wallTimes.add(row.group(3).isBlank() ? null : (Double) seconds(row.group(3)));
    calls.add(row.group(4) == null ? null : count(row.group(4)));
    callers.add(caller);
    categories.add(category);
    return true;
  }

  /** Tells what was read. */
  void end(EntryRecorder recorder) {
    if (!functions.isEmpty()) {
      recorder.extra("x_qe_profile_function", functions);
      recorder.extra("x_qe_profile_cputime", processorTimes);
      recorder.extra("x_qe_profile_walltime", wallTimes);
      recorder.extra("x_qe_profile_ncalls", calls);
      recorder.extra("x_qe_profile_caller", callers);
      recorder.extra("x_qe_profile_category", categories);
    }
  }

  private static Integer count(String digits) {
    return digits.length() > 9 ? null : Integer.valueOf(digits);
  }

  /** A time such as {@code 1h 2m} or {@code 3m 4.5s} in seconds. */
  static double seconds(String text) {
    double total = 0;
    Matcher span = SPAN.matcher(text);
    while (span.find()) {
      double value = io.lodestone.archive.parse.Fields.parse(span.group(1));
      total +=
          value
              * switch (span.group(2)) {
                case "d" -> 86_400;
                case "h" -> 3_600;
                case "m" -> 60;
                default -> 1;
              };
    }
    return total;
  }
}
