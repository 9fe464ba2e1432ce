package io.lodestone.archive.parse.abinit;

import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.archive.metainfo.EnergyBuilder;
import io.lodestone.archive.metainfo.EnergyEntry;
import io.lodestone.archive.metainfo.ForcesBuilder;
import io.lodestone.archive.metainfo.ForcesEntryBuilder;
import io.lodestone.archive.metainfo.ScfIteration;
import io.lodestone.archive.metainfo.ScfIterationBuilder;
import io.lodestone.archive.metainfo.StressBuilder;
import io.lodestone.archive.metainfo.StressEntryBuilder;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What the output says of one configuration of the atoms, as it is read. */
final class Configuration {
  private static final double HARTREE = MaterialsUnit.HARTREE.factor();

  private final PrintedLines lines;
  private final Structure structure;
  private final boolean selfConsistent;
  private final EnergyTerms terms = new EnergyTerms();
  private final EigenvalueTable table = new EigenvalueTable();
  private final List<ScfIteration> iterations = new ArrayList<>();
  private final CalculationBuilder calculation = CalculationBuilder.builder();
  private Double previous;
  private Double total;
  private Double fermi;
  private Double kinetic;
  private double[] forces;
  private double[] stress;
  private double[] moments;
  private boolean touched;

  /**
   * Nothing read yet.
   *
   * @param selfConsistent whether the density is iterated; if not, the energies that the iterations
   *     print are no results
   */
  Configuration(PrintedLines lines, Structure structure, boolean selfConsistent) {
    this.lines = lines;
    this.structure = structure;
    this.selfConsistent = selfConsistent;
  }

  /** Whether anything was read that is a result. */
  boolean isTouched() {
    return touched;
  }

  /** Whether iterations were read, so that a further first iteration begins a new configuration. */
  boolean hasIterations() {
    return !iterations.isEmpty();
  }

  /** The energy in J as last printed, or null. */
  Double total() {
    if (!selfConsistent) {
      return null;
    }
    return terms.total() != null ? terms.total() : total;
  }

  /** Reads a line; false if it is about something else. */
  boolean accept(String text) throws IOException {
    if (text.startsWith("ETOT ")) {
      iteration(text);
    } else if (table.accept(text, lines)) {
      touched = true;
    } else if (text.startsWith("At SCF step")) {
      calculation.calculationConverged(text.contains("converged"));
      calculation.addExtras("x_abinit_single_configuration_calculation_converged", text);
    } else if (text.contains("was not enough SCF cycles to converge")) {
      calculation.calculationConverged(false);
    } else if (text.startsWith("Cartesian components of stress tensor (hartree/bohr^3)")) {
      stress();
    } else if (text.startsWith("-Cartesian components of stress tensor (GPa)")) {
      int pressure = text.indexOf("Pressure=");
      if (pressure > 0) {
        calculation.pressure(
            lines.number(text.substring(pressure + 9), MaterialsUnit.GIGAPASCAL.factor()));
      }
    } else if (text.startsWith("Cartesian coordinates (xcart) [bohr]")) {
      double[] bohr = rows(structure.atomCount(), 0);
      if (bohr != null) {
        structure.moveTo(bohr);
      }
    } else if (text.startsWith("Cartesian forces (fcart) [Ha/bohr]")) {
      forces(rows(structure.atomCount(), 0));
    } else if (text.startsWith("cartesian forces (hartree/bohr) at end")) {
      forces(rows(structure.atomCount(), 1));
    } else if (text.startsWith("Real space primitive translations (rprimd) [bohr]")) {
      double[] rows = rows(3, 0);
      if (rows != null) {
        structure.setCell(rows);
      }
    } else if (text.startsWith("Cartesian velocities (vel)")) {
      double[] velocities = rows(structure.atomCount(), 0);
      if (velocities != null) {
        structure.setVelocities(velocities);
      }
    } else if (text.startsWith("Kinetic energy of ions (ekin) [Ha]=")) {
      kinetic = lines.number(afterEquals(text), HARTREE);
    } else if (text.startsWith("Total energy (etotal) [Ha]=")) {
      total = lines.number(afterEquals(text), HARTREE);
    } else {
      return level(text) || moments(text) || terms(text);
    }
    return true;
  }

  private boolean terms(String text) {
    if (terms.accept(text, lines)) {
      touched = true;
      return true;
    }
    if (text.startsWith("etotal") && text.indexOf(':') > 0) {
      // Without iterations it is only the energy that came with the density.
      if (!iterations.isEmpty()) {
        total = lines.number(text.substring(text.indexOf(':') + 1), HARTREE);
      }
      return true;
    }
    if (text.startsWith("fermie") && text.indexOf(':') > 0 && fermi == null) {
      String value = text.substring(text.indexOf(':') + 1).strip();
      fermi = value.startsWith("null") ? null : lines.number(value, HARTREE);
      return true;
    }
    return false;
  }

  private boolean level(String text) {
    if (!text.startsWith("Fermi (or HOMO) energy")) {
      if (text.startsWith("Magnetization (Bohr magneton)=")) {
        Double moment = lines.number(afterEquals(text));
        calculation.magnetizationTotal(moment);
        if (moment != null) {
          calculation.addExtras("x_abinit_magnetisation", moment);
        }
        return true;
      }
      return false;
    }
    double unit = text.contains("(eV)") ? MaterialsUnit.ELECTRONVOLT.factor() : HARTREE;
    fermi = lines.number(text.substring(text.indexOf('=') + 1), unit);
    touched = true;
    return true;
  }

