package io.lodestone.archive.parse.cp2k;

import io.lodestone.archive.parse.Blocks;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The configurations of the atoms: the first as the output lists it, later ones from the trajectory
 * beside it, with the cell from the input, the output or the file of cells.
 */
final class Configurations implements Closeable {
  /** Largest difference, Å, between the cell of the input and the digits that are printed. */
  private static final double PRINTED = 2e-3;

  private final SourceFile output;
  private final EntryRecorder recorder;
  private final List<Closeable> open = new ArrayList<>();
  private final double[] printed = new double[9];
  private InputSection input = new InputSection("", "");
  private String project = "PROJECT";
  private String periodicity;
  private int vectors;
  private Structure initial;
  private Integer system;
  private double[] cell;
  private boolean behindOptimization;
  private boolean filesOpened;
  private TrajectoryFile positions;
  private TrajectoryFile velocities;
  private StepTable cells;
  private StepTable energies;
  private boolean energiesOpened;

  Configurations(SourceFile output, EntryRecorder recorder) {
    this.output = output;
    this.recorder = recorder;
  }

  void register(Blocks blocks) {
    blocks.on("CELL| Vector", this::vector);
    blocks.on("CELL| Periodicity", line -> periodicity = MainOutput.lastWord(line));
    blocks.on("POISSON| Periodicity", this::poisson);
  }

  void input(InputSection section) {
    input = section;
  }

  void project(String name) {
    project = name;
  }

  /** Takes the configuration that the output lists at its start. */
  void initial(Structure structure) {
    if (initial == null) {
      initial = structure;
    }
  }

  /** From here on a configuration is the result of an optimisation, computed once more. */
  void behindOptimization() {
    behindOptimization = true;
  }

  boolean isBehindOptimization() {
    return behindOptimization;
  }

  /**
   * Tells the configuration of a step.
   *
   * @param first whether it is the first of the run, which the output lists itself
   */
  void tell(int step, boolean first, DynamicsReport dynamics) throws IOException {
    openFiles(dynamics);
    Structure structure = positions == null ? null : positions.frame(step);
    if (structure == null && first) {
      structure = initial;
    }
    Structure moving = velocities == null ? null : velocities.frame(step);
    system = null;
    cell = cell(step, first);
    if (structure != null) {
      Tensor speeds =
          moving != null && moving.nAtoms() == structure.nAtoms() ? moving.coordinates() : null;
      system =
          recorder.system(structure.section(cell, periodic(), speeds, fixed(structure.nAtoms())));
    }
  }

  /** Index of the configuration told last; null if its positions are not known. */
  Integer system() {
    return system;
  }

  /** Volume of its cell in m³, or null. */
  Double volume() {
    if (cell == null) {
      return null;
    }
    double volume =
        cell[0] * (cell[4] * cell[8] - cell[5] * cell[7])
            - cell[1] * (cell[3] * cell[8] - cell[5] * cell[6])
            + cell[2] * (cell[3] * cell[7] - cell[4] * cell[6]);
    return MaterialsUnit.CUBIC_ANGSTROM.toSi(Math.abs(volume));
  }

  /** Fills time, temperature and energies of a step with the digits that their own file has. */
  void energies(Optional<String> name, int step, Evaluation evaluation) throws IOException {
    if (!energiesOpened) {
      energiesOpened = true;
      Optional<SourceFile> file = sibling(name.orElse(project + "-1.ener"));
      if (file.isPresent()) {
        energies = new StepTable(file.get(), recorder::warning);
        open.add(energies);
      }
    }
    double[] row = energies == null ? null : energies.row(step);
    if (row != null && row.length >= 5) {
      evaluation.step = step;
      evaluation.time = MaterialsUnit.FEMTOSECOND.toSi(row[1]);
      evaluation.kinetic = MaterialsUnit.HARTREE.toSi(row[2]);
      evaluation.temperature = row[3];
      evaluation.potential = MaterialsUnit.HARTREE.toSi(row[4]);
    }
  }

  private void openFiles(DynamicsReport dynamics) throws IOException {
    if (filesOpened) {
      return;
    }
    filesOpened = true;
    Optional<SourceFile> trajectory =
        sibling(dynamics.fileName("Coordinates").orElse(project + "-pos-1.xyz"));
    if (trajectory.isPresent()) {
      positions = new TrajectoryFile(trajectory.get(), lengthUnit(), recorder::warning);
      open.add(positions);
    }
    Optional<SourceFile> speeds =
        sibling(dynamics.fileName("Velocities").orElse(project + "-vel-1.xyz"));
    if (speeds.isPresent()) {
      velocities =
          new TrajectoryFile(
              speeds.get(), MaterialsUnit.BOHR_PER_ATOMIC_TIME.factor(), recorder::warning);
      open.add(velocities);
    }
    Optional<SourceFile> file =
        sibling(dynamics.fileName("Simulation Cell").orElse(project + "-1.cell"));
    if (file.isPresent()) {
      cells = new StepTable(file.get(), recorder::warning);
      open.add(cells);
    }
  }

