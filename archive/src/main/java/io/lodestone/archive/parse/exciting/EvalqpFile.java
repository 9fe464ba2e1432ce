package io.lodestone.archive.parse.exciting;

import static io.lodestone.core.quantity.MaterialsUnit.HARTREE;

import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.archive.metainfo.EigenvaluesBuilder;
import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The file EVALQP.DAT (later EVALQP.TXT): for each k-point a table of the states with their
 * energies, self-energies and renormalisation factors. Columns are found by their headings, which
 * changed.
 */
final class EvalqpFile {
  private final List<double[]> points = new ArrayList<>();
  private final List<Double> weights = new ArrayList<>();
  private final List<List<double[]>> states = new ArrayList<>();
  private List<String> columns = List.of();

  private EvalqpFile() {}

  /** Reads a file, up to its last whole k-point. */
  static EvalqpFile read(SourceFile file) throws IOException {
    EvalqpFile content = new EvalqpFile();
    try (TextReader in = new TextReader(file)) {
      for (String line = in.next(); line != null; line = in.next()) {
        content.readLine(line, in);
      }
    }
    if (content.states.size() > 1
        && content.states.getLast().size() != content.states.getFirst().size()) {
      content.states.removeLast(); // cut off
      content.points.removeLast();
      content.weights.removeLast();
    }
    return content;
  }

  private void readLine(String line, TextReader in) {
    if (line.contains("k-point #")) {
      double[] numbers = in.fields().numbers(3, 3);
      points.add(Arrays.copyOf(numbers, 3));
      weights.add(numbers.length > 3 ? (Double) numbers[3] : null);
      states.add(new ArrayList<>());
    } else if (line.strip().startsWith("state")) {
      columns = Arrays.asList(line.strip().split("\\s+"));
    } else if (!states.isEmpty() && !line.isBlank()) {
      Fields fields = in.fields();
      if (fields.isNumber(0) && fields.count() >= columns.size()) {
        states.getLast().add(fields.numbers(0, columns.size()));
      }
    }
  }

  /**
   * The states.
   *
   * @param spins 1 or 2; with two, the points of spin up come before those of spin down
   * @return empty where the file holds no whole k-point or no quasi-particle energy
   */
  Optional<Eigenvalues> section(int spins) {
    int all = states.size();
    int bands = all == 0 ? 0 : states.getFirst().size();
    if (bands == 0
        || states.stream().anyMatch(point -> point.size() != bands)
        || !columns.contains("E_GW")) {
      return Optional.empty();
    }
    int channels = spins == 2 && all % 2 == 0 ? 2 : 1;
    int k = all / channels;
    EigenvaluesBuilder section = EigenvaluesBuilder.builder();
    section.kpoints(Tensor.matrix(points.subList(0, k).toArray(double[][]::new)));
    if (weights.subList(0, k).stream().allMatch(java.util.Objects::nonNull)) {
      section.kpointsWeights(weights.subList(0, k));
    }
    section.energies(column(channels, k, bands, "E_GW"));
    section.valueQp(column(channels, k, bands, "E_GW"));
    section.valueKs(column(channels, k, bands, "E_KS"));
    section.valueExchange(column(channels, k, bands, "Sx"));
    section.valueCorrelation(column(channels, k, bands, "Sc", "Re(Sc)"));
    section.valueXcPotential(column(channels, k, bands, "Vxc"));
    Tensor factor = column(channels, k, bands, "Znk");
    section.qpLinearizationPrefactor(factor == null ? null : factor.scaled(1 / HARTREE.factor()));
    return Optional.of(section.build());
  }

  /** A column in J under the first of these headings that there is; null where there is none. */
  private Tensor column(int channels, int k, int bands, String... headings) {
    int column = -1;
    for (String heading : headings) {
      column = column < 0 ? columns.indexOf(heading) : column;
    }
    if (column < 0) {
      return null;
    }
    double[] values = new double[channels * k * bands];
    int n = 0;
    for (List<double[]> point : states) {
      for (double[] state : point) {
        values[n++] = column < state.length ? HARTREE.toSi(state[column]) : Double.NaN;
      }
    }
    return Tensor.of(values, channels, k, bands);
  }
}
