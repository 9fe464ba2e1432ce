package io.lodestone.archive.parse.abinit;

import io.lodestone.archive.metainfo.DftBuilder;
import io.lodestone.archive.metainfo.ElectronicBuilder;
import io.lodestone.archive.metainfo.ElectronsRepresentation;
import io.lodestone.archive.metainfo.KMesh;
import io.lodestone.archive.metainfo.KMeshBuilder;
import io.lodestone.archive.metainfo.MethodBuilder;
import io.lodestone.archive.metainfo.ScfBuilder;
import io.lodestone.archive.metainfo.Smearing;
import io.lodestone.archive.metainfo.SmearingBuilder;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.util.List;

/** The method of a dataset, put together from its input variables. */
final class DatasetMethod {
  private static final double HARTREE = MaterialsUnit.HARTREE.factor();

  /** Documented defaults of variables that are not echoed when they have them. */
  private static final double DEFAULT_SMEARING = 0.01;

  private static final int DEFAULT_STEPS = 30;

  private final InputVariables input;
  private final int dataset;

  DatasetMethod(InputVariables input, int dataset) {
    this.input = input;
    this.dataset = dataset;
  }

  /**
   * The method of a ground-state calculation.
   *
   * @param ixc index of the functional as the dataset prints it, or null
   * @param electrons number of electrons as the dataset prints it, or null
   */
  MethodBuilder build(Pseudopotentials potentials, Integer ixc, Double electrons) {
    MethodBuilder method = MethodBuilder.builder();
    int index = ixc != null ? ixc : input.integer("ixc", dataset, 1);
    method.dft(DftBuilder.builder().xcFunctional(FunctionalIndex.functional(index)).build());
    boolean noncollinear = input.integer("nspinor", dataset, 1) == 2;
    boolean hubbard = input.integer("usepawu", dataset, 0) != 0;
    ElectronicBuilder electronic =
        ElectronicBuilder.builder()
            .method(hubbard ? "DFT+U" : "DFT")
            .nSpinChannels(noncollinear ? null : (Integer) input.integer("nsppol", dataset, 1))
            .vanDerWaalsMethod(vanDerWaals())
            .smearing(smearing());
    Double charge = input.number("charge", dataset);
    Double cellCharge = charge != null ? charge : input.number("cellcharge", dataset);
    if (cellCharge != null) {
      electronic.charge(MaterialsUnit.ELEMENTARY_CHARGE.toSi(cellCharge));
    }
    Double counted = electrons != null ? electrons : electrons(potentials, cellCharge);
    if (counted != null) {
      electronic.addNElectrons(counted);
    }
    method.electronic(electronic.build());
    method.electronsRepresentation(representations());
    method.kMesh(mesh());
    method.atomParameters(potentials.build(input, dataset));
    Double energy = input.number("toldfe", dataset);
    method.scf(
        ScfBuilder.builder()
            .nMaxIteration(input.integer("nstep", dataset, DEFAULT_STEPS))
            .thresholdEnergyChange(
                energy == null || energy == 0 ? null : (Double) (energy * HARTREE))
            .build());
    for (String name : List.of("tolvrs", "tolwfr", "toldff", "iscf", "istwfk")) {
      Double value = input.number(name, dataset);
      if (value != null && value != 0) {
        method.addExtras("x_abinit_" + name, value);
      }
    }
    return method;
  }

  private Double electrons(Pseudopotentials potentials, Double charge) {
    double[] types = input.get("typat", dataset);
    double sum = charge == null ? 0 : -charge;
    for (int i = 0; types != null && i < types.length; i++) {
      Double valence = potentials.valence((int) types[i]);
      if (valence == null) {
        return null;
      }
      sum += valence;
    }
    return types == null ? null : (Double) sum;
  }

  private String vanDerWaals() {
    return switch (input.integer("vdw_xc", dataset, 0)) {
      case 1 -> "vdW-DF";
      case 2 -> "vdW-DF2";
      case 5 -> "D2";
      case 6 -> "D3";
      case 7 -> "D3(BJ)";
      case 10, 11, 14 -> "vdW-WF";
      default -> null;
    };
  }

  /** What a value of the variable {@code occopt} stands for. */
  static String smearingKind(int occopt) {
    return switch (occopt) {
      case 3 -> "fermi";
      case 4, 5 -> "marzari-vanderbilt";
      case 6 -> "methfessel-paxton";
      case 7 -> "gaussian";
      case 8 -> "uniform";
      default -> "empty";
    };
  }

  private Smearing smearing() {
    String kind = smearingKind(input.integer("occopt", dataset, 1));
    SmearingBuilder smearing = SmearingBuilder.builder().kind(kind);
    if (!kind.equals("empty")) {
      Double width = input.number("tsmear", dataset);
      smearing.width((width == null ? DEFAULT_SMEARING : width) * HARTREE);
    }
    return smearing.build();
  }

  private List<ElectronsRepresentation> representations() {
    Double wavefunction = input.number("ecut", dataset);
    Double fine = input.number("pawecutdg", dataset);
    return ElectronsRepresentation.planeWaves(
        wavefunction == null ? null : (Double) (wavefunction * HARTREE),
        fine == null || fine <= 0 ? null : (Double) (fine * HARTREE));
  }

  private KMesh mesh() {
    KMeshBuilder mesh = KMeshBuilder.builder();
    double[] points = input.get("kpt", dataset);
    double[] weights = input.get("wtk", dataset);
    int count = input.integer("nkpt", dataset, points == null ? 0 : points.length / 3);
    if (count > 0) {
      mesh.nPoints(count);
    }
    // More than fifty points are not echoed.
    if (points != null && points.length == 3 * count) {
      mesh.points(Tensor.of(points, count, 3));
      if (weights != null && weights.length == count) {
        for (double weight : weights) {
          mesh.addWeights(weight);
        }
      }
    }
    double[] lattice = input.get("kptrlatt", dataset);
    if (lattice != null && lattice.length == 9) {
      boolean diagonal = true;
      for (int i = 0; i < 9; i++) {
        diagonal &= i % 4 == 0 || lattice[i] == 0;
      }
      if (diagonal) {
        mesh.grid(List.of((int) lattice[0], (int) lattice[4], (int) lattice[8]));
        mesh.samplingMethod("Monkhorst-Pack");
      } else {
        mesh.addExtras("x_abinit_kptrlatt", Tensor.of(lattice, 3, 3));
      }
    }
    double[] shift = input.get("shiftk", dataset);
    if (shift != null && shift.length == 3) {
      mesh.offset(List.of(shift[0], shift[1], shift[2]));
    }
    return mesh.build();
  }
}
