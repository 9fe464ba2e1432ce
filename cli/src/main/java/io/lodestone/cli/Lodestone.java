package io.lodestone.cli;

import io.lodestone.core.error.InvalidInput;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code lodestone} command. */
@Command(
    name = "lodestone",
    mixinStandardHelpOptions = true,
    version = "lodestone 0.1.0",
    description = "The data-centric materials science workbench.",
    subcommands = {
      IngestCommand.class,
      SearchCommand.class,
      ShowCommand.class,
      ExportCommand.class,
      ParseCommand.class,
      SqlCommand.class,
      RebuildCommand.class,
      VerifyCommand.class
    })
public final class Lodestone {
  private static final int FAILED = 1;
  private static final int INVALID_INPUT = 2;

  private Lodestone() {}

  /** Runs one command and exits with its code: 0 done, 1 failed, 2 input that cannot be used. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Lodestone())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (exception, command, parsed) -> {
              command.getErr().println("lodestone: " + exception.getMessage());
              return exception instanceof InvalidInput ? INVALID_INPUT : FAILED;
            });
  }
}
