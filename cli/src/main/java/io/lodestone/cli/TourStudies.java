package io.lodestone.cli;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.study.file.Study;
import io.lodestone.study.record.StepRecord;
import io.lodestone.study.record.StoredFile;
import io.lodestone.study.record.StudyRecord;
import io.lodestone.study.run.Outside;
import io.lodestone.study.run.StudyFolder;
import io.lodestone.study.run.StudyRun;
import io.lodestone.study.store.StudyStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * The studies at the end of the tour: an equation, a rule and a map of the sample calculations,
 * each with its uncertainty.
 *
 * @param studies the folder of the study files
 * @param archive of the sample calculations
 * @param kept where reports and results go
 */
record TourStudies(Path studies, Path archive, Path kept) {
  private static final List<String> NAMES =
      List.of("octet-binaries", "silicon-codes", "sample-map");

  void run(CommandLine command) throws IOException {
    PrintWriter out = command.getOut();
    for (String name : NAMES) {
      Path file = studies.resolve(name + ".yaml");
      if (!Files.isRegularFile(file)) {
        throw new InvalidInput(
            file.toString(), null, "nothing there", "a study", "start with ./lodestone");
      }
      StudyFolder folder = new StudyFolder(kept.resolve(name));
      StudyRecord record;
      try {
        record =
            new StudyRun(
                    name,
                    Study.read(file),
                    new Outside(studies, archive, null),
                    new StudyStore(kept.resolve(".store")),
                    new StudyLines(command.getErr()))
                .run(folder);
      } catch (InvalidInput problem) {
        throw problem.source() == null ? problem.in(file.toString()) : problem;
      }
      out.println();
      new StudySummary(record).print(out);
      figures(record, folder, out);
      out.println("report: " + folder.path().resolve(StudyFolder.REPORT));
      out.flush();
    }
  }

  private static void figures(StudyRecord record, StudyFolder folder, PrintWriter out) {
    for (Map.Entry<String, StepRecord> step : record.steps().entrySet()) {
      for (StoredFile file : step.getValue().files()) {
        if (file.name().endsWith(".svg")) {
          out.println("figure: " + folder.step(step.getKey()).resolve(file.name()));
        }
      }
    }
  }
}
