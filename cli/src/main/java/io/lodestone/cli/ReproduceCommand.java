package io.lodestone.cli;

import io.lodestone.study.crate.CrateData;
import io.lodestone.study.crate.CrateImport;
import io.lodestone.study.run.FolderTree;
import io.lodestone.study.run.Repeated;
import io.lodestone.study.run.Reproduction;
import io.lodestone.study.run.StudyFolder;
import io.lodestone.study.step.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lodestone reproduce}: does a study again and says how near it came. */
@Command(
    name = "reproduce",
    description = {
      "Do a study that ran again, without what is kept, and say of each step whether the same bytes"
          + " came out, the same numbers within the study's tolerance, or others, how far, and what"
          + " differs in software and machine.",
      "Exit code: 0 if every step is the same or within tolerance, 1 if one differs.",
      "Example: lodestone reproduce studies/octet-binaries.yaml",
      "Example: lodestone reproduce octet-binaries.zip"
    })
final class ReproduceCommand implements Callable<Integer> {
  private static final String DESCRIPTION = "ro-crate-metadata.json";

  @Spec private CommandSpec spec;
  @Mixin private StudiesOption studies;

  @Parameters(
      paramLabel = "STUDY",
      description = "the file of a study that ran here, its name, or a crate (.zip or folder)")
  private String study;

  @Override
  public Integer call() throws IOException {
    Path crate = Path.of(study);
    boolean isCrate = study.endsWith(".zip") || Files.isRegularFile(crate.resolve(DESCRIPTION));
    if (!isCrate) {
      StudyFolder folder = studies.ran(study);
      return run(folder, studies.surroundings(study, folder));
    }
    Path place = Files.createTempDirectory("lodestone-crate-");
    try {
      StudyFolder folder = new CrateImport(crate).into(place);
      return run(folder, new CrateData(place, folder.record(), studies.archive().folder()));
    } finally {
      new FolderTree(place).delete();
    }
  }

  private int run(StudyFolder folder, Surroundings surroundings) throws IOException {
    List<Repeated> steps =
        new Reproduction(
                folder,
                surroundings,
                read -> !CrateData.isQuery(read) || studies.archive().exists(),
                new StudyLines(spec.commandLine().getErr()))
            .run();
    print(steps, folder.study().tolerance());
    return steps.stream().allMatch(step -> step.outcome() != Repeated.Outcome.DIFFERENT) ? 0 : 1;
  }

  private void print(List<Repeated> steps, double tolerance) {
    PrintWriter out = spec.commandLine().getOut();
    TextTable table = new TextTable("step", "outcome", "largest relative difference", "in");
    Map<String, List<String>> environment = new TreeMap<>();
    for (Repeated step : steps) {
      String difference =
          Double.isNaN(step.difference())
              ? step.outcome() == Repeated.Outcome.DIFFERENT ? "more than numbers" : null
              : String.format(Locale.ROOT, "%.2g", step.difference());
      table.row(step.step(), step.outcome().text(), difference, step.file());
      environment.putAll(step.environment());
    }
    table.print(out);
    out.printf(Locale.ROOT, "tolerance of the study: %.2g%n", tolerance);
    if (environment.isEmpty()) {
      out.println("environment: the same as when it ran");
    } else {
      out.println();
      TextTable differences = new TextTable("environment", "then", "now");
      environment.forEach((name, both) -> differences.row(name, both.get(0), both.get(1)));
      differences.print(out);
    }
    out.flush();
  }
}
