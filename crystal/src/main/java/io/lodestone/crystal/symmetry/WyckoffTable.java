package io.lodestone.crystal.symmetry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The Wyckoff positions of the 530 settings, read once from the resource that lists them. */
final class WyckoffTable {
  private static final String RESOURCE = "wyckoff-positions.tsv";
  private static final int SETTINGS = 530;

  /** A point of a position satisfies its equations but for rounding; one of another does not. */
  private static final double ON_POSITION = 1e-3;

  private final List<List<WyckoffPosition>> positions = new ArrayList<>();
  private final WyckoffSubspace[][] subspaces = new WyckoffSubspace[SETTINGS + 1][];

  private WyckoffTable() {
    for (int i = 0; i <= SETTINGS; i++) {
      positions.add(new ArrayList<>());
    }
    try (InputStream in = WyckoffTable.class.getResourceAsStream(RESOURCE);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          String[] f = line.split("\t", -1);
          positions
              .get(Integer.parseInt(f[0]))
              .add(new WyckoffPosition(f[1].charAt(0), Integer.parseInt(f[2]), f[3], f[4]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    positions.replaceAll(List::copyOf);
  }

  static WyckoffTable instance() {
    return Holder.TABLE;
  }

  List<WyckoffPosition> positions(int hallNumber) {
    if (hallNumber < 1 || hallNumber > SETTINGS) {
      throw new IndexOutOfBoundsException(hallNumber);
    }
    return positions.get(hallNumber);
  }

  /**
   * The position of a place whose coordinates are exact but for rounding.
   *
   * @param multiplicity its images in the conventional cell
   * @return null if there is none
   */
  WyckoffPosition at(SettingOperations setting, double[] place, int multiplicity) {
    int hallNumber = setting.type().hallNumber();
    List<WyckoffPosition> candidates = positions.get(hallNumber);
    WyckoffSubspace[] spaces = subspaces(hallNumber);
    WyckoffPosition best = null;
    double least = ON_POSITION;
    for (int p = 0; p < spaces.length && least > 0; p++) {
      if (candidates.get(p).multiplicity() == multiplicity) {
        double misfit = misfit(setting, spaces[p], place);
        if (misfit < least) {
          best = candidates.get(p);
          least = misfit;
        }
      }
    }
    return best;
  }

  private WyckoffSubspace[] subspaces(int hallNumber) {
    WyckoffSubspace[] known = subspaces[hallNumber];
    if (known == null) {
      known =
          positions.get(hallNumber).stream()
              .map(position -> WyckoffSubspace.parse(position.coordinates()))
              .toArray(WyckoffSubspace[]::new);
      subspaces[hallNumber] = known;
    }
    return known;
  }

  /** The least misfit among the images of the place. */
  private static double misfit(SettingOperations setting, WyckoffSubspace space, double[] x) {
    double[] w = setting.translations();
    double[] centrings = setting.centring().translations();
    double least = 1;
    for (int op = 0; op < setting.rotations().size(); op++) {
      IntMatrix r = setting.rotations().get(op);
      double[] y = new double[3];
      for (int k = 0; k < 3; k++) {
        y[k] = r.get(k, 0) * x[0] + r.get(k, 1) * x[1] + r.get(k, 2) * x[2] + w[3 * op + k];
      }
      for (int c = 0; c < centrings.length; c += 3) {
        least =
            Math.min(
                least,
                space.misfit(
                    y[0] + centrings[c], y[1] + centrings[c + 1], y[2] + centrings[c + 2]));
      }
    }
    return least;
  }

  /** Reads the table when it is first asked for. */
  private static final class Holder {
    private static final WyckoffTable TABLE = new WyckoffTable();
  }
}
