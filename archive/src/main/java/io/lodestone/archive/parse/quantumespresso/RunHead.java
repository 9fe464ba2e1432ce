package io.lodestone.archive.parse.quantumespresso;

import io.lodestone.archive.metainfo.Program;
import io.lodestone.archive.metainfo.ProgramBuilder;
import io.lodestone.archive.metainfo.TimeRunBuilder;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.PrintedLines;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When, where and with which limits of its arrays the program ran. */
final class RunHead {
  static final String START = "Program PWSCF";

  private static final Pattern VERSION =
      Pattern.compile("Program PWSCF\\s+v\\.\\s*(.*?)\\s+starts\\b.*");
  private static final Pattern TIME =
      Pattern.compile("(\\d{1,2}):\\s*(\\d{1,2}):\\s*(\\d{1,2})(?!\\d)");
  private static final Pattern DATE = Pattern.compile("(\\d{1,2})\\s*([A-Za-z]{3})\\s*(\\d{4})");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final Pattern LIMIT = Pattern.compile("\\(?(\\w+)\\)?\\s*=\\s*(\\d+)");
  private static final List<String> LIMITS =
      List.of("ntypx", "npk", "lmaxx", "nchix", "ndmx", "nbrx", "nqfx");
  private static final Pattern PARALLEL =
      Pattern.compile("((?:Parallel|Serial).*?version.*?)(?:,\\s*running on\\s+(\\d+).*)?");

  private final PrintedLines lines;
  private final EntryRecorder recorder;
  private final Map<String, Object> parallel = new LinkedHashMap<>();
  private final Map<String, Object> limits = new LinkedHashMap<>();
  private final TimeRunBuilder time = TimeRunBuilder.builder();

  RunHead(PrintedLines lines, EntryRecorder recorder) {
    this.lines = lines;
    this.recorder = recorder;
  }

  /** Reads the line on which the program names itself. */
  void start(String text) {
    Matcher version = VERSION.matcher(text);
    Program program =
        ProgramBuilder.builder()
            .name("Quantum ESPRESSO")
            .version(version.find() ? version.group(1) : null)
            .addExtras("x_qe_program_name", "PWSCF")
            .build();
    recorder.program(program);
    recorder.extra("x_qe_program_name", "PWSCF");
    time.dateStart(seconds(text));
    recorder.timeRun(time.build());
  }

  /** Reads a line of the head or the farewell; false if it is about something else. */
  boolean accept(String text) throws IOException {
    if (text.startsWith("Today is")) {
      time.dateStart(seconds(text));
      recorder.timeRun(time.build());
    } else if (text.startsWith("This run was terminated on")) {
      time.dateEnd(seconds(text));
      recorder.timeRun(time.build());
    } else if (text.startsWith("Reading input from ")) {
      recorder.extra("x_qe_input_filename", text.substring("Reading input from ".length()).strip());
    } else if (text.startsWith("Parallel version") || text.startsWith("Serial ")) {
      Matcher matcher = PARALLEL.matcher(text);
      if (matcher.matches()) {
        limits.put("x_qe_compile_parallel_version", matcher.group(1).strip());
        if (matcher.group(2) != null) {
          parallel.put("x_qe_nproc", lines.integer(matcher.group(2)));
        }
      }
    } else if (text.startsWith("Number of processors in use")
        || text.startsWith("Number of MPI processes")) {
      parallel.put("x_qe_nproc", lines.integer(afterColon(text)));
    } else if (text.startsWith("Threads/MPI process")) {
      parallel.put("x_qe_nthreads", lines.integer(afterColon(text)));
    } else if (text.startsWith("K-points division:")) {
      parallel.put("x_qe_npool", lines.integer(text.substring(text.indexOf('=') + 1)));
    } else if (text.startsWith("Max number of") || text.startsWith("Max angular momentum")) {
      limit(text);
    } else if (text.startsWith("ntypx =") || text.startsWith("nchix =")) {
      limit(text);
    } else if (text.startsWith("Atomic positions and unit cell read from directory")) {
      String directory = lines.next();
      if (directory != null) {
        recorder.extra("x_qe_input_positions_cell_dirname", directory);
      }
    } else {
      return false;
    }
    return true;
  }

  /** Tells the sections that are complete once the run proper begins. */
  void end() {
    if (!parallel.isEmpty()) {
      recorder.extra("x_qe_section_parallel", List.of(parallel));
    }
    if (!limits.isEmpty()) {
      recorder.extra("x_qe_section_compile_options", List.of(limits));
    }
  }

  private void limit(String text) {
    Matcher pair = LIMIT.matcher(text);
    while (pair.find()) {
      String name = pair.group(1).equals("lmax") ? "lmaxx" : pair.group(1);
      if (LIMITS.contains(name)) {
        limits.put("x_qe_" + name, lines.integer(pair.group(2)));
      }
    }
  }

  private static String afterColon(String text) {
    return text.substring(text.indexOf(':') + 1);
  }

  /**
   * Date and time such as {@code 26Dec2015 at 14:41:16} or {@code 8: 5: 2 9Oct2009}, with blanks in
   * place of leading zeros, taken for UTC; null if there is none.
   */
  static Double seconds(String text) {
    Matcher date = DATE.matcher(text);
    Matcher clock = TIME.matcher(text);
    if (!clock.find()) {
      return null;
    }
    // The clock may stand before the date; its digits must not be taken for the day.
    String rest = text.substring(0, clock.start()) + " | " + text.substring(clock.end());
    date.reset(rest);
    while (date.find()) {
      int month = MONTHS.indexOf(date.group(2).toLowerCase(Locale.ROOT)) + 1;
      if (month > 0) {
        try {
          return (double)
              LocalDateTime.of(
                      Integer.parseInt(date.group(3)),
                      month,
                      Integer.parseInt(date.group(1)),
                      Integer.parseInt(clock.group(1)),
                      Integer.parseInt(clock.group(2)),
                      Integer.parseInt(clock.group(3)))
                  .toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeException e) {
          return null;
        }
      }
    }
    return null;
  }
}
