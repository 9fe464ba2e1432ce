package io.lodestone.archive.parse.vasp;

import static io.lodestone.core.quantity.MaterialsUnit.ELECTRONVOLT;
import static io.lodestone.core.quantity.MaterialsUnit.EV_PER_ANGSTROM;
import static io.lodestone.core.quantity.MaterialsUnit.KILOBAR;

import io.lodestone.archive.metainfo.BandStructure;
import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.ForcesBuilder;
import io.lodestone.archive.metainfo.ForcesEntryBuilder;
import io.lodestone.archive.metainfo.ScfIteration;
import io.lodestone.archive.metainfo.ScfIterationBuilder;
import io.lodestone.archive.metainfo.StressBuilder;
import io.lodestone.archive.metainfo.StressEntryBuilder;
import io.lodestone.archive.parse.xml.XmlScanner;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads one {@code calculation} of vasprun.xml: the results for one configuration. */
final class VasprunCalculation {
  private final XmlScanner xml;
  private final VasprunValues values;
  private final VasprunBlocks blocks;
  private final VasprunSetup setup;
  private final Consumer<String> warnings;
  private final double startTime;

  private final CalculationBuilder section = CalculationBuilder.builder();
  private final List<ScfIteration> iterations = new ArrayList<>();
  private final EnergyTerms energies = new EnergyTerms();
  private double elapsed;
  private Double lastFree;
  private Double lastChange;
  private Double wallTime;
  private Configuration configuration;
  private double[] forces;
  private Bands bands;
  private StateDensity density = new StateDensity();
  private BandStructure optionalBands;

  /**
   * @param startTime wall-clock time since the start of the run, s
   */
  VasprunCalculation(
      XmlScanner xml, VasprunSetup setup, Consumer<String> warnings, double startTime) {
    this.xml = xml;
    this.values = new VasprunValues(xml);
    this.blocks = new VasprunBlocks(xml, warnings);
    this.setup = setup;
    this.warnings = warnings;
    this.startTime = startTime;
  }

  /** Reads the current {@code calculation} element. */
  void read() throws IOException {
    for (int parent = xml.depth(); xml.nextChild(parent); ) {
      switch (xml.name()) {
        case "scstep" -> iteration();
        case "structure" -> configuration = new VasprunStructure(xml).read();
        case "varray" -> array();
        case "energy" -> energies(energies);
        case "time" -> {
          if ("totalsc".equals(xml.attribute("name"))) {
            wallTime = wallTime();
          }
        }
        case "eigenvalues" -> {
          Bands read = blocks.bands();
          bands = read == null ? bands : read;
        }
        case "eigenvalues_kpoints_opt" -> optionalBands();
        case "dos" -> {
          boolean extra = xml.attribute("comment") != null;
          StateDensity read = blocks.density();
          density = extra && !density.isEmpty() ? density : read;
        }
        case "dielectricfunction" -> dielectricFunction();
        case "array" -> {
          if ("born_charges".equals(xml.attribute("name"))) {
            bornCharges();
          }
        }
        default -> {}
      }
    }
  }

  /** Where the atoms are; null where the file ends before it tells. */
  Configuration configuration() {
    return configuration;
  }

  /** Wall-clock time since the start of the run, s, at the end of this configuration. */
  double endTime() {
    return startTime + (wallTime != null ? wallTime : elapsed);
  }

  /** Free energy in eV; null where it was not reached. */
  Double freeEnergy() {
    return energies.get(EnergyTerms.FREE);
  }

  /** Largest force on an atom, eV/Å; null where there are none. */
  Double largestForce() {
    if (forces == null) {
      return null;
    }
    double largest = 0;
    for (int i = 0; i + 2 < forces.length; i += 3) {
      largest = Math.max(largest, Math.hypot(Math.hypot(forces[i], forces[i + 1]), forces[i + 2]));
    }
    return largest;
  }

  /** The section, to which the caller adds references and the number of the step. */
  CalculationBuilder section() {
    energies.mendLabels();
    Double fermi = density.fermi();
    boolean told = bands != null;
    section
        .scfIteration(iterations)
        .nScfIterations(iterations.isEmpty() ? null : (Integer) iterations.size())
        .calculationConverged(converged())
        .energy(
            energies.section(
                null,
                fermi,
                told ? bands.highestOccupied() : null,
                told ? bands.lowestUnoccupied() : null))
        .timeCalculation(wallTime)
        .timePhysical(wallTime == null ? null : (Double) endTime());
    if (told) {
      BandStructure lines = bands.alongLines(setup.points(), fermi);
      if (lines != null) {
        section.addBandStructureElectronic(lines);
      }
      if (!setup.points().isLineMode()) {
        section.addEigenvalues(bands.eigenvalues(setup.points()));
      }
    }
    if (optionalBands != null) {
      section.addBandStructureElectronic(optionalBands);
    }
    section.dosElectronic(density.sections(setup.labels()));
    return section;
  }

  private void iteration() throws IOException {
    EnergyTerms terms = new EnergyTerms();
    Double time = null;
    for (int parent = xml.depth(); xml.nextChild(parent); ) {
      if (xml.name().equals("energy")) {
        energies(terms);
      } else if (xml.name().equals("time") && "total".equals(xml.attribute("name"))) {
        time = wallTime();
      }
    }
    Double free = terms.get(EnergyTerms.FREE);
    if (free == null) {
      return; // the file ends before the iteration has a result
    }
    lastChange = lastFree == null ? null : (Double) (free - lastFree);
    lastFree = free;
    elapsed += time == null ? 0 : time;
    iterations.add(
        ScfIterationBuilder.builder()
            .energy(terms.section(lastChange, null, null, null))
            .timeCalculation(time)
            .timePhysical(time == null ? null : (Double) (startTime + elapsed))
            .build());
  }

