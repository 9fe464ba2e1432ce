package io.lodestone.crystal.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpaceGroupTypeTest {
  @Test
  void lists_530_settings_of_230_types() {
    List<SpaceGroupType> all = SpaceGroupType.all();
    assertThat(all).hasSize(530);
    assertThat(all.stream().map(SpaceGroupType::number).distinct()).hasSize(230);
    for (int i = 0; i < all.size(); i++) {
      assertThat(all.get(i).hallNumber()).isEqualTo(i + 1);
    }
  }

  @Test
  void every_hall_symbol_generates_the_operations_that_spglib_records() throws IOException {
    List<Set<SymmetryOperation>> recorded = recordedOperations();
    assertThat(recorded).hasSize(530);
    for (SpaceGroupType type : SpaceGroupType.all()) {
      List<SymmetryOperation> operations = type.operations();
      assertThat(operations).as(type.hallSymbol()).doesNotHaveDuplicates();
      assertThat(new HashSet<>(operations))
          .as(type.hallSymbol())
          .isEqualTo(recorded.get(type.hallNumber() - 1));
    }
  }

  @Test
  void the_operations_of_every_setting_form_a_group() {
    for (SpaceGroupType type : SpaceGroupType.all()) {
      Set<SymmetryOperation> group = new HashSet<>(type.operations());
      assertThat(group).contains(SymmetryOperation.IDENTITY);
      for (SymmetryOperation a : group) {
        assertThat(group).contains(a.inverse().modLattice());
        for (SymmetryOperation b : group) {
          if (!group.contains(a.after(b).modLattice())) {
            throw new AssertionError(type.hallSymbol() + ": " + a + " after " + b);
          }
        }
      }
    }
  }

  @Test
  void groups_have_the_order_that_international_tables_state() {
    assertThat(first("P 1").operations()).hasSize(1);
    assertThat(first("P21/c").operations()).hasSize(4);
    assertThat(first("Pnma").operations()).hasSize(8);
    assertThat(first("P63/mmc").operations()).hasSize(24);
    assertThat(first("Fm-3m").operations()).hasSize(192);
    assertThat(first("Ia-3d").operations()).hasSize(96);
  }

  @Test
  void each_setting_is_found_by_each_of_its_symbols() {
    for (SpaceGroupType type : SpaceGroupType.all()) {
      assertThat(SpaceGroupType.named(type.shortSymbol())).contains(type);
      assertThat(SpaceGroupType.named(type.fullSymbol())).contains(type);
      assertThat(SpaceGroupType.ofHallSymbol(type.hallSymbol()).orElseThrow().hallSymbol())
          .isEqualTo(type.hallSymbol());
      if (!type.choice().isEmpty()) {
        assertThat(SpaceGroupType.named(type.fullSymbol() + " :" + type.choice())).contains(type);
      }
    }
  }

  @Test
  void a_symbol_means_one_space_group_only() {
    for (SpaceGroupType type : SpaceGroupType.all()) {
      assertThat(SpaceGroupType.named(type.shortSymbol()))
          .as(type.shortSymbol())
          .allMatch(other -> other.number() == type.number());
      assertThat(SpaceGroupType.named(type.fullSymbol()))
          .as(type.fullSymbol())
          .allMatch(other -> other.number() == type.number());
    }
  }

  @Test
  void symbols_are_understood_as_people_write_them() {
    assertThat(first("P 1 21/n 1").hallSymbol()).isEqualTo("-P 2yn");
    assertThat(first("P21/n").hallSymbol()).isEqualTo("-P 2yn");
    assertThat(first("P 2_1/c").hallSymbol()).isEqualTo("-P 2ybc");
    assertThat(first("P n m a").hallNumber()).isEqualTo(292);
    assertThat(first("P b n m").choice()).isEqualTo("cab");
    assertThat(first("F d 3 m").number()).isEqualTo(227);
    assertThat(first("Pm3m").number()).isEqualTo(221);
    assertThat(first("C m c a").number()).isEqualTo(64);
    assertThat(first("Cmce").number()).isEqualTo(64);
    assertThat(first("F d -3 m :2").choice()).isEqualTo("2");
    assertThat(first("F d -3 m Z").choice()).isEqualTo("2");
    assertThat(first("F d -3 m S").choice()).isEqualTo("1");
    assertThat(first("R -3 m H").choice()).isEqualTo("H");
    assertThat(first("R -3 m :R").choice()).isEqualTo("R");
    assertThat(first("P 6(3)/m m c").number()).isEqualTo(194);
    assertThat(first("P 21 21 21").number()).isEqualTo(19);
    assertThat(SpaceGroupType.named("P 5 m")).isEmpty();
    assertThat(SpaceGroupType.named("")).isEmpty();
  }

  @Test
  void the_cell_tells_hexagonal_from_rhombohedral_axes() {
    Lattice hexagonal = Lattice.ofParameters(5, 5, 12, 90, 90, 120);
    Lattice rhombohedral = Lattice.ofParameters(5, 5, 5, 57, 57, 57);
    List<SpaceGroupType> corundum = SpaceGroupType.named("R -3 c");
    assertThat(corundum).hasSize(2);
    assertThat(corundum.stream().filter(type -> type.fits(hexagonal)))
        .extracting(SpaceGroupType::choice)
        .containsExactly("H");
    assertThat(corundum.stream().filter(type -> type.fits(rhombohedral)))
        .extracting(SpaceGroupType::choice)
        .containsExactly("R");
  }

  @Test
  void an_explicit_change_of_basis_moves_the_origin() {
    assertThat(HallSymbol.parse("P 31 2 (0 0 4)").operations())
        .containsExactlyInAnyOrderElementsOf(SpaceGroupType.ofHallNumber(440).operations());
    // The same shift as a triplet.
    assertThat(HallSymbol.parse("P 31 2 (x,y,z+1/3)").operations())
        .containsExactlyInAnyOrderElementsOf(SpaceGroupType.ofHallNumber(440).operations());
  }

  @Test
  void text_that_is_no_hall_symbol_is_refused() {
    for (String text :
        List.of(
            "", "P", "Q 1", "P 5", "P 2q", "-", "P 2 2 2 2 2z 9", "P 1 (1 2)", "P 44", "P 3z'")) {
      assertThatThrownBy(() -> HallSymbol.parse(text)).as(text).isInstanceOf(InvalidInput.class);
    }
  }

  private static SpaceGroupType first(String symbol) {
    return SpaceGroupType.named(symbol).getFirst();
  }

  private static List<Set<SymmetryOperation>> recordedOperations() throws IOException {
    List<Set<SymmetryOperation>> recorded = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                SpaceGroupTypeTest.class.getResourceAsStream("recorded-operations.tsv"),
                StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          Set<SymmetryOperation> operations = new HashSet<>();
          for (String code : line.split("\t")[1].split(" ")) {
            operations.add(decode(Integer.parseInt(code, 36)));
          }
          recorded.add(operations);
        }
      }
    }
    return recorded;
  }

  private static SymmetryOperation decode(int code) {
    int[] rotation = new int[9];
    int rest = code / 1728;
    for (int i = 8; i >= 0; i--) {
      rotation[i] = rest % 3 - 1;
      rest /= 3;
    }
    int shift = code % 1728;
    return SymmetryOperation.of(rotation, new int[] {shift / 144, shift / 12 % 12, shift % 12}, 12);
  }
}
