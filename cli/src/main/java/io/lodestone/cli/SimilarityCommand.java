package io.lodestone.cli;

import io.lodestone.archive.Archive;
import io.lodestone.archive.likeness.Likeness;
import io.lodestone.figure.FigureFile;
import io.lodestone.study.similarity.ComparedEntries;
import io.lodestone.study.similarity.SimilarityFigure;
import io.lodestone.study.similarity.SimilarityMatrix;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code lodestone similarity}: how alike entries are, each to each, and what makes them differ.
 */
@Command(
    name = "similarity",
    description = {
      "Compare the entries that a filter finds, each with each, and say which of the factors sets them apart.",
      "Example: lodestone similarity 'chemical_formula_reduced = \"Si\"' --by dos --figure silicon-similarity.svg"
    })
final class SimilarityCommand implements Callable<Integer> {
  /** Entries up to which the matrix is printed on a terminal. */
  private static final int PRINTED = 30;

  @Spec private CommandSpec spec;
  @Mixin private ArchiveOption archive;

  @Parameters(paramLabel = "FILTER", description = "OPTIMADE filter")
  private String filter;

  @Option(
      names = "--by",
      paramLabel = "RESPECT",
      defaultValue = "dos",
      description =
          "in which respect: dos (density of states), composition or soap (surroundings of the atoms)")
  private String by;

  @Option(
      names = "--factors",
      paramLabel = "QUANTITY",
      split = ",",
      defaultValue = "xc_functional_short_name,program_name,k_grid",
      description = "quantities that may make entries differ; entries are sorted by them")
  private List<String> factors;

  @Option(names = "--figure", paramLabel = "FILE", description = "draw the matrix (.svg or .png)")
  private FigureFile figure;

  @Override
  public Integer call() throws IOException {
    Likeness respect = Likeness.named(by);
    ComparedEntries compared;
    try (Archive opened = archive.openForReading()) {
      compared = ComparedEntries.find(opened, filter, respect, factors);
    }
    if (compared.without() > 0) {
      spec.commandLine()
          .getErr()
          .println(compared.without() + " entries have nothing to compare by " + respect.label());
    }
    SimilarityMatrix matrix = new SimilarityMatrix(respect, compared.entries());
    PrintWriter out = spec.commandLine().getOut();
    printEntries(matrix, out);
    if (matrix.size() <= PRINTED) {
      printMatrix(matrix, out);
    }
    printFactors(matrix, out);
    if (figure != null) {
      figure.write(new SimilarityFigure(matrix, respect.text()).figure());
      out.println();
      out.println("the matrix as a figure: " + figure);
    }
    out.flush();
    return 0;
  }

  private void printEntries(SimilarityMatrix matrix, PrintWriter out) {
    List<String> header = new ArrayList<>(List.of("no.", "id"));
    header.addAll(factors);
    header.add("main file");
    TextTable table = new TextTable(header.toArray(String[]::new));
    for (int i = 0; i < matrix.size(); i++) {
      SimilarityMatrix.Entry entry = matrix.entry(i);
      List<Object> row = new ArrayList<>(List.of(i + 1, entry.id().substring(0, 8)));
      row.addAll(entry.factors());
      row.add(entry.mainfile());
      table.row(row.toArray());
    }
    table.print(out);
  }

  private static void printMatrix(SimilarityMatrix matrix, PrintWriter out) {
    String[] header = new String[matrix.size() + 1];
    header[0] = "no.";
    for (int i = 0; i < matrix.size(); i++) {
      header[i + 1] = Integer.toString(i + 1);
    }
    TextTable table = new TextTable(header);
    for (int i = 0; i < matrix.size(); i++) {
      Object[] row = new Object[header.length];
      row[0] = i + 1;
      for (int j = 0; j < matrix.size(); j++) {
        row[j + 1] = String.format(Locale.ROOT, "%.2f", matrix.similarity(i, j));
      }
      table.row(row);
    }
    out.println();
    table.print(out);
  }

  private void printFactors(SimilarityMatrix matrix, PrintWriter out) {
    TextTable table =
        new TextTable("differ only in", "pairs", "mean similarity", "lowest", "highest");
    for (int f = 0; f < factors.size(); f++) {
      SimilarityMatrix.Effect effect = matrix.effect(f);
      table.row(
          factors.get(f),
          effect.pairs(),
          number(effect.pairs(), effect.mean()),
          number(effect.pairs(), effect.lowest()),
          number(effect.pairs(), effect.highest()));
    }
    SimilarityMatrix.Effect same = matrix.effectOfNone();
    table.row(
        "none of them",
        same.pairs(),
        number(same.pairs(), same.mean()),
        number(same.pairs(), same.lowest()),
        number(same.pairs(), same.highest()));
    out.println();
    table.print(out);
  }

  private static String number(int pairs, double value) {
    return pairs == 0 ? null : String.format(Locale.ROOT, "%.3f", value);
  }
}
