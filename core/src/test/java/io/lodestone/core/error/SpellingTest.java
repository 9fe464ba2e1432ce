package io.lodestone.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
  private final Spelling spelling = new Spelling(List.of("band_gap", "band_gap_type", "GPa", "eV"));

  @Test
  void offers_words_one_or_two_edits_away() {
    assertThat(spelling.near("bnad_gap")).containsExactly("band_gap");
    assertThat(spelling.near("gpa")).containsExactly("GPa");
    assertThat(spelling.near("temperature")).isEmpty();
  }

  @Test
  void puts_the_nearest_first_and_not_too_many() {
    Spelling many = new Spelling(List.of("aaaaab", "aaaaaa", "aaaabb", "baaaaa", "abaaaa"));
    assertThat(many.near("aaaaaa")).startsWith("aaaaaa").hasSize(4);
  }

  @Test
  void says_something_else_where_nothing_is_near() {
    assertThat(spelling.hint("ev", "none")).isEqualTo("did you mean eV?");
    assertThat(spelling.hint("zzz", "none")).isEqualTo("none");
  }
}
