package io.lodestone.archive.parse.cif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.Atoms;
import io.lodestone.archive.metainfo.MaterialProperty;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.ReadRun;
import io.lodestone.archive.parse.TextFile;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.crystal.symmetry.HallSymbol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CifParserTest {
  private static final String SALT =
      """
      # Rock salt, after Wyckoff
      data_NaCl
      _chemical_name_mineral  'Halite'
      _chemical_formula_sum   'Cl Na'
      _cell_length_a  5.6402(2)
      _cell_length_b  5.6402(2)
      _cell_length_c  5.6402(2)
      _cell_angle_alpha 90
      _cell_angle_beta  90
      _cell_angle_gamma 90
      _cell_formula_units_Z 4
      _diffrn_ambient_temperature 298(2)
      SYMMETRY
      loop_
      _atom_site_label
      _atom_site_type_symbol
      _atom_site_fract_x
      _atom_site_fract_y
      _atom_site_fract_z
      Na1 Na1+ 0   0 0
      Cl1 Cl1- 0.5 0 0
      """;

  @Test
  void fills_the_cell_of_rock_salt_from_its_hall_symbol() throws IOException {
    AtomicSystem system = salt("_symmetry_space_group_name_Hall '-F 4 2 3'");
    Atoms atoms = system.atoms();
    assertThat(system.name()).isEqualTo("Halite");
    assertThat(atoms.nAtoms()).isEqualTo(8);
    assertThat(CifDataTest.amounts(atoms)).containsEntry(Element.Na, 4.0);
    assertThat(atoms.latticeVectors().get(0, 0)).isCloseTo(5.6402e-10, within(1e-22));
    assertThat(CifDataTest.volume(atoms)).isCloseTo(179.425, within(1e-3));
    assertThat(atoms.periodic()).containsExactly(true, true, true);
    assertThat(atoms.concentrations()).isNullOrEmpty();
    assertThat(system.symmetry().spaceGroupNumber()).isEqualTo(225);
    assertThat(atoms.extras().get("x_cif_oxidation_numbers"))
        .isEqualTo(List.of(1.0, 1.0, 1.0, 1.0, -1.0, -1.0, -1.0, -1.0));
  }

  @Test
  void symbol_number_and_listed_operations_give_the_same_cell() throws IOException {
    List<String> ways =
        List.of(
            "_space_group_name_H-M_alt 'F m -3 m'",
            "_symmetry_space_group_name_H-M Fm3m",
            "_space_group_IT_number 225",
            "loop_\n_symmetry_equiv_pos_as_xyz\n" + operations());
    for (String way : ways) {
      assertThat(salt(way).atoms().nAtoms()).as(way).isEqualTo(8);
    }
  }

  @Test
  void temperature_keeps_its_uncertainty() throws IOException {
    MaterialProperty temperature =
        read(SALT.replace("SYMMETRY", "")).properties().stream()
            .filter(property -> property.name().equals("temperature"))
            .findFirst()
            .orElseThrow();
    assertThat(temperature.value()).isEqualTo(298);
    assertThat(temperature.uncertainty()).isEqualTo(2);
    assertThat(temperature.unit()).isEqualTo("K");
  }

  @Test
  void the_stated_formula_tells_which_origin_a_bare_symbol_means() throws IOException {
    // Diamond with its atom at 1/8 1/8 1/8 is origin choice 2; at 0 0 0 it is choice 1.
    for (String position : List.of("0.125 0.125 0.125", "0 0 0")) {
      ReadRun run =
          read(
              """
              data_diamond
              _chemical_formula_sum C
              _cell_formula_units_Z 8
              _cell_length_a 3.567
              _cell_length_b 3.567
              _cell_length_c 3.567
              _symmetry_space_group_name_H-M 'F d -3 m'
              loop_
              _atom_site_label
              _atom_site_fract_x
              _atom_site_fract_y
              _atom_site_fract_z
              C1 %s
              """
                  .formatted(position));
      assertThat(run.run().system().getFirst().atoms().nAtoms()).isEqualTo(8);
      assertThat(run.run().system().getFirst().symmetry().choice())
          .isEqualTo(position.startsWith("0.") ? "2" : "1");
      assertThat(run.run().warnings()).anyMatch(warning -> warning.contains("choice"));
    }
  }

  @Test
  void sites_that_share_a_place_keep_their_occupancies() throws IOException {
    Atoms atoms =
        crystal(
            """
            loop_
            _atom_site_label
            _atom_site_fract_x
            _atom_site_fract_y
            _atom_site_fract_z
            _atom_site_occupancy
            La 0 0 0 0.70(1)
            Sr 0 0 0 0.30
            Mn 0.5 0.5 0.5 ?
            O1 0.5 0.5 0 1.
            Va 0.2 0.2 0.2 0
            """);
    assertThat(atoms.labels()).containsExactly("La", "Sr", "Mn", "O");
    assertThat(atoms.concentrations()).containsExactly(0.7, 0.3, 1.0, 1.0);
  }

  @Test
  void images_that_rounding_keeps_apart_are_one_on_a_special_position() throws IOException {
    // 0.333 is a third, so 2d of P-3m1 has two atoms, not six.
    Atoms atoms =
        read("""
            data_third
            _cell_length_a 4.0
            _cell_length_b 4.0
            _cell_length_c 6.0
            _cell_angle_gamma 120
            _space_group_name_Hall '-P 3 2"'
            loop_
            _atom_site_type_symbol
            _atom_site_fract_x
            _atom_site_fract_y
            _atom_site_fract_z
            I 0.333 0.667 0.25
            """)
            .run()
            .system()
            .getFirst()
            .atoms();
    assertThat(atoms.nAtoms()).isEqualTo(2);
  }

  @Test
  void every_data_block_with_a_structure_is_an_entry() throws IOException {
    String second = SALT.replace("SYMMETRY", "").replace("data_NaCl", "data_nacl");
    String text = "data_global\n_journal_year 1999\n" + second + SALT.replace("SYMMETRY", "");
    List<ReadRun> runs = ReadRun.all(new TextFile("two.cif", text), new CifParser());
    assertThat(runs).extracting(ReadRun::key).containsExactly("nacl", "NaCl-2");
  }

  @Test
  void cartesian_sites_of_a_macromolecular_file_become_fractions_of_the_cell() throws IOException {
    Atoms atoms =
        crystal(
            """
            loop_
            _atom_site.type_symbol
            _atom_site.label_atom_id
            _atom_site.Cartn_x
            _atom_site.Cartn_y
            _atom_site.Cartn_z
            C CA 1.0 2.0 3.0
            """);
    assertThat(atoms.labels()).containsExactly("C");
    assertThat(atoms.positions().values())
        .usingComparatorWithPrecision(1e-20)
        .containsExactly(1e-10, 2e-10, 3e-10);
  }

  @Test
  void magnetic_operations_turn_the_moments() throws IOException {
    Atoms atoms =
        crystal(
            """
            loop_
            _space_group_symop_magn_operation.id
            _space_group_symop_magn_operation.xyz
            1 x,y,z,+1
            2 -x,-y,z,+1
            loop_
            _space_group_symop_magn_centering.id
            _space_group_symop_magn_centering.xyz
            1 x,y,z,+1
            2 x,y,z+1/2,-1
            loop_
            _atom_site_label
            _atom_site_fract_x
            _atom_site_fract_y
            _atom_site_fract_z
            Fe1 0 0 0.1
            loop_
            _atom_site_moment.label
            _atom_site_moment.crystalaxis_x
            _atom_site_moment.crystalaxis_y
            _atom_site_moment.crystalaxis_z
            Fe1 0 0 3.0
            """);
    assertThat(atoms.nAtoms()).isEqualTo(2);
    double bohrMagneton = 9.2740100783e-24;
    assertThat(atoms.magneticMoments().get(0, 2)).isCloseTo(3 * bohrMagneton, within(1e-30));
    assertThat(atoms.magneticMoments().get(1, 2)).isCloseTo(-3 * bohrMagneton, within(1e-30));
  }

  @Test
  void labels_alone_are_read_with_the_help_of_the_formula() {
    CifSpecies none = new CifSpecies(Set.of(), Set.of());
    assertThat(none.ofLabel("Co1").orElseThrow().element()).contains(Element.Co);
    assertThat(none.ofLabel("CO1").orElseThrow().element()).contains(Element.Co);
    assertThat(none.ofLabel("Ow3").orElseThrow().element()).contains(Element.O);
    assertThat(none.ofLabel("D1").orElseThrow().symbol()).isEqualTo("D");
    assertThat(none.ofLabel("Wat1").orElseThrow().element()).contains(Element.O);
    assertThat(none.ofLabel("T1")).isEmpty();
    assertThat(none.ofLabel("Ti1").orElseThrow().element()).contains(Element.Ti);
    assertThat(none.ofLabel("?")).isEmpty();
    CifSpecies silicate = new CifSpecies(Set.of(Element.Si, Element.O, Element.S), Set.of());
    assertThat(silicate.ofLabel("SI1").orElseThrow().element()).contains(Element.Si);
    CifSpecies alcohol = new CifSpecies(Set.of(Element.C, Element.O, Element.H), Set.of());
    assertThat(alcohol.ofLabel("HO1").orElseThrow().element()).contains(Element.H);
    CifSpecies carbonyl = new CifSpecies(Set.of(Element.C, Element.O, Element.Co), Set.of("Co"));
    assertThat(carbonyl.ofLabel("CO1").orElseThrow().element()).contains(Element.C);
    assertThat(carbonyl.ofLabel("Co1").orElseThrow().element()).contains(Element.Co);
    assertThat(none.ofType("Fe3+").orElseThrow().charge()).hasValue(3);
    assertThat(none.ofType("O-2").orElseThrow().charge()).hasValue(-2);
    assertThat(none.ofType("FE").orElseThrow().element()).contains(Element.Fe);
  }

  @Test
  void a_wrong_number_is_told_with_its_line_and_column() {
    String text = SALT.replace("SYMMETRY", "").replace("Cl1- 0.5", "Cl1- half");
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("line 21, column 10")
        .hasMessageContaining("'half'")
        .hasMessageContaining("_atom_site_fract_x");
  }

  @Test
  void one_bad_block_does_not_hide_the_others() {
    String bad = SALT.replace("SYMMETRY", "_symmetry_space_group_name_H-M 'P 7'");
    String good = SALT.replace("SYMMETRY", "").replace("data_NaCl", "data_good");
    List<ReadRun> runs = new ArrayList<>();
    assertThatThrownBy(
            () -> ReadRun.read(new TextFile("both.cif", bad + good), new CifParser(), runs))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("'P 7'");
    assertThat(runs).extracting(ReadRun::key).containsExactly("NaCl", "good");
    assertThat(runs.getFirst().run().warnings()).anyMatch(text -> text.contains("'P 7'"));
    assertThat(runs.getLast().run().system()).hasSize(1);
  }

  @Test
  void a_file_cut_off_anywhere_gives_no_other_error_than_one_for_its_reader() {
    String text = SALT.replace("SYMMETRY", "_symmetry_space_group_name_Hall '-F 4 2 3'");
    for (int length = 0; length < text.length(); length++) {
      try {
        for (ReadRun run :
            ReadRun.all(new TextFile("cut.cif", text.substring(0, length)), new CifParser())) {
          // Whole rows are what the file holds; half a row is never an atom.
          run.run().system().forEach(system -> assertThat(system.atoms().nAtoms() % 4).isZero());
        }
      } catch (InvalidInput e) {
        assertThat(e.getMessage()).contains("cut.cif");
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void recognises_a_cif_by_content_and_nothing_else() {
    assertThat(recognizes("structure.txt", SALT)).isTrue();
    assertThat(recognizes("x.cif", "hello")).isTrue();
    assertThat(recognizes("x", "#\\#CIF_2.0\ndata_x\n")).isTrue();
    assertThat(recognizes("x.csv", "formula,gap\nSi,1.1\n")).isFalse();
    assertThat(recognizes("run.star", "data_particles\nloop_\n_rlnMicrographName\n")).isFalse();
    assertThat(recognizes("x.cif", "\0\0\0")).isFalse();
    assertThat(recognizes("x.cif", "")).isFalse();
  }

  private static boolean recognizes(String name, String text) {
    return new CifParser().recognizes(new FileHead(name, text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String operations() {
    StringBuilder text = new StringBuilder();
    HallSymbol.parse("-F 4 2 3")
        .operations()
        .forEach(operation -> text.append("'").append(operation).append("'\n"));
    return text.toString();
  }

  private static AtomicSystem salt(String symmetry) throws IOException {
    return read(SALT.replace("SYMMETRY", symmetry)).run().system().getFirst();
  }

  private static Atoms crystal(String content) throws IOException {
    return read("""
            data_cubic
            _cell_length_a 4.0
            _cell_length_b 4.0
            _cell_length_c 4.0
            _cell_angle_alpha 90
            _cell_angle_beta 90
            _cell_angle_gamma 90
            """
            + content)
        .run()
        .system()
        .getFirst()
        .atoms();
  }

  private static ReadRun read(String text) throws IOException {
    return ReadRun.all(new TextFile("test.cif", text), new CifParser()).getFirst();
  }
}