  /** Moments of the atoms within spheres: the last column of a table. */
  private boolean moments(String text) throws IOException {
    boolean collinear =
        text.startsWith("Integrated") && text.contains("magnetization densit")
            || text.startsWith("Integrated total density in atomic spheres");
    if (!collinear) {
      return false;
    }
    double[] found = new double[structure.atomCount()];
    int count = 0;
    for (String line = lines.next(); line != null; line = lines.next()) {
      double[] row = PrintedLines.numbers(line);
      boolean atom = row.length == 6 && row[0] == count + 1 && count < found.length;
      if (atom) {
        found[count++] = row[5];
      } else if (line.startsWith("Sum") || line.startsWith("==") || line.isEmpty() && count > 0) {
        break;
      }
    }
    if (count > 0 && count == found.length) {
      moments = found;
    }
    return true;
  }

  private static String afterEquals(String text) {
    return text.substring(text.lastIndexOf('=') + 1);
  }

  private void iteration(String text) {
    double[] row = PrintedLines.numbers(text.substring("ETOT ".length()));
    touched = true;
    double[] numbers = lines.numbers(text.substring("ETOT ".length()), 2);
    if (numbers == null) {
      return;
    }
    double energy = numbers[1] * HARTREE;
    EnergyBuilder result = EnergyBuilder.builder().total(EnergyEntry.of(energy));
    if (previous != null) {
      result.change(energy - previous);
    }
    previous = energy;
    total = energy;
    ScfIterationBuilder iteration = ScfIterationBuilder.builder().energy(result.build());
    String[] names = {"x_abinit_residm", "x_abinit_res2"};
    for (int i = 0; i < names.length && 3 + i < row.length; i++) {
      iteration.addExtras(names[i], row[3 + i]);
    }
    iterations.add(iteration.build());
  }

  private void stress() throws IOException {
    double[] diagonal = new double[3];
    double[] rest = new double[3];
    for (int i = 0; i < 3; i++) {
      String line = lines.next();
      if (line == null || !line.startsWith("sigma(")) {
        return;
      }
      int first = line.indexOf('=');
      int last = line.lastIndexOf('=');
      double[] a = lines.numbers(line.substring(first + 1), 1);
      double[] b = lines.numbers(line.substring(last + 1), 1);
      if (first == last || a == null || b == null) {
        return;
      }
      diagonal[i] = a[0];
      rest[i] = b[0];
    }
    // The second column holds the components 32, 31 and 21.
    stress =
        new double[] {
          diagonal[0],
          rest[2],
          rest[1],
          rest[2],
          diagonal[1],
          rest[0],
          rest[1],
          rest[0],
          diagonal[2]
        };
    touched = true;
  }

  private void forces(double[] values) {
    if (values != null) {
      forces = values;
      touched = true;
    }
  }

  /** Three numbers per row after {@code skipped} ones; null unless all rows are there. */
  private double[] rows(int count, int skipped) throws IOException {
    double[] values = new double[3 * count];
    for (int i = 0; i < count; i++) {
      String line = lines.next();
      double[] row = line == null ? new double[0] : PrintedLines.numbers(line);
      if (row.length != 3 + skipped || !Arrays.stream(row).allMatch(Double::isFinite)) {
        lines.pushBack();
        return null;
      }
      System.arraycopy(row, skipped, values, 3 * i, 3);
    }
    return count == 0 ? null : values;
  }

  /**
   * The calculation, without references.
   *
   * @param fixed occupations that hold at every k point, or null
   */
  CalculationBuilder build(double[] fixed) {
    EnergyBuilder energy = EnergyBuilder.builder();
    if (selfConsistent) {
      terms.addTo(energy, calculation);
    }
    Double value = total();
    if (value != null) {
      energy.total(EnergyEntry.of(value));
    }
    energy.fermi(fermi);
    if (fermi != null) {
      calculation.addExtras("x_abinit_fermi_energy", fermi);
    }
    if (kinetic != null) {
      energy.kinetic(EnergyEntry.of(kinetic));
    }
    if (value != null || fermi != null) {
      calculation.energy(energy.build());
    }
    if (selfConsistent && !iterations.isEmpty()) {
      calculation.scfIteration(iterations).nScfIterations(iterations.size());
    }
    int atoms = structure.atomCount();
    if (forces != null && forces.length == 3 * atoms) {
      Tensor tensor = Tensor.of(forces, atoms, 3).scaled(MaterialsUnit.HARTREE_PER_BOHR.factor());
      calculation.forces(
          ForcesBuilder.builder()
              .total(ForcesEntryBuilder.builder().value(tensor).valueRaw(tensor).build())
              .build());
    }
    if (stress != null) {
      Tensor tensor = Tensor.of(stress, 3, 3).scaled(MaterialsUnit.HARTREE_PER_CUBIC_BOHR.factor());
      calculation.stress(
          StressBuilder.builder()
              .total(StressEntryBuilder.builder().value(tensor).build())
              .build());
      calculation.addExtras("x_abinit_section_stress_tensor", List.of(named(tensor)));
    }
    if (moments != null) {
      calculation.magnetizationAtoms(Tensor.vector(moments));
    }
    calculation.volume(structure.volume());
    Eigenvalues eigenvalues = table.build(fixed);
    if (eigenvalues != null) {
      calculation.addEigenvalues(eigenvalues);
    }
    return calculation;
  }

  private static Map<String, Object> named(Tensor tensor) {
    return Map.of(
        "x_abinit_stress_tensor_xx", tensor.get(0, 0),
        "x_abinit_stress_tensor_yy", tensor.get(1, 1),
        "x_abinit_stress_tensor_zz", tensor.get(2, 2),
        "x_abinit_stress_tensor_zy", tensor.get(2, 1),
        "x_abinit_stress_tensor_zx", tensor.get(2, 0),
        "x_abinit_stress_tensor_yx", tensor.get(1, 0));
  }
}
