package io.lodestone.cli;

import io.lodestone.core.error.InvalidInput;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;

/** What a command cannot use but goes on without, a line of standard error each. */
record Complaints(CommandSpec command) implements Consumer<InvalidInput> {
  @Override
  public void accept(InvalidInput problem) {
    command
        .commandLine()
        .getErr()
        .println("lodestone: " + Lodestone.printable(problem.getMessage()));
  }
}
