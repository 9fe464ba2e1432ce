package io.lodestone.bench;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.MaterialProperty;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.Program;
import io.lodestone.archive.metainfo.TimeRun;
import io.lodestone.archive.metainfo.Workflow;
import io.lodestone.archive.parse.EntryRecorder;

/** Counts the sections that a parser tells, and forgets them. */
final class CountedSections implements EntryRecorder {
  private int calculations;
  private int systems;
  private int methods;
  private boolean clean = true;

  /** How many calculations were told. */
  int calculations() {
    return calculations;
  }

  /** Whether there was no warning, and the end was not said to be missing. */
  boolean isClean() {
    return clean;
  }

  @Override
  public void program(Program program) {}

  @Override
  public void timeRun(TimeRun time) {}

  @Override
  public void cleanEnd(boolean cleanEnd) {
    clean &= cleanEnd;
  }

  @Override
  public void warning(String text) {
    clean = false;
  }

  @Override
  public int method(Method method) {
    return methods++;
  }

  @Override
  public int system(AtomicSystem system) {
    return systems++;
  }

  @Override
  public void calculation(Calculation calculation) {
    calculations++;
  }

  @Override
  public void workflow(Workflow workflow) {}

  @Override
  public void property(MaterialProperty property) {}

  @Override
  public void extra(String name, Object value) {}
}
