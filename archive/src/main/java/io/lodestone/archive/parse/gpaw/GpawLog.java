package io.lodestone.archive.parse.gpaw;

import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.archive.metainfo.EigenvaluesBuilder;
import io.lodestone.archive.metainfo.ProgramBuilder;
import io.lodestone.archive.metainfo.TimeRunBuilder;
import io.lodestone.archive.metainfo.WorkflowBuilder;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.SourceFile;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** One calculator's log: passes each line to what it is about and tells each configuration. */
final class GpawLog {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ENGLISH);

  /** So many values that are no numbers are told, not more. */
  private static final int MOST_LOST = 20;

  private final EntryRecorder entry;
  private final SourceFile file;
  private final LogMethod method = new LogMethod();
  private final LogAtoms atoms = new LogAtoms();
  private final TimeRunBuilder time = TimeRunBuilder.builder();
  private LogStep step;
  private boolean started;
  private boolean newAtoms;
  private boolean ended;
  private double startOfDay = Double.NaN;
  private int methodIndex = -1;
  private int systemIndex = -1;
  private int lost;
  private int calculations;

  GpawLog(EntryRecorder entry, String version, SourceFile file) {
    this.entry = entry;
    this.file = file;
    entry.program(ProgramBuilder.builder().name("GPAW").version(version).build());
    step = new LogStep(new LogIterations(Double.NaN, 0));
  }

  void read(String raw) throws IOException {
    LogLine line = LogLine.of(raw);
    if (line.begins("date:")) {
      readDate(line);
    } else if (line.begins("timing:")) {
      ended = true; // printed when the calculator is closed, also after an error
    } else if (ended && line.begins("total:")) {
      double seconds = line.firstNumber();
      time.wallStart(0.0).wallEnd(Double.isNaN(seconds) ? null : (Double) seconds);
    } else if (line.words().length > 0 && line.words()[0].startsWith("warning")) {
      entry.warning(line.text());
    } else if (line.hasLostNumber() && lost++ < MOST_LOST) {
      entry.warning("no number where the log should have one: " + line.text());
    }
    if (ended) {
      return;
    }
    if (LogAtoms.begins(line)) {
      if (step.hasResults()) {
        step.close();
        tell(null);
      }
      newAtoms = true;
    } else if (LogIterations.number(line) == 1 && step.iterations().lastNumber() > 0) {
      step.close();
      tell(null); // the same atoms once more, with other parameters
    }
    atoms.read(line);
    if (!started && LogIterations.number(line) > 0) {
      started = true;
    }
    if (!started) {
      method.read(line, raw);
    }
    step.read(line);
  }

  /** Tells what is still to be told: at the end of the log or where another begins. */
  void end() throws IOException {
    if (step.hasResults() || newAtoms) {
      if (ended) {
        step.close();
      }
      tell(statesBeside());
    }
    entry.timeRun(time.build());
    entry.cleanEnd(ended);
    if (calculations == 1) {
      entry.workflow(WorkflowBuilder.builder().name("SinglePoint").build());
    }
  }

  private void tell(Eigenvalues complete) {
    if (methodIndex < 0) {
      methodIndex = entry.method(method.section());
    }
    if (newAtoms && !atoms.isEmpty()) {
      systemIndex = entry.system(atoms.section());
    }
    newAtoms = false;
    if (step.hasResults()) {
      entry.calculation(step.section(Math.max(systemIndex, 0), methodIndex, method, complete));
      calculations++;
    }
    step = new LogStep(new LogIterations(startOfDay, step.iterations().clock()));
  }

  private void readDate(LogLine line) {
    LocalDateTime date;
    try {
      date = LocalDateTime.parse(line.afterColon().replaceAll("\\s+", " "), DATE);
    } catch (DateTimeParseException e) {
      return; // another language; the run is not less for it
    }
    double seconds = date.toEpochSecond(ZoneOffset.UTC);
    if (time.dateStart() == null) {
      time.dateStart(seconds);
      startOfDay = date.toLocalTime().toSecondOfDay();
      step = new LogStep(new LogIterations(startOfDay, 0));
    } else {
      time.dateEnd(seconds);
    }
  }

  /**
   * All states of the last configuration from the restart file of the same name, if it is of the
   * same run: a log shows those of two k-points only.
   */
  private Eigenvalues statesBeside() throws IOException {
    String name = file.name().replaceFirst("\\.[^.]*$", "") + ".gpw";
    var beside = name.equals(file.name()) ? null : file.sibling(name).orElse(null);
    if (beside == null || step.total() == null) {
      return null;
    }
    RestartState state = GpawRestartParser.stateOf(beside).orElse(null);
    if (state == null || state.eigenvalues() == null || state.energy().total() == null) {
      return null;
    }
    double difference = Math.abs(state.energy().total().value() - step.total());
    // The log has six decimals of an electronvolt.
    if (difference > 1e-24 || state.numbers() == null || state.numbers().size() != atoms.count()) {
      return null;
    }
    return EigenvaluesBuilder.builder()
        .kpoints(state.kPoints())
        .energies(state.eigenvalues())
        .occupations(state.occupations())
        .build();
  }
}
