package io.lodestone.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lodestone.core.error.InvalidInput;
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
          + " and the verdict. Studies whose data or archive are not here are marked as skipped,"
          + " with what they need.",
      "Example: lodestone study list"
    })
final class StudyListCommand implements Callable<Integer> {
  /** How what studies need comes here. */
  static final String REMEDY =
      "LODESTONE_DATA names the folder of data that do not come with the program;"
          + " 'lodestone ingest samples' makes an archive of the samples";

  private static final ObjectMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private enum Format {
    table,
    json
  }

  @Spec private CommandSpec spec;
  @Mixin private StudiesOption studies;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description = "folder of study files; else those that come with Lodestone")
  private Path from;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      description = "table, or json with one object a line")
  private Format format;

  @Override
  public Integer call() throws IOException {
    Path folder =
        from != null ? from : Path.of(System.getProperty("lodestone.home", ".")).resolve("studies");
    if (from != null && !Files.isDirectory(from)) {
      throw new InvalidInput("--from", null, from + ", which is no folder", "a folder", "");
    }
    PrintWriter out = spec.commandLine().getOut();
    int skipped = 0;
    int all = 0;
    for (Map.Entry<String, Path> file : files(folder).entrySet()) {
      ListedStudy study =
          ListedStudy.of(
              file.getKey(),
              file.getValue(),
              studies.study(file.getKey()),
              studies.outside(file.getValue().toAbsolutePath().normalize().getParent()));
      if (format == Format.json) {
        out.println(JSON.writeValueAsString(study));
      } else {
        study.print(out);
      }
      all++;
      skipped += study.state() == ListedStudy.State.SKIPPED ? 1 : 0;
    }
    if (format == Format.table && all == 0) {
      out.println("no studies in " + folder + " and " + studies.folder());
    } else if (format == Format.table && skipped > 0) {
      out.println(skipped + " of " + all + " skipped; " + REMEDY);
    }
    out.flush();
    return 0;
  }

  /** The files of studies by their names: those of a folder, and others that ran. */
  private Map<String, Path> files(Path folder) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    for (Path file : paths(folder, "*.yaml")) {
      files.put(StudiesOption.name(file), file);
    }
    for (Path ran : paths(studies.folder(), "[!.]*")) {
      if (new StudyFolder(ran).exists()) {
        files.putIfAbsent(ran.getFileName().toString(), ran.resolve(StudyFolder.TEXT));
      }
    }
    return files;
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
}
