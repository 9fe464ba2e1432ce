package io.lodestone.archive.parse.cp2k;

import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.archive.metainfo.EigenvaluesBuilder;
import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The energies of the molecular orbitals, in the three forms in which CP2K has printed them. */
final class OrbitalTable {
  private final List<Channel> channels = List.of(new Channel(), new Channel());
  private double fermi = Double.NaN;

  /** The orbitals of one spin, in hartree. */
  private static final class Channel {
    private double[] energies = new double[64];
    private double[] occupations = new double[64];
    private int count;

    void clear() {
      count = 0;
    }

    void add(double energy, double occupation) {
      if (count == energies.length) {
        energies = Arrays.copyOf(energies, 2 * count);
        occupations = Arrays.copyOf(occupations, 2 * count);
      }
      energies[count] = energy;
      occupations[count++] = occupation;
    }
  }

  /** Reads {@code EIGENVALUES AND OCCUPATION NUMBERS}, with or without {@code MO|} before it. */
  void readOrbitals(String heading, PrintedLines lines) throws IOException {
    Channel channel = channels.get(heading.contains("BETA") ? 1 : 0);
    channel.clear();
    for (String line = lines.next(); line != null; line = lines.next()) {
      String text = line.startsWith("MO|") ? line.substring(3).strip() : line;
      String[] words = text.split("\\s+");
      if (words.length >= 3 && words[0].chars().allMatch(Character::isDigit)) {
        channel.add(Fields.parse(words[1]), Fields.parse(words[words.length - 1]));
      } else if (text.startsWith("E(Fermi):") || text.startsWith("Fermi energy:")) {
        double[] value = PrintedLines.numbers(text.substring(text.indexOf(':') + 1));
        fermi = value.length == 0 ? fermi : value[0];
        return;
      } else if (channel.count > 0 && !text.isEmpty() && !line.startsWith("MO|")) {
        if (!text.startsWith("Sum") && !text.startsWith("HOMO")) {
          lines.pushBack();
          return;
        }
      }
    }
  }

  /** Reads {@code Eigenvalues of the (un)occupied subspace spin 1}, rows of energies. */
  void readSubspace(String heading, PrintedLines lines, int nSpins) throws IOException {
    Channel channel = channels.get(heading.strip().endsWith("2") ? 1 : 0);
    boolean occupied = !heading.contains("unoccupied");
    if (occupied) {
      channel.clear();
    }
    int before = channel.count;
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (line.startsWith("----") || line.isEmpty() && channel.count == before) {
        continue;
      }
      double[] values = PrintedLines.numbers(line);
      boolean words = line.chars().anyMatch(c -> Character.isLetter(c) && c != 'E');
      if (values.length == 0 || words) {
        lines.pushBack();
        return;
      }
      for (double value : values) {
        channel.add(value, occupied ? 2.0 / nSpins : 0);
      }
    }
  }

  /** The Fermi energy in J, NaN if it was not printed with the orbitals. */
  double fermi() {
    return MaterialsUnit.HARTREE.toSi(fermi);
  }

  /** The section; null if there are no orbitals or a number of them is none. */
  Eigenvalues section() {
    int nSpins = channels.get(1).count > 0 ? 2 : 1;
    int n = channels.get(0).count;
    if (nSpins == 2) {
      n = Math.min(n, channels.get(1).count);
    }
    if (n == 0) {
      return null;
    }
    double[] energies = new double[nSpins * n];
    double[] occupations = new double[nSpins * n];
    for (int spin = 0; spin < nSpins; spin++) {
      System.arraycopy(channels.get(spin).energies, 0, energies, spin * n, n);
      System.arraycopy(channels.get(spin).occupations, 0, occupations, spin * n, n);
    }
    return EigenvaluesBuilder.builder()
        .energies(Tensor.of(energies, nSpins, 1, n).scaled(MaterialsUnit.HARTREE.factor()))
        .occupations(Tensor.of(occupations, nSpins, 1, n))
        .build();
  }
}
