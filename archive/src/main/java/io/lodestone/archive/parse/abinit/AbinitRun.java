package io.lodestone.archive.parse.abinit;

import io.lodestone.archive.metainfo.FrequencyMesh;
import io.lodestone.archive.metainfo.ProgramBuilder;
import io.lodestone.archive.metainfo.TimeRunBuilder;
import io.lodestone.archive.metainfo.Workflow;
import io.lodestone.archive.metainfo.WorkflowBuilder;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.archive.parse.SourceFile;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One run of ABINIT: its head, the echo of its input, its datasets and its end. */
final class AbinitRun {
  private static final Pattern VERSION = Pattern.compile("\\.Version\\s+(\\S+)\\s+of ABINIT.*");
  private static final Pattern BUILD =
      Pattern.compile("\\.\\((.*?) version, prepared for an? (.*?) computer\\).*");
  private static final Pattern DATE =
      Pattern.compile("\\.Starting date : (\\w{3} +(\\d{1,2}) (\\w{3}) (\\d{4}))\\..*");
  private static final Pattern TIME = Pattern.compile("-? *\\( at +(\\d{1,2})h *(\\d{1,2}) *\\).*");
  private static final Pattern DATASET = Pattern.compile("== DATASET\\s+(\\d+)\\s+==.*");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> FILE_LABELS =
      List.of("input  file", "output file", "root for input  files", "root for output files");
  private static final List<String> FILE_NAMES =
      List.of(
          "x_abinit_input_file",
          "x_abinit_output_file",
          "x_abinit_input_files_root",
          "x_abinit_output_files_root");

  private final SourceFile file;
  private final PrintedLines lines;
  private final EntryRecorder recorder;
  private final ProgramBuilder program = ProgramBuilder.builder().name("ABINIT");
  private final InputVariables input = new InputVariables();
  private final Pseudopotentials potentials = new Pseudopotentials();
  private final Map<Integer, Map<String, Object>> sections = new LinkedHashMap<>();
  private final Map<Integer, List<FrequencyMesh>> screenings = new LinkedHashMap<>();
  private final List<Integer> datasetNumbers = new ArrayList<>();
  private DatasetRun dataset;
  private Workflow workflow;
  private Integer firstMethod;
  private String root;
  private LocalDateTime started;
  private boolean completed;

  AbinitRun(SourceFile file, PrintedLines lines, EntryRecorder recorder) {
    this.file = file;
    this.lines = lines;
    this.recorder = recorder;
    lines.warnTo(recorder::warning);
  }

