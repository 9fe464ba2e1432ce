package io.lodestone.cli;

import io.lodestone.archive.Archive;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lodestone verify}: reads everything that is kept and compares it with its hash. */
@Command(
    name = "verify",
    description = {
      "Read everything that is kept and compare it with its hash; exit with 1 where something is damaged.",
      "Example: lodestone verify --archive my-first-archive"
    })
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ArchiveOption archive;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    long[] damaged = {0};
    try (Archive opened = archive.openForReading()) {
      long objects =
          opened.verify(
              what -> {
                damaged[0]++;
                out.println("damaged: " + what);
              });
      out.println(
          objects + " objects read, " + (damaged[0] == 0 ? "all whole" : damaged[0] + " findings"));
    }
    return damaged[0] == 0 ? 0 : 1;
  }
}
