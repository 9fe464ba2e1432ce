package io.lodestone.cli;

import static java.util.stream.Collectors.toSet;

import io.lodestone.archive.Archive;
import io.lodestone.archive.index.Property;
import io.lodestone.archive.index.SearchIndex;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.study.dataset.DatasetFile;
import io.lodestone.study.dataset.FormulaTable;
import io.lodestone.study.dataset.MaterialsDataset;
import io.lodestone.study.source.EntryMaterials;
import io.lodestone.study.source.FileMaterials;
import io.lodestone.study.source.GivenFile;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The table that a command learns from or predicts, and the column of its formulas. */
final class LearningTable {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private ArchiveOption archive;

  @Parameters(
      paramLabel = "TABLE|FILTER",
      description =
          "separated text with units in the header, such as 'gap (eV)', ARFF, Parquet or JSON; - for"
              + " standard input; a file or folder of structures; or a filter on the archive")
  private String file;

  @Option(
      names = "--unit",
      paramLabel = "NAME=UNIT",
      description = "the unit of a column whose header does not say it; may be given often")
  private Map<String, String> units = new LinkedHashMap<>();

  @Option(
      names = "--formula",
      paramLabel = "NAME",
      description = "the column of formulas or structures; found by itself if not said")
  private String formula;

  private DiskFile opened;

  /** The name of the table, for messages. */
  String file() {
    return file;
  }

  /**
   * All columns of the table; of structures their texts and formulas.
   *
   * @param wanted quantities of entries, where it is a filter on the archive
   */
  Dataset read(List<String> wanted) throws IOException {
    return isTable() ? DatasetFile.read(opened(), units) : materials(wanted);
  }

  /**
   * The table, to be read block after block.
   *
   * @param numbers names of columns that are numbers even where all cells are empty
   */
  DatasetFile open(Set<String> numbers) throws IOException {
    return isTable()
        ? DatasetFile.open(opened(), units, numbers)
        : DatasetFile.of(materials(known(numbers)), file, numbers);
  }

  private boolean isTable() throws IOException {
    GivenFile given = new GivenFile(file);
    return given.looksLikeFile() && !given.isFolder() && DatasetFile.isTable(opened());
  }

  /** The file; standard input can be read once only. */
  private DiskFile opened() throws IOException {
    if (opened == null) {
      opened = new GivenFile(file).open();
    }
    return opened;
  }

  private Dataset materials(List<String> wanted) throws IOException {
    GivenFile given = new GivenFile(file);
    if (given.looksLikeFile()) {
      String path = given.isFolder() ? file : opened().path().toString();
      return new MaterialsDataset(new FileMaterials(List.of(path), new Complaints(spec)), "")
          .readWithStructures();
    }
    try (Archive opened = archive.openForReading()) {
      return new MaterialsDataset(new EntryMaterials(opened, file, wanted, true), "")
          .readWithStructures();
    }
  }

  /** Those of the features of a model that entries have as quantities. */
  private List<String> known(Set<String> names) throws IOException {
    if (new GivenFile(file).looksLikeFile()) {
      return List.of();
    }
    try (Archive opened = archive.openForReading();
        SearchIndex index = opened.searchIndex()) {
      Set<String> quantities =
          index.vocabulary().properties().stream().map(Property::name).collect(toSet());
      return names.stream().filter(quantities::contains).sorted().toList();
    }
  }

  /** Rows of the table, or all, with the column of their formulas. */
  FormulaTable formulas(Dataset rows) {
    return new FormulaTable(file, rows, formula);
  }
}