  /** Reads the whole output. */
  void read() throws IOException {
    recorder.cleanEnd(false);
    recorder.program(program.build());
    try {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (!line.isEmpty()) {
          line(line);
        }
      }
    } finally {
      end();
    }
  }

  private void line(String text) throws IOException {
    Matcher matcher;
    if (text.startsWith("== DATASET") && (matcher = DATASET.matcher(text)).matches()) {
      endDataset();
      Integer number = lines.integer(matcher.group(1));
      if (number != null) {
        datasetNumbers.add(number);
        dataset = new DatasetRun(file, lines, recorder, input, potentials, number);
      }
    } else if (text.startsWith("== END DATASET")) {
      endDataset();
    } else if (dataset != null) {
      dataset.accept(text);
    } else if (text.startsWith("-outvars: echo values of preprocessed input variables")) {
      input.read(lines);
    } else if (text.startsWith("-outvars: echo values of variables after computation")) {
      new InputVariables().read(lines);
    } else if (!head(text)) {
      farewell(text);
    }
  }

  private boolean head(String text) throws IOException {
    Matcher matcher;
    if ((matcher = VERSION.matcher(text)).matches()) {
      recorder.program(program.version(matcher.group(1)).build());
    } else if ((matcher = BUILD.matcher(text)).matches()) {
      recorder.extra("x_abinit_parallel_compilation", matcher.group(1));
      recorder.program(program.compilationHost(matcher.group(2)).build());
    } else if ((matcher = DATE.matcher(text)).matches()) {
      recorder.extra("x_abinit_start_date", matcher.group(1));
      start(matcher);
    } else if (started != null && (matcher = TIME.matcher(text)).matches()) {
      recorder.extra("x_abinit_start_time", matcher.group(1) + "h" + matcher.group(2));
      Integer hour = lines.integer(matcher.group(1));
      Integer minute = lines.integer(matcher.group(2));
      if (hour < 24 && minute < 60) {
        started = started.withHour(hour).withMinute(minute);
        tellStart();
      }
    } else if (text.startsWith("- ") && text.contains(" -> ")) {
      int arrow = text.indexOf("->");
      int index = FILE_LABELS.indexOf(text.substring(1, arrow).strip());
      String name = text.substring(arrow + 2).strip();
      if (index >= 0) {
        recorder.extra(FILE_NAMES.get(index), name);
        root = index == 3 ? name : root;
      }
    } else {
      return false;
    }
    return true;
  }

  private void start(Matcher date) {
    int month = MONTHS.indexOf(date.group(3).toLowerCase(Locale.ROOT)) + 1;
    try {
      started =
          LocalDateTime.of(
              Integer.parseInt(date.group(4)), month, Integer.parseInt(date.group(2)), 0, 0);
      tellStart();
    } catch (DateTimeException e) {
      recorder.warning("no date: " + date.group(1));
    }
  }

  private void tellStart() {
    double seconds = started.toEpochSecond(ZoneOffset.UTC);
    recorder.timeRun(TimeRunBuilder.builder().dateStart(seconds).build());
  }

  private void farewell(String text) {
    if (text.startsWith("- Total cpu        time")) {
      Double seconds = lines.number(text.substring(text.indexOf(':', 24) + 1));
      if (seconds != null) {
        recorder.extra("x_abinit_total_cpu_time", seconds);
      }
    } else if (text.startsWith("- Total wall clock time")) {
      Double seconds = lines.number(text.substring(text.indexOf(':', 24) + 1));
      if (seconds != null) {
        recorder.extra("x_abinit_total_wallclock_time", seconds);
      }
    } else if (text.startsWith("Calculation completed")) {
      completed = true;
      recorder.extra("x_abinit_completed", text);
      recorder.cleanEnd(true);
    } else if (text.startsWith(".Delivered") && !text.startsWith(".Delivered    0 WARNINGs")) {
      recorder.warning(text.substring(1));
    } else if (text.startsWith("message: |")) {
      recorder.warning("ABINIT stopped with a message");
    }
  }

  private void endDataset() throws IOException {
    if (dataset == null) {
      return;
    }
    DatasetRun done = dataset;
    dataset = null;
    int number = datasetNumbers.getLast();
    // getscr is the number of a dataset, or, if negative, how many datasets to go back.
    int source = input.integer("getscr", number, 0);
    int from = source < 0 ? number + source : source;
    done.end(root, screenings.getOrDefault(from, List.of()), firstMethod);
    if (!done.frequencies().isEmpty()) {
      screenings.put(number, done.frequencies());
    }
    sections.put(number, done.section());
    firstMethod = firstMethod == null ? done.method() : firstMethod;
    if (done.isSelfEnergy()) {
      workflow = WorkflowBuilder.builder().name("GW").build();
    } else if (done.motion().isMoving() || workflow == null) {
      workflow = done.motion().build();
    }
  }

  private void end() throws IOException {
    endDataset();
    if (!input.isEmpty()) {
      List<Map<String, Object>> told = new ArrayList<>();
      for (int number : input.datasets()) {
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("x_abinit_dataset_number", number);
        section.put("x_abinit_section_input", input.all(number));
        section.putAll(sections.getOrDefault(number, Map.of()));
        told.add(section);
      }
      recorder.extra("x_abinit_section_dataset", told);
    }
    if (workflow != null) {
      recorder.workflow(workflow);
    }
    if (!completed) {
      recorder.cleanEnd(false);
    }
  }
}
