package io.lodestone.archive.parse.gpaw;

import static io.lodestone.core.quantity.MaterialsUnit.ANGSTROM;
import static io.lodestone.core.quantity.MaterialsUnit.CUBIC_ANGSTROM;
import static io.lodestone.core.quantity.MaterialsUnit.DALTON;
import static io.lodestone.core.quantity.MaterialsUnit.ELECTRONVOLT;
import static io.lodestone.core.quantity.MaterialsUnit.ELEMENTARY_CHARGE_ANGSTROM;
import static io.lodestone.core.quantity.MaterialsUnit.EV_PER_ANGSTROM;
import static io.lodestone.core.quantity.MaterialsUnit.EV_PER_CUBIC_ANGSTROM;

import com.fasterxml.jackson.databind.JsonNode;
import io.lodestone.archive.metainfo.BandSegment;
import io.lodestone.archive.metainfo.BandSegmentBuilder;
import io.lodestone.archive.metainfo.Energy;
import io.lodestone.archive.metainfo.EnergyBuilder;
import io.lodestone.archive.metainfo.EnergyEntry;
import io.lodestone.archive.metainfo.EnergyEntryBuilder;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Reads a restart file in ULM format, GPAW 1.1 to 25; its values are in Å and eV.
 *
 * <p>An array that cannot be read is left out with a warning; the rest stays.
 */
final class UlmRestart {
  private final UlmFile file;
  private final JsonNode root;
  private final UlmParameters parameters;
  private final List<String> warnings = new ArrayList<>();

  UlmRestart(UlmFile file, JsonNode root) {
    this.file = file;
    this.root = root;
    parameters = new UlmParameters(UlmFile.at(root, "parameters"));
  }

  /** What had to be left out. */
  List<String> warnings() {
    return warnings;
  }

  RestartState state() throws IOException {
    RestartStateBuilder state = RestartStateBuilder.builder();
    state.version(text("gpaw_version"));
    Tensor periodic = numbers("atoms", "pbc").orNull(3);
    Tensor kPoints = numbers("wave_functions", "kpts", "ibzkpts").orNull(-1, 3);
    parameters.describe(
        state,
        periodic != null && periodic.values()[0] + periodic.values()[1] + periodic.values()[2] > 0);
    state.kPoints(kPoints);
    state.kWeights(numbers("wave_functions", "kpts", "weights").orNull(-1));
    state.numbers(numbers("atoms", "numbers").orNull(-1));
    state.positions(scaled(numbers("atoms", "positions").orNull(-1, 3), ANGSTROM.factor()));
    state.cell(scaled(numbers("atoms", "cell").orNull(3, 3), ANGSTROM.factor()));
    state.periodic(periodic);
    // ASE's unit of momentum is (u eV)^1/2.
    state.momenta(
        scaled(
            numbers("atoms", "momenta").orNull(-1, 3),
            Math.sqrt(DALTON.factor() * ELECTRONVOLT.factor())));
    state.fixed(fixed(state.numbers()));
    state.energy(energy());
    JsonNode converged = UlmFile.at(root, "scf", "converged");
    state.converged(converged.isBoolean() ? converged.asBoolean() : null);
    state.forces(scaled(numbers("results", "forces").orNull(-1, 3), EV_PER_ANGSTROM.factor()));
    state.stress(stress(numbers("results", "stress").orNull(6)));
    state.dipole(
        scaled(numbers("results", "dipole").orNull(3), ELEMENTARY_CHARGE_ANGSTROM.factor()));
    state.moments(numbers("results", "magmoms").orNull(-1));
    state.magnetization(state.moments() == null ? null : number("results", "magmom"));
    state.eigenvalues(
        scaled(numbers("wave_functions", "eigenvalues").orNull(-1, -1, -1), ELECTRONVOLT.factor()));
    if (state.eigenvalues() != null && state.eigenvalues().length(0) == 1) {
      // GPAW stores zeros where the spins are paired.
      state.moments(null).magnetization(null);
    }
    state.occupations(occupations(state.eigenvalues()));
    state.density(
        scaled(numbers("density", "density").orNull(-1, -1, -1, -1), 1 / CUBIC_ANGSTROM.factor()));
    state.potential(
        scaled(numbers("hamiltonian", "potential").orNull(-1, -1, -1, -1), ELECTRONVOLT.factor()));
    state.bands(bands());
    state.methodExtras(new TreeMap<>(parameters.extras()));
    return state.build();
  }

  /** GPAW counts electrons per spin state, from 0 to 1, also where two share a state. */
  private Tensor occupations(Tensor eigenvalues) throws IOException {
    Tensor occupations = numbers("wave_functions", "occupations").orNull(-1, -1, -1);
    if (occupations == null || eigenvalues == null) {
      return null;
    }
    if (!Arrays.equals(occupations.shape(), eigenvalues.shape())) {
      warnings.add("occupations left out: they do not fit the eigenvalues");
      return null;
    }
    return occupations.length(0) == 1 ? occupations.scaled(2) : occupations;
  }

