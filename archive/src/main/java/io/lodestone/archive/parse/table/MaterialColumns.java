package io.lodestone.archive.parse.table;

import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Parsers;
import io.lodestone.archive.parse.Role;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the columns of a table that say which material a row is about. */
final class MaterialColumns {
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

  /** Characters that a formula is made of, beginning with an element, bracket or factor. */
  private static final Pattern FORMULA = Pattern.compile("[A-Z(\\d][A-Za-z0-9.()\\[\\]{}·*+^_ -]*");

  private static final int LONGEST_FORMULA = 300;

  /** Structure formats, found once. */
  private static final class StructureParsers {
    private static final List<Parser> ALL =
        new Parsers().all().stream().filter(parser -> parser.role() == Role.STRUCTURE).toList();
  }

  private final List<String> header;
  private final List<List<String>> cells;

  /**
   * Looks at a sample.
   *
   * @param header headings
   * @param cells of each column, without those that are missing
   */
  MaterialColumns(List<String> header, List<List<String>> cells) {
    this.header = header;
    this.cells = cells;
  }

  /** Index of the column with chemical formulas, or −1. */
  int formula() {
    return best(MaterialColumns::formulaScore);
  }

  /** Index of the column with the texts of structure files, or −1. */
  int structure() {
    return best(MaterialColumns::structureScore);
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

  private int best(Score score) {
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
    double share = share(cells, MaterialColumns::isFormula);
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
            && share(cells, MaterialColumns::isEvidentlyCompound) >= 0.8;
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

  /** The share of the cells for which something holds; 0 of none. */
  static double share(List<String> cells, java.util.function.Predicate<String> predicate) {
    return cells.isEmpty() ? 0 : cells.stream().filter(predicate).count() / (double) cells.size();
  }

  private static String words(String heading) {
    return heading
        .replace("\uFEFF", "")
        .replaceAll("[_\\s]+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
