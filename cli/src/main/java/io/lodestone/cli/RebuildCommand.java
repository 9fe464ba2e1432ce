package io.lodestone.cli;

import io.lodestone.archive.Archive;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lodestone rebuild}: makes catalog and index anew. */
@Command(
    name = "rebuild",
    description = {
      "Make catalog and index anew from the journal and the objects; the result is the same.",
      "Example: lodestone rebuild --archive my-first-archive"
    })
final class RebuildCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ArchiveOption archive;

  @Override
  public Integer call() throws IOException {
    try (Archive opened = archive.rebuild()) {
      long entries =
          opened.catalog().query("SELECT count(*) FROM entries", row -> row.getLong(1)).getFirst();
      spec.commandLine().getOut().println("rebuilt: " + entries + " entries");
    }
    return 0;
  }
}