  private Energy energy() throws IOException {
    Double extrapolated = number("hamiltonian", "e_total_extrapolated");
    EnergyBuilder energy = EnergyBuilder.builder();
    energy.total(entry(extrapolated));
    energy.totalT0(entry(extrapolated));
    energy.free(entry(number("hamiltonian", "e_total_free")));
    energy.kineticElectronic(entry(number("hamiltonian", "e_kinetic")));
    energy.electrostatic(entry(number("hamiltonian", "e_coulomb")));
    energy.xc(entry(number("hamiltonian", "e_xc")));
    energy.correctionEntropy(entry(number("hamiltonian", "e_entropy")));
    for (String kind : List.of("zero", "external")) {
      Double value = number("hamiltonian", "e_" + kind);
      if (value != null) {
        energy.addContributions(
            EnergyEntryBuilder.builder().kind(kind).value(ELECTRONVOLT.toSi(value)).build());
      }
    }
    energy.fermi(joules(fermiLevel()));
    energy.highestOccupied(joules(number("occupations", "homo")));
    energy.lowestUnoccupied(joules(number("occupations", "lumo")));
    return energy.build();
  }

  private Double fermiLevel() throws IOException {
    Tensor levels = numbers("wave_functions", "fermi_levels").orNull(-1);
    if (levels != null && levels.size() > 0 && Double.isFinite(levels.at(0))) {
      return levels.at(0);
    }
    Double level = number("occupations", "fermilevel");
    Double split = number("occupations", "split");
    // With a fixed moment each spin has a level of its own; told is that of the first.
    return level == null || split == null ? level : Double.valueOf(level + split / 2);
  }

  private Tensor fixed(Tensor numbers) {
    JsonNode constraints = parameters.json(UlmFile.at(root, "atoms", "constraints"));
    if (numbers == null || !constraints.isArray()) {
      return null;
    }
    double[] fixed = new double[3 * numbers.size()];
    boolean any = false;
    for (JsonNode constraint : constraints) {
      if (constraint.path("name").asText().equals("FixAtoms")) {
        for (JsonNode index : constraint.path("kwargs").path("indices")) {
          int atom = index.asInt(-1);
          if (atom >= 0 && atom < numbers.size()) {
            Arrays.fill(fixed, 3 * atom, 3 * atom + 3, 1);
            any = true;
          }
        }
      }
    }
    return any ? Tensor.of(fixed, numbers.size(), 3) : null;
  }

  private List<BandSegment> bands() throws IOException {
    List<BandSegment> segments = new ArrayList<>();
    for (JsonNode path : UlmFile.at(root, "wave_functions", "band_paths")) {
      Tensor energies =
          new Wanted(file.numbers(path, "eigenvalues").orElse(null)).orNull(-1, -1, -1);
      Tensor points = new Wanted(file.numbers(path, "kpoints").orElse(null)).orNull(-1, 3);
      List<String> labels = new ArrayList<>();
      UlmFile.at(path, "labels").forEach(label -> labels.add(label.asText()));
      segments.add(
          BandSegmentBuilder.builder()
              .nKpoints(points == null ? null : points.length(0))
              .kpoints(points)
              .energies(scaled(energies, ELECTRONVOLT.factor()))
              .endpointsLabels(labels)
              .build());
    }
    return segments;
  }

  /** The matrix of a stress in Voigt's order xx, yy, zz, yz, xz, xy. */
  private static Tensor stress(Tensor voigt) {
    if (voigt == null) {
      return null;
    }
    double[] s = voigt.scaled(EV_PER_CUBIC_ANGSTROM.factor()).values();
    return Tensor.of(new double[] {s[0], s[5], s[4], s[5], s[1], s[3], s[4], s[3], s[2]}, 3, 3);
  }

  private Wanted numbers(String... path) throws IOException {
    try {
      return new Wanted(file.numbers(root, path).orElse(null));
    } catch (InvalidInput e) {
      warnings.add(String.join(".", path) + " left out: " + e.getMessage());
      return new Wanted(null);
    }
  }

  /** A block of numbers of which the shape is still to be checked. */
  private record Wanted(Tensor tensor) {
    /** The block if it has this shape (-1: any length) and no NaN, else null. */
    Tensor orNull(int... shape) {
      if (tensor == null || tensor.rank() != shape.length) {
        return null;
      }
      for (int axis = 0; axis < shape.length; axis++) {
        if (shape[axis] >= 0 && tensor.length(axis) != shape[axis]) {
          return null;
        }
      }
      for (int i = 0; i < tensor.size(); i++) {
        if (!Double.isFinite(tensor.at(i))) {
          return null;
        }
      }
      return tensor;
    }
  }

  private String text(String... path) {
    JsonNode node = UlmFile.at(root, path);
    return node.isTextual() ? node.asText() : null;
  }

  private Double number(String... path) {
    return UlmParameters.number(UlmFile.at(root, path));
  }

  private static EnergyEntry entry(Double electronvolts) {
    return electronvolts == null ? null : EnergyEntry.of(ELECTRONVOLT.toSi(electronvolts));
  }

  private static Double joules(Double electronvolts) {
    return electronvolts == null ? null : Double.valueOf(ELECTRONVOLT.toSi(electronvolts));
  }

  private static Tensor scaled(Tensor values, double factor) {
    return values == null ? null : values.scaled(factor);
  }
}