  private Optional<SourceFile> sibling(String path) throws IOException {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.isEmpty() ? Optional.empty() : output.sibling(name);
  }

  private double lengthUnit() {
    String unit = input.value("MOTION/PRINT/TRAJECTORY", "UNIT").orElse("angstrom");
    return unit.toLowerCase(Locale.ROOT).equals("bohr")
        ? MaterialsUnit.BOHR.factor() / MaterialsUnit.ANGSTROM.factor()
        : 1;
  }

  /** The cell of a step: from the file of cells, else the input if it is the printed one. */
  private double[] cell(int step, boolean first) throws IOException {
    double[] row = cells == null ? null : cells.row(step);
    if (row != null && row.length >= 11) {
      return java.util.Arrays.copyOfRange(row, 2, 11);
    }
    double[] stated =
        input.section("FORCE_EVAL/SUBSYS/CELL").map(c -> new InputCell(c).vectors()).orElse(null);
    if (vectors < 3) {
      return first ? stated : null;
    }
    if (stated != null) {
      boolean same = true;
      for (int i = 0; i < 9; i++) {
        same &= Math.abs(stated[i] - printed[i]) < PRINTED;
      }
      if (same) {
        return stated;
      }
    }
    return printed.clone();
  }

  /** Whether the system repeats along any axis. */
  boolean isPeriodic() {
    boolean cellKnown = vectors == 3 || input.section("FORCE_EVAL/SUBSYS/CELL").isPresent();
    return cellKnown && periodic().contains(true);
  }

  private List<Boolean> periodic() {
    String axes =
        input
            .section("FORCE_EVAL/SUBSYS/CELL")
            .flatMap(section -> new InputCell(section).periodic())
            .orElse(periodicity == null ? "XYZ" : periodicity.toUpperCase(Locale.ROOT));
    boolean none = axes.contains("NONE");
    return List.of(
        !none && axes.contains("X"), !none && axes.contains("Y"), !none && axes.contains("Z"));
  }

  /** Coordinates that the input holds fixed, 1 each, or null. */
  private Tensor fixed(int nAtoms) {
    double[] held = new double[3 * nAtoms];
    boolean any = false;
    InputSection constraints = input.section("MOTION/CONSTRAINT").orElse(new InputSection("", ""));
    for (InputSection section : constraints.sections()) {
      if (!section.name().equals("FIXED_ATOMS")) {
        continue;
      }
      String axes = section.value("COMPONENTS_TO_FIX").orElse("XYZ").toUpperCase(Locale.ROOT);
      for (String list : section.values("LIST")) {
        for (String word : list.strip().split("\\s+")) {
          any |= hold(word, axes, held);
        }
      }
    }
    return any ? Tensor.of(held, nAtoms, 3) : null;
  }

  /** Holds the atoms of a number or a range {@code 2..5}. */
  private static boolean hold(String word, String axes, double[] held) {
    String[] ends = word.split("\\.\\.");
    boolean any = false;
    try {
      int from = Integer.parseInt(ends[0]);
      int to = Integer.parseInt(ends[ends.length - 1]);
      for (int atom = Math.max(1, from); atom <= Math.min(to, held.length / 3); atom++) {
        for (int axis = 0; axis < 3; axis++) {
          if (axes.indexOf("XYZ".charAt(axis)) >= 0) {
            held[3 * (atom - 1) + axis] = 1;
            any = true;
          }
        }
      }
    } catch (NumberFormatException e) {
      return false;
    }
    return any;
  }

  private void vector(String line) {
    int colon = line.indexOf(':');
    int row = "abc".indexOf(line.substring("CELL| Vector ".length()).strip().charAt(0));
    double[] values = PrintedLines.numbers(line.substring(colon + 1));
    if (colon > 0 && row >= 0 && values.length >= 3) {
      double sum = values[0] + values[1] + values[2];
      if (Double.isFinite(sum)) {
        double unit =
            line.contains("[bohr]")
                ? MaterialsUnit.BOHR.factor() / MaterialsUnit.ANGSTROM.factor()
                : 1;
        for (int i = 0; i < 3; i++) {
          printed[3 * row + i] = values[i] * unit;
        }
        vectors = Math.max(vectors, row + 1);
      }
    }
  }

  private void poisson(String line) {
    if (periodicity == null) {
      periodicity = MainOutput.lastWord(line);
    }
  }

  @Override
  public void close() throws IOException {
    for (Closeable each : open) {
      each.close();
    }
  }
}
