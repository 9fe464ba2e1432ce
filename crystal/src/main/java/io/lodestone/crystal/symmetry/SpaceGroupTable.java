package io.lodestone.crystal.symmetry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The 530 settings, read once from the resource that lists them, and the names they go by. */
final class SpaceGroupTable {
  private static final String RESOURCE = "space-group-types.tsv";
  private static final int SETTINGS = 530;
  private static final String[] OLD_GLIDES = {"bc", "ac", "ab"};

  private final List<SpaceGroupType> all;
  private final Map<String, List<SpaceGroupType>> byName = new HashMap<>();
  private final Map<String, SpaceGroupType> byHall = new HashMap<>();
  private final Map<String, List<SpaceGroupType>> firstSettings = new HashMap<>();

  private SpaceGroupTable() {
    all = read();
    int number = 0;
    for (SpaceGroupType type : all) {
      if (type.number() != number) {
        firstSettings.computeIfAbsent(type.pointGroup(), g -> new ArrayList<>()).add(type);
        number = type.number();
      }
    }
    // Short symbols first: P2 means unique axis b, as it comes first, whatever full symbols follow.
    for (SpaceGroupType type : all) {
      addName(type.shortSymbol(), type);
    }
    for (SpaceGroupType type : all) {
      addName(type.fullSymbol(), type);
      if (type.crystalSystem() == CrystalSystem.MONOCLINIC) {
        addName(type.fullSymbol().replace(" 1", " "), type);
      }
      if (type.crystalSystem() == CrystalSystem.ORTHORHOMBIC) {
        addName(withoutAxes(type.fullSymbol()), type);
      }
      // Two choices of axes may share their operations, and so the symbol.
      byHall.putIfAbsent(hallKey(type.hallSymbol()), type);
    }
  }

  static SpaceGroupTable instance() {
    return Holder.TABLE;
  }

  List<SpaceGroupType> all() {
    return all;
  }

  /** The first setting of each type of a point group, by number. */
  List<SpaceGroupType> firstSettings(PointGroup group) {
    return firstSettings.getOrDefault(group.symbol(), List.of());
  }

  Optional<SpaceGroupType> ofHallSymbol(String symbol) {
    return Optional.ofNullable(byHall.get(hallKey(symbol)));
  }

  List<SpaceGroupType> named(String symbol) {
    String key = key(symbol);
    int colon = key.indexOf(':');
    if (colon >= 0) {
      return chosen(key.substring(0, colon), key.substring(colon + 1));
    }
    List<SpaceGroupType> named = byName.getOrDefault(key, List.of());
    if (named.isEmpty() && key.length() > 2 && "hrsz".indexOf(key.charAt(key.length() - 1)) >= 0) {
      return chosen(key.substring(0, key.length() - 1), key.substring(key.length() - 1));
    }
    return named;
  }

  private List<SpaceGroupType> chosen(String name, String choice) {
    // ICSD: S for the origin at the point of highest site symmetry, Z for it at a centre.
    String wanted =
        switch (choice) {
          case "s" -> "1";
          case "z" -> "2";
          default -> choice;
        };
    List<SpaceGroupType> named = byName.getOrDefault(name, List.of());
    List<SpaceGroupType> exact =
        named.stream().filter(type -> type.choice().equalsIgnoreCase(wanted)).toList();
    if (!exact.isEmpty()) {
      return exact;
    }
    // An origin choice beside permuted axes, such as 2 in "2bca".
    return named.stream()
        .filter(type -> type.choice().toLowerCase(Locale.ROOT).startsWith(wanted))
        .toList();
  }

  private void addName(String name, SpaceGroupType type) {
    String key = key(name);
    add(key, type);
    if (type.crystalSystem() == CrystalSystem.CUBIC && type.pointGroup().contains("-3")) {
      add(key.replace("-3", "3"), type);
    }
    addOldGlidePlane(key, type);
  }

  /**
   * A plane that is called e since 1992 has two glide directions, and was called after one of them:
   * b or c where it is normal to the first axis, a or c to the second, a or b to the third.
   */
  private void addOldGlidePlane(String key, SpaceGroupType type) {
    int e = key.indexOf('e');
    if (e >= 1 && e <= OLD_GLIDES.length) {
      for (char glide : OLD_GLIDES[e - 1].toCharArray()) {
        add(key.substring(0, e) + glide + key.substring(e + 1), type);
      }
    }
  }

  private void add(String key, SpaceGroupType type) {
    List<SpaceGroupType> types = byName.computeIfAbsent(key, k -> new ArrayList<>());
    if (!types.contains(type)) {
      types.add(type);
    }
  }

  /** {@code P 21/n 21/m 21/a} as people write it: {@code P n m a}. */
  private static String withoutAxes(String full) {
    return full.replaceAll("\\b2[1]?/", "");
  }

  private static String key(String symbol) {
    return symbol.replaceAll("[\\s_()'\"]", "").toLowerCase(Locale.ROOT);
  }

  private static String hallKey(String symbol) {
    return symbol.strip().replaceAll("[\\s_]+", " ").replace("''", "\"").toLowerCase(Locale.ROOT);
  }

  private static List<SpaceGroupType> read() {
    List<SpaceGroupType> types = new ArrayList<>(SETTINGS);
    try (InputStream in = SpaceGroupTable.class.getResourceAsStream(RESOURCE);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          String[] f = line.split("\t", -1);
          types.add(
              new SpaceGroupType(
                  Integer.parseInt(f[0]),
                  Integer.parseInt(f[1]),
                  f[2],
                  f[3],
                  f[4],
                  f[5],
                  f[6],
                  CrystalSystem.valueOf(f[7].toUpperCase(Locale.ROOT))));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(types);
  }

  /** Reads the table when it is first asked for. */
  private static final class Holder {
    private static final SpaceGroupTable TABLE = new SpaceGroupTable();
  }
}
