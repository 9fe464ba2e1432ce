package io.lodestone.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * Writes a vasprun.xml of a spin-polarised molecular dynamics run in the layout of VASP 5.4, with
 * eigenvalues and a projected density of states in every step, as long as is wanted.
 *
 * <p>The numbers are random but of the sizes and widths of real ones. One step, about 1.5 MB, is
 * repeated, since writing takes longer than reading.
 */
final class SyntheticVasprun {
  private static final int ATOMS = 32;
  private static final int POINTS = 20;
  private static final int BANDS = 160;
  private static final int ENERGIES = 301;
  private static final int ITERATIONS = 12;
  private static final String[] ORBITALS = {
    "  s", " py", " pz", " px", "dxy", "dyz", "dz2", "dxz", "dx2"
  };

  private final Random random = new Random(1);
  private final StringBuilder text = new StringBuilder();

  /**
   * Writes a file.
   *
   * @return how many steps it has
   */
  static int write(Path file, long bytes) throws IOException {
    SyntheticVasprun made = new SyntheticVasprun();
    byte[] head = made.head();
    byte[] step = made.step();
    int steps = (int) Math.max(1, (bytes - head.length) / step.length);
    try (PrintStream out =
        new PrintStream(
            new BufferedOutputStream(Files.newOutputStream(file), 1 << 20),
            false,
            StandardCharsets.US_ASCII)) {
      out.write(head);
      for (int i = 0; i < steps; i++) {
        out.write(step);
      }
      out.println("</modeling>");
    }
    return steps;
  }

  private byte[] head() {
    text.append(
        """
        <?xml version="1.0" encoding="ISO-8859-1"?>
        <modeling>
         <generator>
          <i name="program" type="string">vasp </i>
          <i name="version" type="string">5.4.4.18Apr17-6-g9f103f2a35  </i>
          <i name="subversion" type="string">(build Jun 11 2021 11:41:08) complex  parallel </i>
          <i name="platform" type="string">LinuxIFC </i>
          <i name="date" type="string">2022 01 01 </i>
          <i name="time" type="string">00:00:00 </i>
         </generator>
         <incar>
          <i type="int" name="IBRION">     0</i>
          <i type="int" name="ISPIN">     2</i>
         </incar>
         <kpoints>
          <varray name="kpointlist" >
        """);
    for (int i = 0; i < POINTS; i++) {
      text.append("   <v>");
      numbers(3, 17, 8, 0.5);
      text.append(" </v>\n");
    }
    text.append("  </varray>\n  <varray name=\"weights\" >\n");
    for (int i = 0; i < POINTS; i++) {
      text.append("   <v>       0.05000000 </v>\n");
    }
    text.append(
        """
          </varray>
         </kpoints>
         <parameters>
          <separator name="electronic" >
           <i type="int" name="NELM">    60</i>
           <i name="ENMAX">    400.00000000</i>
          </separator>
          <separator name="ionic" >
           <i type="int" name="NSW"> 99999</i>
           <i type="int" name="IBRION">     0</i>
           <i name="POTIM">      1.00000000</i>
          </separator>
         </parameters>
         <atominfo>
          <array name="atoms" >
           <set>
        """);
    text.append("    <rc><c>Fe</c><c>   1</c></rc>\n".repeat(ATOMS));
    text.append(
        """
           </set>
          </array>
          <array name="atomtypes" >
           <set>
            <rc><c>  32</c><c>Fe</c><c>     55.84700000</c><c>      8.00000000</c><c>PAW_PBE Fe 06Sep2000</c></rc>
           </set>
          </array>
         </atominfo>
        """);
    return taken();
  }

