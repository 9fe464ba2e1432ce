package io.lodestone.cli;

import io.lodestone.study.source.MaterialFiles;
import io.lodestone.study.source.MaterialFiles.Found;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The structures in the files that a command is given; what cannot be used is printed. */
final class StructureFiles {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "structures (CIF, POSCAR, XYZ), outputs of calculations, folders of both, or - for"
              + " standard input")
  private List<String> files;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /**
   * Works on every structure, on all cores, and hands the answers on in order, on this thread.
   *
   * @return the exit code: 0, or 1 if a file or structure could not be used
   */
  <A> int answer(Function<Found, A> work, BiConsumer<Found, A> take) throws IOException {
    return structures().answer(work, take) ? 0 : 1;
  }

  private MaterialFiles structures() {
    return MaterialFiles.ofStructures(files, new Complaints(command));
  }
}
