package io.lodestone.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lodestone study}: analyses that anyone can repeat. */
@Command(
    name = "study",
    description = {
      "Run analyses that are written down in a file, keep what they come to, and pass them on.",
      "Example: lodestone study run studies/octet-binaries.yaml",
      "docs/studies.md tells how a study is written; 'lodestone reproduce' does one again."
    },
    subcommands = {
      StudyRunCommand.class,
      StudyListCommand.class,
      StudyKindsCommand.class,
      StudyExportCommand.class,
      StudyImportCommand.class
    })
final class StudyCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "expected what to do: run, list, kinds, export or import");
  }
}
