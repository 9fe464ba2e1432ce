package io.lodestone.cli;

import io.lodestone.archive.Archive;
import io.lodestone.archive.ingest.Ingest;
import io.lodestone.archive.ingest.IngestReport;
import io.lodestone.archive.provenance.Access;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lodestone ingest}: brings files into the archive. */
@Command(
    name = "ingest",
    description = {
      "Bring files and folders into the archive, packed ones (.zip, .tar, .tar.gz) too.",
      "Run it again after an interruption, or when files were added: what is there already is left as it is.",
      "Example: lodestone ingest my-calculations"
    })
final class IngestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ArchiveOption archive;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "files and folders")
  private List<Path> paths;

  @Option(
      names = "--exclude",
      paramLabel = "NAME",
      description = "name of files or folders to pass over, with wildcards; may be repeated")
  private List<String> excluded = List.of();

  @Option(names = "--owner", description = "owner of the data; else the current user")
  private String owner = System.getProperty("user.name", "");

  @Option(names = "--license", defaultValue = "", description = "SPDX licence, such as CC-BY-4.0")
  private String license;

  @Option(names = "--coauthor", description = "name or ORCID of a co-author; may be repeated")
  private List<String> coauthors = List.of();

  @Option(names = "--embargo-until", description = "first day on which others may see the data")
  private LocalDate embargoUntil;

  @Option(names = "--identifier", description = "DOI or other persistent identifier of the data")
  private String identifier;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Access access = new Access(owner, coauthors, license, embargoUntil, identifier);
    boolean failed = false;
    try (Archive opened = archive.open();
        IngestProgress progress = new IngestProgress(spec.commandLine().getErr())) {
      for (Path path : paths) {
        IngestReport report =
            new Ingest(opened, progress).run(path, access, new NamePattern(excluded));
        progress.end();
        out.println(path + " → " + archive.folder());
        IngestTable table = new IngestTable(report);
        table.print(out);
        table.printNotes(out);
        failed |= report.failedCount() > 0;
      }
    }
    out.flush();
    return failed ? 1 : 0;
  }
}
