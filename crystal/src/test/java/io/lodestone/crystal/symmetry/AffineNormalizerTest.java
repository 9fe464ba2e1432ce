package io.lodestone.crystal.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the normaliser does to Wyckoff letters. */
class AffineNormalizerTest {
  /** Sets of positions of E. Koch and W. Fischer, Acta Cryst. A31, 88 (1975). */
  @ParameterizedTest
  @CsvSource({
    "2, abcdefgh i",
    "14, abcd e",
    "15, abcd e f",
    "62, ab c d",
    "139, ab c d e f g h ij k l m n o",
    "141, ab cd e f g h i",
    "166, ab c de fg h i",
    "194, a b cd e f g h i j k l",
    "216, abcd e fg h i",
    "221, ab cd ef g h ij kl m n",
    "225, ab c d e f g hi j k l",
    "227, ab cd e f g h i",
    "230, a b c d e f g h"
  })
  void positions_of_one_set_are_exchanged_with_each_other_only(int number, String sets) {
    assertThat(String.join(" ", sets(number))).isEqualTo(sets);
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void exchanges_form_a_group_that_keeps_multiplicity_and_freedom(int number) {
    AffineNormalizer normalizer = AffineNormalizer.of(number);
    var positions = WyckoffPosition.of(SpaceGroupType.ofNumber(number).getFirst().hallNumber());
    assertThat(normalizer.exchanges().getFirst())
        .isEqualTo(
            positions.stream().map(p -> String.valueOf(p.letter())).collect(Collectors.joining()));
    for (String exchange : normalizer.exchanges()) {
      assertThat(exchange.chars().distinct().count()).isEqualTo(positions.size());
      for (WyckoffPosition position : positions) {
        int place = AffineNormalizer.place(position.letter());
        WyckoffPosition image = positions.get(AffineNormalizer.place(exchange.charAt(place)));
        assertThat(image.multiplicity()).isEqualTo(position.multiplicity());
        assertThat(image.freedom()).isEqualTo(position.freedom());
      }
    }
  }

  static IntStream numbers() {
    return IntStream.rangeClosed(1, 230);
  }

  @Test
  void there_are_230_types() {
    assertThatThrownBy(() -> AffineNormalizer.of(231)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Set<String> sets(int number) {
    AffineNormalizer normalizer = AffineNormalizer.of(number);
    Set<String> sets = new TreeSet<>();
    for (int i = 0; i < normalizer.exchanges().getFirst().length(); i++) {
      int place = i;
      sets.add(
          normalizer.exchanges().stream()
              .map(exchange -> String.valueOf(exchange.charAt(place)))
              .distinct()
              .sorted()
              .collect(Collectors.joining()));
    }
    return sets;
  }
}
