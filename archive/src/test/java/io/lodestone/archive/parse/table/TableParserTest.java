package io.lodestone.archive.parse.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.archive.metainfo.MaterialProperty;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.ReadRun;
import io.lodestone.archive.parse.TextFile;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableParserTest {
  private static final double EV = 1.602176634e-19;

  private static final String GAPS =
      """
      formula,band gap (eV),hardness [GPa],remark
      Si,1.12,12.4(3),"indirect, of course"
      GaAs,1.42 ± 0.01,,direct
      C,5.47,96,"he said ""hard""\"
      """;

  @Test
  void every_row_is_an_entry_with_properties_in_si() throws IOException {
    List<ReadRun> rows = read(GAPS);
    assertThat(rows).extracting(ReadRun::key).containsExactly("row-1", "row-2", "row-3");
    assertThat(name(rows.get(0))).isEqualTo("Si");
    MaterialProperty gap = property(rows.get(0), "band gap");
    assertThat(gap.value()).isCloseTo(1.12 * EV, within(1e-32));
    assertThat(gap.unit()).isEqualTo("J");
    assertThat(gap.statedUnit()).isEqualTo("eV");
    assertThat(gap.uncertainty()).isNull();
    MaterialProperty hardness = property(rows.get(0), "hardness");
    assertThat(hardness.value()).isEqualTo(12.4e9);
    assertThat(hardness.uncertainty()).isCloseTo(0.3e9, within(1e-3));
    assertThat(hardness.unit()).isEqualTo("Pa");
    assertThat(property(rows.get(0), "remark").text()).isEqualTo("indirect, of course");
    assertThat(property(rows.get(1), "band gap").uncertainty()).isCloseTo(0.01 * EV, within(1e-32));
    assertThat(rows.get(1).properties()).hasSize(2);
    assertThat(property(rows.get(2), "remark").text()).isEqualTo("he said \"hard\"");
    assertThat(rows).allSatisfy(row -> assertThat(row.run().warnings()).isNullOrEmpty());
  }

  @Test
  void tabs_semicolons_and_decimal_commas_are_found_out() throws IOException {
    assertThat(property(read("composition\tTc_K\nNb3Sn\t18.3\nMgB2\t39\n").get(1), "Tc").value())
        .isEqualTo(39);
    List<ReadRun> german =
        read("Name;Formula;Dichte (g/cm³)\nEisen;Fe;7,87\nKupfer;Cu;8,96\nGold;Au;19,3\n");
    assertThat(property(german.get(0), "Dichte").value()).isCloseTo(7870, within(1e-9));
    assertThat(property(german.get(0), "Dichte").unit()).isEqualTo("kg m^-3");
    assertThat(property(german.get(0), "Name").text()).isEqualTo("Eisen");
  }

  @Test
  void columns_of_uncertainties_belong_to_their_quantity() throws IOException {
    List<ReadRun> rows =
        read(
            """
            compound,Tm (°C),Tm_std,modulus (GPa),±,modulus error (MPa)
            NaCl,801,2,40,1,500
            KCl,770,3,18,2,100
            """);
    MaterialProperty melting = property(rows.get(0), "Tm");
    assertThat(melting.value()).isCloseTo(1074.15, within(1e-9));
    assertThat(melting.uncertainty()).isCloseTo(2, within(1e-12));
    assertThat(property(rows.get(1), "modulus").uncertainty()).isCloseTo(2e9, within(1e-3));
    assertThat(rows.get(0).properties()).hasSize(2);
  }

  @Test
  void a_formula_column_is_found_by_what_it_holds() throws IOException {
    List<ReadRun> rows =
        read("id,ABX3,type,tau\n1,CsPbI3,BCC,3.9\n2,BaTiO3,FCC,3.8\n3,SrTiO3,NO,3.7\n");
    assertThat(name(rows.get(1))).isEqualTo("BaTiO3");
    assertThat(property(rows.get(1), "type").text()).isEqualTo("FCC");
  }

  @Test
  void a_cell_may_hold_a_whole_structure() throws IOException {
    String cif =
        """
        data_CsCl
        _cell_length_a 4.12
        _cell_length_b 4.12
        _cell_length_c 4.12
        _cell_angle_alpha 90
        _cell_angle_beta 90
        _cell_angle_gamma 90
        loop_
        _atom_site_label
        _atom_site_fract_x
        _atom_site_fract_y
        _atom_site_fract_z
        Cs 0 0 0
        Cl 0.5 0.5 0.5
        """;
    String table =
        ",material_id,cif,formula,e (eV/atom)\n0,7,\"%s\",ClCs,-3.2\n1,8,\"%s\",ClCs,-3.1\n"
            .formatted(cif, cif.replace("Cs 0 0 0", "Cs 0 0 zero"));
    List<ReadRun> rows = read(table);
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).run().system().getFirst().atoms().labels()).containsExactly("Cs", "Cl");
    assertThat(property(rows.get(0), "formula").text()).isEqualTo("ClCs");
    assertThat(property(rows.get(0), "e").value()).isCloseTo(-3.2 * EV, within(1e-32));
    assertThat(rows.get(1).run().warnings()).anyMatch(text -> text.contains("row 2, line 13"));
    // Without its structure the row still has its formula.
    assertThat(name(rows.get(1))).isEqualTo("ClCs");
  }

  @Test
  void a_cell_may_hold_a_poscar() throws IOException {
    String poscar =
        "Si2\n1.0\n0 2.7 2.7\n2.7 0 2.7\n2.7 2.7 0\nSi\n2\nDirect\n0 0 0\n0.25 0.25 0.25\n";
    ReadRun row = read("structure,gap (eV)\n\"%s\",0.6\n".formatted(poscar)).getFirst();
    assertThat(row.run().system().getFirst().atoms().labels()).containsExactly("Si", "Si");
    assertThat(property(row, "gap").value()).isCloseTo(0.6 * EV, within(1e-32));
  }

  @Test
  void bad_rows_are_told_and_do_not_stop_the_others() throws IOException {
    List<ReadRun> rows =
        read(
            """
            formula,gap (eV),mass
            Si,1.12,28
            Ge,0.67
            Xy2,0.1,5
            ,0.2,6
            GaN,three,7
            AlN,NaN,8
            InN,0.7,9
            """);
    assertThat(rows).hasSize(7);
    assertThat(warning(rows.get(1)))
        .isEqualTo("row 2 (line 3): expected 3 fields, found 2; the row is not read");
    assertThat(warning(rows.get(2))).contains("row 3, column 'formula'", "'Xy2'");
    assertThat(property(rows.get(2), "gap").value()).isCloseTo(0.1 * EV, within(1e-32));
    assertThat(warning(rows.get(3))).contains("row 4, column 'formula'", "no formula");
    assertThat(warning(rows.get(4))).contains("row 5, column 'gap'", "'three'");
    assertThat(property(rows.get(4), "gap").text()).isEqualTo("three");
    assertThat(warning(rows.get(5))).contains("row 6, column 'gap'", "'NaN'", "finite");
    assertThat(rows.get(5).properties()).extracting(MaterialProperty::name).containsExactly("mass");
    assertThat(rows.get(6).run().warnings()).isNullOrEmpty();
  }

  @Test
  void an_unknown_unit_is_told_and_its_numbers_are_not_taken_for_si() throws IOException {
    ReadRun row = read("formula,gap (eVV)\nSi,1.1\nGe,0.7\n").getFirst();
    assertThat(warning(row)).contains("row 1, column 'gap'", "'eVV'", "did you mean eV?");
    assertThat(property(row, "gap").value()).isNull();
    assertThat(property(row, "gap").text()).isEqualTo("1.1");
    assertThat(property(row, "gap").statedUnit()).isEqualTo("eVV");
  }

  @Test
  void a_table_cut_off_anywhere_gives_the_rows_before() throws IOException {
    for (int length = 1; length < GAPS.length(); length++) {
      try {
        List<ReadRun> rows = read(GAPS.substring(0, length));
        assertThat(rows.size()).isLessThanOrEqualTo(3);
      } catch (InvalidInput e) {
        assertThat(length).isLessThan(GAPS.indexOf('\n') + 1);
      }
    }
    ReadRun last = read(GAPS.substring(0, GAPS.indexOf("of course"))).getLast();
    assertThat(last.run().cleanEnd()).isFalse();
  }

  @Test
  void carriage_returns_byte_order_marks_and_other_encodings_do_not_matter() throws IOException {
    assertThat(read(GAPS.replace("\n", "\r\n"))).hasSize(3);
    assertThat(read(GAPS.replace("\n", "\r"))).hasSize(3);
    assertThat(property(read("\uFEFF" + GAPS).get(2), "band gap").value())
        .isCloseTo(5.47 * EV, within(1e-31));
    assertThat(read("# a comment\n#\n\n" + GAPS)).hasSize(3);
    byte[] latin = "formula,a (Å)\nSi,5.43\nGe,5.66\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(new TableParser().recognizes(new FileHead("x", latin))).isTrue();
    byte[] excel = "formula\ta (Å)\nSi\t5.43\n".getBytes(StandardCharsets.UTF_16);
    assertThat(new TableParser().recognizes(new FileHead("x", excel))).isTrue();
  }

  @Test
  void tables_without_formulas_or_structures_are_left_alone() {
    for (String text :
        List.of(
            "time,value\n1,2\n3,4\n",
            "1,2,3\n4,5,6\n",
            "name,age\nBob,41\nCarl,12\n",
            "step;energy;force\n1;-3.2;0.1\n",
            "Prime Delay,Score\n0,0.33\n",
            "formula\nSi\nGe\n",
            "",
            "Si,1.1\nGe,0.7\n",
            "phase,fraction\nBCC,0.2\nFCC,0.3\nHCP,0.5\n",
            "mat,E\n[Ag][Co],1\n[Ag][Cu],2\n[Al][Co],3\n",
            "Dear all, this is a letter.\nIt has, of course, commas.\n")) {
      assertThat(recognizes(text)).as(text).isFalse();
    }
    assertThat(recognizes(GAPS)).isTrue();
    assertThat(recognizes("name,Tc\nBa0.4K0.6Fe2As2,31.2\nMgB2,39\n")).isTrue();
    assertThatThrownBy(() -> read("a,b\n1,2\n"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("formula");
  }

  private static boolean recognizes(String text) {
    return new TableParser()
        .recognizes(new FileHead("x.csv", text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String name(ReadRun row) {
    return row.run().system().getFirst().name();
  }

  private static String warning(ReadRun row) {
    assertThat(row.run().warnings()).hasSize(1);
    return row.run().warnings().getFirst();
  }

  private static MaterialProperty property(ReadRun row, String name) {
    return row.properties().stream()
        .filter(property -> property.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " not in " + row.properties()));
  }

  private static List<ReadRun> read(String text) throws IOException {
    return ReadRun.all(new TextFile("table.csv", text), new TableParser());
  }
}
