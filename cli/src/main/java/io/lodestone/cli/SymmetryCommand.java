package io.lodestone.cli;

import io.lodestone.archive.export.StructureFormat;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import io.lodestone.crystal.symmetry.PartSymmetry;
import io.lodestone.crystal.symmetry.SpaceGroupType;
import io.lodestone.crystal.symmetry.Symmetry;
import io.lodestone.study.source.MaterialFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lodestone symmetry}: the groups of crystals, layers, rods and molecules. */
@Command(
    name = "symmetry",
    description = {
      "Find the space groups of crystals, the Wyckoff positions of their sites and standard cells;"
          + " the layer groups of slabs, the rod groups of wires and the point groups of molecules.",
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
  private String work(MaterialFiles.Found found) {
    Structure structure = found.structure();
    SymmetryReport report = new SymmetryReport(found);
    if (structure.periodicity().dimensions() < 3) {
      requireNothingStandard(structure);
      PartSymmetry symmetry =
          tolerance == null ? PartSymmetry.of(structure) : PartSymmetry.of(structure, tolerance);
      return format == Format.JSON ? report.json(symmetry) : report.table(symmetry);
    }
    Symmetry symmetry = symmetry(structure);
    if (standard != null) {
      return standard(found, symmetry);
    }
    return format == Format.JSON ? report.json(symmetry) : report.table(symmetry);
  }

  private void requireNothingStandard(Structure structure) {
    if (standard != null || setting != null) {
      throw new InvalidInput(
          null,
          null,
          "a structure that repeats in " + structure.periodicity().dimensions() + " directions",
          "a crystal for a standard cell or a setting",
          null);
    }
  }

  private Symmetry symmetry(Structure structure) {
    Symmetry symmetry =
        tolerance == null ? Symmetry.of(structure) : Symmetry.of(structure, tolerance);
    return setting == null
        ? symmetry
        : Symmetry.of(structure, symmetry.tolerance(), SpaceGroupType.ofHallNumber(setting));
  }

  private String standard(MaterialFiles.Found found, Symmetry symmetry) {
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
}
