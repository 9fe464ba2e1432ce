package io.lodestone.study.similarity;

import io.lodestone.archive.Archive;
import io.lodestone.archive.filter.FilterParser;
import io.lodestone.archive.index.Search;
import io.lodestone.archive.index.SearchIndex;
import io.lodestone.archive.likeness.Likeness;
import io.lodestone.archive.metainfo.ResultQuantity;
import io.lodestone.archive.metainfo.Results;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import io.lodestone.study.source.DisplayValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Entries that can be compared in some respect, sorted by the factors that may make them differ.
 *
 * @param entries at least two
 * @param without how many others have nothing to compare
 */
public record ComparedEntries(List<SimilarityMatrix.Entry> entries, int without) {
  private static final int MOST = 400;

  public ComparedEntries {
    entries = List.copyOf(entries);
  }

  /**
   * Finds entries.
   *
   * @param filter in the OPTIMADE language
   * @param factors names of quantities of the results
   * @throws InvalidInput when a factor is none, or fewer than two entries or too many are found
   */
  public static ComparedEntries find(
      Archive archive, String filter, Likeness respect, List<String> factors) throws IOException {
    List<ResultQuantity> quantities = factors.stream().map(ComparedEntries::quantity).toList();
    List<SimilarityMatrix.Entry> entries = new ArrayList<>();
    int without = 0;
    try (SearchIndex index = archive.searchIndex()) {
      Search search = Search.everything().where(FilterParser.parse(filter)).page(0, MOST + 1);
      List<String> ids = index.search(search).ids();
      if (ids.size() > MOST) {
        throw new InvalidInput(
            "filter", null, "more than " + MOST + " entries", "fewer to compare", "sharpen it");
      }
      for (String id : ids) {
        Archive.FoundEntry found = archive.find(id);
        Results results = archive.entries().results(found.document());
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
    entries.sort(Comparator.comparing(entry -> String.join("\0", entry.padded())));
    return new ComparedEntries(entries, without);
  }

  private static ResultQuantity quantity(String name) {
    List<String> names = ResultQuantity.ALL.stream().map(ResultQuantity::name).toList();
    int found = names.indexOf(name);
    if (found < 0) {
      throw new InvalidInput(
          "factors",
          null,
          "'" + name + "'",
          "a quantity of the results",
          new Spelling(names).hint(name, "'lodestone search --quantities' lists them"));
    }
    return ResultQuantity.ALL.get(found);
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
        found.entryId(), found.mainfile().replaceAll("\\p{Cntrl}", "?"), values, row);
  }
}
