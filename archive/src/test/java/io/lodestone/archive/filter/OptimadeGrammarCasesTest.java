package io.lodestone.archive.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The grammar cases of the OPTIMADE consortium, with the outcome and the parse tree that a parser
 * generated from the specification's grammar recorded for each.
 */
@Tag("data")
class OptimadeGrammarCasesTest {
  private static Path cases;

  @BeforeAll
  static void find_the_cases() {
    String data = System.getenv("LODESTONE_DATA");
    assumeTrue(data != null, "LODESTONE_DATA is not set: no grammar cases to compare with");
    cases = Path.of(data, "optimade", "cases");
    assumeTrue(
        Files.isRegularFile(cases.resolve("cases.tsv")), "no grammar cases under LODESTONE_DATA");
  }

  private record Case(String name, String symbol, String input, boolean parsed, Path recorded) {}

  private static List<Case> all() throws IOException {
    try (Stream<String> rows = Files.lines(cases.resolve("cases.tsv"))) {
      List<Case> all = new ArrayList<>();
      for (String[] row : rows.skip(1).map(line -> line.split("\t")).toList()) {
        all.add(
            new Case(
                row[0],
                row[1],
                Files.readString(cases.resolve(row[2])),
                row[3].equals("parsed"),
                cases.resolve(row[4])));
      }
      return all;
    }
  }

  /** What our parser makes of the input, as text; empty when it refuses it. */
  private static Optional<Object> outcome(Case one, boolean unitsAllowed) {
    try {
      return Optional.of(
          switch (one.symbol) {
            case "Filter" ->
                unitsAllowed
                    ? FilterParser.parse(one.input)
                    : FilterParser.parseOptimade(one.input);
            case "Number" -> {
              Scanner scanner = Scanner.over(one.input, unitsAllowed);
              Operand.Numeral number = scanner.number();
              assertThat(scanner.atEnd()).isTrue();
              yield number.value();
            }
            default -> throw new IllegalStateException("no such start symbol: " + one.symbol);
          });
    } catch (InvalidInput refused) {
      return Optional.empty();
    }
  }

  private static Object recorded(Case one) throws IOException {
    try (Stream<String> lines = Files.lines(one.recorded)) {
      RecordedTree tree = RecordedTree.read(lines);
      return one.symbol.equals("Number")
          ? new BigDecimal(tree.text()).stripTrailingZeros()
          : tree.filter();
    }
  }

  @Test
  void accepts_and_refuses_what_the_reference_grammar_does() throws IOException {
    List<Case> all = all();
    List<String> wrong =
        all.stream()
            .filter(
                one ->
                    outcome(one, false).isPresent() != one.parsed
                        || outcome(one, true).isPresent() != one.parsed)
            .map(Case::name)
            .toList();
    System.out.printf(
        "OPTIMADE grammar cases: %d of %d decided as recorded%n",
        all.size() - wrong.size(), all.size());
    assertThat(all).hasSizeGreaterThan(50);
    assertThat(wrong).isEmpty();
  }

  @Test
  void understands_what_the_reference_grammar_does() throws IOException {
    List<Case> parsed = all().stream().filter(Case::parsed).toList();
    List<String> wrong = new ArrayList<>();
    for (Case one : parsed) {
      if (!outcome(one, false).equals(Optional.of(recorded(one)))) {
        wrong.add(one.name);
      }
    }
    System.out.printf(
        "OPTIMADE parse trees: %d of %d mean the filter we read%n",
        parsed.size() - wrong.size(), parsed.size());
    assertThat(parsed).hasSizeGreaterThan(40);
    assertThat(wrong).isEmpty();
  }

  @Test
  void tells_numbers_and_names_from_other_words() throws IOException {
    Path lists = cases.resolveSibling("word-lists");
    assumeTrue(Files.isDirectory(lists), "no word lists under LODESTONE_DATA");
    for (String list : List.of("numbers.lst", "integers.lst", "reals.lst")) {
      assertThat(Files.readAllLines(lists.resolve(list)))
          .as(list)
          .isNotEmpty()
          .allMatch(word -> isWhole(word, Scanner::number));
    }
    assertThat(Files.readAllLines(lists.resolve("not-numbers.lst")))
        .isNotEmpty()
        .noneMatch(word -> isWhole(word, Scanner::number));
    assertThat(Files.readAllLines(lists.resolve("identifiers.lst")))
        .isNotEmpty()
        .allMatch(word -> isWhole(word, Scanner::property));
    assertThat(Files.readAllLines(lists.resolve("not-identifiers.lst")))
        .isNotEmpty()
        .noneMatch(word -> isWhole(word, Scanner::property));
  }

  private static boolean isWhole(String word, Function<Scanner, Operand> kind) {
    Scanner scanner = Scanner.over(word, false);
    try {
      kind.apply(scanner);
      return scanner.atEnd();
    } catch (InvalidInput refused) {
      return false;
    }
  }
}
