package io.lodestone.archive.parse;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.MaterialProperty;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.Program;
import io.lodestone.archive.metainfo.StudySummary;
import io.lodestone.archive.metainfo.TimeRun;
import io.lodestone.archive.metainfo.Workflow;

/**
 * Takes the sections of one entry in the order in which a parser completes them, and keeps none of
 * them in memory longer than it needs to.
 */
public interface EntryRecorder {
  /** The program; told once, as soon as it is known. */
  void program(Program program);

  /** When the run started and ended; a later call replaces an earlier one. */
  void timeRun(TimeRun time);

  /** Whether the output ends as that of a finished run does. */
  void cleanEnd(boolean clean);

  /** A warning or error that the program printed. */
  void warning(String text);

  /**
   * A method, complete.
   *
   * @return its index, for {@code methodRef}
   */
  int method(Method method);

  /**
   * A configuration of atoms.
   *
   * @return its index, for {@code systemRef}
   */
  int system(AtomicSystem system);

  /** Results for one configuration, complete. */
  void calculation(Calculation calculation);

  /** What was done as a whole. */
  void workflow(Workflow workflow);

  /** A property of the material from a table or an experiment. */
  void property(MaterialProperty property);

  /** What a study is about, for an entry that is one. */
  default void study(StudySummary study) {}

  /** A quantity of the run that only this program has, under a name {@code x_CODE_...}. */
  void extra(String name, Object value);
}
