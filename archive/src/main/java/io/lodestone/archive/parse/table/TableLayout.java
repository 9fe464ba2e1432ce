package io.lodestone.archive.parse.table;

import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Parsers;
import io.lodestone.archive.parse.Role;
import io.lodestone.archive.parse.table.TableColumn.Kind;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What each column of a table is, judged from its heading and a sample of its cells.
 *
 * @param dialect how the table is written
 * @param columns every column, in order
 * @param formula index of the column with formulas, or −1
 * @param structure index of the column with structures, or −1; one of the two is there
 * @param decimalComma whether numbers have a comma for the decimal point
 */
record TableLayout(
    Dialect dialect, List<TableColumn> columns, int formula, int structure, boolean decimalComma) {
  private static final Set<String> FORMULA_HEADINGS =
      Set.of(
          "formula",
          "composition",
          "compositions",
          "chemical formula",
          "chemical composition",
          "chemicalformula",
          "pretty formula",
          "formula pretty",
          "reduced formula",
          "full formula",
          "formula reduced",
          "chemical formula reduced",
          "stoichiometry",
          "chemical formula descriptive",
          "formula sum",
          "sum formula",
          "chemical formula sum",
          "nominal composition",
          "compound formula",
          "material formula",
          "empirical formula");
  private static final Set<String> NAME_HEADINGS =
      Set.of(
          "name",
          "material",
          "compound",
          "alloy",
          "sample",
          "substance",
          "phase",
          "crystal",
          "system",
          "material name",
          "compound name",
          "compounds",
          "materials");
  private static final Set<String> STRUCTURE_HEADINGS =
      Set.of("cif", "structure", "poscar", "cif text", "crystal structure", "cif string");

  private static final Pattern UNCERTAINTY =
      Pattern.compile(
          "(?i)^(?:(?:±|\\+/-)\\s*(?<after>.*)|(?:u|σ|sigma|std|err|error|d|Δ)\\s*\\(\\s*(?<in>.+?)\\s*\\)"
              + "|(?:std|error|uncertainty|stdev|sd|sigma)(?: (?:of|in|on|dev of))? (?<of>.+)"
              + "|(?<before>.*?)[ ,:(]*(?:±|\\+/-|\\bstd(?: ?dev)?|\\bstdev|\\bstderr|\\bsd|\\berr"
              + "|\\berror|\\buncertainty|\\bunc|\\bsigma|\\bstandard deviation|\\bstandard error)\\)?)$");

  /** Characters that a formula is made of, beginning with an element, bracket or factor. */
  private static final Pattern FORMULA = Pattern.compile("[A-Z(\\d][A-Za-z0-9.()\\[\\]{}·*+^_ -]*");

  private static final int LONGEST_FORMULA = 300;

  /** Structure formats, found once. */
  private static final class StructureParsers {
    private static final List<Parser> ALL =
        new Parsers().all().stream().filter(parser -> parser.role() == Role.STRUCTURE).toList();
  }

  /**
   * Judges a table.
   *
   * @return empty where it has neither formulas nor structures, or only one column
   */
  static Optional<TableLayout> of(Dialect.Read sample) {
    List<String> header = sample.records().getFirst();
    List<List<String>> rows = sample.records().subList(1, sample.records().size());
    int width = header.size();
    List<List<String>> cells = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      int column = c;
      cells.add(
          rows.stream()
              .filter(row -> row.size() == width)
              .map(row -> row.get(column))
              .filter(cell -> !CellNumber.isMissing(cell))
              .toList());
    }
    boolean comma = hasDecimalCommas(sample.dialect(), cells);
    if (header.stream().allMatch(cell -> CellNumber.parse(cell, comma) != null)) {
      return Optional.empty(); // numbers without headings
    }
    int structure = find(header, cells, TableLayout::structureScore);
    int formula = find(header, cells, TableLayout::formulaScore);
    if (structure < 0 && formula < 0) {
      return Optional.empty();
    }
    List<ColumnHeading> headings = header.stream().map(ColumnHeading::parse).toList();
    Map<String, Integer> byName = new HashMap<>();
    for (int c = 0; c < width; c++) {
      byName.putIfAbsent(words(headings.get(c).name()), c);
    }
    List<TableColumn> columns = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      int of = uncertaintyOf(c, headings, byName);
      Kind kind =
          c == formula
              ? Kind.FORMULA
              : c == structure
                  ? Kind.STRUCTURE
                  : header.get(c).isBlank()
                      ? Kind.UNNAMED
                      : isNumeric(headings.get(c), cells.get(c), comma)
                          ? of >= 0 && of != formula && of != structure
                              ? Kind.UNCERTAINTY
                              : Kind.NUMBER
                          : Kind.TEXT;
      columns.add(new TableColumn(c, headings.get(c), kind, kind == Kind.UNCERTAINTY ? of : -1));
    }
    return Optional.of(
        new TableLayout(sample.dialect(), List.copyOf(columns), formula, structure, comma));
  }

  /** The format of structures that a text is of, judged as a file of its own. */
  static Optional<Parser> structureFormat(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, FileHead.LENGTH));
    return Stream.of("structure", "POSCAR")
        .flatMap(
            name ->
                StructureParsers.ALL.stream()
                    .filter(parser -> parser.recognizes(new FileHead(name, head))))
        .findFirst();
  }

  /** Whether a text is a chemical formula. */
  static boolean isFormula(String text) {
    String stripped = text.strip();
    if (stripped.length() > LONGEST_FORMULA || !FORMULA.matcher(stripped).matches()) {
      return false;
    }
    try {
      return Composition.parse(stripped).size() > 0;
    } catch (InvalidInput e) {
      return false;
    }
  }

  private interface Score {
    /** How sure it is that a column is of a kind, above 0 if it is at all. */
    double of(String heading, List<String> cells);
  }

  private static int find(List<String> header, List<List<String>> cells, Score score) {
    int best = -1;
    double bestScore = 0;
    for (int c = 0; c < header.size(); c++) {
      double found = score.of(words(header.get(c)), cells.get(c));
      if (found > bestScore) {
        best = c;
        bestScore = found;
      }
    }
    return best;
  }

  private static double formulaScore(String heading, List<String> cells) {
    double share = share(cells, TableLayout::isFormula);
    if (FORMULA_HEADINGS.contains(heading)) {
      // The cells may be wrong, which is then told row by row; not all can be.
      return cells.isEmpty() ? 2 : share >= 0.3 ? 3 + share : 0;
    }
    if (NAME_HEADINGS.contains(heading)) {
      return share >= 0.8 && share(cells, cell -> cell.matches(".*[a-z0-9].*")) >= 0.5
          ? 2 + share
          : 0;
    }
    // Words of capitals are formulas to a reader of letters: BCC, NO, CO. Compounds have an amount
    // or a symbol of two letters, several elements, and are not all the same.
    boolean compounds =
        share >= 0.95
            && cells.size() >= 3
            && cells.stream().distinct().count() >= 3
            && share(cells, TableLayout::isEvidentlyCompound) >= 0.8;
    return compounds ? 1 + share : 0;
  }

  private static boolean isEvidentlyCompound(String text) {
    return text.matches(".*([A-Z][a-z]|[A-Z]\\d).*")
        && isFormula(text)
        && Composition.parse(text.strip()).size() >= 2;
  }

  private static double structureScore(String heading, List<String> cells) {
    boolean headed = STRUCTURE_HEADINGS.contains(heading);
    if (cells.isEmpty()) {
      return headed && !heading.contains("structure") ? 1 : 0;
    }
    List<String> few = cells.subList(0, Math.min(cells.size(), 5));
    double share = share(few, cell -> cell.length() > 40 && structureFormat(cell).isPresent());
    return share > 0.5 ? share + (headed ? 1 : 0) : 0;
  }

  private static boolean isNumeric(ColumnHeading heading, List<String> cells, boolean comma) {
    double share =
        share(cells, cell -> CellNumber.isNotFinite(cell) || CellNumber.parse(cell, comma) != null);
    boolean stated = heading.unit().isPresent();
    return stated ? cells.isEmpty() || share > 0.2 : share >= 0.8;
  }

  private static double share(List<String> cells, java.util.function.Predicate<String> predicate) {
    return cells.isEmpty() ? 0 : cells.stream().filter(predicate).count() / (double) cells.size();
  }

  /** Commas are points where fields are separated otherwise and no number has a point. */
  private static boolean hasDecimalCommas(Dialect dialect, List<List<String>> cells) {
    if (dialect.separator() == ',') {
      return false;
    }
    long commas = 0;
    long points = 0;
    for (List<String> column : cells) {
      commas += column.stream().filter(cell -> cell.strip().matches("[-+]?\\d+,\\d+.*")).count();
      points += column.stream().filter(cell -> cell.strip().matches("[-+]?\\d*\\.\\d+")).count();
    }
    return commas > points;
  }

  private static int uncertaintyOf(
      int column, List<ColumnHeading> headings, Map<String, Integer> byName) {
    String name = words(headings.get(column).name());
    if (name.length() > ColumnHeading.LONGEST) {
      return -1;
    }
    Matcher match = UNCERTAINTY.matcher(name);
    if (!match.matches()) {
      return -1;
    }
    String base = "";
    for (String group : List.of("after", "in", "of", "before")) {
      base = match.group(group) == null ? base : match.group(group).strip();
    }
    int of = base.isEmpty() ? column - 1 : byName.getOrDefault(base, -1);
    return of == column ? -1 : of;
  }

  private static String words(String heading) {
    return heading
        .replace("\uFEFF", "")
        .replaceAll("[_\\s]+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
