package io.lodestone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.core.structure.Structure;
import io.lodestone.crystal.dimensionality.Dimensionality;
import io.lodestone.crystal.prototype.Encyclopedia;
import io.lodestone.crystal.prototype.Prototype;
import io.lodestone.crystal.prototype.PrototypeLabel;
import io.lodestone.crystal.symmetry.Orbit;
import io.lodestone.crystal.symmetry.PartSymmetry;
import io.lodestone.crystal.symmetry.SpaceGroupType;
import io.lodestone.crystal.symmetry.SubperiodicGroup;
import io.lodestone.crystal.symmetry.Symmetry;
import io.lodestone.study.source.MaterialFiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What {@code lodestone symmetry} prints of one structure: a few lines, or a JSON object. */
record SymmetryReport(MaterialFiles.Found found) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** A structure that repeats in fewer than three directions. */
  String json(PartSymmetry symmetry) {
    Map<String, Object> object = named();
    object.put("periodic_directions", symmetry.dimensions());
    object.putAll(facts(symmetry));
    object.put("operations", symmetry.operations());
    object.put("tolerance", symmetry.tolerance());
    return line(object);
  }

  String table(PartSymmetry symmetry) {
    return String.format(
        Locale.ROOT,
        "%s%n  %s, %s%n  tolerance %.3g Å%n",
        Lodestone.printable(found.name()),
        described(symmetry),
        symmetry.operations() == 0
            ? "operations without number"
            : symmetry.operations() + " operations",
        symmetry.tolerance());
  }

  private Map<String, Object> named() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("file", found.file());
    if (!found.key().isEmpty()) {
      object.put("entry", found.key());
    }
    return object;
  }

  /** The group of a layer or rod, where it has one, and the point group. */
  private static Map<String, Object> facts(PartSymmetry symmetry) {
    Map<String, Object> facts = new LinkedHashMap<>();
    if (symmetry.dimensions() > 0) {
      String kind = symmetry.dimensions() == 2 ? "layer_group" : "rod_group";
      facts.put(kind + "_number", symmetry.group().map(SubperiodicGroup::number).orElse(null));
      facts.put(kind + "_symbol", symmetry.group().map(SubperiodicGroup::symbol).orElse(null));
    }
    facts.put("point_group", symmetry.pointGroup());
    return facts;
  }

  private static String described(PartSymmetry symmetry) {
    String kind =
        switch (symmetry.dimensions()) {
          case 2 -> "layer";
          case 1 -> "rod";
          default -> "molecule";
        };
    return symmetry
            .group()
            .map(group -> kind + " group " + group.symbol() + " (" + group.number() + ")")
            .orElse(kind)
        + ", point group "
        + symmetry.pointGroup();
  }

  /** The layers, rods and molecules in a structure, those of the same groups together. */
  private static Collection<List<PartSymmetry>> parts(Structure structure) {
    return PartSymmetry.ofParts(structure).stream()
        .collect(
            Collectors.groupingBy(
                SymmetryReport::described, LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  private static String line(Map<String, Object> object) {
    try {
      return MAPPER.writeValueAsString(object) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  String json(Symmetry symmetry) {
    SpaceGroupType type = symmetry.spaceGroup();
    Map<String, Object> object = named();
    object.put("space_group_number", type.number());
    object.put("hall_number", type.hallNumber());
    object.put("international_symbol", type.shortSymbol());
    object.put("hall_symbol", type.hallSymbol());
    object.put("choice", type.choice());
    object.put("point_group", symmetry.pointGroup().symbol());
    object.put("schoenflies", type.schoenflies());
    object.put("crystal_system", type.crystalSystem().name().toLowerCase(Locale.ROOT));
    object.put(
        "wyckoff_letters",
        symmetry.wyckoffLetters().chars().mapToObj(Character::toString).toList());
    object.put(
        "site_symmetries",
        siteValues(found.structure(), symmetry, orbit -> orbit.position().siteSymmetry()));
    object.put(
        "equivalent_sites",
        siteValues(found.structure(), symmetry, orbit -> orbit.sites().getFirst()));
    object.put("operations", symmetry.operationCount());
    Optional<PrototypeLabel> label = label(found.structure(), symmetry);
    object.put("prototype", label.map(PrototypeLabel::toString).orElse(null));
    object.put("anonymous_prototype", label.map(l -> l.anonymous().toString()).orElse(null));
    object.put("pearson_symbol", label.map(l -> l.pearson().toString()).orElse(null));
    object.put("isopointal_to", label.map(SymmetryReport::isopointal).orElse(List.of()));
    object.put("primitive_cells", symmetry.cellMultiplicity());
    object.put("transformation_matrix", symmetry.toStandard().matrix());
    object.put("origin_shift", symmetry.toStandard().shift().toArray());
    object.put("tolerance", symmetry.tolerance());
    object.put(
        "tolerance_interval",
        List.of(symmetry.toleranceInterval().smallest(), symmetry.toleranceInterval().largest()));
    object.put("dimensionality", dimensionality(found.structure()));
    List<Map<String, Object>> parts = new ArrayList<>();
    for (List<PartSymmetry> alike : parts(found.structure())) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("periodic_directions", alike.getFirst().dimensions());
      one.put("count", alike.size());
      one.putAll(facts(alike.getFirst()));
      parts.add(one);
    }
    object.put("parts", parts);
    return line(object);
  }

  /** Of the network of bonds; null where no element is known. */
  private static String dimensionality(Structure structure) {
    boolean known =
        structure.sites().stream().anyMatch(site -> site.mainSpecies().element().isPresent());
    return known ? Dimensionality.of(structure).toString() : null;
  }

  /** The label of the prototype, which only ordered crystals have. */
  private static Optional<PrototypeLabel> label(Structure structure, Symmetry symmetry) {
    return structure.isOrdered()
        ? Optional.of(PrototypeLabel.of(structure, symmetry))
        : Optional.empty();
  }

  /** The names of the known prototypes that have the label. */
  private static List<String> isopointal(PrototypeLabel label) {
    return Encyclopedia.standard().isopointal(label).stream().map(Prototype::name).toList();
  }

  private static List<Object> siteValues(
      Structure structure, Symmetry symmetry, Function<Orbit, Object> value) {
    return IntStream.range(0, structure.size())
        .mapToObj(site -> value.apply(symmetry.orbitOf(site)))
        .toList();
  }

  String table(Symmetry symmetry) {
    SpaceGroupType type = symmetry.spaceGroup();
    String orbits =
        symmetry.orbits().stream()
            .map(
                orbit ->
                    found.structure().sites().get(orbit.sites().getFirst()).mainSpecies()
                        + " "
                        + orbit.position())
            .collect(Collectors.joining(", "));
    String prototype =
        label(found.structure(), symmetry)
            .map(
                label ->
                    "  prototype "
                        + label
                        + isopointal(label).stream()
                            .collect(Collectors.joining(", ", " (", ")"))
                            .replace(" ()", "")
                        + "\n")
            .orElse("");
    String parts =
        parts(found.structure()).stream()
            .map(alike -> "  " + alike.size() + " × " + described(alike.getFirst()) + "\n")
            .collect(Collectors.joining());
    return String.format(
        Locale.ROOT,
        "%s%n  %s (%d, Hall %d), %s, point group %s, %d operations, %d primitive cell%s%n"
            + "  %s%n%s%s  tolerance %.3g Å, the same from %.3g to %.3g Å%n",
        Lodestone.printable(found.name()),
        type.shortSymbol(),
        type.number(),
        type.hallNumber(),
        type.crystalSystem().name().toLowerCase(Locale.ROOT),
        symmetry.pointGroup().symbol(),
        symmetry.operationCount(),
        symmetry.cellMultiplicity(),
        symmetry.cellMultiplicity() == 1 ? "" : "s",
        orbits,
        prototype,
        parts,
        symmetry.tolerance(),
        symmetry.toleranceInterval().smallest(),
        symmetry.toleranceInterval().largest());
  }
}
