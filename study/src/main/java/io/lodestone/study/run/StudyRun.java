package io.lodestone.study.run;

import io.lodestone.archive.store.ObjectId;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.file.WholeFile;
import io.lodestone.study.file.Finding;
import io.lodestone.study.file.Study;
import io.lodestone.study.record.Environment;
import io.lodestone.study.record.NamedNumber;
import io.lodestone.study.record.RecordJson;
import io.lodestone.study.record.StepRecord;
import io.lodestone.study.record.StoredFile;
import io.lodestone.study.record.StudyRecord;
import io.lodestone.study.record.Verdict;
import io.lodestone.study.report.Report;
import io.lodestone.study.step.Surroundings;
import io.lodestone.study.store.StudyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Does the steps of a study one after the other. What was done before, here or in another study, is
 * taken from the store; what is done is kept there before the next step begins, so that a study
 * that is killed goes on with the step in which it was.
 */
public final class StudyRun {
  private final String name;
  private final Study study;
  private final Surroundings surroundings;
  private final StudyStore store;
  private final StudyProgress progress;

  /**
   * A study to be done.
   *
   * @param name by which people call it
   */
  public StudyRun(
      String name,
      Study study,
      Surroundings surroundings,
      StudyStore store,
      StudyProgress progress) {
    this.name = name;
    this.study = study;
    this.surroundings = surroundings;
    this.store = store;
    this.progress = progress;
  }

  /**
   * Does all steps and writes what came out.
   *
   * @param folder for people; made where there is none
   * @return what came out
   * @throws InvalidInput when a step makes no sense, with the line, before any is done; or when one
   *     cannot be done
   */
  public StudyRecord run(StudyFolder folder) throws IOException {
    Plan plan = Plan.of(study);
    List<Map<String, ObjectId>> reads = new ArrayList<>();
    for (PlannedStep<?> step : plan.steps()) {
      reads.add(step.reads(surroundings));
    }
    Map<String, StepRecord> records = new LinkedHashMap<>();
    for (int i = 0; i < plan.steps().size(); i++) {
      PlannedStep<?> step = plan.steps().get(i);
      progress.begins(step.text().name(), i + 1, plan.steps().size());
      records.put(step.text().name(), one(step, reads.get(i), records));
    }
    StudyRecord record =
        new StudyRecord(
            StudyRecord.FORMAT,
            name,
            study.title(),
            study.claim(),
            study.publication(),
            study.doi(),
            study.licence(),
            records,
            verdicts(study, records));
    write(record, folder);
    return record;
  }

  private StepRecord one(
      PlannedStep<?> step, Map<String, ObjectId> reads, Map<String, StepRecord> before)
      throws IOException {
    Map<String, ObjectId> results = new TreeMap<>();
    step.inputs().forEach((key, other) -> results.put(key, before.get(other).result()));
    ObjectId key = step.key(Environment.current().build(), results, reads);
    Optional<StepRecord> known = store.find(key);
    if (known.isPresent()) {
      progress.ends(step.text().name(), known.get(), true);
      return known.get();
    }
    Path folder = store.unfinished(key);
    Map<String, Path> inputs = new TreeMap<>();
    for (Map.Entry<String, String> input : step.inputs().entrySet()) {
      Path place = folder.resolve("input-" + input.getKey());
      store.give(before.get(input.getValue()), place);
      inputs.put(input.getKey(), place);
    }
    Done done = Done.of(step, inputs, surroundings, folder, progress);
    List<StoredFile> files = new ArrayList<>();
    for (Path file : done.files()) {
      files.add(store.keep(file));
    }
    StepRecord record =
        new StepRecord(
            step.step().kind(),
            step.values(),
            results,
            reads,
            files,
            done.numbers(),
            done.said(),
            done.modelClasses(),
            Environment.current(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            Math.round(done.seconds() * 1000) / 1000.0);
    store.keep(key, record);
    new FolderTree(folder).delete();
    progress.ends(step.text().name(), record, false);
    return record;
  }

  private static List<Verdict> verdicts(Study study, Map<String, StepRecord> records) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Finding finding : study.findings()) {
      Optional<NamedNumber> number = records.get(finding.step()).number(finding.value());
      if (number.isEmpty()) {
        throw new InvalidInput(
            null,
            "line " + finding.line(),
            "no number " + finding.value() + " of the step " + finding.step(),
            "one of "
                + String.join(
                    ", ",
                    records.get(finding.step()).numbers().stream().map(NamedNumber::name).toList()),
            "");
      }
      verdicts.add(
          new Verdict(
              finding.what(),
              finding.step() + "." + finding.value(),
              number.get().value(),
              number.get().std(),
              number.get().unit(),
              finding.published(),
              finding.expectation().text(),
              finding.expectation().holds(number.get().value())));
    }
    return verdicts;
  }

  /** The record comes last: a folder with it is whole. */
  private void write(StudyRecord record, StudyFolder folder) throws IOException {
    Files.createDirectories(folder.path());
    Files.deleteIfExists(folder.path().resolve(StudyFolder.RECORD));
    new FolderTree(folder.path().resolve("steps")).delete();
    for (Map.Entry<String, StepRecord> step : record.steps().entrySet()) {
      store.give(step.getValue(), folder.step(step.getKey()));
    }
    Files.writeString(folder.path().resolve(StudyFolder.TEXT), study.text());
    Files.writeString(
        folder.path().resolve(StudyFolder.REPORT), new Report(study, record, folder::step).html());
    Path place = folder.path().resolve(StudyFolder.RECORD);
    try (WholeFile whole = WholeFile.at(place)) {
      Files.write(whole.part(), new RecordJson<>(StudyRecord.class).write(record));
      whole.appear();
    }
  }
}
