package io.lodestone.archive.parse.lapw;

import static io.lodestone.core.quantity.MaterialsUnit.HARTREE;

import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.archive.metainfo.EigenvaluesBuilder;
import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The file EIGVAL.OUT: for each k-point, the energies and occupations of all states.
 *
 * <p>Where the spins are polarised along one axis, the states of spin up come before those of spin
 * down; with spin-orbit coupling there is one ascending list.
 */
public final class EigenvalueFile {
  private final List<double[]> points = new ArrayList<>();
  private final List<List<double[]>> states = new ArrayList<>();

  private EigenvalueFile() {}

  /**
   * Reads a file, up to its last whole k-point.
   *
   * @param spinPolarised whether the run was
   * @return the states; empty where the file holds no whole k-point
   */
  public static Optional<Eigenvalues> read(SourceFile file, boolean spinPolarised)
      throws IOException {
    EigenvalueFile content = new EigenvalueFile();
    try (TextReader in = new TextReader(file)) {
      content.read(in);
    }
    return content.section(spinPolarised);
  }

  private void read(TextReader in) throws IOException {
    for (String line = in.next(); line != null; line = in.next()) {
      if (line.contains("k-point, vkl")) {
        Fields fields = in.fields();
        points.add(java.util.Arrays.copyOf(fields.numbers(1, 3), 3));
        states.add(new ArrayList<>());
      } else if (!points.isEmpty() && !line.isBlank() && !line.contains("(state")) {
        Fields fields = in.fields();
        if (fields.count() >= 3 && fields.isNumber(0)) {
          states.getLast().add(new double[] {fields.number(1), fields.number(2)});
        }
      }
    }
    if (states.size() > 1 && states.getLast().size() != states.getFirst().size()) {
      points.removeLast(); // cut off
      states.removeLast();
    }
  }

  private Optional<Eigenvalues> section(boolean spinPolarised) {
    int k = states.size();
    int all = k == 0 ? 0 : states.getFirst().size();
    if (all == 0 || states.stream().anyMatch(point -> point.size() != all)) {
      return Optional.empty();
    }
    int spins = spinPolarised && all % 2 == 0 && !isOneAscendingList() ? 2 : 1;
    int bands = all / spins;
    double[] energies = new double[k * all];
    double[] occupations = new double[k * all];
    for (int spin = 0; spin < spins; spin++) {
      for (int i = 0; i < k; i++) {
        for (int n = 0; n < bands; n++) {
          double[] state = states.get(i).get(spin * bands + n);
          int place = (spin * k + i) * bands + n;
          energies[place] = HARTREE.toSi(state[0]);
          occupations[place] = state[1];
        }
      }
    }
    return Optional.of(
        EigenvaluesBuilder.builder()
            .kpoints(Tensor.matrix(points.toArray(double[][]::new)))
            .energies(Tensor.of(energies, spins, k, bands))
            .occupations(Tensor.of(occupations, spins, k, bands))
            .build());
  }

  private boolean isOneAscendingList() {
    return states.stream()
        .allMatch(
            point -> {
              int half = point.size() / 2;
              return point.get(half - 1)[0] <= point.get(half)[0];
            });
  }
}