  private byte[] step() {
    text.append(" <calculation>\n");
    for (int i = 0; i < ITERATIONS; i++) {
      text.append("  <scstep>\n   <time name=\"total\">   32.69   32.71</time>\n   <energy>\n");
      for (String name : new String[] {"e_fr_energy", "e_wo_entrp", "e_0_energy"}) {
        text.append("    <i name=\"").append(name).append("\">");
        numbers(1, 16, 8, 250);
        text.append(" </i>\n");
      }
      text.append("   </energy>\n  </scstep>\n");
    }
    text.append("  <structure>\n   <crystal>\n    <varray name=\"basis\" >\n");
    text.append("     <v>       8.60000000       0.00000000       0.00000000 </v>\n");
    text.append("     <v>       0.00000000       8.60000000       0.00000000 </v>\n");
    text.append("     <v>       0.00000000       0.00000000       8.60000000 </v>\n");
    text.append("    </varray>\n   </crystal>\n");
    rows("positions", ATOMS);
    text.append("  </structure>\n");
    rows("forces", ATOMS);
    rows("stress", 3);
    text.append("  <energy>\n   <i name=\"e_fr_energy\">   -251.12345678 </i>\n  </energy>\n");
    text.append("  <time name=\"totalsc\">  437.87  438.32</time>\n");
    eigenvalues();
    densityOfStates();
    text.append(" </calculation>\n");
    return taken();
  }

  private void eigenvalues() {
    text.append("  <eigenvalues>\n   <array>\n");
    dimensions("band", "kpoint", "spin");
    text.append("    <field>eigene</field>\n    <field>occ</field>\n    <set>\n");
    for (int spin = 1; spin <= 2; spin++) {
      text.append("     <set comment=\"spin ").append(spin).append("\">\n");
      for (int point = 1; point <= POINTS; point++) {
        text.append("      <set comment=\"kpoint ").append(point).append("\">\n");
        for (int band = 0; band < BANDS; band++) {
          text.append("       <r>");
          numbers(1, 10, 4, 20);
          text.append(band < BANDS / 2 ? "    1.0000 </r>\n" : "    0.0000 </r>\n");
        }
        text.append("      </set>\n");
      }
      text.append("     </set>\n");
    }
    text.append("    </set>\n   </array>\n  </eigenvalues>\n");
  }

  private void densityOfStates() {
    text.append("  <dos>\n   <i name=\"efermi\">      5.86388533 </i>\n   <total>\n    <array>\n");
    dimensions("gridpoints", "spin");
    text.append("     <field>energy</field>\n     <field>total</field>\n");
    text.append("     <field>integrated</field>\n     <set>\n");
    for (int spin = 1; spin <= 2; spin++) {
      text.append("      <set comment=\"spin ").append(spin).append("\">\n");
      densityRows(2);
      text.append("      </set>\n");
    }
    text.append("     </set>\n    </array>\n   </total>\n   <partial>\n    <array>\n");
    dimensions("gridpoints", "spin", "ion");
    text.append("     <field>energy</field>\n");
    for (String orbital : ORBITALS) {
      text.append("     <field>").append(orbital).append("</field>\n");
    }
    text.append("     <set>\n");
    for (int ion = 1; ion <= ATOMS; ion++) {
      text.append("      <set comment=\"ion ").append(ion).append("\">\n");
      for (int spin = 1; spin <= 2; spin++) {
        text.append("       <set comment=\"spin ").append(spin).append("\">\n");
        densityRows(ORBITALS.length);
        text.append("       </set>\n");
      }
      text.append("      </set>\n");
    }
    text.append("     </set>\n    </array>\n   </partial>\n  </dos>\n");
  }

  private void densityRows(int columns) {
    for (int i = 0; i < ENERGIES; i++) {
      text.append("        <r>").append(String.format(Locale.ROOT, "%11.4f", -20 + 0.1 * i));
      numbers(columns, 11, 4, 3);
      text.append(" </r>\n");
    }
  }

  private void dimensions(String... names) {
    for (int i = 0; i < names.length; i++) {
      text.append("    <dimension dim=\"").append(i + 1).append("\">");
      text.append(names[i]).append("</dimension>\n");
    }
  }

  private void rows(String name, int count) {
    text.append("  <varray name=\"").append(name).append("\" >\n");
    for (int i = 0; i < count; i++) {
      text.append("   <v>");
      numbers(3, 17, 8, 1);
      text.append(" </v>\n");
    }
    text.append("  </varray>\n");
  }

  private void numbers(int count, int width, int digits, double size) {
    String format = "%" + width + "." + digits + "f";
    for (int i = 0; i < count; i++) {
      text.append(String.format(Locale.ROOT, format, size * (2 * random.nextDouble() - 1)));
    }
  }

  private byte[] taken() {
    byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
    text.setLength(0);
    return bytes;
  }
}
