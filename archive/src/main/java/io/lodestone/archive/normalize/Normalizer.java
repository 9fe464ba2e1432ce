package io.lodestone.archive.normalize;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.MaterialProperty;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.Program;
import io.lodestone.archive.metainfo.Results;
import io.lodestone.archive.metainfo.StudySummary;
import io.lodestone.archive.metainfo.TimeRun;
import io.lodestone.archive.metainfo.Workflow;
import io.lodestone.archive.parse.EntryRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Listens to the sections of one entry, keeps the few that tell what the run came to, and fills
 * {@link Results} from them.
 *
 * <p>The representative configuration is the last one that was computed: of a relaxation the
 * relaxed one.
 */
public final class Normalizer implements EntryRecorder {
  private final List<Method> methods = new ArrayList<>();
  private final List<MaterialProperty> properties = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final FinalProperties finalProperties = new FinalProperties();
  private Program program;
  private Boolean cleanEnd;
  private AtomicSystem system;
  private Workflow workflow;
  private StudySummary study;

  /** The results, once everything is told. */
  public Results results() {
    MaterialSummary material = MaterialSummary.of(system, warnings::add);
    MethodReview method =
        new MethodReview(
            program,
            methods,
            workflow,
            system,
            finalProperties.spectrumType(),
            study == null && !properties.isEmpty());
    return new Results(
        material.section(),
        method.section(),
        finalProperties.section(
            material.nAtoms(),
            Optional.ofNullable(system).flatMap(AtomicSystem::toStructure),
            methods,
            properties),
        new QualityReview(cleanEnd, method, finalProperties, workflow, warnings).section(),
        study);
  }

  /** The configuration that stands for the entry, or null where there is none. */
  public AtomicSystem representativeSystem() {
    return system;
  }

  @Override
  public void program(Program newProgram) {
    program = newProgram;
  }

  @Override
  public void timeRun(TimeRun time) {}

  @Override
  public void cleanEnd(boolean clean) {
    cleanEnd = clean;
  }

  @Override
  public void warning(String text) {
    warnings.add(text);
  }

  @Override
  public int method(Method method) {
    methods.add(method);
    return methods.size() - 1;
  }

  @Override
  public int system(AtomicSystem newSystem) {
    system = newSystem;
    return 0;
  }

  @Override
  public void calculation(Calculation calculation) {
    finalProperties.add(calculation);
  }

  @Override
  public void workflow(Workflow newWorkflow) {
    workflow = newWorkflow;
  }

  @Override
  public void property(MaterialProperty property) {
    properties.add(property);
  }

  @Override
  public void study(StudySummary summary) {
    study = summary;
  }

  @Override
  public void extra(String name, Object value) {}
}
