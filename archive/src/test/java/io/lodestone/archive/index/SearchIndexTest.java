package io.lodestone.archive.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.archive.filter.FilterParser;
import io.lodestone.archive.index.Search.SortKey;
import io.lodestone.archive.index.SearchResult.Count;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchIndexTest {
  private static final double ELECTRONVOLT = 1.602176634e-19;
  private static final Vocabulary VOCABULARY = Vocabulary.ofArchive();

  @TempDir private Path folder;

  @BeforeEach
  void fill_the_index() throws IOException {
    try (IndexWriting index = IndexWriting.open(folder, VOCABULARY)) {
      index.write(
          entry("silicon", "Si", 0.6, "Si")
              .put(VOCABULARY.named("converged"), true)
              .put(VOCABULARY.named("last_modified"), Instant.parse("2026-03-01T00:00:00Z"))
              .text("Silicon in the diamond structure, \"Fe2O3\" as a reference"));
      index.write(
          entry("quartz", "O2Si", 5.8, "O", "Si")
              .put(VOCABULARY.named("converged"), false)
              .text("Quartz: the structure of diamond is another"));
      index.write(entry("haematite", "Fe2O3", 2.1, "Fe", "O"));
      index.write(new IndexedEntry("unread"));
      index.commit(17);
    }
  }

  private static IndexedEntry entry(String id, String formula, double gap, String... elements) {
    return new IndexedEntry(id)
        .put(VOCABULARY.named("chemical_formula_reduced"), formula)
        .put(VOCABULARY.named("band_gap"), gap * ELECTRONVOLT)
        .put(VOCABULARY.named("elements"), List.of(elements))
        .put(VOCABULARY.named("n_elements"), elements.length);
  }

  private SearchResult search(Search search) throws IOException {
    try (SearchIndex index = SearchIndex.open(folder, VOCABULARY, null)) {
      return index.search(search);
    }
  }

  private List<String> found(String filter) throws IOException {
    return search(Search.everything().where(FilterParser.parse(filter))).ids();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "band_gap > 1 eV                           | haematite quartz",
        "band_gap > 1                              | haematite quartz",
        "band_gap > 200 kJ/mol                     | haematite quartz",
        "band_gap < 8000 cm^-1                     | silicon",
        "band_gap > 1 eV AND 5 eV > band_gap       | haematite",
        "NOT (band_gap > 1 eV AND band_gap <= 5)   | quartz silicon",
        "5 eV < results.properties.band_gap        | quartz",
        "elements HAS ALL \"Si\", \"O\"            | quartz",
        "elements HAS ONLY \"Si\", \"Fe\", \"O\"   | haematite quartz silicon",
        "elements HAS ONLY \"Si\"                  | silicon",
        "elements:elements HAS \"O\":STARTS \"O\"  | haematite quartz",
        "elements LENGTH 2 AND nelements = 2       | haematite quartz",
        "chemical_formula_reduced CONTAINS \"O2\"  | quartz",
        "chemical_formula_reduced ENDS WITH \"O3\" | haematite",
        "NOT chemical_formula_reduced STARTS \"O\" | haematite silicon",
        "converged                                 | silicon",
        "NOT converged                             | quartz",
        "band_gap IS UNKNOWN                       | unread",
        "_exmpl_band_gap > 1 OR id = \"unread\"    | unread",
        "_lodestone_band_gap < 1 eV                | silicon",
        "last_modified > \"2026-02-28\"            | silicon",
        "last_modified = \"2026-03-01T01:00:00+01:00\" | silicon",
        "1 eV < 2 Ha AND id = entry_id             | haematite quartz silicon unread",
      })
  void answers_filters(String filter, String ids) throws IOException {
    assertThat(found(filter)).containsExactlyInAnyOrder(ids.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "bandgap > 1                   | 1  | did you mean band_gap?",
        "band_gap > 1 K                | 12 | is kept in J",
        "band_gap > \"wide\"           | 12 | a number",
        "nelements > 1 eV              | 13 | without a unit",
        "elements = \"Si\"             | 1  | HAS",
        "nelements HAS 2               | 1  | HAS asks lists",
        "nelements LENGTH 2            | 1  | a list",
        "elements LENGTH \"2\"         | 17 | a number of items",
        "elements HAS 2                | 14 | a string",
        "band_gap                      | 1  | a number",
        "band_gap CONTAINS \"2\"       | 19 | is a number",
        "elements:elements HAS \"O\":\"O\":\"O\" | 23 | 2 of them",
        "band_gap > chemical_formula_hill | 12 | is a string",
        "band_gap > volume             | 12 | in m^3",
        "\"a\" = \"a\"                 | 1  | a property",
        "last_modified > \"yesterday\" | 17 | RFC 3339",
      })
  void says_why_a_filter_does_not_suit_the_properties(String filter, int column, String hint) {
    assertThatThrownBy(() -> found(filter))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("column " + column + ":")
        .hasMessageContaining(hint);
  }

  @Test
  void sorts_with_unknown_values_last_either_way() throws IOException {
    assertThat(search(Search.everything().sortedBy(SortKey.parse("band_gap"))).ids())
        .containsExactly("silicon", "haematite", "quartz", "unread");
    assertThat(search(Search.everything().sortedBy(SortKey.parse("-band_gap"))).ids())
        .containsExactly("quartz", "haematite", "silicon", "unread");
    assertThat(
            search(
                    Search.everything()
                        .sortedBy(
                            SortKey.parse("-n_elements"),
                            SortKey.parse("-chemical_formula_reduced")))
                .ids())
        .containsExactly("quartz", "haematite", "silicon", "unread");
    assertThatThrownBy(() -> search(Search.everything().sortedBy(SortKey.parse("elements"))))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("single value");
  }

  @Test
  void gives_pages_and_the_whole_number() throws IOException {
    Search byId = Search.everything().sortedBy(SortKey.parse("id"));
    SearchResult page = search(byId.page(1, 2));
    assertThat(page.total()).isEqualTo(4);
    assertThat(page.ids()).containsExactly("quartz", "silicon");
    List<String> all = search(Search.everything()).ids();
    assertThat(search(Search.everything().page(1, 2)).ids()).isEqualTo(all.subList(1, 3));
    assertThat(search(Search.everything().page(4, 10)).ids()).isEmpty();
    assertThat(search(Search.everything().page(0, 0)))
        .isEqualTo(new SearchResult(4, List.of(), List.of(), List.of()));
    assertThatThrownBy(() -> Search.everything().page(2_000_000, 1))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void counts_the_values_of_the_entries_found() throws IOException {
    SearchResult result =
        search(
            Search.everything()
                .where(FilterParser.parse("band_gap IS KNOWN"))
                .counting("elements", 2)
                .counting("converged", 5)
                .counting("program_name", 5)
                .page(0, 1));
    assertThat(result.facets())
        .containsExactly(
            new SearchResult.Facet("elements", 3, List.of(new Count("O", 2), new Count("Si", 2))),
            new SearchResult.Facet(
                "converged", 2, List.of(new Count("false", 1), new Count("true", 1))),
            new SearchResult.Facet("program_name", 0, List.of()));
    assertThatThrownBy(() -> search(Search.everything().counting("band_gap", 3)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("strings");
  }

  @Test
  void counts_alike_whether_a_property_has_few_values_or_thousands() throws IOException {
    Property few = VOCABULARY.named("program_version");
    Property many = VOCABULARY.named("chemical_formula_hill");
    try (IndexWriting index = IndexWriting.open(folder, VOCABULARY)) {
      for (int i = 0; i < WordColumn.MOST_WORDS + 500; i++) {
        String kind = i % 3 == 0 ? "third" : "other" + i % 5;
        index.write(
            new IndexedEntry("n" + i).put(few, kind).put(many, i % 2 == 0 ? kind : "F" + i));
      }
      for (int i = 0; i < 100; i++) {
        index.delete("n" + i);
      }
      index.commit(18);
    }
    SearchResult result =
        search(
            Search.everything()
                .where(FilterParser.parse("chemical_formula_hill = program_version"))
                .counting("program_version", 3)
                .counting("chemical_formula_hill", 3)
                .counting("program_version", 3));
    assertThat(result.facets().get(0).top())
        .isEqualTo(result.facets().get(1).top())
        .hasSize(3)
        .startsWith(new Count("third", 750 - 1));
    assertThat(result.facets().get(2)).isEqualTo(result.facets().get(0));
    assertThat(
            search(Search.everything().counting("chemical_formula_hill", 1))
                .facets()
                .getFirst()
                .distinct())
        .isGreaterThan(2000);
  }

  @Test
  void finds_words_and_puts_the_best_first() throws IOException {
    assertThat(search(Search.everything().withWords("diamond structure")).ids())
        .containsExactlyInAnyOrder("silicon", "quartz");
    assertThat(search(Search.everything().withWords("\"diamond structure\"")).ids())
        .containsExactly("silicon");
    assertThat(search(Search.everything().withWords("fe2o3")).ids()).containsExactly("silicon");
    assertThat(
            search(
                    Search.everything()
                        .withWords("diamond")
                        .where(FilterParser.parse("band_gap > 1 eV")))
                .ids())
        .containsExactly("quartz");
    assertThat(search(Search.everything().withWords("tungsten")).total()).isZero();
  }

  @Test
  void replaces_and_deletes_entries() throws IOException {
    try (IndexWriting index = IndexWriting.open(folder, VOCABULARY);
        SearchIndex reading = index.searchable(null)) {
      assertThat(index.position()).isEqualTo(17);
      Property location = VOCABULARY.named("location");
      index.write(entry("silicon", "Si", 1.1, "Si").put(location, "/si.xml"));
      index.replace(
          location, "/si.xml", List.of(entry("a", "Si", 1.2, "Si").put(location, "/si.xml")));
      index.delete("unread");
      assertThat(reading.size()).isEqualTo(4);
      reading.refresh();
      assertThat(reading.size()).isEqualTo(3);
      assertThat(reading.search(Search.everything()).ids())
          .containsExactlyInAnyOrder("a", "haematite", "quartz");
      index.commit(18);
    }
    assertThat(found("id = \"silicon\" OR id = \"a\"")).containsExactly("a");
  }

  @Test
  void forgets_what_was_not_committed() throws IOException {
    try (IndexWriting index = IndexWriting.open(folder, VOCABULARY)) {
      index.write(new IndexedEntry("lost"));
    }
    assertThat(search(Search.everything()).total()).isEqualTo(4);
    try (IndexWriting index = IndexWriting.open(folder, VOCABULARY)) {
      assertThat(index.position()).isEqualTo(17);
    }
  }

  @Test
  void begins_anew_where_the_index_is_damaged_or_of_other_properties() throws IOException {
    Vocabulary other = Vocabulary.of(List.of(Property.of("colour", PropertyType.STRING)));
    assertThatThrownBy(() -> SearchIndex.open(folder, other, null))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("rebuild");
    try (IndexWriting index = IndexWriting.open(folder, other)) {
      assertThat(index.position()).isZero();
      index.write(new IndexedEntry("blue").put(other.named("colour"), "blue"));
      index.commit(3);
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> !path.endsWith("write.lock")).toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    try (IndexWriting index = IndexWriting.open(folder, VOCABULARY)) {
      assertThat(index.position()).isZero();
      index.write(new IndexedEntry("again"));
      index.commit(1);
    }
    assertThat(search(Search.everything()).ids()).containsExactly("again");
  }

  @Test
  void lets_one_process_write_and_says_so_to_the_next() throws IOException {
    try (IndexWriting first = IndexWriting.open(folder, VOCABULARY)) {
      assertThatThrownBy(() -> IndexWriting.open(folder, VOCABULARY))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("another process");
      assertThat(first.position()).isEqualTo(17);
    }
  }

  @Test
  void takes_long_and_strange_strings() throws IOException {
    String strange = "a\0b\uD835" + "x".repeat(100_000);
    try (IndexWriting index = IndexWriting.open(folder, VOCABULARY)) {
      index.write(
          new IndexedEntry("strange").put(VOCABULARY.named("mainfile"), strange).text(strange));
      index.commit(18);
    }
    assertThat(found("mainfile CONTAINS \"xxx\" AND mainfile STARTS \"a\""))
        .containsExactly("strange");
  }

  @Test
  void finds_many_identifiers_at_once() throws IOException {
    StringBuilder filter = new StringBuilder("elements HAS ANY \"O\"");
    for (int i = 0; i < 4_000; i++) {
      filter.append(", \"X").append(i).append('"');
    }
    assertThat(found(filter.toString())).containsExactlyInAnyOrder("haematite", "quartz");
    StringBuilder ids = new StringBuilder("id = \"quartz\"");
    for (int i = 0; i < 4_000; i++) {
      ids.append(" OR id=\"").append(i).append('"');
    }
    assertThat(found(ids.toString())).containsExactly("quartz");
    assertThat(found("NOT (" + ids + ")"))
        .containsExactlyInAnyOrder("haematite", "silicon", "unread");
  }
}
