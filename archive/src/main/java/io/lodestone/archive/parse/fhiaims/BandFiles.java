package io.lodestone.archive.parse.fhiaims;

import io.lodestone.archive.metainfo.BandSegment;
import io.lodestone.archive.metainfo.BandSegmentBuilder;
import io.lodestone.archive.metainfo.BandStructure;
import io.lodestone.archive.metainfo.BandStructureBuilder;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The band structure from the files {@code band1001.out}, {@code band1002.out}, ... beside the
 * output: the first digit is the spin, the others count the lines.
 *
 * <p>A row holds a number, the k-point, and occupation and energy of each state in turn; energies
 * are counted from the Fermi energy, which is added again.
 */
final class BandFiles {
  private static final int FIRST_STATE = 4;

  private final SourceFile output;
  private final ControlInput control;
  private final OutputLine numbers;

  BandFiles(SourceFile output, ControlInput control, OutputLine numbers) {
    this.output = output;
    this.control = control;
    this.numbers = numbers;
  }

  /**
   * Reads the files.
   *
   * @param prefix of the file names, {@code band} or {@code GW_band}
   * @param nSegments number of lines in the Brillouin zone
   * @param fermi Fermi energy in J
   * @return null if no file is there
   */
  BandStructure read(String prefix, int nSegments, int nSpins, double fermi) throws IOException {
    BandStructureBuilder bands = BandStructureBuilder.builder().energyFermi(fermi);
    List<List<String>> labels = labels();
    int found = 0;
    for (int segment = 0; segment < nSegments; segment++) {
      try {
        Optional<BandSegmentBuilder> read = segment(prefix, segment, nSpins, fermi);
        if (read.isPresent()) {
          BandSegment section =
              read.get()
                  .endpointsLabels(segment < labels.size() ? labels.get(segment) : List.of())
                  .build();
          bands.addSegment(section);
          found++;
        }
      } catch (InvalidInput e) {
        numbers.warn("band structure left out: " + e.getMessage());
      }
    }
    return found == 0 ? null : bands.build();
  }

  private Optional<BandSegmentBuilder> segment(String prefix, int segment, int nSpins, double fermi)
      throws IOException {
    List<DataColumns> spins = new ArrayList<>();
    for (int spin = 1; spin <= nSpins; spin++) {
      String name = String.format(Locale.ROOT, "%s%d%03d.out", prefix, spin, segment + 1);
      Optional<SourceFile> file = output.sibling(name);
      if (file.isEmpty()) {
        return Optional.empty();
      }
      spins.add(DataColumns.read(file.get()));
    }
    DataColumns first = spins.getFirst();
    int nK = spins.stream().mapToInt(DataColumns::rows).min().orElse(0);
    int nStates = (spins.stream().mapToInt(DataColumns::width).min().orElse(0) - FIRST_STATE) / 2;
    if (nK == 0 || nStates <= 0) {
      return Optional.empty();
    }
    double[] kpoints = new double[3 * nK];
    double[] energies = new double[nSpins * nK * nStates];
    double[] occupations = new double[energies.length];
    for (int k = 0; k < nK; k++) {
      for (int axis = 0; axis < 3; axis++) {
        kpoints[3 * k + axis] = first.at(k, 1 + axis);
      }
      for (int spin = 0; spin < nSpins; spin++) {
        for (int state = 0; state < nStates; state++) {
          int at = (spin * nK + k) * nStates + state;
          int column = FIRST_STATE + 2 * state;
          occupations[at] = spins.get(spin).at(k, column);
          energies[at] = MaterialsUnit.ELECTRONVOLT.toSi(spins.get(spin).at(k, column + 1)) + fermi;
        }
      }
    }
    return Optional.of(
        BandSegmentBuilder.builder()
            .nKpoints(nK)
            .kpoints(Tensor.of(kpoints, nK, 3))
            .energies(Tensor.of(energies, nSpins, nK, nStates))
            .occupations(Tensor.of(occupations, nSpins, nK, nStates)));
  }

  /** Names of the ends as {@code output band} in control.in has them behind its seven numbers. */
  private List<List<String>> labels() {
    return control.all("output").stream()
        .filter(words -> !words.isEmpty() && words.getFirst().equals("band"))
        .map(words -> words.size() < 10 ? List.<String>of() : words.subList(8, 10))
        .map(ends -> ends.stream().map(BandFiles::label).toList())
        .toList();
  }

  private static String label(String name) {
    return switch (name) {
      case "\\Gamma", "Gamma", "GAMMA" -> "Γ";
      default -> name;
    };
  }
}
