package io.lodestone.cli;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.study.file.Finding;
import io.lodestone.study.file.Study;
import io.lodestone.study.record.StudyRecord;
import io.lodestone.study.record.Verdict;
import io.lodestone.study.run.Prerequisites;
import io.lodestone.study.run.StudyFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lodestone study list}: what was claimed, what came out here, and whether it agrees. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "List the studies of a folder and those that ran: claim, our number beside the published one,"
          + " and the verdict. Studies that need data or an archive that is not here are named"
          + " below, with what they need.",
      "Example: lodestone study list"
    })
final class StudyListCommand implements Callable<Integer> {
  /** How what studies need comes here. */
  static final String NEEDS =
      "LODESTONE_DATA names the folder of data that do not come with the program;"
          + " 'lodestone ingest samples' makes an archive of the samples";

  @Spec private CommandSpec spec;
  @Mixin private StudiesOption studies;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      defaultValue = "${sys:lodestone.home:-.}/studies",
      description = "folder of study files; else those that come with Lodestone")
  private Path from;

  /** By the name of a study what it needs and is not here. */
  private final Map<String, List<String>> skipped = new TreeMap<>();

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(from)
        && spec.commandLine().getParseResult().hasMatchedOption("--from")) {
      throw new InvalidInput("--from", null, from + ", which is no folder", "a folder", "");
    }
    TreeMap<String, Path> files = new TreeMap<>();
    for (Path file : paths(from, "*.yaml")) {
      files.put(StudiesOption.name(file), file);
    }
    for (Path folder : paths(studies.folder(), "[!.]*")) {
      if (new StudyFolder(folder).exists()) {
        files.putIfAbsent(folder.getFileName().toString(), folder.resolve(StudyFolder.TEXT));
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    TextTable table = new TextTable("study", "finding", "ours", "published", "verdict");
    for (String name : files.keySet()) {
      one(name, files.get(name), table);
    }
    if (files.isEmpty()) {
      out.println("no studies in " + from + " and " + studies.folder());
    } else {
      table.print(out);
    }
    if (!skipped.isEmpty()) {
      out.println();
      out.println(skipped.size() + " skipped, for want of");
      skipped.forEach(
          (name, needs) ->
              out.println("  " + name + ": " + Lodestone.printable(String.join(", ", needs))));
      out.println(NEEDS);
    }
    out.flush();
    return 0;
  }

  private static List<Path> paths(Path folder, String pattern) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
      found.forEach(paths::add);
    }
    return paths;
  }

  private void one(String name, Path file, TextTable table) throws IOException {
    try {
      Study study = Study.read(file);
      StudyFolder folder = studies.study(name);
      boolean current = folder.exists() && folder.study().text().equals(study.text());
      table.row(name, Lodestone.printable(study.claim()), "", "", "");
      if (current) {
        ran(folder.record(), table);
      } else {
        String state = state(name, study, file, folder);
        for (Finding finding : study.findings()) {
          table.row(
              "",
              Lodestone.printable("· " + finding.what()),
              null,
              Lodestone.printable(finding.published()),
              state);
        }
      }
    } catch (InvalidInput problem) {
      table.row(name, Lodestone.printable(problem.getMessage()), "", "", "CANNOT BE READ");
    }
  }

  private String state(String name, Study study, Path file, StudyFolder folder) throws IOException {
    List<String> missing =
        new Prerequisites(study, studies.outside(file.toAbsolutePath().normalize().getParent()))
            .missing();
    if (!missing.isEmpty()) {
      skipped.put(name, missing);
      return "skipped";
    }
    return folder.exists() ? "changed since it ran" : "has not run here";
  }

  private static void ran(StudyRecord record, TextTable table) {
    for (Verdict verdict : record.findings()) {
      table.row(
          "",
          Lodestone.printable("· " + verdict.what()),
          StudySummary.number(verdict),
          Lodestone.printable(verdict.published()),
          verdict.agrees() ? "agrees" : "DIFFERS");
    }
  }
}
