package io.lodestone.study.run;

import io.lodestone.archive.store.ObjectId;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.study.file.Study;
import io.lodestone.study.record.Environment;
import io.lodestone.study.record.StepRecord;
import io.lodestone.study.record.StoredFile;
import io.lodestone.study.record.StudyRecord;
import io.lodestone.study.step.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Does a study that ran again, without the store, and compares.
 *
 * <p>Each step is given what it was given then: the same input has to yield the same output, in
 * each step of the analysis. So a step that differs is named itself, and not everything after it.
 */
public final class Reproduction {
  private final StudyFolder recorded;
  private final Surroundings surroundings;
  private final Predicate<String> here;
  private final StudyProgress progress;

  /**
   * A study to be done again.
   *
   * @param here whether something that a step reads can be read here at all, by the name that the
   *     study gives it
   */
  public Reproduction(
      StudyFolder recorded,
      Surroundings surroundings,
      Predicate<String> here,
      StudyProgress progress) {
    this.recorded = recorded;
    this.surroundings = surroundings;
    this.here = here;
    this.progress = progress;
  }

  /**
   * Does all steps again.
   *
   * @throws InvalidInput when the record was changed, the study is another one than ran, or what it
   *     reads has changed
   */
  public List<Repeated> run() throws IOException {
    Study study = recorded.study();
    StudyRecord record = recorded.record();
    Plan plan = Plan.of(study);
    List<Repeated> all = new ArrayList<>();
    for (int i = 0; i < plan.steps().size(); i++) {
      PlannedStep<?> step = plan.steps().get(i);
      String name = step.text().name();
      StepRecord then = record.steps().get(name);
      if (then == null || !then.kind().equals(step.step().kind())) {
        throw new InvalidInput(
            recorded.path().resolve(StudyFolder.RECORD).toString(),
            null,
            "no record of the step " + name,
            "a record of each step",
            "the study was changed; run it again");
      }
      progress.begins(name, i + 1, plan.steps().size());
      all.add(one(step, then, record, study.tolerance()));
    }
    return all;
  }

  private Repeated one(PlannedStep<?> step, StepRecord then, StudyRecord record, double tolerance)
      throws IOException {
    String name = step.text().name();
    Map<String, List<String>> environment = then.environment().differences(Environment.current());
    if (!step.values().equals(then.settings())) {
      throw new InvalidInput(
          recorded.path().resolve(StudyFolder.TEXT).toString(),
          step.text().place(""),
          "other settings of the step " + name,
          "those of the record",
          "run the study again");
    }
    for (StoredFile file : then.files()) {
      recorded.file(name, file);
    }
    if (!then.reads().keySet().stream().allMatch(here)) {
      return new Repeated(name, Repeated.Outcome.NOT_HERE, Double.NaN, "", environment);
    }
    refuseChanges(then.reads(), step.reads(surroundings));
    Path folder = Files.createTempDirectory("lodestone-study-");
    try {
      Map<String, Path> inputs = new TreeMap<>();
      for (Map.Entry<String, String> input : step.inputs().entrySet()) {
        StepRecord other = record.steps().get(input.getValue());
        if (!other.result().equals(then.inputs().get(input.getKey()))) {
          throw new InvalidInput(
              recorded.path().resolve(StudyFolder.RECORD).toString(),
              null,
              "another result of the step " + input.getValue(),
              "the one that the step " + name + " was given",
              "the record was changed");
        }
        inputs.put(input.getKey(), recorded.step(input.getValue()));
      }
      Done done = Done.of(step, inputs, surroundings, folder, progress);
      return compared(name, then, done, tolerance, environment);
    } finally {
      new FolderTree(folder).delete();
    }
  }

  private static void refuseChanges(Map<String, ObjectId> then, Map<String, ObjectId> now) {
    for (Map.Entry<String, ObjectId> read : then.entrySet()) {
      ObjectId found = now.get(read.getKey());
      if (!read.getValue().equals(found)) {
        throw new InvalidInput(
            read.getKey(),
            null,
            found == null ? "nothing" : "content with the SHA-256 " + found,
            "that with " + read.getValue() + ", which the study read",
            "it has changed since the study ran; run the study again if it should have");
      }
    }
  }

  private Repeated compared(
      String name,
      StepRecord then,
      Done done,
      double tolerance,
      Map<String, List<String>> environment)
      throws IOException {
    Map<String, Path> now = new TreeMap<>();
    done.files().forEach(file -> now.put(file.getFileName().toString(), file));
    double largest = 0;
    String worst = "";
    boolean same = true;
    for (StoredFile file : then.files()) {
      Path again = now.remove(file.name());
      OptionalDouble difference =
          again == null
              ? OptionalDouble.empty()
              : new FileComparison(recorded.file(name, file), again).difference();
      same &= again != null && ObjectId.of(again).equals(file.sha256());
      if (difference.isEmpty()) {
        return new Repeated(name, Repeated.Outcome.DIFFERENT, Double.NaN, file.name(), environment);
      } else if (difference.getAsDouble() > largest) {
        largest = difference.getAsDouble();
        worst = file.name();
      }
    }
    if (!now.isEmpty()) {
      String more = now.keySet().iterator().next();
      return new Repeated(name, Repeated.Outcome.DIFFERENT, Double.NaN, more, environment);
    }
    Repeated.Outcome outcome =
        same
            ? Repeated.Outcome.SAME_BYTES
            : largest <= tolerance ? Repeated.Outcome.WITHIN_TOLERANCE : Repeated.Outcome.DIFFERENT;
    return new Repeated(name, outcome, largest, worst, environment);
  }
}
