package io.lodestone.cli;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.study.crate.CrateData;
import io.lodestone.study.run.Outside;
import io.lodestone.study.run.StudyFolder;
import io.lodestone.study.step.Surroundings;
import io.lodestone.study.store.StudyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where studies and what they came to are kept, and the archive that they query. */
final class StudiesOption {
  private static final String DATA = "LODESTONE_DATA";
  private static final String ORIGIN = ".origin";
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,100}";

  @Option(
      names = "--studies",
      paramLabel = "DIR",
      defaultValue = "${LODESTONE_STUDIES:-lodestone-studies}",
      description =
          "folder of reports and results; else the environment variable LODESTONE_STUDIES, else"
              + " ./lodestone-studies")
  private Path folder;

  @Mixin private ArchiveOption archive;

  Path folder() {
    return folder;
  }

  ArchiveOption archive() {
    return archive;
  }

  StudyStore store() {
    return new StudyStore(folder.resolve(".store"));
  }

  /** The folder of a study that ran, or will. */
  StudyFolder study(String name) {
    return new StudyFolder(folder.resolve(name));
  }

  /**
   * The folder of a study that ran.
   *
   * @param study the file of the study, or its name
   */
  StudyFolder ran(String study) throws IOException {
    Path file = Path.of(study);
    boolean isFile = Files.isRegularFile(file);
    if (!isFile && !study.matches(NAME)) {
      throw new InvalidInput(study, null, "nothing there", "a study's file or name", "");
    }
    StudyFolder folder = study(isFile ? name(file) : study);
    folder.record();
    if (isFile && !Files.readString(file).equals(folder.study().text())) {
      throw new InvalidInput(
          study,
          null,
          "a study that was changed since it ran",
          "the one that ran",
          "'lodestone study run " + study + "' first");
    }
    return folder;
  }

  /**
   * Where a study that ran finds its data: beside its file, wherever that is, or in the crate that
   * it came in.
   */
  Surroundings surroundings(String study, StudyFolder folder) throws IOException {
    Path file = Path.of(study);
    if (Files.isRegularFile(file)) {
      return outside(file.toAbsolutePath().normalize().getParent());
    }
    Path origin = folder.path().resolve(ORIGIN);
    return Files.isRegularFile(origin)
        ? outside(Path.of(Files.readString(origin).strip()).getParent())
        : new CrateData(folder.path(), folder.record(), archive.folder());
  }

  /** Notes where the file of a study lies, so that its name is enough from now on. */
  void remember(StudyFolder folder, Path file) throws IOException {
    Files.writeString(folder.path().resolve(ORIGIN), file.toAbsolutePath().normalize() + "\n");
  }

  /** What a study finds outside of itself, if it lies in a folder. */
  Outside outside(Path place) {
    return new Outside(place, archive.folder(), data());
  }

  /** The folder of data that do not come with the program, or null. */
  private static Path data() {
    String named = System.getenv(DATA);
    Path usual = Path.of(System.getProperty("lodestone.home", "."), "..", "shared", "data");
    return named != null ? Path.of(named) : Files.isDirectory(usual) ? usual.normalize() : null;
  }

  /** The name of a study by its file. */
  static String name(Path file) {
    String name = file.toAbsolutePath().normalize().getFileName().toString();
    String stem = name.replaceFirst("\\.(ya?ml|zip)$", "");
    if (!stem.matches(NAME)) {
      throw new InvalidInput(
          file.toString(),
          null,
          "the name '" + stem + "'",
          "letters, digits, . _ and -",
          "--as NAME");
    }
    return stem;
  }
}
