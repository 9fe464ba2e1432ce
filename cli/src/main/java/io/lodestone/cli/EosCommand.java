package io.lodestone.cli;

import io.lodestone.archive.Archive;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.crystal.equationofstate.DebyeGrueneisen;
import io.lodestone.crystal.equationofstate.EnergyForm;
import io.lodestone.crystal.equationofstate.EquationOfStateFit;
import io.lodestone.figure.FigureFile;
import io.lodestone.study.source.GivenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lodestone eos}: equations of state, and heat by the quasi-harmonic Debye model. */
@Command(
    name = "eos",
    description = {
      "Fit equations of state to energies at several volumes: equilibrium volume, bulk modulus and its pressure derivative with errors, Debye temperature, and heat by the quasi-harmonic Debye model.",
      "Points are sorted into curves by formula, space group, method and cut-off. Reads outputs of calculations, extended XYZ, folders, tables with formula, volume and energy, and plain columns of volume (Å³) and energy (eV). Units: eV, Å, GPa, K; volumes and energies per atom.",
      "Example: lodestone eos samples/octet-binaries/MgO-rocksalt --temperature 0,300",
      "Example: lodestone eos volumes.dat --formula Al4 --form vinet -o json",
      "Example: lodestone eos --archive my-archive 'chemical_formula_reduced = \"MgO\"'"
    })
final class EosCommand implements Callable<Integer> {
  private enum Format {
    TABLE,
    JSON
  }

  @Spec private CommandSpec spec;
  @Mixin private ArchiveOption archive;

  @Parameters(
      arity = "0..*",
      paramLabel = "WHAT",
      description =
          "files or folders, - for standard input; or an OPTIMADE filter of entries of the archive;"
              + " all entries if nothing is named")
  private List<String> what = List.of();

  @Option(
      names = "--form",
      defaultValue = "birch_murnaghan",
      description = "birch-murnaghan, vinet, murnaghan or poirier-tarantola (${DEFAULT-VALUE})")
  private String form;

  @Option(
      names = "--formula",
      description = "what the volumes and energies of plain columns are of, such as Al4")
  private String formula;

  @Option(
      names = "--temperature",
      split = ",",
      paramLabel = "K",
      description = "temperatures at which heat is computed")
  private List<Double> temperatures = List.of();

  @Option(
      names = "--pressure",
      split = ",",
      defaultValue = "0",
      paramLabel = "GPA",
      description = "pressures at which heat is computed")
  private List<Double> pressures;

  @Option(
      names = "--poisson",
      defaultValue = "0.25",
      description = "Poisson's ratio, for the Debye temperature (${DEFAULT-VALUE})")
  private double poisson;

