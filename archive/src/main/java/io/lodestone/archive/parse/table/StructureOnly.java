package io.lodestone.archive.parse.table;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.MaterialProperty;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.Program;
import io.lodestone.archive.metainfo.TimeRun;
import io.lodestone.archive.metainfo.Workflow;
import io.lodestone.archive.parse.EntryRecorder;

/** Passes the first structure of a cell on to the entry of its row, and nothing else. */
final class StructureOnly implements EntryRecorder {
  private final EntryRecorder row;
  private boolean told;

  StructureOnly(EntryRecorder row) {
    this.row = row;
  }

  boolean isTold() {
    return told;
  }

  @Override
  public int system(AtomicSystem system) {
    if (!told) {
      row.system(system);
      told = true;
    }
    return 0;
  }

  @Override
  public void warning(String text) {
    row.warning(text);
  }

  @Override
  public void program(Program program) {}

  @Override
  public void timeRun(TimeRun time) {}

  @Override
  public void cleanEnd(boolean clean) {}

  @Override
  public int method(Method method) {
    return 0;
  }

  @Override
  public void calculation(Calculation calculation) {}

  @Override
  public void workflow(Workflow workflow) {}

  @Override
  public void property(MaterialProperty property) {}

  @Override
  public void extra(String name, Object value) {}
}
