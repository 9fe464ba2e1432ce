package io.lodestone.archive.parse.quantumespresso;

import io.lodestone.archive.metainfo.BandStructure;
import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.archive.metainfo.EigenvaluesBuilder;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The one-electron energies and occupations that are printed point by point. */
final class Bands {
  private static final double ELECTRONVOLT = MaterialsUnit.ELECTRONVOLT.factor();

  private final PrintedLines lines;
  private final Geometry geometry;
  private final List<Channel> channels = new ArrayList<>();
  private boolean damaged;

  /** The points of one spin. */
  private static final class Channel {
    private final List<double[]> points = new ArrayList<>();
    private final List<double[]> fractions = new ArrayList<>();
    private final List<Integer> planeWaves = new ArrayList<>();
    private final List<double[]> energies = new ArrayList<>();
    private final List<double[]> occupations = new ArrayList<>();
  }

  Bands(PrintedLines lines, Geometry geometry) {
    this.lines = lines;
    this.geometry = geometry;
  }

  /** Whether energies of two spins were read. */
  boolean hasTwoSpins() {
    return channels.size() == 2;
  }

  /** Forgets everything, where a later block replaces an earlier one. */
  void clear() {
    channels.clear();
    damaged = false;
  }

  /** Reads a line; false if it is about something else. */
  boolean accept(String text) throws IOException {
    if (text.startsWith("------ SPIN UP")) {
      channels.clear();
      channels.add(new Channel());
    } else if (text.startsWith("------ SPIN DOWN")) {
      channels.add(new Channel());
    } else if (text.startsWith("k =")
        && (text.endsWith("bands (ev):") || text.endsWith("band energies (ev):"))) {
      point(text);
    } else if (text.startsWith("occupation numbers")) {
      Channel channel = channels.isEmpty() ? null : channels.getLast();
      double[] values = block();
      if (channel != null && values != null) {
        channel.occupations.add(values);
      }
    } else {
      return false;
    }
    return true;
  }

  private void point(String text) throws IOException {
    if (channels.isEmpty()) {
      channels.add(new Channel());
    }
    Channel channel = channels.getLast();
    int bracket = text.indexOf('(');
    double[] k = lines.numbers(text.substring(3, bracket), 3);
    int waves = text.indexOf("PWs");
    double[] energies = block();
    if (k == null || energies == null) {
      damaged |= energies != null || k == null;
      return;
    }
    channel.points.add(k);
    channel.fractions.add(geometry.fractional(Arrays.copyOf(k, 3)));
    channel.energies.add(energies);
    if (waves > bracket) {
      channel.planeWaves.add(lines.integer(text.substring(bracket, waves)));
    }
  }

  /** Numbers up to the next blank line; null if the file ends before or one is unreadable. */
  private double[] block() throws IOException {
    double[] values = new double[16];
    int count = 0;
    boolean begun = false;
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (line.isEmpty()) {
        if (begun) {
          return Arrays.copyOf(values, count);
        }
        continue;
      }
      double[] row = PrintedLines.numbers(line);
      if (row.length == 0) {
        lines.pushBack();
        return begun ? Arrays.copyOf(values, count) : null;
      }
      for (double value : row) {
        damaged |= !Double.isFinite(value);
      }
      values = Geometry.append(values, count, row);
      count += row.length;
      begun = true;
    }
    return null;
  }

  /**
   * What was read as eigenvalues, or null where there is nothing or the points differ in their
   * number of bands.
   *
   * @param list the k points with full precision and weights
   */
  Eigenvalues eigenvalues(KPoints list) {
    int spins = channels.size();
    if (spins == 0 || damaged) {
      return null;
    }
    Tensor energies = cube(channels.stream().map(channel -> channel.energies).toList());
    if (energies == null) {
      return null;
    }
    int points = channels.getFirst().points.size();
    EigenvaluesBuilder result =
        EigenvaluesBuilder.builder().energies(energies.scaled(ELECTRONVOLT));
    Tensor occupations = cube(channels.stream().map(channel -> channel.occupations).toList());
    if (occupations != null && Arrays.equals(occupations.shape(), energies.shape())) {
      result.occupations(occupations);
    }
    result.kpoints(points(list));
    if (list.listed() >= points && matches(list)) {
      double sum = 0;
      for (int i = 0; i < points; i++) {
        sum += list.weight(i);
      }
      for (int i = 0; i < points && sum > 0; i++) {
        result.addKpointsWeights(list.weight(i) / sum);
      }
    }
    List<Integer> waves = channels.getFirst().planeWaves;
    if (waves.size() == points) {
      result.addExtras("x_qe_eigenvalues_number_of_planewaves", waves);
    }
    return result.build();
  }

  private boolean matches(KPoints list) {
    int points = channels.getFirst().points.size();
    return list.listed() == points || list.listed() == points * channels.size();
  }

  private Tensor points(KPoints list) {
    List<double[]> printed = channels.getFirst().fractions;
    double[] values = new double[3 * printed.size()];
    boolean precise = matches(list);
    for (int i = 0; i < printed.size(); i++) {
      double[] k = precise ? list.fractional(i) : printed.get(i);
      System.arraycopy(k, 0, values, 3 * i, 3);
    }
    return Tensor.of(values, printed.size(), 3);
  }

  /** spin × k × band, or null if the numbers do not fill it. */
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
        if (row.length != bands) {
          return null;
        }
        System.arraycopy(row, 0, values, at, bands);
        at += bands;
      }
    }
    return Tensor.of(values, channels.size(), points, bands);
  }

  /** The energies as lines through the Brillouin zone. */
  BandStructure bandStructure(Eigenvalues all) {
    return BandStructure.through(all, geometry.reciprocalCell());
  }
}
