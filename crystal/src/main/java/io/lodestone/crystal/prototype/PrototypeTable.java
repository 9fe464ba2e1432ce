package io.lodestone.crystal.prototype;

import io.lodestone.core.element.Element;
import io.lodestone.core.structure.Vector3;
import io.lodestone.crystal.symmetry.CrystalSystem;
import io.lodestone.crystal.symmetry.SpaceGroupType;
import io.lodestone.crystal.symmetry.WyckoffPosition;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the resource {@code prototypes.tsv}, whose head says what the columns hold. */
final class PrototypeTable {
  private static final String RESOURCE = "prototypes.tsv";
  private static final int COLUMNS = 9;

  private final List<Prototype> prototypes = new ArrayList<>();

  PrototypeTable() {
    try (InputStream in = PrototypeTable.class.getResourceAsStream(RESOURCE);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          prototypes.add(prototype(line.split("\t", COLUMNS)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The prototypes, in the order of the resource. */
  List<Prototype> prototypes() {
    return List.copyOf(prototypes);
  }

  private static Prototype prototype(String[] columns) {
    SpaceGroupType setting = setting(columns[4]);
    Map<String, Double> cell = new LinkedHashMap<>();
    for (String parameter : columns[5].split(" ")) {
      String[] part = parameter.split("=");
      cell.put(part[0], Double.valueOf(part[1]));
    }
    Map<String, Element> example = new LinkedHashMap<>();
    for (String role : columns[7].split(" ")) {
      String[] part = role.split("=");
      example.put(part[0], Element.of(part[1]));
    }
    List<PrototypeSite> sites = new ArrayList<>();
    for (String site : columns[6].split("; ")) {
      sites.add(site(site.split(" "), setting));
    }
    return new Prototype(
        columns[0],
        columns[1].equals("-") ? List.of() : List.of(columns[1].split("; ")),
        columns[2].equals("-") ? Optional.empty() : Optional.of(columns[2]),
        PrototypeLabel.parse(columns[3]),
        setting,
        shape(cell, setting.crystalSystem()),
        sites,
        example,
        cell.get("a"),
        columns[8]);
  }

  /** A number with the choice of axes or origin behind a colon, such as {@code 227:2}. */
  private static SpaceGroupType setting(String text) {
    String[] part = text.split(":");
    return SpaceGroupType.ofNumber(Integer.parseInt(part[0])).stream()
        .filter(type -> part.length == 1 || type.choice().equals(part[1]))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no setting " + text));
  }

  private static CellShape shape(Map<String, Double> cell, CrystalSystem system) {
    boolean hexagonal = system == CrystalSystem.TRIGONAL || system == CrystalSystem.HEXAGONAL;
    return new CellShape(
        cell.getOrDefault("b/a", 1.0),
        cell.getOrDefault("c/a", 1.0),
        cell.getOrDefault("alpha", 90.0),
        cell.getOrDefault("beta", 90.0),
        cell.getOrDefault("gamma", hexagonal ? 120.0 : 90.0));
  }

  private static PrototypeSite site(String[] part, SpaceGroupType setting) {
    WyckoffPosition position =
        WyckoffPosition.of(setting.hallNumber()).stream()
            .filter(known -> known.letter() == part[1].charAt(0))
            .findFirst()
            .orElseThrow();
    String[] place = part[2].split(",");
    return new PrototypeSite(
        part[0], position, new Vector3(number(place[0]), number(place[1]), number(place[2])));
  }

  private static double number(String text) {
    String[] fraction = text.split("/");
    return Double.parseDouble(fraction[0])
        / (fraction.length == 1 ? 1 : Double.parseDouble(fraction[1]));
  }
}
