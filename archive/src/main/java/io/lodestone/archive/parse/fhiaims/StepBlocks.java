package io.lodestone.archive.parse.fhiaims;

import io.lodestone.archive.metainfo.BandGapBuilder;
import io.lodestone.archive.metainfo.GapProvenanceBuilder;
import io.lodestone.archive.metainfo.MultipolesEntryBuilder;
import io.lodestone.archive.metainfo.StressBuilder;
import io.lodestone.archive.metainfo.StressEntryBuilder;
import io.lodestone.archive.parse.Blocks;
import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.Arrays;

/** Reads the results of the configuration at hand, block by block. */
final class StepBlocks {
  private final TextReader in;
  private final OutputLine numbers;
  private final Trajectory trajectory;
  private final ChargeTables charges;
  private double[] rawForces = new double[30];
  private int nRaw;

  StepBlocks(TextReader in, OutputLine numbers, Trajectory trajectory) {
    this.in = in;
    this.numbers = numbers;
    this.trajectory = trajectory;
    this.charges = new ChargeTables(in, numbers);
  }

  void register(Blocks blocks) {
    blocks.on("Total energy", this::components);
    blocks.on("Energy and", line -> step().energies.readList(in, numbers));
    blocks.on("Start decomposition", line -> step().energies.readDecomposition(in, numbers));
    blocks.on("Final zero-broadening", this::zeroBroadening);
    blocks.on("Change of", this::change);
    blocks.on("Chemical potential", this::fermi);
    blocks.on("Writing Kohn-Sham", this::eigenvalues);
    blocks.on("Highest occupied", this::highestOccupied);
    blocks.on("Lowest unoccupied", this::lowestUnoccupied);
    blocks.on("ESTIMATED overall", this::gap);
    blocks.on("Overall HOMO-LUMO", this::gap);
    blocks.on("This appears", this::gapType);
    blocks.on("N =", this::moment);
    blocks.on("Total atomic", this::forces);
    blocks.on("Total", this::rawForce);
    blocks.on("Total forces(", this::rawForce);
    blocks.on("Analytical stress", this::stress);
    blocks.on("Numerical stress", this::stress);
    blocks.on("Pressure:", this::pressure);
    blocks.on("Total dipole", line -> step().dipole = multipole(line, 1));
    blocks.on("Total quadrupole", line -> step().quadrupole = multipole(line, 2));
    blocks.on("Summary of", this::mulliken);
    blocks.on("Performing Hirshfeld", line -> charges.readHirshfeld(step().charges));
    blocks.on("Complete information", line -> step().dynamics.read(in, numbers));
    blocks.on("writing", this::dosFile);
    blocks.on("SCF", this::shortIteration);
    blocks.on("Time for", this::time);
    blocks.on("Self-consistency cycle", this::converged);
  }

  private Step step() {
    return trajectory.step();
  }

  private void components(String line) throws IOException {
    if (line.contains("Total energy components:")) {
      EnergyTerms terms = new EnergyTerms();
      terms.readList(in, numbers);
      step().scf.energies(terms);
      step().energies.replaceWith(terms);
    } else if (line.contains("s.c.f. calculation") && line.contains(":") && step().system != null) {
      step().energies.putMissing("Total energy", numbers.energy(OutputLine.after(line)));
    }
  }

  private void zeroBroadening(String line) {
    if (line.contains("corrected energy (") && step().system != null) {
      int colon = line.lastIndexOf(':');
      step().energies.putMissing("Total energy, T -> 0", numbers.energy(line.substring(colon + 1)));
    }
  }

  private void change(String line) {
    if (line.contains("Change of total energy")) {
      step().scf.change(numbers.energy(OutputLine.after(line)));
    }
  }

  /** Old versions name the unit before the colon, new ones behind the number. */
  private void fermi(String line) {
    if (!line.contains("(Fermi level)")) {
      return;
    }
    String value = OutputLine.after(line);
    Double energy =
        numbers.energy(
            line.contains("in Ha")
                ? value + " Ha"
                : line.contains("in eV") ? value + " eV" : value);
    if (energy != null) {
      step().fermi = energy;
      step().scf.fermi(energy);
    }
  }

  private void eigenvalues(String line) throws IOException {
    if (line.contains("eigenvalues.")) {
      EigenvalueTable table = new EigenvalueTable();
      table.read(in);
      step().eigenvalues = table;
      step().scf.eigenvalues(table);
    }
  }

  private void highestOccupied(String line) {
    if (line.contains("state (VBM) at")) {
      step().highestOccupied = numbers.behind(line, "state (VBM) at", MaterialsUnit.ELECTRONVOLT);
    }
  }

  private void lowestUnoccupied(String line) {
    if (line.contains("state (CBM) at")) {
      step().lowestUnoccupied = numbers.behind(line, "state (CBM) at", MaterialsUnit.ELECTRONVOLT);
    }
  }

  private void gap(String line) {
    Double value = numbers.behind(line, "HOMO-LUMO gap:", MaterialsUnit.ELECTRONVOLT);
    step().gap =
        value == null
            ? null
            : BandGapBuilder.builder()
                .value(Math.max(0, value))
                .energyHighestOccupied(step().highestOccupied)
                .energyLowestUnoccupied(step().lowestUnoccupied)
                .provenance(GapProvenanceBuilder.builder().label("parser").build())
                .build();
  }

  private void gapType(String line) {
    if (step().gap != null && line.contains("direct band gap")) {
      String type = line.contains("indirect") ? "indirect" : "direct";
      step().gap = BandGapBuilder.builder(step().gap).type(type).build();
    }
  }

