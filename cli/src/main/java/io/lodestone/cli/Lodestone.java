package io.lodestone.cli;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.figure.FigureFile;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code lodestone} command. */
@Command(
    name = "lodestone",
    mixinStandardHelpOptions = true,
    version = "lodestone 0.1.0",
    description = "The data-centric materials science workbench.",
    subcommands = {
      TourCommand.class,
      IngestCommand.class,
      SearchCommand.class,
      ShowCommand.class,
      ExportCommand.class,
      RepresentCommand.class,
      CompareCommand.class,
      DosCommand.class,
      HullCommand.class,
      EosCommand.class,
      ElasticCommand.class,
      ParseCommand.class,
      XrdCommand.class,
      PoccCommand.class,
      EnsembleCommand.class,
      SimilarityCommand.class,
      SymmetryCommand.class,
      GraphCommand.class,
      PrototypesCommand.class,
      DecorateCommand.class,
      CareCommand.class,
      MergeCommand.class,
      AdviseCommand.class,
      FitCommand.class,
      PredictCommand.class,
      EvaluateCommand.class,
      ExplainCommand.class,
      SissoCommand.class,
      MapCommand.class,
      SubgroupsCommand.class,
      CampaignCommand.class,
      OutliersCommand.class,
      StudyCommand.class,
      ReproduceCommand.class,
      SqlCommand.class,
      RebuildCommand.class,
      VerifyCommand.class,
      MetainfoCommand.class,
      DoctorCommand.class
    })
public final class Lodestone {
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");
  private static final int FAILED = 1;
  private static final int INVALID_INPUT = 2;

  private Lodestone() {}

  /** Runs one command and exits with its code: 0 done, 1 failed, 2 input that cannot be used. */
  public static void main(String[] arguments) {
    // Lucene would tell every user that an incubating module of the JDK could make it faster.
    LUCENE.setLevel(Level.SEVERE);
    // A machine may name a display that does not answer; figures need none.
    System.setProperty("java.awt.headless", "true");
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Lodestone());
    line.getSubcommands()
        .values()
        .forEach(command -> command.getCommandSpec().mixinStandardHelpOptions(true));
    line.registerConverter(FigureFile.class, Lodestone::figureFile);
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setAllowOptionsAsOptionParameters(true) // --sort -hardness is no cluster of -h
        .setExecutionExceptionHandler(
            (exception, command, parsed) -> {
              String said =
                  exception.getMessage() == null ? exception.toString() : exception.getMessage();
              command.getErr().println("lodestone: " + printable(said));
              return exception instanceof InvalidInput ? INVALID_INPUT : FAILED;
            });
  }

  private static FigureFile figureFile(String name) {
    try {
      return FigureFile.of(name);
    } catch (InvalidInput otherEnding) {
      throw new CommandLine.TypeConversionException(otherEnding.getMessage());
    }
  }

  /** Text of files and their names, without the characters that command a terminal. */
  static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
