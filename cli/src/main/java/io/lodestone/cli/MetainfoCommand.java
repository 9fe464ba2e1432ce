package io.lodestone.cli;

import io.lodestone.archive.metainfo.MetainfoReference;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lodestone metainfo}: what an entry holds. */
@Command(
    name = "metainfo",
    description = {
      "Print what an entry holds: every section and quantity with its unit.",
      "Example: lodestone metainfo -o schema > entry.schema.json"
    })
final class MetainfoCommand implements Callable<Integer> {
  private enum Format {
    MARKDOWN,
    SCHEMA
  }

  @Spec private CommandSpec spec;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "markdown",
      description = "markdown, or schema for JSON Schema")
  private Format format;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    MetainfoReference reference = new MetainfoReference();
    out.print(format == Format.SCHEMA ? reference.jsonSchema() : reference.markdown());
    out.flush();
    return 0;
  }
}
