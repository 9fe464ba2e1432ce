package io.lodestone.cli;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.study.crate.CrateImport;
import io.lodestone.study.record.StudyRecord;
import io.lodestone.study.run.FolderTree;
import io.lodestone.study.run.KeptStudy;
import io.lodestone.study.run.StudyFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lodestone study import}: takes a crate in. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Take in the RO-Crate of a study: check every file against its hash, keep the results, and let"
          + " it be listed, searched and reproduced here. A crate that was tampered with is refused.",
      "Example: lodestone study import octet-binaries.zip"
    })
final class StudyImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StudiesOption studies;

  @Parameters(paramLabel = "CRATE", description = "zip archive or folder")
  private Path crate;

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "name under which it is kept; else that of the crate")
  private String name;

  @Override
  public Integer call() throws IOException {
    Path parent = Files.createDirectories(studies.folder());
    Path part = Files.createTempDirectory(parent, ".import-");
    try {
      StudyFolder unpacked = new CrateImport(crate).into(part);
      String known = StudiesOption.name(name == null ? crate : Path.of(name));
      StudyFolder target = studies.study(known);
      if (Files.exists(target.path())) {
        throw new InvalidInput(
            target.path().toString(),
            null,
            "a study of that name",
            "a new name",
            "keep the crate under another with --as NAME");
      }
      new KeptStudy(unpacked, studies.store()).keep();
      Files.move(part, target.path(), StandardCopyOption.ATOMIC_MOVE);
      StudyRecord record = target.record();
      new StudySummary(record).print(spec.commandLine().getOut());
      new StudyEntry(target).enter(studies.archive(), spec.commandLine());
      spec.commandLine().getOut().println("do it again with: lodestone reproduce " + known);
      spec.commandLine().getOut().flush();
      return 0;
    } finally {
      new FolderTree(part).delete();
    }
  }
}