  private void moment(String line) {
    if (line.contains("N_up - N_down")) {
      numbers
          .number(OutputLine.after(line).split("\\s+")[0])
          .ifPresent(
              moment -> {
                step().moment = moment;
                step().scf.moment(moment);
              });
    }
  }

  private void forces(String line) throws IOException {
    if (!line.contains("forces")) {
      return;
    }
    double[] values = new double[30];
    int n = 0;
    for (String row = in.next(); row != null; row = in.next()) {
      Fields fields = in.fields();
      if (fields.count() < 5 || !fields.word(0).equals("|") || !fields.isNumber(1)) {
        in.pushBack();
        break;
      }
      if (n + 3 > values.length) {
        values = Arrays.copyOf(values, 2 * values.length);
      }
      for (int axis = 0; axis < 3; axis++) {
        values[n++] = component(fields, 2 + axis);
      }
    }
    if (n > 0) {
      step().forces = tensor(values, n, MaterialsUnit.EV_PER_ANGSTROM);
    }
  }

  /** One atom's force before it is cleaned; a list begins with atom 1. */
  private void rawForce(String line) {
    String text = line.strip();
    int close = text.indexOf(')');
    if (!text.startsWith("Total forces(") || close < 0) {
      return;
    }
    String atom = text.substring("Total forces(".length(), close).strip();
    Fields fields = in.fields();
    if (atom.equals("1")) {
      nRaw = 0;
    }
    if (fields.count() < 3) {
      return;
    }
    if (nRaw + 3 > rawForces.length) {
      rawForces = Arrays.copyOf(rawForces, 2 * rawForces.length);
    }
    for (int i = -3; i < 0; i++) {
      rawForces[nRaw++] = component(fields, i);
    }
    step().rawForces(rawForces, nRaw);
  }

  private double component(Fields fields, int i) {
    return numbers.number(fields.word(i)).orElse(Double.NaN);
  }

  private static Tensor tensor(double[] values, int n, MaterialsUnit unit) {
    return Tensor.of(Arrays.copyOf(values, n), n / 3, 3).scaled(unit.factor());
  }

  /** Reads the box with the 3 × 3 components in eV/Å³. */
  private void stress(String line) throws IOException {
    if (!line.contains("Symmetrized") && !line.contains("Numerical stress tensor")) {
      return;
    }
    double[] values = new double[9];
    int rows = 0;
    for (int i = 0; i < 12 && rows < 3; i++) {
      if (in.next() == null) {
        return;
      }
      Fields fields = in.fields();
      if (fields.count() >= 5
          && fields.word(1).equals("xyz".substring(rows, rows + 1))
          && !fields.word(2).equals("y")) {
        for (int axis = 0; axis < 3; axis++) {
          values[3 * rows + axis] = component(fields, 2 + axis);
        }
        rows++;
      }
    }
    if (rows == 3) {
      step().stress =
          StressBuilder.builder()
              .total(
                  StressEntryBuilder.builder()
                      .value(
                          Tensor.of(values, 3, 3)
                              .scaled(MaterialsUnit.EV_PER_CUBIC_ANGSTROM.factor()))
                      .build())
              .build();
      step().scf.stress(step().stress);
    }
  }

  private void pressure(String line) {
    step().pressure = numbers.behind(line, "Pressure:", MaterialsUnit.EV_PER_CUBIC_ANGSTROM);
  }

  private io.lodestone.archive.metainfo.MultipolesEntry multipole(String line, int order) {
    Fields fields = in.fields();
    if (fields.count() < 4 || !fields.isNumber(-1) || !fields.isNumber(-3)) {
      return step().dipole;
    }
    double unit =
        MaterialsUnit.ELEMENTARY_CHARGE.factor() * Math.pow(MaterialsUnit.ANGSTROM.factor(), order);
    return MultipolesEntryBuilder.builder()
        .total(
            Tensor.vector(component(fields, -3), component(fields, -2), component(fields, -1))
                .scaled(unit))
        .build();
  }

  private void mulliken(String line) throws IOException {
    if (line.contains("per-atom")) {
      charges.readMulliken(line.contains("spin"), step().charges);
    }
  }

  private void dosFile(String line) {
    int at = line.indexOf("to file");
    if (at < 0 || !line.contains("DOS") || line.contains("shifted")) {
      return;
    }
    String name = line.substring(at + "to file".length()).strip();
    name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    int species = line.indexOf("for species");
    String element = species < 0 ? null : line.substring(species + 11).strip().split("\\s+")[0];
    DosFile.Projection projection =
        !line.contains("projected")
            ? DosFile.Projection.TOTAL
            : name.contains("_l_proj") ? DosFile.Projection.SPECIES : DosFile.Projection.ATOM;
    step().dosFiles.add(new DosFile(name, projection, element));
  }

  private void time(String line) {
    Fields fields = in.fields();
    if (fields.count() < 6 || !fields.isNumber(-2)) {
      return;
    }
    double seconds = fields.number(-2);
    if (line.contains("Time for this iteration")) {
      step().scf.duration(seconds);
    } else if (line.contains("Time for this force evaluation")) {
      step().scf.close();
      step().evaluationTime = seconds;
    } else if (line.contains("initialization")) {
      step().scf.initialisation(seconds);
    }
  }

  private void shortIteration(String line) {
    step().beginIteration();
    step().scf.shortIteration(line);
  }

  private void converged(String line) {
    if (line.contains("cycle converged")) {
      step().converged = true;
    } else if (line.toLowerCase(java.util.Locale.ROOT).contains("did not converge")) {
      step().failed = true;
    }
  }
}
