package io.lodestone.archive.parse.gpaw;

import static io.lodestone.core.quantity.MaterialsUnit.ANGSTROM;
import static io.lodestone.core.quantity.MaterialsUnit.ELECTRONVOLT;
import static io.lodestone.core.quantity.MaterialsUnit.ELEMENTARY_CHARGE;

import io.lodestone.archive.metainfo.DftBuilder;
import io.lodestone.archive.metainfo.Electronic;
import io.lodestone.archive.metainfo.ElectronicBuilder;
import io.lodestone.archive.metainfo.KMeshBuilder;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.MethodBuilder;
import io.lodestone.archive.metainfo.ScfBuilder;
import io.lodestone.archive.metainfo.SmearingBuilder;
import io.lodestone.archive.parse.Fields;
import io.lodestone.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The level of theory that a log describes before its first iteration. */
final class LogMethod {
  private static final Pattern EXCHANGE_CORRELATION =
      Pattern.compile(
          "Using the (.+?) Exchange-Correlation functional.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern XC_PARAMETERS = Pattern.compile("XC parameters: (\\S+) with .*");
  private static final Pattern GRID =
      Pattern.compile(
          "(\\d{1,6}) x (\\d{1,6}) x (\\d{1,6}) Monkhorst-Pack grid(.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern GRID_SIZE =
      Pattern.compile("monkhorst-pack size: \\[(\\d{1,6}), (\\d{1,6}), (\\d{1,6})\\]");
  private static final Pattern IRREDUCIBLE =
      Pattern.compile(
          "number of ibz points: (\\d{1,9})|(\\d{1,9}) k-points? in the irreducible part.*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern POINT =
      Pattern.compile(
          "\\d+:\\s+([-+.\\d]+)\\s+([-+.\\d]+)\\s+([-+.\\d]+)\\s+([.\\d]+)(?:/(\\d+))?");

  private final LogSetups setups = new LogSetups();
  private final List<double[]> points = new ArrayList<>();
  private final List<Double> weights = new ArrayList<>();
  private GpawMode mode;
  private double cutoff = Double.NaN;
  private double spacing = Double.NaN;
  private String basis;
  private String xc;
  private String smearing;
  private double width = Double.NaN;
  private double charge = Double.NaN;
  private double electrons = Double.NaN;
  private double energyThreshold = Double.NaN;
  private double densityThreshold = Double.NaN;
  private double maxIterations = Double.NaN;
  private double reference = Double.NaN;
  private int spins;
  private int irreducible;
  private List<Integer> grid = List.of();
  private Method method;

  /** Takes in what a line tells of the method, if anything. */
  void read(LogLine line, String raw) {
    setups.read(line, raw);
    readRepresentation(line);
    readFunctional(line);
    readSampling(line);
    readElectrons(line);
    readThresholds(line);
  }

  private void readRepresentation(LogLine line) {
    if (line.begins("wave", "functions:")) {
      mode =
          line.contains("plane wave")
              ? GpawMode.PLANE_WAVES
              : line.contains("lcao") ? GpawMode.ATOMIC_ORBITALS : GpawMode.GRID;
    } else if (mode == null && line.begins("mode:") && line.words().length > 1) {
      mode = GpawMode.ofParameter(line.words()[1]);
    } else if (mode == null && line.begins("name:") && line.words().length > 1) {
      // The mode of the rewritten GPAW stands on a line of its own, quoted.
      mode = GpawMode.ofParameter(line.words()[1].replace("'", ""));
    } else if (line.begins("cutoff", "energy:")) {
      cutoff = line.firstNumber();
    } else if (Double.isNaN(cutoff) && line.begins("ecut:")) {
      cutoff = line.number(1);
    } else if (line.begins("basis:") && line.words().length > 1) {
      basis = line.afterColon().replace("'", "");
    } else if (line.begins("effective", "grid", "spacing")) {
      spacing = line.firstNumber();
    }
  }

  private void readFunctional(LogLine line) {
    Matcher named = EXCHANGE_CORRELATION.matcher(line.text());
    Matcher parameters = XC_PARAMETERS.matcher(line.text());
    if (named.matches()) {
      xc = named.group(1);
    } else if (parameters.matches()) {
      xc = parameters.group(1);
    } else if (xc == null && line.begins("xc:") && !line.afterColon().startsWith("{")) {
      String name = line.afterColon().replace("'", "");
      // An energy of that name comes only after the functional.
      xc = name.isEmpty() ? null : name;
    } else if (xc == null && line.begins("name:") && mode != null) {
      String name = line.afterColon().replace("'", "").replaceAll("[,}].*", "");
      xc = new GpawFunctional(name).isKnown() ? name : null;
    }
  }

  private void readSampling(LogLine line) {
    Matcher mesh = GRID.matcher(line.text().replaceFirst("^\\d+ k-points: ", ""));
    Matcher size = GRID_SIZE.matcher(line.text());
    Matcher counted = IRREDUCIBLE.matcher(line.text());
    Matcher point = POINT.matcher(line.text());
    if (mesh.matches() || size.matches()) {
      Matcher found = mesh.matches() ? mesh : size;
      grid = List.of(integer(found, 1), integer(found, 2), integer(found, 3));
    } else if (counted.matches()) {
      irreducible = integer(counted, counted.group(1) == null ? 2 : 1);
      points.clear();
      weights.clear();
    } else if (irreducible > points.size() && point.matches()) {
      points.add(new double[] {number(point, 1), number(point, 2), number(point, 3)});
      weights.add(point.group(5) == null ? number(point, 4) : number(point, 4) / number(point, 5));
    } else if (irreducible > points.size()
        && line.text().startsWith("[")
        && line.numbers().length == 5) {
      double[] row = line.numbers();
      points.add(new double[] {row[0], row[1], row[2]});
      weights.add(row[3]);
    }
  }

  private void readElectrons(LogLine line) {
    if (line.begins("spin-paired")) {
      spins = 1;
    } else if (line.begins("spin-polarized")) {
      spins = 2;
    } else if (line.begins("spin-degeneracy:")) {
      spins = line.number(1) == 2 ? 1 : 2;
    } else if (line.begins("number", "of", "valence", "electrons:")
        || line.begins("valence", "electrons:")) {
      electrons = line.firstNumber();
    } else if (line.begins("total", "charge:")
        || Double.isNaN(charge) && line.begins("charge:") && line.contains("|e|")) {
      charge = line.firstNumber();
    } else if (line.begins("reference", "energy:")) {
      reference = line.firstNumber();
    } else if (line.begins("fermi", "temperature:")) {
      smearing = "fermi";
      width = line.firstNumber();
    } else if (line.begins("occupation", "numbers:") || line.begins("fermi-dirac:")) {
      readOccupations(line);
    } else if (smearing != null && Double.isNaN(width) && line.begins("width:")) {
      width = line.number(1);
    }
  }

  private void readOccupations(LogLine line) {
    if (line.contains("zero width")) {
      smearing = "fermi";
      width = 0;
    } else if (line.contains("methfessel")) {
      smearing = "methfessel-paxton";
    } else if (line.contains("marzari")) {
      smearing = "marzari-vanderbilt";
    } else if (line.contains("tetrahedron")) {
      smearing = "tetrahedra";
    } else if (line.contains("fermi")) {
      smearing = "fermi";
    }
    int equals = line.text().indexOf("width=");
    if (equals >= 0) {
      width = LogLine.of(line.text().substring(equals + 6)).firstNumber();
    }
  }

  private void readThresholds(LogLine line) {
    if (line.contains("total energy") && line.contains("change") && line.contains(" ev")) {
      energyThreshold = LogLine.of(line.afterColon()).firstNumber();
    } else if (line.contains("ity change") && line.contains("electrons")) {
      densityThreshold = LogLine.of(line.afterColon()).firstNumber();
    } else if (line.begins("maximum", "number", "of") && line.contains("iter")) {
      maxIterations = LogLine.of(line.afterColon()).firstNumber();
    }
  }

  /** Number of spin channels; 0 where the log did not tell. */
  int spins() {
    return spins;
  }

  /** Number of k-points in use; 0 where the log did not tell. */
  int irreducible() {
    return irreducible;
  }

  /** All k-points, k × 3; null where the log shows only some. */
  Tensor points() {
    return points.isEmpty() || points.size() != irreducible
        ? null
        : Tensor.matrix(points.toArray(double[][]::new));
  }

  List<Double> weights() {
    return points() == null ? List.of() : weights;
  }

  /** The section; the same one after the first call. */
  Method section() {
    if (method == null) {
      method = build();
    }
    return method;
  }

  private Method build() {
    MethodBuilder section = MethodBuilder.builder();
    GpawFunctional functional = xc == null ? null : new GpawFunctional(xc);
    if (functional != null) {
      section.dft(DftBuilder.builder().xcFunctional(functional.parts(null)).build());
    }
    if (mode != null) {
      section.addElectronsRepresentation(
          mode.section(
              scaled(cutoff, ELECTRONVOLT.factor()), scaled(spacing, ANGSTROM.factor()), basis));
    }
    section.electronic(electronic(functional));
    section.kMesh(
        KMeshBuilder.builder()
            .nPoints(irreducible == 0 ? null : irreducible)
            .grid(grid)
            .points(points())
            .weights(weights())
            .build());
    section.scf(
        ScfBuilder.builder()
            .thresholdEnergyChange(scaled(energyThreshold, ELECTRONVOLT.factor()))
            .thresholdDensityChange(scaled(densityThreshold, 1))
            .nMaxIteration(Double.isNaN(maxIterations) ? null : (int) maxIterations)
            .build());
    section.atomParameters(setups.sections());
    if (!Double.isNaN(reference)) {
      // Energies in the log are relative to atoms whose energies sum up to this.
      section.addExtras("x_gpaw_reference_energy", ELECTRONVOLT.toSi(reference));
    }
    return section.build();
  }

  private Electronic electronic(GpawFunctional functional) {
    ElectronicBuilder electronic = ElectronicBuilder.builder();
    electronic.method("DFT").relativityMethod("pseudo_scalar_relativistic");
    electronic.nSpinChannels(spins == 0 ? null : spins);
    electronic.charge(scaled(charge, ELEMENTARY_CHARGE.factor()));
    if (!Double.isNaN(electrons)) {
      electronic.nElectrons(List.of(electrons));
    }
    if (functional != null) {
      electronic.vanDerWaalsMethod(functional.vanDerWaalsMethod());
    }
    if (smearing != null) {
      electronic.smearing(
          SmearingBuilder.builder()
              .kind(smearing)
              .width(scaled(width, ELECTRONVOLT.factor()))
              .build());
    }
    return electronic.build();
  }

  private static Double scaled(double value, double factor) {
    return Double.isNaN(value) ? null : value * factor;
  }

  private static int integer(Matcher match, int group) {
    return Integer.parseInt(match.group(group));
  }

  private static double number(Matcher match, int group) {
    return Fields.parse(match.group(group));
  }
}
