package io.lodestone.archive.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A folder of small calculations and structures, each different from all others. */
public final class GeneratedFolder {
  private static final String CALCULATION =
      "/io/lodestone/archive/parse/quantumespresso/si-scf.out";

  private GeneratedFolder() {}

  /** Writes {@code count} folders, each with one main file and some with files beside it. */
  public static Path write(Path folder, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Path own = folder.resolve(String.format(Locale.ROOT, "%04d", i));
      Files.createDirectories(own);
      switch (i % 4) {
        case 0 -> {
          Files.writeString(own.resolve("pw.out"), calculation(i));
          Files.writeString(own.resolve("pw.in"), "# input " + i);
        }
        case 1 -> Files.writeString(own.resolve("cell.cif"), cif(5 + 0.001 * i));
        case 2 -> Files.writeString(own.resolve("frames.xyz"), xyz(4 + 0.001 * i));
        default -> Files.writeString(own.resolve("notes.txt"), "nothing that is known, " + i);
      }
    }
    return folder;
  }

  /** Output of a calculation of silicon; each number gives other bytes. */
  public static String calculation(int number) throws IOException {
    try (InputStream in = GeneratedFolder.class.getResourceAsStream(CALCULATION)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8) + "\n# " + number + "\n";
    }
  }

  /** Caesium chloride with a lattice parameter in Å. */
  public static String cif(double a) {
    return String.format(
        Locale.ROOT,
        """
        data_CsCl
        _cell_length_a %1$.4f
        _cell_length_b %1$.4f
        _cell_length_c %1$.4f
        _cell_angle_alpha 90
        _cell_angle_beta 90
        _cell_angle_gamma 90
        _space_group_name_H-M_alt 'P 1'
        loop_
        _atom_site_label
        _atom_site_type_symbol
        _atom_site_fract_x
        _atom_site_fract_y
        _atom_site_fract_z
        Cs1 Cs 0 0 0
        Cl1 Cl 0.5 0.5 0.5
        """,
        a);
  }

  /** Two frames of polonium with a lattice parameter in Å. */
  public static String xyz(double a) {
    String frame =
        String.format(
            Locale.ROOT,
            "1%nLattice=\"%1$.4f 0 0 0 %1$.4f 0 0 0 %1$.4f\" Properties=species:S:1:pos:R:3"
                + " pbc=\"T T T\"%nPo 0 0 0%n",
            a);
    return frame + frame.replace("Po 0 0 0", "Po 0.1 0 0");
  }
}
