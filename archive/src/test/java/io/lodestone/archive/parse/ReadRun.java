package io.lodestone.archive.parse;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.MaterialProperty;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.Program;
import io.lodestone.archive.metainfo.Run;
import io.lodestone.archive.metainfo.RunBuilder;
import io.lodestone.archive.metainfo.TimeRun;
import io.lodestone.archive.metainfo.Workflow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One entry of a main file, all sections in memory, for tests to look into. */
public final class ReadRun implements EntryRecorder {
  private final RunBuilder run = RunBuilder.builder();
  private final String key;
  private final List<MaterialProperty> properties = new ArrayList<>();
  private Workflow workflow;
  private int methods;
  private int systems;

  private ReadRun(String key) {
    this.key = key;
  }

  /** Reads the only entry of a file with the parser that recognises it. */
  public static ReadRun of(Path path) throws IOException {
    List<ReadRun> runs = all(path);
    if (runs.size() != 1) {
      throw new AssertionError(runs.size() + " entries in " + path);
    }
    return runs.getFirst();
  }

  /** Reads every entry of a file with the parser that recognises it. */
  public static List<ReadRun> all(Path path) throws IOException {
    SourceFile file = new DiskFile(path);
    Parser parser =
        new Parsers()
            .recognize(file.head())
            .orElseThrow(() -> new AssertionError("not recognised: " + path));
    return all(file, parser);
  }

  /** Reads every entry of a file with a given parser. */
  public static List<ReadRun> all(SourceFile file, Parser parser) throws IOException {
    List<ReadRun> runs = new ArrayList<>();
    read(file, parser, runs);
    return runs;
  }

  /** Reads every entry into {@code runs}, which keeps those told before an error. */
  public static void read(SourceFile file, Parser parser, List<ReadRun> runs) throws IOException {
    parser.parse(
        file,
        key -> {
          ReadRun run = new ReadRun(key);
          runs.add(run);
          return run;
        });
  }

  /** The run with all its sections. */
  public Run run() {
    return run.build();
  }

  /** The workflow, or null. */
  public Workflow workflow() {
    return workflow;
  }

  /** The key of the entry in its main file. */
  public String key() {
    return key;
  }

  /** Properties from a table. */
  public List<MaterialProperty> properties() {
    return properties;
  }

  @Override
  public void program(Program program) {
    run.program(program);
  }

  @Override
  public void timeRun(TimeRun time) {
    run.timeRun(time);
  }

  @Override
  public void cleanEnd(boolean clean) {
    run.cleanEnd(clean);
  }

  @Override
  public void warning(String text) {
    run.addWarnings(text);
  }

  @Override
  public int method(Method method) {
    run.addMethod(method);
    return methods++;
  }

  @Override
  public int system(AtomicSystem system) {
    run.addSystem(system);
    return systems++;
  }

  @Override
  public void calculation(Calculation calculation) {
    run.addCalculation(calculation);
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
  public void extra(String name, Object value) {
    run.addExtras(name, value);
  }
}
