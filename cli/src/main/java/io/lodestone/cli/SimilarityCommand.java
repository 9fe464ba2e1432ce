package io.lodestone.cli;

import io.lodestone.archive.Archive;
import io.lodestone.archive.filter.FilterParser;
import io.lodestone.archive.index.Search;
import io.lodestone.archive.index.SearchIndex;
import io.lodestone.archive.likeness.Likeness;
import io.lodestone.archive.metainfo.ResultQuantity;
import io.lodestone.archive.metainfo.Results;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import io.lodestone.figure.FigureFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
  private static final int MOST = 400;

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
    List<ResultQuantity> quantities = factors.stream().map(SimilarityCommand::quantity).toList();
    SimilarityMatrix matrix = new SimilarityMatrix(respect, entries(respect, quantities));
    PrintWriter out = spec.commandLine().getOut();
    printEntries(matrix, out);
    if (matrix.size() <= PRINTED) {
      printMatrix(matrix, out);
    }
    printFactors(matrix, out);
    if (figure != null) {
      figure.write(new SimilarityPicture(matrix, respect.text()).figure());
      out.println();
      out.println("the matrix as a figure: " + figure);
    }
    out.flush();
    return 0;
  }

  private static ResultQuantity quantity(String name) {
    List<String> names = ResultQuantity.ALL.stream().map(ResultQuantity::name).toList();
    int found = names.indexOf(name);
    if (found < 0) {
      throw new InvalidInput(
          "--factors",
          null,
          "'" + name + "'",
          "a quantity of the results",
          new Spelling(names).hint(name, "'lodestone search --quantities' lists them"));
    }
    return ResultQuantity.ALL.get(found);
  }

  private List<SimilarityMatrix.Entry> entries(Likeness respect, List<ResultQuantity> quantities)
      throws IOException {
    List<SimilarityMatrix.Entry> entries = new ArrayList<>();
    int without = 0;
    try (Archive opened = archive.openForReading();
        SearchIndex index = opened.searchIndex()) {
      Search search = Search.everything().where(FilterParser.parse(filter)).page(0, MOST + 1);
      List<String> ids = index.search(search).ids();
      if (ids.size() > MOST) {
        throw new InvalidInput(
            "filter", null, "more than " + MOST + " entries", "fewer to compare", "sharpen it");
      }
      for (String id : ids) {
        Archive.FoundEntry found = opened.find(id);
        Results results = opened.entries().results(found.document());
        Optional<double[]> row = respect.row(results);
        if (row.isPresent()) {
          entries.add(entry(found, results, row.get(), quantities));
        } else {
          without++;
        }
      }
    }
    if (entries.size() < 2) {
      throw new InvalidInput(
          "filter",
          null,
          entries.size() + " entries with what the " + respect.text() + " needs",
          "at least two",
          without > 0 ? without + " others have none" : "try 'lodestone search'");
    }
    if (without > 0) {
      spec.commandLine()
          .getErr()
          .println(without + " entries have nothing to compare by " + respect.label());
    }
    entries.sort(Comparator.comparing(entry -> String.join("\0", entry.padded())));
    return entries;
  }

  private static SimilarityMatrix.Entry entry(
      Archive.FoundEntry found, Results results, double[] row, List<ResultQuantity> quantities) {
    List<String> values =
        quantities.stream()
            .map(
                quantity -> {
                  Object value = quantity.of(results);
                  boolean unknown =
                      value == null || value instanceof List<?> list && list.isEmpty();
                  return unknown ? "–" : DisplayValue.of(value, quantity.unit()).toString();
                })
            .toList();
    return new SimilarityMatrix.Entry(
        found.entryId(), Lodestone.printable(found.mainfile()), values, row);
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
