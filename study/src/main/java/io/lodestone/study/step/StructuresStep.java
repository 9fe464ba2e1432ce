package io.lodestone.study.step;

import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.store.ObjectId;
import io.lodestone.archive.table.MaterialTable;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.study.dataset.ColumnChoice;
import io.lodestone.study.dataset.MaterialsDataset;
import io.lodestone.study.source.FileMaterials;
import io.lodestone.study.source.MaterialSource;
import io.lodestone.study.source.TableMaterials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Structures in files, folders or the column of a table, with features, as a dataset. */
public final class StructuresStep implements Step<StructuresStep.Settings> {
  /**
   * Which structures, and what is made of them.
   *
   * @param files paths of files and folders, or of one table with a column of structures
   * @param column of the table that has the structures; empty to find it
   * @param target the column to be learned, or empty
   * @param with methods of representation, separated by blanks
   * @param gaps what is done with structures that lack a number
   */
  public record Settings(
      @Setting(value = "", text = "files, folders, or a table with a column of structures")
          String files,
      @Setting(value = "", text = "the column of structures, if it is not evident") String column,
      @Setting(value = "", text = "the column to be learned") String target,
      @Setting(value = "", text = "features to make, such as magpie soap:r_cut=5") String with,
      @Setting(value = "keep", text = "what is done with structures that lack a number")
          TableStep.Gaps gaps) {
    public Settings {
      if (files.isBlank()) {
        throw new InvalidInput(null, "files", "nothing", "paths of files or folders", "");
      }
    }
  }

  @Override
  public String kind() {
    return "structures";
  }

  @Override
  public String title() {
    return "structures in files, folders or a table, with features";
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public Map<String, ObjectId> reads(Settings settings, Surroundings surroundings)
      throws IOException {
    Map<String, ObjectId> reads = new TreeMap<>();
    for (String written : Work.names(settings.files())) {
      Path path = surroundings.file(written);
      reads.put(written, Files.isDirectory(path) ? ofFolder(path) : ObjectId.of(path));
    }
    return reads;
  }

  /** One hash over names and contents of all files below. */
  private static ObjectId ofFolder(Path folder) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        all.append(ObjectId.of(file)).append("  ").append(name).append('\n');
      }
    }
    return ObjectId.of(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void run(Settings settings, Work work) throws IOException {
    List<String> problems = new ArrayList<>();
    Dataset data = new MaterialsDataset(source(settings, work, problems), settings.with()).read();
    if (!settings.target().isEmpty()) {
      data = ColumnChoice.ALL.of(data, settings.target());
    }
    data = TableStep.withoutGaps(data, settings.gaps());
    work.write(data);
    TableStep.tell(data, work);
    if (!problems.isEmpty()) {
      work.say(problems.size() + " could not be read, the first: " + problems.getFirst());
    }
  }

  private static MaterialSource source(Settings settings, Work work, List<String> problems)
      throws IOException {
    List<String> written = Work.names(settings.files());
    List<String> paths = new ArrayList<>();
    for (String one : written) {
      Path path = work.surroundings().file(one);
      paths.add(path.toString());
      if (Files.isRegularFile(path)) {
        DiskFile file = new DiskFile(path, one);
        if (!settings.column().isEmpty() || MaterialTable.recognizes(file)) {
          if (written.size() > 1) {
            throw new InvalidInput(one, null, "a table among other files", "one table", "");
          }
          return new TableMaterials(
              file, settings.column().isEmpty() ? null : settings.column(), null);
        }
      }
    }
    return new FileMaterials(paths, problem -> problems.add(problem.getMessage()));
  }
}
