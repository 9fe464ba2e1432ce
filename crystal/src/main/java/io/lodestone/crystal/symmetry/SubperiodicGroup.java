package io.lodestone.crystal.symmetry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the 80 layer groups or the 75 rod groups: the symmetries of what repeats in two or in one
 * direction of space.
 *
 * <p>Numbers, symbols and settings are those of International Tables for Crystallography E (2010):
 * a layer lies across c, a rod along it. Only rods whose axis turns by 2, 3, 4 or 6 are among them.
 *
 * @param periodicDirections 2 for a layer group, 1 for a rod group
 * @param number from 1 to 80, or from 1 to 75
 * @param symbol Hermann-Mauguin symbol without blanks, such as {@code p-6m2} or {@code pman}
 * @param setting of the space-group type with the same symbol: its operations are those of this
 *     group and, in addition, translations along c for a layer, along a and b for a rod
 */
public record SubperiodicGroup(
    int periodicDirections, int number, String symbol, SpaceGroupType setting) {
  private static final String RESOURCE = "subperiodic-groups.tsv";
  private static final int LAYERS = 80;

  /** The layer groups, by number. */
  public static List<SubperiodicGroup> layerGroups() {
    return Holder.GROUPS.subList(0, LAYERS);
  }

  /** The rod groups, by number. */
  public static List<SubperiodicGroup> rodGroups() {
    return Holder.GROUPS.subList(LAYERS, Holder.GROUPS.size());
  }

  /** The point group. */
  public PointGroup pointGroup() {
    return PointGroup.ofSymbol(setting.pointGroup()).orElseThrow();
  }

  /** The operations modulo the translations of the group, the identity first. */
  public List<SymmetryOperation> operations() {
    return setting.operations();
  }

  private static List<SubperiodicGroup> read() {
    List<SubperiodicGroup> groups = new ArrayList<>();
    try (InputStream in = SubperiodicGroup.class.getResourceAsStream(RESOURCE);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          String[] f = line.split("\t");
          groups.add(
              new SubperiodicGroup(
                  f[0].equals("layer") ? 2 : 1,
                  Integer.parseInt(f[1]),
                  f[2],
                  SpaceGroupType.ofHallNumber(Integer.parseInt(f[3]))));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(groups);
  }

  /** Reads the table when it is first asked for. */
  private static final class Holder {
    private static final List<SubperiodicGroup> GROUPS = read();
  }
}
