package io.lodestone.archive.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.archive.metainfo.Atoms;
import io.lodestone.archive.parse.cif.CifParser;
import io.lodestone.archive.parse.table.TableParser;
import io.lodestone.archive.parse.xdi.XdiParser;
import io.lodestone.archive.parse.xrdml.XrdmlParser;
import io.lodestone.archive.parse.xyz.XyzParser;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Damaged structures and tables give an error for their reader, or what is still right in them. */
class MutatedTextTest {
  private static final String CIF =
      """
      #\\#CIF_2.0
      data_perovskite
      _chemical_formula_sum 'La0.7 Mn O3 Sr0.3'
      _cell_length_a 3.87(1)
      _cell_length_b 3.87
      _cell_length_c 3.87
      _cell_angle_alpha 90
      _space_group_name_H-M_alt 'P m -3 m'
      _note
      ;text that
      goes on
      ;
      _table {'a':[1 2 ["x" 'y']] "b":'''z'''}
      loop_
      _atom_site_label
      _atom_site_fract_x
      _atom_site_fract_y
      _atom_site_fract_z
      _atom_site_occupancy
      La1 0 0 0 0.7(1)
      Sr1 0 0 0 0.3
      Mn1 1/2 0.5 .5 1
      O1 0.5 0.5 0 ?
      loop_
      _space_group_symop_operation_xyz
      'x, y, z' '-x,-y,z' 'z+1/2,x,y'
      """;
  private static final String XYZ =
      """
      2
      Lattice="0 2.7 2.7 2.7 0 2.7 2.7 2.7 0" Properties=species:S:1:pos:R:3:forces:R:3:momenta:R:3 \
      energy=-10.8 stress="1 2 3 4 5 6" virial={1 2 3 4 5 6 7 8 9} pbc="T T F" name='a b' flag
      Si 0.0 0.0 0.0 0.01 0.0 0.0 1 2 3
      Si 1.35 1.35 1.35 -0.01 0.0 0.0 1 2 3
      1

      He 0 0 0
      """;
  private static final String XDI =
      """
      # XDI/1.0 X/1
      # Column.1: energy eV
      # Column.2: i0
      # Column.3: itrans
      # Element.symbol: Fe
      # Mono.d_spacing: 3.1355
      # ///
      # words
      #---
      7080 9 8.1
      7090 9 8.1
      7100 9 8.1
      7110 9 8
      7112 9 4
      7114 9 3.1
      7120 9 3
      7130 9 3.1
      7140 9 3
      7150 9 3
      """;
  private static final String XRDML =
      """
      <xrdMeasurements><sample><id>Si</id></sample><xrdMeasurement>
      <usedWavelength intended="K-Alpha"><kAlpha1 unit="Angstrom">1.54</kAlpha1></usedWavelength>
      <scan scanAxis="Gonio"><dataPoints>
      <positions axis="2Theta" unit="deg"><startPosition>9</startPosition><endPosition>12</endPosition></positions>
      <beamAttenuationFactors>1 1 10 1</beamAttenuationFactors><counts unit="counts">5 6 7 8</counts>
      </dataPoints></scan></xrdMeasurement></xrdMeasurements>
      """;
  private static final String TABLE =
      """
      formula,gap (eV),gap_std,hardness [GPa],remark,"T, K"
      Si,1.12,0.01,12.4(3),"indirect, ""of"" course",300
      GaAs,1.42 ± 0.01,,,direct,77
      C,5.47,,96,,
      """;
  private static final String[] PIECES = {
    "1e999",
    "-",
    "'",
    "\"",
    "\n;",
    "\n",
    "loop_",
    "NaN",
    "999999999",
    "[",
    "{",
    "#",
    "_",
    "?",
    ",",
    "\t",
    "\0",
    "data_",
    "1/0",
    "(",
    ")",
    "é",
    "save_",
    "\r",
    ":",
    "=",
    "±",
    "\uFEFF"
  };

  @Test
  void no_mutant_gives_anything_but_an_error_for_its_reader() {
    mutate(500, 1);
  }

  @Test
  @Tag("long")
  void no_mutant_of_very_many_gives_anything_but_an_error_for_its_reader() {
    mutate(100_000, 2);
  }

  private static void mutate(int count, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      check(new CifParser(), new TextFile("mutant.cif", mutant(CIF, random)));
      check(new XyzParser(), new TextFile("mutant.xyz", mutant(XYZ, random)));
      check(new TableParser(), new TextFile("mutant.csv", mutant(TABLE, random)));
      check(new XdiParser(), new TextFile("mutant.xdi", mutant(XDI, random)));
      check(new XrdmlParser(), new TextFile("mutant.xrdml", mutant(XRDML, random)));
    }
  }

  private static void check(Parser parser, TextFile file) {
    List<ReadRun> runs = new ArrayList<>();
    try {
      parser.recognizes(file.head());
      ReadRun.read(file, parser, runs);
    } catch (InvalidInput expected) {
      assertThat(expected.getMessage()).contains(file.name());
    } catch (IOException e) {
      throw new AssertionError(file.text(), e);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(e + " on\n" + file.text(), e);
    }
    for (ReadRun run : runs) {
      run.run().system().forEach(system -> checkFinite(system.atoms(), file));
      run.properties()
          .forEach(
              property ->
                  assertThat(property.value() == null || Double.isFinite(property.value()))
                      .as(file.text())
                      .isTrue());
    }
  }

  private static void checkFinite(Atoms atoms, TextFile file) {
    if (atoms != null) {
      for (double coordinate : atoms.positions().values()) {
        assertThat(coordinate).as(file.text()).isFinite();
      }
    }
  }

  private static String mutant(String text, Random random) {
    StringBuilder mutant = new StringBuilder(text);
    for (int n = 1 + random.nextInt(5); n > 0 && !mutant.isEmpty(); n--) {
      int at = random.nextInt(mutant.length());
      switch (random.nextInt(5)) {
        case 0 -> mutant.setCharAt(at, (char) random.nextInt(256));
        case 1 -> mutant.setLength(at);
        case 2 -> mutant.delete(at, Math.min(mutant.length(), at + random.nextInt(30)));
        case 3 -> mutant.insert(at, PIECES[random.nextInt(PIECES.length)]);
        default -> mutant.setCharAt(at, (char) ('0' + random.nextInt(10)));
      }
    }
    return mutant.toString();
  }
}