  private void energies(EnergyTerms terms) throws IOException {
    for (int parent = xml.depth(); xml.nextChild(parent); ) {
      String name = xml.attribute("name");
      Double value = name == null ? null : values.number();
      if (value != null) {
        terms.put(name, value);
      }
    }
  }

  /** Processor and wall-clock time; glued or overflowing columns leave it out. */
  private Double wallTime() throws IOException {
    double[] times = values.numbers();
    return times == null || times.length != 2 ? null : (Double) times[1];
  }

  private void array() throws IOException {
    String name = xml.attribute("name");
    switch (name == null ? "" : name) {
      case "forces" -> {
        forces = perAtom("forces");
        if (forces != null) {
          Tensor newton = Tensor.of(forces, forces.length / 3, 3).scaled(EV_PER_ANGSTROM.factor());
          section.forces(
              ForcesBuilder.builder()
                  .total(ForcesEntryBuilder.builder().value(newton).build())
                  .build());
        }
      }
      case "stress" -> stress();
      case "epsilon", "epsilon_rpa", "epsilon_ion", "epsilon_scf" -> {
        double[] tensor = values.rows(3);
        if (tensor != null && tensor.length == 9) {
          section.addExtras("x_vasp_" + name, Tensor.of(tensor, 3, 3));
        }
      }
      default -> {}
    }
  }

  private void stress() throws IOException {
    double[] tensor = values.rows(3);
    if (tensor == null || tensor.length != 9) {
      warnings.accept("the stress at line " + xml.line() + " is not whole and left out");
      return;
    }
    section.stress(
        StressBuilder.builder()
            .total(
                StressEntryBuilder.builder()
                    .value(Tensor.of(tensor, 3, 3).scaled(KILOBAR.factor()))
                    .build())
            .build());
    section.pressure(KILOBAR.toSi((tensor[0] + tensor[4] + tensor[8]) / 3));
  }

  private double[] perAtom(String what) throws IOException {
    double[] rows = values.rows(3);
    int atoms = setup.labels().size();
    if (rows == null || atoms > 0 && rows.length != 3 * atoms) {
      warnings.accept("the " + what + " at line " + xml.line() + " are not whole and left out");
      return null;
    }
    return rows;
  }

  /** Converged, if it took fewer iterations than allowed or the last one changed little enough. */
  private Boolean converged() {
    Integer most = setup.tags().integer("NELM");
    if (most == null || most <= 1 || iterations.isEmpty() || energies.isEmpty()) {
      return null;
    }
    if (iterations.size() < most) {
      return true;
    }
    Double threshold = setup.tags().number("EDIFF");
    return lastChange == null || threshold == null
        ? null
        : (Boolean) (Math.abs(lastChange) <= threshold);
  }

  /** Bands at the points of the file KPOINTS_OPT, which VASP 6.3 computes beside the mesh. */
  private void optionalBands() throws IOException {
    SamplingPoints points = null;
    Bands read = null;
    for (int parent = xml.depth(); xml.nextChild(parent); ) {
      switch (xml.name()) {
        case "kpoints" -> points = setup.kpoints();
        case "eigenvalues" -> read = blocks.bands();
        default -> {}
      }
    }
    if (points != null && read != null) {
      optionalBands = read.alongLines(points, density.fermi());
    }
  }

  private void dielectricFunction() throws IOException {
    String comment = xml.attribute("comment");
    Map<String, Object> function = new LinkedHashMap<>();
    for (int parent = xml.depth(); xml.nextChild(parent); ) {
      String part = xml.name();
      double[] rows = blocks.table();
      if (rows == null || rows.length % 7 != 0) {
        continue;
      }
      int count = rows.length / 7;
      double[] axis = new double[count];
      double[] tensor = new double[6 * count];
      for (int i = 0; i < count; i++) {
        axis[i] = rows[7 * i];
        System.arraycopy(rows, 7 * i + 1, tensor, 6 * i, 6);
      }
      function.put("energies", Tensor.vector(axis).scaled(ELECTRONVOLT.factor()));
      function.put(part, Tensor.of(tensor, count, 6));
    }
    if (!function.isEmpty()) {
      boolean current = comment != null && comment.startsWith("current");
      section.addExtras(
          current ? "x_vasp_dielectric_function_current" : "x_vasp_dielectric_function", function);
    }
  }

  private void bornCharges() throws IOException {
    List<double[]> charges = new ArrayList<>();
    for (int array = xml.depth(); xml.nextChild(array); ) {
      if (xml.name().equals("set")) {
        charges.add(values.rows(3));
      }
    }
    int atoms = charges.size();
    double[] all = new double[9 * atoms];
    for (int atom = 0; atom < atoms; atom++) {
      double[] charge = charges.get(atom);
      if (charge == null || charge.length != 9) {
        return;
      }
      System.arraycopy(charge, 0, all, 9 * atom, 9);
    }
    if (atoms > 0) {
      section.addExtras("x_vasp_born_charges", Tensor.of(all, atoms, 3, 3));
    }
  }
}
