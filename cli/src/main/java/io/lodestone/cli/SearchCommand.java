package io.lodestone.cli;

import io.lodestone.archive.Archive;
import io.lodestone.archive.filter.FilterParser;
import io.lodestone.archive.index.Search;
import io.lodestone.archive.index.SearchIndex;
import io.lodestone.archive.index.SearchResult;
import io.lodestone.archive.metainfo.ResultQuantity;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lodestone search}: entries of which a filter is true. */
@Command(
    name = "search",
    description = {
      "Find entries by a filter in the OPTIMADE language; numbers may have a unit.",
      "Example: lodestone search 'elements HAS \"Si\" AND band_gap > 0.5 eV' --sort -band_gap --facet program_name",
      "Every quantity that 'lodestone search --quantities' lists can be in a filter, a column, a sort key or a facet."
    })
final class SearchCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of(
          "chemical_formula_iupac",
          "space_group_symbol",
          "program_name",
          "xc_functional_short_name",
          "energy_per_atom",
          "band_gap",
          "precision_class",
          "mainfile");
  private static final List<String> TITLES =
      List.of(
          "formula",
          "space group",
          "program",
          "functional",
          "E/atom",
          "gap",
          "precision",
          "main file");

  @Spec private CommandSpec spec;
  @Mixin private ArchiveOption archive;

  @Parameters(
      paramLabel = "FILTER",
      arity = "0..1",
      defaultValue = "",
      description = "OPTIMADE filter")
  private String filter;

  @Option(
      names = "--words",
      defaultValue = "",
      description = "words that formula, path or program hold")
  private String words;

  @Option(
      names = "--sort",
      paramLabel = "KEY",
      split = ",",
      description = "quantities; - before one for descending")
  private List<String> sort = List.of();

  @Option(
      names = "--facet",
      paramLabel = "QUANTITY",
      split = ",",
      description = "count the values of a quantity")
  private List<String> facets = List.of();

  @Option(
      names = "--columns",
      paramLabel = "QUANTITY",
      split = ",",
      description = "columns to print")
  private List<String> columns = List.of();

  @Option(
      names = "--limit",
      defaultValue = "20",
      description = "entries on a page (${DEFAULT-VALUE})")
  private int limit;

  @Option(names = "--offset", defaultValue = "0", description = "entries before the page")
  private int offset;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      description = "table (values in eV, Å, GPa), csv or json (values in SI)")
  private RowFormat format;

  @Option(names = "--quantities", description = "list the quantities and end")
  private boolean listQuantities;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (listQuantities) {
      listQuantities(out);
      return 0;
    }
    Search search =
        new Search(
            filter.isBlank() ? Optional.empty() : Optional.of(FilterParser.parse(filter)),
            words,
            sort.stream().map(Search.SortKey::parse).toList(),
            facets.stream().map(facet -> new Search.FacetRequest(facet, 10)).toList(),
            offset,
            limit);
    try (Archive opened = archive.openForReading();
        SearchIndex index = opened.searchIndex()) {
      SearchResult result = index.search(search);
      entries(opened, result, out);
      if (format == RowFormat.TABLE) {
        summary(result, out);
      }
    }
    out.flush();
    return 0;
  }

  private void entries(Archive opened, SearchResult result, PrintWriter out) throws IOException {
    List<String> shown =
        columns.isEmpty() ? COLUMNS : columns.stream().map(SearchCommand::column).toList();
    List<String> header = new ArrayList<>(List.of(format == RowFormat.TABLE ? "id" : "entry_id"));
    header.addAll(format == RowFormat.TABLE && columns.isEmpty() ? TITLES : shown);
    Map<String, Object[]> rows = new HashMap<>();
    if (!result.ids().isEmpty()) {
      String list = String.join(", ", shown.stream().map(name -> '"' + name + '"').toList());
      String marks = String.join(", ", result.ids().stream().map(id -> "?").toList());
      opened
          .catalog()
          .query(
              "SELECT entry_id, " + list + " FROM entries WHERE entry_id IN (" + marks + ")",
              row -> {
                Object[] cells = new Object[shown.size() + 1];
                for (int i = 0; i < cells.length; i++) {
                  cells[i] = cell(row.getObject(i + 1), i == 0 ? "" : shown.get(i - 1));
                }
                return rows.put(row.getString(1), cells);
              },
              result.ids().toArray());
    }
    try (RowPrinter printer = format.printer(out, header.toArray(String[]::new))) {
      result.ids().stream().filter(rows::containsKey).forEach(id -> printer.row(rows.get(id)));
    }
  }

  private Object cell(Object value, String quantity) throws java.sql.SQLException {
    Object plain =
        value instanceof java.sql.Array list ? List.of((Object[]) list.getArray()) : value;
    if (format != RowFormat.TABLE || plain == null) {
      return plain;
    }
    if (quantity.isEmpty()) {
      return plain.toString().substring(0, 8);
    }
    String unit =
        ResultQuantity.ALL.stream()
            .filter(known -> known.name().equals(quantity))
            .map(ResultQuantity::unit)
            .findFirst()
            .orElse("");
    return DisplayValue.of(plain, unit).toString();
  }

  /** Columns are names of the catalog; OPTIMADE's names and whole paths are taken too. */
  private static String column(String name) {
    Stream<String> own =
        Stream.of("mainfile", "location", "format", "upload_id", "problem", "last_modified");
    return Stream.concat(
            own.filter(name::equals),
            ResultQuantity.ALL.stream()
                .filter(
                    quantity ->
                        List.of(quantity.name(), quantity.path(), quantity.optimadeName())
                            .contains(name))
                .map(ResultQuantity::name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInput(
                    "--columns",
                    "",
                    "'" + name + "'",
                    "the name of a quantity",
                    new Spelling(ResultQuantity.ALL.stream().map(ResultQuantity::name).toList())
                        .hint(name, "'lodestone search --quantities' lists them")));
  }

  private void summary(SearchResult result, PrintWriter out) {
    out.println();
    out.println(
        result.total() == 0
            ? "no entries"
            : "entries "
                + (offset + 1)
                + " to "
                + (offset + result.ids().size())
                + " of "
                + result.total());
    for (SearchResult.Facet facet : result.facets()) {
      out.println();
      TextTable table = new TextTable(facet.property(), "entries");
      facet.top().forEach(count -> table.row(count.value(), count.entries()));
      table.print(out);
    }
  }

  private static void listQuantities(PrintWriter out) {
    TextTable table = new TextTable("quantity", "OPTIMADE", "type", "unit", "what it is");
    for (ResultQuantity quantity : ResultQuantity.ALL) {
      table.row(
          quantity.name(),
          quantity.optimadeName(),
          quantity.type().toString().toLowerCase(java.util.Locale.ROOT),
          DisplayUnit.of(quantity.unit()).map(DisplayUnit::symbol).orElse(quantity.unit()),
          quantity.description());
    }
    table.print(out);
    out.flush();
  }
}
