package io.lodestone.archive.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.archive.filter.FilterParser;
import io.lodestone.archive.index.Search.SortKey;
import io.lodestone.archive.metainfo.MaterialBuilder;
import io.lodestone.archive.metainfo.MaterialProperty;
import io.lodestone.archive.metainfo.MaterialPropertyBuilder;
import io.lodestone.archive.metainfo.MethodSummaryBuilder;
import io.lodestone.archive.metainfo.PropertiesBuilder;
import io.lodestone.archive.metainfo.QualityBuilder;
import io.lodestone.archive.metainfo.Results;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Properties that only tables know of, searched by the names that the tables give them. */
class StatedPropertyTest {
  private static final Vocabulary VOCABULARY = Vocabulary.ofArchive();

  @TempDir private Path folder;

  @BeforeEach
  void fill_the_index() throws IOException {
    try (IndexWriting index = IndexWriting.open(folder, VOCABULARY)) {
      index.write(
          entry("diamond", number("Hardness", 96e9, "Pa"), text("Phase", "cubic"), gap(5.5)));
      index.write(
          entry("alumina", number("hardness", 20e9, "Pa"), text("Phase", "trigonal"), gap(8.8)));
      index.write(entry("talc", number("Hardness", 1, ""), number("T melt", 1073, "K")));
      index.write(new IndexedEntry("unread"));
      index.commit(1);
    }
  }

  private static IndexedEntry entry(String id, MaterialProperty... stated) {
    return new IndexedEntry(id)
        .put(
            VOCABULARY,
            new Results(
                MaterialBuilder.builder().build(),
                MethodSummaryBuilder.builder().build(),
                PropertiesBuilder.builder().measured(List.of(stated)).build(),
                QualityBuilder.builder().build(),
                null));
  }

  private static MaterialProperty number(String name, double value, String unit) {
    return MaterialPropertyBuilder.builder().name(name).value(value).unit(unit).build();
  }

  private static MaterialProperty gap(double electronvolt) {
    return number("band gap", electronvolt * 1.602176634e-19, "J");
  }

  private static MaterialProperty text(String name, String text) {
    return MaterialPropertyBuilder.builder().name(name).text(text).build();
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
        "hardness > 30 GPa                                  | diamond",
        "hardness > 30 GPa AND hardness < 100000 MPa        | diamond",
        "NOT hardness > 30 GPa                              | alumina",
        "measured.hardness >= 20 GPa                        | alumina diamond",
        "results.properties.measured.hardness >= 20 GPa     | alumina diamond",
        "_lodestone_hardness >= 20 GPa                      | alumina diamond",
        "hardness_in_pa > 30                                | diamond",
        "hardness_without_unit < 2                          | talc",
        "hardness IS KNOWN                                  | alumina diamond talc",
        "hardness_in_pa IS UNKNOWN                          | talc unread",
        "phase = ~cubic~                                    | diamond",
        "phase STARTS WITH ~tri~                            | alumina",
        "t_melt > 1000                                      | talc",
        "t_melt > 1000 K                                    | talc",
        "measured.band_gap > 6 eV                           | alumina",
        "measured.band_gap > 6                              | alumina",
        "band_gap IS KNOWN                                  | ''",
      })
  void a_filter_finds_what_tables_state(String filter, String expected) throws IOException {
    assertThat(String.join(" ", found(filter.replace('~', '"')).stream().sorted().toList()))
        .isEqualTo(expected.replace("''", ""));
  }

  @Test
  void a_bare_number_for_a_name_with_two_meanings_is_refused_with_the_names_of_both() {
    assertThatThrownBy(() -> found("hardness > 2"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("hardness_in_pa or hardness_without_unit");
  }

  @Test
  void a_misspelt_name_is_told_of_with_the_near_one() {
    assertThatThrownBy(() -> found("hardnes > 2 GPa")).hasMessageContaining("mean hardness");
    assertThatThrownBy(() -> found("hardness > 2 eV")).isInstanceOf(InvalidInput.class);
  }

  @Test
  void numbers_sort_and_text_is_counted() throws IOException {
    Search all = Search.everything();
    assertThat(search(all.sortedBy(new SortKey("hardness_in_pa", true))).ids())
        .startsWith("diamond", "alumina");
    assertThat(search(all.counting("phase", 5)).facets().getFirst().top())
        .containsExactlyInAnyOrder(
            new SearchResult.Count("cubic", 1), new SearchResult.Count("trigonal", 1));
  }

  @ParameterizedTest
  @CsvSource({
    "Härte (Vickers), harte_vickers",
    "2D gap, _2d_gap",
    "E_hull/atom, e_hull_atom",
    "σ, ''",
    "T², t2"
  })
  void a_heading_becomes_a_name(String heading, String name) {
    assertThat(StatedProperty.name(heading)).isEqualTo(name);
  }
}
