package io.lodestone.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/** Large files of formats of which real ones are small, written anew for each run. */
final class SyntheticFiles {
  private static final String[] SYMBOLS = {"Cs", "Cl", "Na", "Br", "Ti", "O", "Fe", "Si"};
  private static final int ATOMS = 64;

  private final SplittableRandom random = new SplittableRandom(11);
  private final Path folder;
  private final long bytes;

  /** Writes files of about {@code bytes} bytes into {@code folder}. */
  SyntheticFiles(Path folder, long bytes) {
    this.folder = folder;
    this.bytes = bytes;
  }

  /** A molecular dynamics run in extended XYZ: 64 atoms with forces in each frame. */
  Path trajectory() throws IOException {
    return write(
        "trajectory.xyz",
        bytes,
        out -> {
          out.append(ATOMS + "\nLattice=\"12.1 0 0 0 12.1 0 0 0 12.1\"")
              .append(" Properties=species:S:1:pos:R:3:forces:R:3")
              .append(String.format(Locale.ROOT, " energy=%.8f pbc=\"T T T\"%n", number(-200)));
          for (int i = 0; i < ATOMS; i++) {
            out.append(SYMBOLS[i % SYMBOLS.length]);
            for (int k = 0; k < 6; k++) {
              out.append(String.format(Locale.ROOT, " %15.8f", number(k < 3 ? 12 : 1)));
            }
            out.append('\n');
          }
        });
  }

  /** A table of materials with a formula and six properties in each row. */
  Path table() throws IOException {
    return write(
        "properties.csv",
        bytes,
        new Block() {
          private boolean begun;

          @Override
          public void writeTo(Writer out) throws IOException {
            if (!begun) {
              out.append("formula,band_gap (eV),bulk_modulus (GPa),density (g/cm^3),")
                  .append("formation_energy (eV),temperature (K),source\n");
              begun = true;
            }
            out.append(
                String.format(
                    Locale.ROOT,
                    "%s%d%s%d,%.4f,%.3f,%.4f,%.5f,%.1f,study %d%n",
                    SYMBOLS[random.nextInt(4)],
                    1 + random.nextInt(4),
                    SYMBOLS[4 + random.nextInt(4)],
                    1 + random.nextInt(4),
                    number(8),
                    number(300),
                    number(12),
                    number(-5),
                    number(1000),
                    random.nextInt(5000)));
          }
        });
  }

  /** A crystal of very many sites in a CIF, which holds one structure and is a tenth as long. */
  Path crystal() throws IOException {
    return write(
        "supercell.cif",
        bytes / 10,
        new Block() {
          private int sites;

          @Override
          public void writeTo(Writer out) throws IOException {
            if (sites == 0) {
              out.append("data_supercell\n_cell_length_a 900\n_cell_length_b 900\n")
                  .append("_cell_length_c 900\n_cell_angle_alpha 90\n_cell_angle_beta 90\n")
                  .append("_cell_angle_gamma 90\n_space_group_name_H-M_alt 'P 1'\nloop_\n")
                  .append("_atom_site_label\n_atom_site_type_symbol\n_atom_site_fract_x\n")
                  .append("_atom_site_fract_y\n_atom_site_fract_z\n_atom_site_occupancy\n");
            }
            String symbol = SYMBOLS[sites++ % SYMBOLS.length];
            out.append(
                String.format(
                    Locale.ROOT,
                    "%s%d %s %.6f %.6f %.6f 1.0%n",
                    symbol,
                    sites,
                    symbol,
                    number(1),
                    number(1),
                    number(1)));
          }
        });
  }

  /** What is written again and again until the file is long enough. */
  private interface Block {
    void writeTo(Writer out) throws IOException;
  }

  private Path write(String name, long length, Block block) throws IOException {
    Path file = Files.createDirectories(folder.resolve(name.replace('.', '-'))).resolve(name);
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
      CountingWriter counting = new CountingWriter(out);
      while (counting.count < length) {
        block.writeTo(counting);
      }
    }
    return file;
  }

  private double number(double scale) {
    return scale * random.nextDouble();
  }

  private static final class CountingWriter extends java.io.FilterWriter {
    private long count;

    CountingWriter(Writer out) {
      super(out);
    }

    @Override
    public void write(int c) throws IOException {
      out.write(c);
      count++;
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
      out.write(text, offset, length);
      count += length;
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
      out.write(text, offset, length);
      count += length;
    }
  }
}
