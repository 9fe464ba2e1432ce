package io.lodestone.cli;

import io.lodestone.learn.dataset.Dataset;
import io.lodestone.study.dataset.DatasetFile;
import io.lodestone.study.dataset.FormulaTable;
import io.lodestone.study.source.GivenFile;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The table that a command learns from or predicts, and the column of its formulas. */
final class LearningTable {
  @Parameters(
      paramLabel = "TABLE",
      description =
          "separated text with units in the header, such as 'gap (eV)', or ARFF; - for standard input")
  private String file;

  @Option(
      names = "--unit",
      paramLabel = "NAME=UNIT",
      description = "the unit of a column whose header does not say it; may be given often")
  private Map<String, String> units = new LinkedHashMap<>();

  @Option(
      names = "--formula",
      paramLabel = "NAME",
      description = "the column of formulas; found by itself if not said")
  private String formula;

  /** The name of the table, for messages. */
  String file() {
    return file;
  }

  /** All columns of the table. */
  Dataset read() throws IOException {
    return DatasetFile.read(new GivenFile(file).open(), units);
  }

  /**
   * The table, to be read block after block.
   *
   * @param numbers names of columns that are numbers even where all cells are empty
   */
  DatasetFile open(Set<String> numbers) throws IOException {
    return DatasetFile.open(new GivenFile(file).open(), units, numbers);
  }

  /** Rows of the table, or all, with the column of their formulas. */
  FormulaTable formulas(Dataset rows) {
    return new FormulaTable(file, rows, formula);
  }
}
