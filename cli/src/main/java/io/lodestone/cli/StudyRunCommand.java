package io.lodestone.cli;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.study.file.Study;
import io.lodestone.study.record.StudyRecord;
import io.lodestone.study.run.StudyFolder;
import io.lodestone.study.run.StudyRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lodestone study run}: does the steps of a study that have not been done. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Do the steps of a study, keep every result under its hash, and write a report. What has not"
          + " changed is not computed again; a run that was killed goes on where it was.",
      "Example: lodestone study run studies/octet-binaries.yaml"
    })
final class StudyRunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StudiesOption studies;

  @Parameters(paramLabel = "FILE", description = "the study, a YAML file")
  private Path file;

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "name under which it is kept; else that of the file")
  private String name;

  @Override
  public Integer call() throws IOException {
    Study study = Study.read(file);
    String known = name == null ? StudiesOption.name(file) : StudiesOption.name(Path.of(name));
    StudyFolder folder = studies.study(known);
    requireSame(folder, study);
    StudyRecord record;
    try {
      Path place = file.toAbsolutePath().normalize().getParent();
      record =
          new StudyRun(
                  known,
                  study,
                  studies.outside(place),
                  studies.store(),
                  new StudyLines(spec.commandLine().getErr()))
              .run(folder);
    } catch (InvalidInput problem) {
      throw problem.source() == null ? problem.in(file.toString()) : problem;
    }
    studies.remember(folder, file);
    PrintWriter out = spec.commandLine().getOut();
    new StudySummary(record).print(out);
    new StudyEntry(folder).enter(studies.archive(), spec.commandLine());
    out.println("report: " + folder.path().resolve(StudyFolder.REPORT));
    out.flush();
    return 0;
  }

  /** Two studies of one name would take turns in one folder. */
  private void requireSame(StudyFolder folder, Study study) throws IOException {
    if (Files.exists(folder.path()) && folder.exists()) {
      String title = folder.study().title();
      if (!title.equals(study.title())) {
        throw new InvalidInput(
            folder.path().toString(),
            null,
            "the study '" + title + "'",
            "'" + study.title() + "'",
            "keep this one under another name with --as NAME");
      }
    }
  }
}
