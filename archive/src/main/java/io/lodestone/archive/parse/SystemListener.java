package io.lodestone.archive.parse;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.MaterialProperty;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.Program;
import io.lodestone.archive.metainfo.TimeRun;
import io.lodestone.archive.metainfo.Workflow;

/** Hears of the configurations of an entry, and lets pass what it has no use for. */
public abstract class SystemListener implements EntryRecorder {
  @Override
  public abstract int system(AtomicSystem system);

  @Override
  public void warning(String text) {}

  @Override
  public final void program(Program program) {}

  @Override
  public final void timeRun(TimeRun time) {}

  @Override
  public final void cleanEnd(boolean clean) {}

  @Override
  public final int method(Method method) {
    return 0;
  }

  @Override
  public void calculation(Calculation calculation) {}

  @Override
  public final void workflow(Workflow workflow) {}

  @Override
  public final void property(MaterialProperty property) {}

  @Override
  public final void extra(String name, Object value) {}
}
