package io.lodestone.cli;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.study.file.Study;
import io.lodestone.study.record.StudyRecord;
import io.lodestone.study.run.Prerequisites;
import io.lodestone.study.run.StudyFolder;
import io.lodestone.study.run.StudyRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
      "Example: lodestone study run studies/octet-binaries.yaml",
      "Example: lodestone study run studies/*.yaml"
    })
final class StudyRunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StudiesOption studies;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "the study, a YAML file; of several, those whose data are not here are skipped")
  private List<Path> files;

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "name under which it is kept; else that of the file")
  private String name;

  @Override
  public Integer call() throws IOException {
    if (files.size() == 1) {
      run(files.getFirst());
      return 0;
    } else if (name != null) {
      throw new InvalidInput("--as", null, "a name for several studies", "one study", "");
    }
    return runAll();
  }

  /** Each by itself: one that cannot be done stops no other. */
  private int runAll() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    int skipped = 0;
    int failed = 0;
    for (Path file : files) {
      try {
        List<String> missing =
            new Prerequisites(Study.read(file), studies.outside(place(file))).missing();
        if (missing.isEmpty()) {
          run(file);
        } else {
          skipped++;
          err.println(file + ": skipped, for want of " + String.join(", ", missing));
        }
      } catch (InvalidInput problem) {
        failed++;
        err.println(
            Lodestone.printable(
                (problem.source() == null ? problem.in(file.toString()) : problem).getMessage()));
      }
      err.flush();
    }
    if (skipped > 0) {
      err.println(skipped + " of " + files.size() + " skipped; " + StudyListCommand.REMEDY);
      err.flush();
    }
    return failed > 0 ? 2 : 0;
  }

  private static Path place(Path file) {
    return file.toAbsolutePath().normalize().getParent();
  }

  private void run(Path file) throws IOException {
    Study study = Study.read(file);
    String known = name == null ? StudiesOption.name(file) : StudiesOption.name(Path.of(name));
    StudyFolder folder = studies.study(known);
    requireSame(folder, study);
    StudyRecord record;
    try {
      record =
          new StudyRun(
                  known,
                  study,
                  studies.outside(place(file)),
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