  @Option(
      names = "--figure",
      paramLabel = "FILE",
      description = "draw the curve (.svg or .png); -2, -3, … before the ending for further ones")
  private FigureFile figure;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      description = "table, or json for one object per curve and line")
  private Format format;

  @Override
  public Integer call() throws IOException {
    EnergyForm wanted = form();
    List<EnergyCurve> curves = new ArrayList<>();
    int failures = read(curves);
    List<EnergyCurve> enough = curves.stream().filter(EnergyCurve::isLongEnough).toList();
    if (enough.isEmpty()) {
      throw new InvalidInput(
          what.isEmpty() ? "archive" : String.join(" ", what),
          "",
          curves.size() + " crystals, none with energies at four different volumes",
          "energies of a crystal at four volumes or more",
          "five to eleven within 6 % of equilibrium are usual");
    }
    if (enough.size() < curves.size()) {
      spec.commandLine()
          .getErr()
          .println(
              "lodestone: left out, with fewer than four volumes: "
                  + (curves.size() - enough.size())
                  + " crystals");
    }
    EosReport report =
        new EosReport(spec.commandLine().getOut(), format == Format.JSON, temperatures, pressures);
    int drawn = 0;
    for (EnergyCurve curve : enough) {
      try {
        EquationOfStateFit fit = EquationOfStateFit.of(wanted, curve.volumes(), curve.energies());
        Optional<DebyeGrueneisen> heat = heat(curve, fit);
        if (heat.isEmpty() && !temperatures.isEmpty()) {
          complain(noMass(curve));
          failures++;
        }
        failures += report.add(curve, fit, heat, this::complain);
        if (figure != null) {
          figure.numbered(++drawn).write(new EosPicture(curve, fit).figure());
        }
      } catch (InvalidInput problem) {
        String name = curve.name() + (curve.method().isEmpty() ? "" : ", " + curve.method());
        complain(problem.source() == null ? problem.in(name) : problem);
        failures++;
      }
    }
    report.close();
    spec.commandLine().getOut().flush();
    return failures > 0 ? 1 : 0;
  }

  private EnergyForm form() {
    String name = form.strip().replace('-', '_').toUpperCase(java.util.Locale.ROOT);
    return Arrays.stream(EnergyForm.values())
        .filter(known -> known.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInput(
                    "--form",
                    "",
                    form,
                    "birch-murnaghan, vinet, murnaghan or poirier-tarantola",
                    ""));
  }

  /** Reads files or the archive; the number of files that could not be used. */
  private int read(List<EnergyCurve> curves) throws IOException {
    boolean files =
        !what.isEmpty()
            && what.stream().allMatch(name -> name.equals("-") || Files.exists(Path.of(name)));
    if (!files) {
      curves.addAll(EnergyCurve.of(fromArchive()));
      return 0;
    }
    MaterialEnergies read =
        new MaterialEnergies(new EnergyColumn.Wish(null, null, false), spec.commandLine().getErr());
    int failures = 0;
    for (String name : what) {
      GivenFile given = new GivenFile(name);
      DiskFile file = given.isFolder() ? null : given.open();
      if (file != null && !read.recognizes(file) && EnergyCurveTable.recognizes(file)) {
        try {
          curves.add(plain(name, EnergyCurveTable.read(file)));
        } catch (InvalidInput problem) {
          complain(problem.source() == null ? problem.in(name) : problem);
          failures++;
        }
      } else {
        read.read(name);
      }
    }
    curves.addAll(EnergyCurve.of(read.found()));
    return failures + read.failures();
  }

  private List<MaterialEnergy> fromArchive() throws IOException {
    for (String name : what) {
      if (name.matches("[^\"'=<>]*[./\\\\][^\"'=<>]*")) {
        throw new InvalidInput(name, "", "nothing there", "a file or folder", "");
      }
    }
    String filter =
        what.isEmpty()
            ? "energy_per_atom IS KNOWN"
            : what.stream().collect(Collectors.joining(") AND (", "(", ")"));
    try (Archive opened = archive.openForReading()) {
      return new ArchiveEnergies(opened, true).find(filter);
    }
  }

  private EnergyCurve plain(String file, EnergyCurveTable table) {
    if (formula == null) {
      return new EnergyCurve(file, Optional.empty(), "", "", table.volumes(), table.energies());
    }
    Composition composition = Composition.parse(formula);
    double atoms = composition.atoms();
    return new EnergyCurve(
        file,
        Optional.of(composition),
        "",
        "",
        Arrays.stream(table.volumes()).map(volume -> volume / atoms).toArray(),
        Arrays.stream(table.energies()).map(energy -> energy / atoms).toArray());
  }

  private Optional<DebyeGrueneisen> heat(EnergyCurve curve, EquationOfStateFit fit) {
    return curve
        .composition()
        .map(
            composition ->
                new DebyeGrueneisen(
                    fit.equation(), composition.mass() / composition.atoms(), poisson));
  }

  private static InvalidInput noMass(EnergyCurve curve) {
    return new InvalidInput(
        curve.name(),
        "",
        "no formula",
        "the formula that volumes and energies are of, for the mass of the atoms",
        "give it with --formula");
  }

  private void complain(InvalidInput problem) {
    spec.commandLine().getErr().println("lodestone: " + Lodestone.printable(problem.getMessage()));
  }
}
