package io.lodestone.archive.normalize;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.MaterialProperty;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.Program;
import io.lodestone.archive.metainfo.Results;
import io.lodestone.archive.metainfo.ResultsBuilder;
import io.lodestone.archive.metainfo.TimeRun;
import io.lodestone.archive.metainfo.Workflow;
import io.lodestone.archive.parse.EntryRecorder;

/** Listens to the sections of one entry and fills its {@link Results} from them. */
public final class Normalizer implements EntryRecorder {
  /** The results, once everything is told. */
  public Results results() {
    return ResultsBuilder.builder().build();
  }

  @Override
  public void program(Program program) {}

  @Override
  public void timeRun(TimeRun time) {}

  @Override
  public void cleanEnd(boolean clean) {}

  @Override
  public void warning(String text) {}

  @Override
  public int method(Method method) {
    return 0;
  }

  @Override
  public int system(AtomicSystem system) {
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
