package io.lodestone.cli;

import io.lodestone.archive.Archive;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.table.MaterialTable;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.represent.Recipe;
import io.lodestone.represent.Registry;
import io.lodestone.study.cartography.MapMaterials;
import io.lodestone.study.dataset.ColumnChoice;
import io.lodestone.study.dataset.DatasetFile;
import io.lodestone.study.dataset.FormulaTable;
import io.lodestone.study.source.EntryMaterials;
import io.lodestone.study.source.FileMaterials;
import io.lodestone.study.source.GivenFile;
import io.lodestone.study.source.TableMaterials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which materials a map shows, and by which features. */
final class MapSource {
  @Mixin private ArchiveOption archive;

  @Parameters(
      paramLabel = "FILE|FILTER",
      arity = "0..*",
      description =
          "a table, files with structures or spectra, folders of them, or a filter on the archive")
  private List<String> arguments = List.of();

  @Option(
      names = "--with",
      paramLabel = "METHOD",
      description =
          "features to make, such as magpie or soap:r_cut=5; without it a table's own numbers")
  private List<String> methods = List.of();

  @Option(
      names = "--features",
      split = ",",
      paramLabel = "NAME",
      description = "columns of the table that say where a material lies, * for any letters")
  private List<String> features = List.of("*");

  @Option(
      names = "--without",
      split = ",",
      paramLabel = "NAME",
      description = "columns that do not, * for any letters")
  private List<String> without = List.of();

  @Option(
      names = "--formula",
      paramLabel = "COLUMN",
      description = "column of a table that has formulas or structures, if it is not evident")
  private String formula;

  @Option(
      names = "--unit",
      paramLabel = "NAME=UNIT",
      description = "the unit of a column whose header does not say it; may be given often")
  private Map<String, String> units = new LinkedHashMap<>();

  @Option(
      names = "--columns",
      paramLabel = "QUANTITY",
      split = ",",
      description = "quantities of archive entries to keep, such as band_gap")
  private List<String> quantities = List.of();

  /** How the materials were named on the command line. */
  String text() {
    if (arguments.isEmpty()) {
      return "the archive";
    } else if (needsArchive()) {
      return "entries with " + arguments.getFirst();
    }
    return arguments.stream()
        .map(argument -> Path.of(argument).getFileName().toString())
        .collect(Collectors.joining(", "));
  }

  /** What features are made by; empty where the table has them. */
  String methods() {
    return methods.isEmpty()
        ? ""
        : new MethodList(methods)
            .parse(new Registry()).stream().map(Recipe::text).collect(Collectors.joining(" "));
  }

  /**
   * The materials.
   *
   * @param made what features are made by, separated by blanks; empty to take the table's own
   * @param shown columns that are shown otherwise: quantities of entries that are needed, columns
   *     of numbers that do not say where a material lies
   */
  MapMaterials read(String made, List<String> shown, CommandSpec spec) throws IOException {
    if (needsArchive()) {
      requireMethods(made, "entries of the archive");
      try (Archive opened = archive.openForReading()) {
        List<String> kept = new ArrayList<>(quantities);
        shown.stream().filter(name -> !kept.contains(name)).forEach(kept::add);
        String filter = arguments.isEmpty() ? "" : arguments.getFirst();
        return MapMaterials.of(new EntryMaterials(opened, filter, kept, looksDeeper(made)), made);
      }
    }
    List<String> paths = new ArrayList<>();
    for (String argument : arguments) {
      GivenFile given = new GivenFile(argument);
      if (given.isFolder()) {
        paths.add(argument);
        continue;
      }
      DiskFile file = given.open();
      boolean table = made.isEmpty() || formula != null || MaterialTable.recognizes(file);
      if (table && arguments.size() > 1) {
        throw new InvalidInput(
            argument, null, "a table among other files", "one table, or structure files", "");
      } else if (table && made.isEmpty()) {
        return numbers(file, argument, shown);
      } else if (table) {
        return MapMaterials.of(new TableMaterials(file, formula, null), made);
      }
      paths.add(file.path().toString());
    }
    requireMethods(made, "files with structures or spectra");
    return MapMaterials.of(new FileMaterials(paths, new Complaints(spec)), made);
  }

  private MapMaterials numbers(DiskFile file, String name, List<String> shown) throws IOException {
    FormulaTable table = new FormulaTable(name, DatasetFile.read(file, units), formula);
    return MapMaterials.of(table, new ColumnChoice(features, without), shown);
  }

  private static void requireMethods(String made, String what) {
    if (made.isEmpty()) {
      throw new InvalidInput(
          "--with", null, "nothing, and " + what, "features to draw a map by", "try --with magpie");
    }
  }

  private static boolean looksDeeper(String made) {
    Registry registry = new Registry();
    for (String method : made.split("\\s+")) {
      if (registry.parse(method).family().profile().input() != Composition.class) {
        return true;
      }
    }
    return false;
  }

  /** Whether the arguments are no files but a filter, or nothing. */
  private boolean needsArchive() {
    if (arguments.size() > 1) {
      return false;
    }
    String only = arguments.isEmpty() ? "" : arguments.getFirst();
    boolean looksLikeFile =
        only.equals("-")
            || only.matches("\\S+\\.[A-Za-z]\\w*(\\.gz)?")
            || only.matches("\\S*/\\S*");
    return only.isEmpty() || !looksLikeFile && !Files.exists(Path.of(only));
  }
}
