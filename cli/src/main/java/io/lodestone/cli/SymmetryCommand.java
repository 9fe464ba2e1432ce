package io.lodestone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.archive.export.StructureFormat;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import io.lodestone.crystal.prototype.Encyclopedia;
import io.lodestone.crystal.prototype.Prototype;
import io.lodestone.crystal.prototype.PrototypeLabel;
import io.lodestone.crystal.symmetry.MolecularSymmetry;
import io.lodestone.crystal.symmetry.Orbit;
import io.lodestone.crystal.symmetry.SpaceGroupType;
import io.lodestone.crystal.symmetry.Symmetry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lodestone symmetry}: space groups of crystals, Wyckoff positions, standard cells. */
@Command(
    name = "symmetry",
    description = {
      "Find the space groups of crystals, the Wyckoff positions of their sites and standard cells.",
      "Example: lodestone symmetry *.cif -o json",
      "Example: lodestone symmetry quartz.cif --standard cif > quartz-standard.cif"
    })
final class SymmetryCommand implements Callable<Integer> {
  private enum Format {
    TABLE,
    JSON
  }

  private enum CellKind {
    CONVENTIONAL,
    PRIMITIVE
  }

  @Spec private CommandSpec spec;
  @Mixin private StructureFiles files;

  @Option(
      names = "--tolerance",
      paramLabel = "Å",
      description =
          "how far an image may be from a site; else each structure is given the tolerance that"
              + " suits it")
  private Double tolerance;

  @Option(
      names = "--setting",
      paramLabel = "HALL",
      description =
          "Hall number, 1 to 530, of the setting to use; else the first of each type, as in spglib")
  private Integer setting;

  @Option(
      names = "--standard",
      paramLabel = "FORMAT",
      description = "write the standard cells instead: poscar, cif or extxyz")
  private StructureFormat standard;

  @Option(
      names = "--cell",
      defaultValue = "conventional",
      description = "which standard cell: conventional or primitive (default: ${DEFAULT-VALUE})")
  private CellKind cell;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      description = "table, or json with one object a line")
  private Format format;

  private final ObjectMapper mapper = new ObjectMapper();

  @Override
  public Integer call() throws IOException {
    if (setting != null && (setting < 1 || setting > SpaceGroupType.all().size())) {
      throw new InvalidInput(
          "--setting", "", setting.toString(), "a Hall number from 1 to 530", "");
    }
    PrintWriter out = spec.commandLine().getOut();
    int code =
        files.answer(
            this::work,
            (found, text) -> {
              out.print(text);
              out.flush();
            });
    out.flush();
    return code;
  }

  /** What is printed for one structure. */
  private String work(StructureFiles.Found found) {
    if (found.structure().periodicity().dimensions() == 0 && standard == null && setting == null) {
      return molecule(found);
    }
    Symmetry symmetry = symmetry(found.structure());
    if (standard != null) {
      return standard(found, symmetry);
    }
    return format == Format.JSON ? json(found, symmetry) : table(found, symmetry);
  }

  /** What does not repeat has a point group. */
  private String molecule(StructureFiles.Found found) {
    MolecularSymmetry symmetry =
        tolerance == null
            ? MolecularSymmetry.of(found.structure())
            : MolecularSymmetry.of(found.structure(), tolerance);
    if (format == Format.TABLE) {
      return String.format(
          Locale.ROOT,
          "%s%n  molecule, point group %s, %s%n  tolerance %.3g Å%n",
          Lodestone.printable(found.name()),
          symmetry.schoenflies(),
          symmetry.operations() == 0
              ? "operations without number"
              : symmetry.operations() + " operations",
          symmetry.tolerance());
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("file", found.file());
    if (!found.key().isEmpty()) {
      object.put("entry", found.key());
    }
    object.put("point_group", symmetry.schoenflies());
    object.put("operations", symmetry.operations());
    object.put("tolerance", symmetry.tolerance());
    try {
      return mapper.writeValueAsString(object) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Symmetry symmetry(Structure structure) {
    if (structure.periodicity().dimensions() != 3) {
      throw new InvalidInput(
          null,
          null,
          "a structure that repeats in " + structure.periodicity().dimensions() + " directions",
          "a crystal, or a molecule for its point group",
          null);
    }
    Symmetry symmetry =
        tolerance == null ? Symmetry.of(structure) : Symmetry.of(structure, tolerance);
    return setting == null
        ? symmetry
        : Symmetry.of(structure, symmetry.tolerance(), SpaceGroupType.ofHallNumber(setting));
  }

  private String standard(StructureFiles.Found found, Symmetry symmetry) {
    Structure structure =
        (cell == CellKind.PRIMITIVE ? symmetry.primitiveCell() : symmetry.conventionalCell())
            .structure();
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    standard.write(
        structure,
        found.name()
            + ", "
            + cell.name().toLowerCase(Locale.ROOT)
            + " cell of "
            + symmetry.spaceGroup().fullSymbol(),
        writer);
    writer.flush();
    return text.toString();
  }

  private String json(StructureFiles.Found found, Symmetry symmetry) {
    SpaceGroupType type = symmetry.spaceGroup();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("file", found.file());
    if (!found.key().isEmpty()) {
      object.put("entry", found.key());
    }
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
    object.put("isopointal_to", label.map(SymmetryCommand::isopointal).orElse(List.of()));
    object.put("primitive_cells", symmetry.cellMultiplicity());
    object.put("transformation_matrix", symmetry.toStandard().matrix());
    object.put("origin_shift", symmetry.toStandard().shift().toArray());
    object.put("tolerance", symmetry.tolerance());
    object.put(
        "tolerance_interval",
        List.of(symmetry.toleranceInterval().smallest(), symmetry.toleranceInterval().largest()));
    try {
      return mapper.writeValueAsString(object) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
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

  private static String table(StructureFiles.Found found, Symmetry symmetry) {
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
    return String.format(
        Locale.ROOT,
        "%s%n  %s (%d, Hall %d), %s, point group %s, %d operations, %d primitive cell%s%n"
            + "  %s%n%s  tolerance %.3g Å, the same from %.3g to %.3g Å%n",
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
        symmetry.tolerance(),
        symmetry.toleranceInterval().smallest(),
        symmetry.toleranceInterval().largest());
  }
}
