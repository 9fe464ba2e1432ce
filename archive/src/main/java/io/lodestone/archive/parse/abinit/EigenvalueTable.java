package io.lodestone.archive.parse.abinit;

import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.archive.metainfo.EigenvaluesBuilder;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Eigenvalues and occupations point by point, as the output and the files {@code ..._EIG} print
 * them.
 */
final class EigenvalueTable {
  private static final Pattern HEADER =
      Pattern.compile("Eigenvalues \\(\\s*(\\w+)\\s*\\) for nkpt=\\s*(\\d+)\\s+k points(.*)");
  private static final Pattern POINT =
      Pattern.compile(
          "kpt#\\s*(\\d+), nband=\\s*(\\d+), wtk=\\s*(\\S+), kpt=\\s*(.*?)\\s*\\(reduced coord\\)");

  private final List<Channel> channels = new ArrayList<>();
  private double unit = MaterialsUnit.HARTREE.factor();
  private int announced;

  /** The points of one spin. */
  private static final class Channel {
    private final List<double[]> points = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();
    private final List<double[]> energies = new ArrayList<>();
    private final List<double[]> occupations = new ArrayList<>();
  }

  /** The table in a file that holds nothing else, as eigenvalues; null if it is not complete. */
  static Eigenvalues read(SourceFile file) throws IOException {
    EigenvalueTable table = new EigenvalueTable();
    try (PrintedLines lines = new PrintedLines(file, AbinitOutputParser.FAREWELL)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        table.accept(line, lines);
      }
    }
    return table.build(null);
  }

  /** Reads a line; false if it is about something else. */
  boolean accept(String text, PrintedLines lines) throws IOException {
    Matcher matcher;
    if (text.startsWith("Eigenvalues (") && (matcher = HEADER.matcher(text)).matches()) {
      header(matcher, lines);
    } else if (text.startsWith("kpt#") && (matcher = POINT.matcher(text)).matches()) {
      if (channels.isEmpty()) {
        channels.add(new Channel());
      }
      Channel channel = channels.getLast();
      double[] k = lines.numbers(matcher.group(4), 3);
      Double weight = lines.number(matcher.group(3));
      double[] energies = block(lines);
      Integer bands = lines.integer(matcher.group(2));
      if (k != null && weight != null && bands != null && energies.length == bands) {
        channel.points.add(Arrays.copyOf(k, 3));
        channel.weights.add(weight);
        channel.energies.add(energies);
      }
    } else if (text.startsWith("occupation numbers for kpt#") && !channels.isEmpty()) {
      channels.getLast().occupations.add(block(lines));
    } else {
      return false;
    }
    return true;
  }

  private void header(Matcher matcher, PrintedLines lines) {
    String rest = matcher.group(3);
    if (!rest.contains("DOWN")) {
      channels.clear();
    }
    channels.add(new Channel());
    unit =
        matcher.group(1).equalsIgnoreCase("eV")
            ? MaterialsUnit.ELECTRONVOLT.factor()
            : MaterialsUnit.HARTREE.factor();
    Integer count = lines.integer(matcher.group(2));
    announced = count == null ? 0 : count;
  }

  private static double[] block(PrintedLines lines) throws IOException {
    double[] values = new double[16];
    int count = 0;
    for (String line = lines.next(); line != null; line = lines.next()) {
      double[] row = PrintedLines.numbers(line);
      if (row.length == 0 || !Character.isDigit(line.charAt(line.length() - 1))) {
        lines.pushBack();
        break;
      }
      while (values.length < count + row.length) {
        values = Arrays.copyOf(values, 2 * values.length);
      }
      System.arraycopy(row, 0, values, count, row.length);
      count += row.length;
    }
    return Arrays.copyOf(values, count);
  }

  /**
   * The eigenvalues, or null unless every announced point of every spin was read.
   *
   * @param fixed occupations that hold at every point, or null where the table has its own or none
   */
  Eigenvalues build(double[] fixed) {
    if (channels.isEmpty() || announced == 0 || channels.size() > 2) {
      return null;
    }
    for (Channel channel : channels) {
      if (channel.points.size() != announced) {
        return null;
      }
    }
    Tensor energies = cube(channels.stream().map(channel -> channel.energies).toList());
    if (energies == null) {
      return null;
    }
    Channel first = channels.getFirst();
    double[] k = new double[3 * announced];
    for (int i = 0; i < announced; i++) {
      System.arraycopy(first.points.get(i), 0, k, 3 * i, 3);
    }
    EigenvaluesBuilder result =
        EigenvaluesBuilder.builder()
            .kpoints(Tensor.of(k, announced, 3))
            .kpointsWeights(first.weights)
            .energies(energies.scaled(unit));
    Tensor occupations = cube(channels.stream().map(channel -> channel.occupations).toList());
    if (occupations != null && Arrays.equals(occupations.shape(), energies.shape())) {
      result.occupations(occupations);
    } else if (fixed != null && channels.size() == 1 && fixed.length == energies.length(2)) {
      double[] repeated = new double[energies.size()];
      for (int i = 0; i < repeated.length; i++) {
        repeated[i] = fixed[i % fixed.length];
      }
      result.occupations(Tensor.of(repeated, energies.shape()));
    }
    return result.build();
  }

  private static Tensor cube(List<List<double[]>> channels) {
    int points = channels.getFirst().size();
    if (points == 0) {
      return null;
    }
    int bands = channels.getFirst().getFirst().length;
    double[] values = new double[channels.size() * points * bands];
    int at = 0;
    for (List<double[]> channel : channels) {
      if (channel.size() != points) {
        return null;
      }
      for (double[] row : channel) {
        if (row.length != bands || !Arrays.stream(row).allMatch(Double::isFinite)) {
          return null;
        }
        System.arraycopy(row, 0, values, at, bands);
        at += bands;
      }
    }
    return bands == 0 ? null : Tensor.of(values, channels.size(), points, bands);
  }
}
