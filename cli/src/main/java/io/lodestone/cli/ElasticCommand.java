package io.lodestone.cli;

import io.lodestone.archive.parse.DiskFile;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.crystal.elastic.ElasticFit;
import io.lodestone.crystal.elastic.ElasticTensor;
import io.lodestone.crystal.elastic.StrainedState;
import io.lodestone.crystal.symmetry.CrystalSystem;
import io.lodestone.crystal.symmetry.Symmetry;
import io.lodestone.study.source.GivenFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lodestone elastic}: elastic constants, stability and averages. */
@Command(
    name = "elastic",
    description = {
      "Find elastic constants from stresses of strained cells, and what follows: stability, averages of Voigt, Reuss and Hill, anisotropy, Debye temperature. GPa.",
      "Reads outputs of calculations with stresses (one crystal, strained in several ways), a table with twelve columns (six strains in Voigt's order xx yy zz yz xz xy, shear doubled, and six stresses in GPa, tension positive), or a matrix of 6 × 6 constants in GPa.",
      "Example: lodestone elastic strained/ -o json",
      "Example: lodestone elastic tensor.txt --system cubic --formula Cu --volume 11.8"
    })
final class ElasticCommand implements Callable<Integer> {
  private enum Format {
    TABLE,
    JSON
  }

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "files or folders")
  private List<String> files;

  @Option(
      names = "--reference",
      paramLabel = "FILE",
      description = "the output of the cell that is not strained; else that of the smallest stress")
  private String reference;

  @Option(
      names = "--no-symmetry",
      description = "fit all 21 constants, whatever the symmetry of the reference")
  private boolean noSymmetry;

  @Option(names = "--system", description = "crystal system, for tables: ${COMPLETION-CANDIDATES}")
  private CrystalSystem system;

  @Option(names = "--formula", description = "what the crystal consists of, for tables")
  private String formula;

  @Option(
      names = "--volume",
      paramLabel = "A3",
      description = "volume per atom, Å³, for tables: gives the Debye temperature")
  private Double volume;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      description = "table or json")
  private Format format;

  private int failures;

  @Override
  public Integer call() throws IOException {
    ElasticReport report = fromNumbers().orElse(null);
    if (report == null) {
      report = fromCells();
    }
    if (format == Format.JSON) {
      report.json(spec.commandLine().getOut());
    } else {
      report.table(spec.commandLine().getOut());
    }
    spec.commandLine().getOut().flush();
    return failures > 0 ? 1 : 0;
  }

  /** A matrix or a table of strains and stresses, where the one file is that. */
  private Optional<ElasticReport> fromNumbers() throws IOException {
    GivenFile given = new GivenFile(files.getFirst());
    if (files.size() > 1 || given.isFolder()) {
      return Optional.empty();
    }
    DiskFile file = given.open();
    if (NumberTable.recognizes(file, columns -> columns == 6)) {
      double[] matrix =
          NumberTable.read(file).rows().stream().flatMapToDouble(Arrays::stream).toArray();
      return Optional.of(report(tensor(matrix), Optional.empty(), Optional.ofNullable(system)));
    }
    if (NumberTable.recognizes(file, columns -> columns == 12)) {
      List<StrainedState> states =
          NumberTable.read(file).rows().stream()
              .map(
                  row ->
                      new StrainedState(
                          Arrays.copyOfRange(row, 0, 6), Arrays.copyOfRange(row, 6, 12)))
              .toList();
      ElasticFit fit = fit(states, List.of());
      return Optional.of(report(fit.tensor(), Optional.of(fit), Optional.ofNullable(system)));
    }
    return Optional.empty();
  }

  private ElasticTensor tensor(double[] matrix) {
    try {
      return ElasticTensor.of(matrix);
    } catch (InvalidInput problem) {
      throw problem.in(files.getFirst());
    }
  }

  private ElasticReport report(
      ElasticTensor tensor, Optional<ElasticFit> fit, Optional<CrystalSystem> crystalSystem) {
    OptionalDouble theta = OptionalDouble.empty();
    if (volume != null && formula != null && tensor.isStable()) {
      Composition composition = Composition.parse(formula);
      theta =
          OptionalDouble.of(
              tensor.debyeTemperature(volume, composition.mass() / composition.atoms()));
    }
    return new ElasticReport("", tensor, fit, crystalSystem, theta);
  }

  private ElasticReport fromCells() throws IOException {
    StressedCells cells = new StressedCells(this::complain);
    for (String file : files) {
      cells.read(file);
    }
    StressedCells.Cell rest = cells.reference(reference);
    Structure structure = rest.structure();
    Optional<Symmetry> symmetry = symmetry(structure);
    List<double[]> rotations =
        noSymmetry || symmetry.isEmpty()
            ? List.of()
            : rotations(symmetry.get(), structure.lattice().orElseThrow());
    ElasticFit fit = fit(cells.states(rest, 1), rotations);
    // Programs differ in the sign of stresses; only one sign resists compression.
    if (fit.tensor().voigt().bulk() < 0) {
      failures = 0;
      fit = fit(cells.states(rest, -1), rotations);
    }
    OptionalDouble theta = OptionalDouble.empty();
    if (fit.tensor().isStable()) {
      Composition composition = structure.composition();
      theta =
          OptionalDouble.of(
              fit.tensor()
                  .debyeTemperature(
                      structure.volume().orElseThrow() / composition.atoms(),
                      composition.mass() / composition.atoms()));
    }
    return new ElasticReport(
        structure.composition().iupac() + ", strained from " + rest.source(),
        fit.tensor(),
        Optional.of(fit),
        symmetry.map(known -> known.spaceGroup().crystalSystem()),
        theta);
  }

  /** With the stress of the reference as an unknown, if the strains tell it. */
  private static ElasticFit fit(List<StrainedState> states, List<double[]> rotations) {
    try {
      return ElasticFit.of(states, rotations, true);
    } catch (InvalidInput undetermined) {
      return ElasticFit.of(states, rotations, false);
    }
  }

  private static Optional<Symmetry> symmetry(Structure structure) {
    try {
      return Optional.of(Symmetry.of(structure));
    } catch (InvalidInput none) {
      return Optional.empty();
    }
  }

  /** The rotations in Cartesian axes: columns are the images of the axes. */
  private static List<double[]> rotations(Symmetry symmetry, Lattice lattice) {
    List<double[]> rotations = new ArrayList<>();
    symmetry
        .operations()
        .forEach(
            operation -> {
              double[] r = new double[9];
              for (int k = 0; k < 3; k++) {
                Vector3 axis = new Vector3(k == 0 ? 1 : 0, k == 1 ? 1 : 0, k == 2 ? 1 : 0);
                Vector3 image =
                    lattice.toCartesian(turned(operation.rotation(), lattice.toFractional(axis)));
                r[k] = image.x();
                r[3 + k] = image.y();
                r[6 + k] = image.z();
              }
              rotations.add(r);
            });
    return rotations;
  }

  private static Vector3 turned(int[] w, Vector3 p) {
    return new Vector3(
        w[0] * p.x() + w[1] * p.y() + w[2] * p.z(),
        w[3] * p.x() + w[4] * p.y() + w[5] * p.z(),
        w[6] * p.x() + w[7] * p.y() + w[8] * p.z());
  }

  private void complain(InvalidInput problem) {
    failures++;
    spec.commandLine().getErr().println("lodestone: " + Lodestone.printable(problem.getMessage()));
  }
}
