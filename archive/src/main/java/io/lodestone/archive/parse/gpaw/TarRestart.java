package io.lodestone.archive.parse.gpaw;

import static io.lodestone.core.quantity.MaterialsUnit.BOHR;
import static io.lodestone.core.quantity.MaterialsUnit.CUBIC_BOHR;
import static io.lodestone.core.quantity.MaterialsUnit.HARTREE;
import static io.lodestone.core.quantity.MaterialsUnit.HARTREE_PER_BOHR;

import io.lodestone.archive.metainfo.Energy;
import io.lodestone.archive.metainfo.EnergyBuilder;
import io.lodestone.archive.metainfo.EnergyEntry;
import io.lodestone.archive.metainfo.EnergyEntryBuilder;
import io.lodestone.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a restart file of GPAW up to 1.0, a tar archive; its values are in bohr and hartree. */
final class TarRestart {
  private final TarArrays arrays;

  TarRestart(TarArrays arrays) {
    this.arrays = arrays;
  }

  RestartState state() {
    RestartStateBuilder state = RestartStateBuilder.builder();
    state.version(release());
    state.mode(
        arrays.text("Mode") == null ? GpawMode.GRID : GpawMode.ofParameter(arrays.text("Mode")));
    state.cutoff(energy("PlaneWaveCutoff"));
    state.basis(arrays.text("BasisSet"));
    state.xc(arrays.text("XCFunctional"));
    state.charge(arrays.number("Charge"));
    Double width = energy("FermiWidth");
    state.smearing(width == null ? null : "fermi");
    state.smearingWidth(width);
    state.energyThreshold(energy("EnergyConvergenceCriterion"));
    state.densityThreshold(arrays.number("DensityConvergenceCriterion"));
    state.kGrid(kGrid());
    state.kPoints(arrays.array("IBZKPoints", -1, 3));
    state.kWeights(arrays.array("IBZKPointWeights", -1));
    state.numbers(arrays.array("AtomicNumbers", -1));
    state.positions(scaled(arrays.array("CartesianPositions", -1, 3), BOHR.factor()));
    state.cell(scaled(arrays.array("UnitCell", 3, 3), BOHR.factor()));
    state.periodic(arrays.array("BoundaryConditions", 3));
    state.energy(energies());
    String converged = arrays.text("Converged");
    state.converged(converged == null ? null : Boolean.valueOf(converged));
    state.forces(scaled(arrays.array("CartesianForces", -1, 3), HARTREE_PER_BOHR.factor()));
    state.eigenvalues(scaled(arrays.array("Eigenvalues", -1, -1, -1), HARTREE.factor()));
    state.occupations(occupations(state.eigenvalues(), state.kWeights()));
    state.density(
        scaled(arrays.array("PseudoElectronDensity", -1, -1, -1, -1), 1 / CUBIC_BOHR.factor()));
    state.potential(scaled(arrays.array("PseudoPotential", -1, -1, -1, -1), HARTREE.factor()));
    Tensor moments = arrays.array("MagneticMoments", -1);
    if (moments != null && Arrays.stream(moments.values()).anyMatch(m -> m != 0)) {
      state.moments(moments);
    }
    state.bands(List.of());
    state.methodExtras(extras());
    return state.build();
  }

  /** The release that wrote this version of the format. */
  private String release() {
    Double version = arrays.number("version");
    return switch (version == null ? -1 : version.intValue()) {
      case 6 -> "1.1.0";
      case 5 -> "0.11.0";
      case 3 -> "0.10.0";
      default -> "0.9.0";
    };
  }

  private Energy energies() {
    EnergyBuilder energy = EnergyBuilder.builder();
    Double kinetic = energy("Ekin");
    Double coulomb = energy("Epot");
    Double zero = energy("Ebar");
    Double external = energy("Eext");
    Double xc = energy("Exc");
    Double entropy = energy("S");
    energy.kineticElectronic(entry(kinetic));
    energy.electrostatic(entry(coulomb));
    energy.xc(entry(xc));
    if (entropy != null) {
      energy.correctionEntropy(EnergyEntry.of(-entropy));
    }
    addContribution(energy, "zero", zero);
    addContribution(energy, "external", external);
    if (kinetic != null && coulomb != null && zero != null && xc != null && entropy != null) {
      double free = kinetic + coulomb + zero + (external == null ? 0 : external) + xc - entropy;
      energy.free(EnergyEntry.of(free));
    }
    Tensor potential = scaled(arrays.array("PotentialEnergy"), HARTREE.factor());
    if (potential != null) {
      // ASE's potential energy is GPAW's total energy extrapolated to zero temperature.
      energy.total(EnergyEntry.of(potential.at(0)));
      energy.totalT0(EnergyEntry.of(potential.at(0)));
    }
    energy.fermi(energy("FermiLevel"));
    return energy.build();
  }

  /** The format stores electrons times the weight of the k-point. */
  private Tensor occupations(Tensor eigenvalues, Tensor weights) {
    Tensor occupations = arrays.array("OccupationNumbers", -1, -1, -1);
    if (occupations == null
        || eigenvalues == null
        || weights == null
        || !Arrays.equals(occupations.shape(), eigenvalues.shape())
        || occupations.length(1) != weights.size()) {
      return null;
    }
    double[] electrons = occupations.values();
    int bands = occupations.length(2);
    for (int i = 0; i < electrons.length; i++) {
      double weight = weights.at(i / bands % weights.size());
      if (!(weight > 0)) {
        return null;
      }
      electrons[i] /= weight;
    }
    return Tensor.of(electrons, occupations.shape());
  }

  private List<Integer> kGrid() {
    Tensor grid = arrays.array("NBZKPoints", 3);
    List<Integer> axes = new ArrayList<>();
    for (int i = 0; grid != null && i < 3; i++) {
      axes.add((int) grid.at(i));
    }
    return axes;
  }

  private Map<String, Object> extras() {
    Map<String, Object> extras = new TreeMap<>();
    for (String[] name :
        new String[][] {
          {"FixMagneticMoment", "fix_magnetic_moment"},
          {"FixDensity", "fix_density"},
          {"DensityConvergenceCriterion", "density_convergence_criterion"},
          {"MixClass", "mix_class"},
          {"MixBeta", "mix_beta"},
          {"MixWeight", "mix_weight"},
          {"MixOld", "mix_old"},
          {"MaximumAngularMomentum", "maximum_angular_momentum"},
          {"SymmetryTimeReversalSwitch", "symmetry_time_reversal_switch"}
        }) {
      String text = arrays.text(name[0]);
      Double number = arrays.number(name[0]);
      if (text != null) {
        Object value =
            number != null
                ? number
                : text.equals("True") || text.equals("False") ? text.equals("True") : text;
        extras.put("x_gpaw_" + name[1], value);
      }
    }
    return extras;
  }

  private Double energy(String name) {
    Double hartrees = arrays.number(name);
    return hartrees == null ? null : Double.valueOf(HARTREE.toSi(hartrees));
  }

  private static EnergyEntry entry(Double joules) {
    return joules == null ? null : EnergyEntry.of(joules);
  }

  private static void addContribution(EnergyBuilder energy, String kind, Double joules) {
    if (joules != null) {
      energy.addContributions(EnergyEntryBuilder.builder().kind(kind).value(joules).build());
    }
  }

  private static Tensor scaled(Tensor values, double factor) {
    return values == null ? null : values.scaled(factor);
  }
}
