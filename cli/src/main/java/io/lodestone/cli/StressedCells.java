package io.lodestone.cli;

import io.lodestone.archive.entry.ResultReader;
import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.tensor.Tensor;
import io.lodestone.crystal.elastic.StrainedState;
import io.lodestone.study.source.GivenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Deformed cells of one crystal with their stresses, from outputs of calculations. */
final class StressedCells {
  private final ResultReader reader = new ResultReader();
  private final Consumer<InvalidInput> complaints;
  private final List<Cell> cells = new ArrayList<>();

  /**
   * One calculation.
   *
   * @param source file
   * @param structure with three lattice vectors
   * @param stress 3 × 3, row-major, GPa, with the sign of the program
   */
  record Cell(String source, Structure structure, double[] stress) {
    Lattice lattice() {
      return structure.lattice().orElseThrow();
    }

    double size() {
      return Arrays.stream(stress).map(s -> s * s).sum();
    }
  }

  StressedCells(Consumer<InvalidInput> complaints) {
    this.complaints = complaints;
  }

  /** Reads a file, or all files of known formats in a folder. */
  void read(String argument) throws IOException {
    GivenFile given = new GivenFile(argument);
    if (!given.isFolder()) {
      read(given.open(), true);
      return;
    }
    try (Stream<Path> files = Files.walk(Path.of(argument))) {
      for (Path path : files.filter(Files::isRegularFile).sorted().toList()) {
        read(new DiskFile(path), false);
      }
    }
  }

  private void read(DiskFile file, boolean named) throws IOException {
    int before = cells.size();
    try {
      if (named || reader.recognizes(file)) {
        reader.read(file, outcome -> add(file.displayPath(), outcome));
        if (cells.size() == before) {
          complaints.accept(
              new InvalidInput(
                  file.displayPath(), "", "none", "a stress tensor with the cell it is of", ""));
        }
      }
    } catch (InvalidInput problem) {
      complaints.accept(problem.source() == null ? problem.in(file.displayPath()) : problem);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void add(String source, ResultReader.Outcome outcome) {
    Calculation calculation = outcome.calculation();
    if (calculation == null
        || calculation.stress() == null
        || calculation.stress().total() == null
        || calculation.stress().total().value() == null
        || outcome.system() == null
        || outcome.system().atoms() == null) {
      return;
    }
    Tensor stress = calculation.stress().total().value();
    outcome
        .system()
        .atoms()
        .toStructure()
        .filter(structure -> structure.lattice().isPresent() && stress.size() == 9)
        .ifPresent(
            structure ->
                cells.add(
                    new Cell(
                        source, structure, stress.map(MaterialsUnit.GIGAPASCAL::fromSi).values())));
  }

  List<Cell> cells() {
    return cells;
  }

  /**
   * The cell that the others are deformed from: the named one, else that of the smallest stress.
   *
   * @throws InvalidInput when there is none
   */
  Cell reference(String name) {
    return cells.stream()
        .filter(cell -> name == null || cell.source().equals(name))
        .min(Comparator.comparingDouble(Cell::size))
        .orElseThrow(
            () ->
                new InvalidInput(
                    name == null ? "elastic" : name,
                    "",
                    "no stress tensor",
                    "outputs of calculations with stresses",
                    ""));
  }

  /**
   * Strains relative to a reference, with stresses whose tension is positive.
   *
   * @param sign 1 where the program prints tension as positive, −1 where compression
   */
  List<StrainedState> states(Cell reference, int sign) {
    List<StrainedState> states = new ArrayList<>();
    for (Cell cell : cells) {
      try {
        if (cell.structure().size() != reference.structure().size()) {
          throw new InvalidInput(
              cell.source(),
              "",
              cell.structure().size() + " atoms",
              reference.structure().size() + " atoms, as in " + reference.source(),
              "");
        }
        double[] stress = Arrays.stream(cell.stress()).map(s -> sign * s).toArray();
        states.add(StrainedState.of(reference.lattice(), cell.lattice(), stress));
      } catch (InvalidInput problem) {
        complaints.accept(problem.source() == null ? problem.in(cell.source()) : problem);
      }
    }
    return states;
  }
}
