package io.lodestone.archive.parse.fhiaims;

import io.lodestone.archive.metainfo.ProgramBuilder;
import io.lodestone.archive.metainfo.TimeRun;
import io.lodestone.archive.metainfo.TimeRunBuilder;
import io.lodestone.archive.parse.Blocks;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.TextReader;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The head of an output: which program ran, when and on which machines. */
final class RunHeader {
  private static final Pattern COMPILED =
      Pattern.compile("Compiled on (\\d{4})/(\\d\\d)/(\\d\\d) at (\\d\\d):(\\d\\d):(\\d\\d)");
  private static final Pattern HOST = Pattern.compile("on host ([\\w.\\-]+?)\\.?$");
  private static final Pattern TASK = Pattern.compile("Task\\s+(\\d+) on host (\\S+)");
  private static final int MOST_TASKS = 100_000;

  private final TextReader in;
  private final OutputLine numbers;
  private final RunClock clock;
  private final EntryRecorder recorder;
  private final ProgramBuilder program = ProgramBuilder.builder().name("FHI-aims");
  private final TimeRunBuilder time = TimeRunBuilder.builder();
  private final List<Map<String, Object>> tasks = new ArrayList<>();
  private String version;
  private boolean told;

  RunHeader(TextReader in, OutputLine numbers, RunClock clock, EntryRecorder recorder) {
    this.in = in;
    this.numbers = numbers;
    this.clock = clock;
    this.recorder = recorder;
  }

  void register(Blocks blocks) {
    blocks.on("Version", line -> version(line.strip().substring("Version".length())));
    blocks.on("FHI-aims version", line -> version(OutputLine.after(line)));
    blocks.on("Git", line -> revision(OutputLine.after(line)));
    blocks.on("Commit number", line -> revision(OutputLine.after(line)));
    blocks.on("Compiled on", this::compiled);
    blocks.on("Time zero", line -> number(line).ifPresent(time::cpu1Start));
    blocks.on("Internal wall", line -> number(line).ifPresent(clock::wallStart));
    blocks.on("aims_uuid", line -> recorder.extra("x_fhi_aims_uuid", OutputLine.after(line)));
    blocks.on("Task", this::task);
  }

  /** Takes the number of parallel tasks from a line that begins with Using. */
  void using(String line) {
    Fields fields = in.fields();
    if (line.contains("parallel task") && fields.isNumber(1)) {
      recorder.extra("x_fhi_aims_number_of_tasks", (int) fields.number(1));
    }
  }

  /** The version as printed, or null before it is known. */
  String version() {
    return version;
  }

  /**
   * Whether the version counts a doubly occupied state once in its densities of states, as those up
   * to 2014 did. Their versions are dates with the month first ({@code 071914}), later ones have
   * the year first ({@code 151211}), and no year up to 12 ever stood there.
   */
  boolean halvesDensityOfStates() {
    return version != null && version.matches("(0\\d|1[0-2])\\d{4}.*");
  }

  /** Takes a stamp from the head of the output. */
  void stamp(Fields line, Double stamp) {
    if (clock.start() == null && stamp != null) {
      clock.start(stamp);
      time.dateStart(stamp);
      recorder.extra("x_fhi_aims_program_execution_date", line.word(1));
      recorder.extra("x_fhi_aims_program_execution_time", line.word(3));
    }
  }

  /** Takes the stamp at the end of the output. */
  void end(Double stamp) {
    time.dateEnd(stamp);
  }

  /** Tells what is known, once. */
  void tell() {
    if (!told) {
      told = true;
      recorder.program(program.version(version).build());
      if (!tasks.isEmpty()) {
        recorder.extra(
            "x_fhi_aims_section_parallel_tasks",
            List.of(Map.of("x_fhi_aims_section_parallel_task_assignement", List.copyOf(tasks))));
      }
    }
  }

  /** The times of the run. */
  TimeRun time() {
    return time.wallStart(clock.wallStart()).build();
  }

  private void version(String text) {
    String word = text.replace(':', ' ').strip().split("\\s+")[0];
    if (version == null && !word.isEmpty() && Character.isDigit(word.charAt(0))) {
      version = word;
    }
  }

  private void revision(String text) {
    if (!text.isEmpty() && !told) {
      program.versionInternal(text);
    }
  }

  private void compiled(String line) {
    Matcher host = HOST.matcher(line.strip());
    if (host.find()) {
      program.compilationHost(host.group(1));
    }
    Matcher date = COMPILED.matcher(line);
    if (!date.find()) {
      return;
    }
    int[] n = new int[6];
    for (int i = 0; i < n.length; i++) {
      n[i] = Integer.parseInt(date.group(i + 1));
    }
    try {
      LocalDateTime compiled = LocalDateTime.of(n[0], n[1], n[2], n[3], n[4], n[5]);
      program.compilationDatetime((double) compiled.toEpochSecond(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      numbers.warn("the program was compiled on a day that is none");
    }
  }

  private java.util.OptionalDouble number(String line) {
    return numbers.number(OutputLine.after(line).split("\\s+")[0]);
  }

  private void task(String line) {
    Matcher task = TASK.matcher(line);
    if (task.find() && tasks.size() < MOST_TASKS && task.group(1).length() < 10) {
      tasks.add(
          Map.of(
              "x_fhi_aims_parallel_task_nr",
              Integer.valueOf(task.group(1)),
              "x_fhi_aims_parallel_task_host",
              task.group(2)));
    }
  }
}
