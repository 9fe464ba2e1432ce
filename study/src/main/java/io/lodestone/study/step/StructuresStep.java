package io.lodestone.study.step;

import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.store.ObjectId;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.study.dataset.ColumnChoice;
import io.lodestone.study.dataset.DatasetFile;
import io.lodestone.study.dataset.FormulaTable;
import io.lodestone.study.dataset.MaterialsDataset;
import io.lodestone.study.source.FileMaterials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Structures in files, folders or the column of a table, with features, as a dataset. */
public final class StructuresStep implements Step<StructuresStep.Settings> {
  /**
   * Which structures, and what is made of them.
   *
   * @param files paths of files and folders, or of a table with a column of structures, or of
   *     several such tables, one below the other
   * @param column of the table that has the structures; empty to find it
   * @param target the column to be learned, or empty
   * @param units of columns of the table whose header does not say them, name=unit
   * @param with methods of representation, separated by blanks
   * @param gaps what is done with structures that lack a number
   */
  public record Settings(
      @Setting(value = "", text = "files, folders, or a table with a column of structures")
          String files,
      @Setting(value = "", text = "the column of structures, if it is not evident") String column,
      @Setting(value = "", text = "the column to be learned") String target,
      @Setting(value = "", text = "units of columns whose header does not say them, name=unit")
          String units,
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
    List<DiskFile> tables = tables(settings, work.surroundings());
    Dataset data = tables.isEmpty() ? materials(settings, work) : rows(tables, settings, work);
    if (!settings.target().isEmpty()) {
      data = ColumnChoice.ALL.of(data, settings.target());
    }
    data = TableStep.withoutGaps(data, settings.gaps());
    work.write(data);
    TableStep.tell(data, work);
  }

  /** The tables that are meant; none where structures are files. */
  private static List<DiskFile> tables(Settings settings, Surroundings surroundings)
      throws IOException {
    List<String> written = Work.names(settings.files());
    List<DiskFile> tables = new ArrayList<>();
    for (String one : written) {
      Path path = surroundings.file(one);
      if (Files.isRegularFile(path)) {
        DiskFile file = new DiskFile(path, one);
        if (!settings.column().isEmpty() || DatasetFile.isTable(file)) {
          tables.add(file);
        }
      }
    }
    if (!tables.isEmpty() && tables.size() < written.size()) {
      throw new InvalidInput(
          tables.getFirst().displayPath(), null, "a table among other files", "tables alone", "");
    }
    return tables;
  }

  /** The rows of tables, with formulas in place of the texts of structures. */
  private static Dataset rows(List<DiskFile> files, Settings settings, Work work)
      throws IOException {
    List<Dataset> read = new ArrayList<>();
    for (DiskFile file : files) {
      read.add(DatasetFile.read(file, TableStep.units(settings.units())));
    }
    String column = settings.column().isEmpty() ? null : settings.column();
    FormulaTable table =
        new FormulaTable(settings.files(), TableStep.oneBelowTheOther(read), column);
    TextColumn formulas = table.compositions();
    long unread = formulas.values().stream().filter(Objects::isNull).count();
    if (unread > 0) {
      work.say(unread + " rows have no structure that can be read");
    }
    Dataset made = settings.with().isEmpty() ? table.table() : table.represented(settings.with());
    Dataset plain = made.without(List.of(table.structures().orElseThrow().name()));
    return plain.has(formulas.name()) ? plain : plain.with(formulas);
  }

  private static Dataset materials(Settings settings, Work work) throws IOException {
    List<String> paths = new ArrayList<>();
    for (String one : Work.names(settings.files())) {
      paths.add(work.surroundings().file(one).toString());
    }
    List<InvalidInput> problems = new ArrayList<>();
    Dataset data;
    try {
      data = new MaterialsDataset(new FileMaterials(paths, problems::add), settings.with()).read();
    } catch (InvalidInput nothing) {
      throw problems.isEmpty() ? nothing : problems.getFirst();
    }
    if (!problems.isEmpty()) {
      work.say(
          problems.size() + " could not be read, the first: " + problems.getFirst().getMessage());
    }
    return data;
  }
}
