package io.lodestone.cli;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.study.run.Outside;
import io.lodestone.study.run.StudyFolder;
import io.lodestone.study.store.StudyStore;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where studies and what they came to are kept, and the archive that they query. */
final class StudiesOption {
  private static final String DATA = "LODESTONE_DATA";

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
    if (!stem.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,100}")) {
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
