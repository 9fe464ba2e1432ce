package io.lodestone.cli;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.study.crate.CrateExport;
import io.lodestone.study.run.StudyFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lodestone study export}: a study that ran as a crate that others can repeat. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Pack a study that ran into an RO-Crate: data, recipe, results, figures, report, licence and"
          + " citation, each file with its hash.",
      "Example: lodestone study export studies/octet-binaries.yaml -o octet-binaries.zip"
    })
final class StudyExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StudiesOption studies;

  @Parameters(paramLabel = "STUDY", description = "the file of a study that ran, or its name")
  private String study;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE.zip|FOLDER",
      description = "zip archive, or a new folder")
  private Path output;

  @Override
  public Integer call() throws IOException {
    StudyFolder folder = studies.ran(study);
    Path parent = output.toAbsolutePath().getParent();
    if (!Files.isDirectory(parent)) {
      throw new InvalidInput("-o", null, parent + ", which is not there", "a folder", "");
    }
    new CrateExport(folder, studies.surroundings(study, folder)).write(output);
    spec.commandLine()
        .getOut()
        .println(output + ": " + Lodestone.printable(folder.record().title()));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
