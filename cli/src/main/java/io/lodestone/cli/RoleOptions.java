package io.lodestone.cli;

import java.util.List;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Gives a command an option for every letter that a formula of a prototype may have. */
final class RoleOptions implements IModelTransformer {
  @Override
  public CommandSpec transform(CommandSpec command) {
    for (char letter = 'A'; letter <= 'Z'; letter++) {
      command.addOption(
          OptionSpec.builder("--" + letter)
              .type(List.class)
              .auxiliaryTypes(String.class)
              .splitRegex(",")
              .paramLabel("ELEMENTS")
              .description("elements that may take the role " + letter + ", parted by commas")
              .hidden(letter != 'A' && letter != 'B' && letter != 'X')
              .build());
    }
    return command;
  }
}
