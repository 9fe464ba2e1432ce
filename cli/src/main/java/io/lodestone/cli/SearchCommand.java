package io.lodestone.cli;

import io.lodestone.archive.Archive;
import io.lodestone.archive.export.ParquetTable;
import io.lodestone.archive.filter.FilterParser;
import io.lodestone.archive.index.Like;
import io.lodestone.archive.index.Property;
import io.lodestone.archive.index.Search;
import io.lodestone.archive.index.SearchIndex;
import io.lodestone.archive.index.SearchResult;
import io.lodestone.archive.index.StatedProperty;
import io.lodestone.archive.likeness.Likeness;
import io.lodestone.archive.metainfo.ResultQuantity;
import io.lodestone.study.source.DisplayValue;
import io.lodestone.study.source.EntryColumns;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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
      "Those most like an entry: lodestone search --like 3f2a91bc --by composition 'band_gap > 1 eV'",
      "Every quantity that 'lodestone search --quantities' lists can be in a filter, a column, a sort key or a facet."
    })
final class SearchCommand implements Callable<Integer> {
  private static final int PAGE = 20;
  private static final String SIMILARITY = "similarity";
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
      names = "--like",
      paramLabel = "ID",
      description = "entries that are like this one, the most alike first")
  private String likeId;

  @Option(
      names = "--by",
      paramLabel = "RESPECT",
      defaultValue = "composition",
      description =
          "in which respect: composition, dos (density of states) or soap (surroundings of the atoms)")
  private String by;

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
      description = "columns to print, or 'all'; in a table the usual ones, else all")
  private List<String> columns = List.of();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "entries to give at most: 20 in a table, else all")
  private Integer limit;

  @Option(names = "--offset", defaultValue = "0", description = "entries before the page")
  private int offset;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      description =
          "table (values in eV, Å, GPa), csv, json or parquet (values in SI, whose units the metadata of parquet names)")
  private RowFormat format;

  @Option(
      names = "--quantities",
      description = "list the quantities, and what tables of the archive state, and end")
  private boolean listQuantities;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (listQuantities) {
      listQuantities(out);
      return 0;
    }
    int wanted = limit != null ? limit : format == RowFormat.TABLE ? PAGE : Search.DEEPEST - offset;
    try (Archive opened = archive.openForReading();
        SearchIndex index = opened.searchIndex()) {
      Search search =
          new Search(
              filter.isBlank() ? Optional.empty() : Optional.of(FilterParser.parse(filter)),
              words,
              like(opened),
              sort.stream().map(Search.SortKey::parse).toList(),
              facets.stream().map(facet -> new Search.FacetRequest(facet, 10)).toList(),
              offset,
              wanted);
      EntryColumns shown = columns(index);
      SearchResult result = index.search(search);
      if (format == RowFormat.PARQUET) {
        parquet(opened, shown, result, ParquetOutput.standard());
        return 0;
      }
      entries(opened, shown, result, out);
      if (format == RowFormat.TABLE) {
        summary(result, out);
      }
    }
    out.flush();
    return 0;
  }

  private Optional<Like> like(Archive opened) throws IOException {
    Likeness respect = Likeness.named(by);
    return likeId == null
        ? Optional.empty()
        : Optional.of(new Like(opened.find(likeId).entryId(), respect));
  }

  private EntryColumns columns(SearchIndex index) throws IOException {
    if (!columns.isEmpty()) {
      return columns.equals(List.of("all"))
          ? EntryColumns.all(index)
          : EntryColumns.named(columns, index);
    }
    return format == RowFormat.TABLE ? EntryColumns.named(COLUMNS, index) : EntryColumns.all(index);
  }

  private void entries(Archive opened, EntryColumns shown, SearchResult result, PrintWriter out)
      throws IOException {
    List<EntryColumns.Column> each = shown.columns();
    List<String> header = new ArrayList<>(List.of(format == RowFormat.TABLE ? "id" : "entry_id"));
    each.forEach(column -> header.add(column.name()));
    if (format == RowFormat.TABLE && columns.isEmpty()) {
      header.subList(1, header.size()).clear();
      header.addAll(TITLES);
    }
    if (likeId != null) {
      header.add(1, SIMILARITY);
    }
    Map<String, Double> similarities = similarities(result);
    try (RowPrinter printer = format.printer(out, header.toArray(String[]::new))) {
      shown.read(
          opened,
          result.ids(),
          cells -> {
            Object[] row = withSimilarity(cells, similarities);
            int before = row.length - each.size();
            for (int i = 0; i < row.length && format == RowFormat.TABLE; i++) {
              row[i] = displayed(row[i], i < before ? null : each.get(i - before).property());
            }
            printer.row(row);
          });
    }
  }

  /** A row with how alike its entry is behind the identifier, where that was asked for. */
  private static Object[] withSimilarity(Object[] cells, Map<String, Double> similarities) {
    if (similarities.isEmpty()) {
      return cells;
    }
    List<Object> row = new ArrayList<>(Arrays.asList(cells));
    row.add(1, similarities.get((String) cells[0]));
    return row.toArray();
  }

  private static Map<String, Double> similarities(SearchResult result) {
    Map<String, Double> similarities = new HashMap<>();
    for (int i = 0; i < result.similarities().size(); i++) {
      similarities.put(result.ids().get(i), result.similarities().get(i));
    }
    return similarities;
  }

  /** A cell of a table for people. */
  private static Object displayed(Object value, Property property) {
    if (value == null) {
      return null;
    }
    if (value instanceof Double similarity && property == null) {
      return String.format(Locale.ROOT, "%.4f", similarity);
    }
    return property == null
        ? value.toString().substring(0, 8)
        : DisplayValue.of(value, property.unit()).toString();
  }

  private void parquet(Archive opened, EntryColumns shown, SearchResult result, OutputStream out)
      throws IOException {
    List<ParquetTable.Column> each = new ArrayList<>();
    each.add(new ParquetTable.Column("entry_id", ParquetTable.Kind.TEXT, ""));
    if (likeId != null) {
      each.add(new ParquetTable.Column(SIMILARITY, ParquetTable.Kind.REAL, ""));
    }
    for (EntryColumns.Column column : shown.columns()) {
      each.add(new ParquetTable.Column(column.name(), column.kind(), column.property().unit()));
    }
    Map<String, Double> similarities = similarities(result);
    try (ParquetTable table = new ParquetTable(each)) {
      shown.read(opened, result.ids(), cells -> table.row(withSimilarity(cells, similarities)));
      ParquetOutput.write(table, out);
    }
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

  private void listQuantities(PrintWriter out) throws IOException {
    TextTable table = new TextTable("quantity", "OPTIMADE", "type", "unit", "what it is");
    for (ResultQuantity quantity : ResultQuantity.ALL) {
      table.row(
          quantity.name(),
          quantity.optimadeName(),
          quantity.type().toString().toLowerCase(Locale.ROOT),
          DisplayValue.unit(quantity.unit()),
          quantity.description());
    }
    table.print(out);
    if (archive.exists()) {
      listStated(out);
    }
    out.flush();
  }

  private void listStated(PrintWriter out) throws IOException {
    TextTable table = new TextTable("property of tables", "or, beside others", "type", "unit");
    List<StatedProperty> all;
    try (Archive opened = archive.openForReading();
        SearchIndex index = opened.searchIndex()) {
      all = index.stated();
    }
    for (StatedProperty stated : all) {
      Property property = stated.property();
      table.row(
          stated.name(),
          stated.ownName(),
          property.type().toString().toLowerCase(Locale.ROOT),
          DisplayValue.unit(property.unit()));
    }
    if (!all.isEmpty()) {
      out.println();
      table.print(out);
    }
  }
}
