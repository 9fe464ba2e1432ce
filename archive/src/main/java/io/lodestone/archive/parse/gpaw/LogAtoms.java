package io.lodestone.archive.parse.gpaw;

import static io.lodestone.core.quantity.MaterialsUnit.ANGSTROM;
import static io.lodestone.core.quantity.MaterialsUnit.BOHR_MAGNETON;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.AtomicSystemBuilder;
import io.lodestone.archive.metainfo.AtomsBuilder;
import io.lodestone.core.element.Element;
import io.lodestone.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The atoms and the cell that a log shows before the iterations on them. */
final class LogAtoms {
  /** Tables that follow a heading. */
  private enum Table {
    NONE,
    POSITIONS,
    CELL
  }

  private List<String> labels = List.of();
  private List<double[]> positions = List.of();
  private List<Double> moments = List.of();
  private final List<double[]> cell = new ArrayList<>();
  private final List<Boolean> periodic = new ArrayList<>();
  private Table table = Table.NONE;

  /** Whether a line begins a new configuration. */
  static boolean begins(LogLine line) {
    return line.begins("positions:") || line.begins("atoms:");
  }

  void read(LogLine line) {
    if (begins(line)) {
      table = Table.POSITIONS;
      labels = new ArrayList<>();
      positions = new ArrayList<>();
      moments = new ArrayList<>();
    } else if (line.begins("unit", "cell:") || line.begins("cell:") && line.contains("ang")) {
      table = Table.CELL;
      cell.clear();
      periodic.clear();
    } else if (line.begins("periodic:") && line.words().length == 4) {
      periodic.clear();
      for (int i = 1; i < 4; i++) {
        periodic.add(line.words()[i].equals("true"));
      }
    } else if (table == Table.POSITIONS) {
      readAtom(line);
    } else if (table == Table.CELL) {
      readVector(line);
    }
  }

  /** {@code 0 Fe 0.02 -0.00 0.03 ( 0.0, 0.0, 2.2)} or {@code [ Fe, [ 0.02, ...], [...]], # 0}. */
  private void readAtom(LogLine line) {
    String[] words = line.words();
    double[] numbers = line.numbers();
    int symbol = line.text().startsWith("[") ? 0 : 1;
    Optional<Element> element =
        words.length > symbol ? Element.find(capitalised(words[symbol])) : Optional.empty();
    if (element.isEmpty() || numbers.length < 3 + symbol || words.length < 4 + symbol) {
      table = positions.isEmpty() && !line.isBlank() ? table : Table.NONE;
      return;
    }
    labels.add(element.get().symbol());
    positions.add(new double[] {numbers[symbol], numbers[symbol + 1], numbers[symbol + 2]});
    if (numbers.length >= symbol + 6) {
      moments.add(numbers[symbol + 5]);
    }
  }

  /** {@code 1. axis: yes 2.87 0.00 0.00 12 0.2392} or {@code [ 2.87, 0.00, 0.00],}. */
  private void readVector(LogLine line) {
    double[] numbers = line.numbers();
    boolean named = line.words().length >= 6 && line.words()[1].startsWith("axis");
    int first = named ? 1 : 0;
    boolean row = named || line.text().startsWith("[");
    if (row && numbers.length >= first + 3 && cell.size() < 3) {
      cell.add(new double[] {numbers[first], numbers[first + 1], numbers[first + 2]});
      if (named) {
        periodic.add(line.words()[2].equals("yes"));
      }
    } else if (!cell.isEmpty()) {
      table = Table.NONE;
    }
  }

  private static String capitalised(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  boolean isEmpty() {
    return positions.isEmpty();
  }

  int count() {
    return positions.size();
  }

  AtomicSystem section() {
    AtomsBuilder atoms = AtomsBuilder.builder();
    atoms.nAtoms(labels.size()).labels(labels);
    atoms.species(labels.stream().map(label -> Element.of(label).number()).toList());
    atoms.positions(Tensor.matrix(positions.toArray(double[][]::new)).scaled(ANGSTROM.factor()));
    if (cell.size() == 3) {
      atoms.latticeVectors(Tensor.matrix(cell.toArray(double[][]::new)).scaled(ANGSTROM.factor()));
    }
    if (periodic.size() == 3) {
      atoms.periodic(periodic);
    }
    if (moments.size() == labels.size() && moments.stream().anyMatch(moment -> moment != 0)) {
      double[] values = moments.stream().mapToDouble(Double::doubleValue).toArray();
      atoms.magneticMoments(Tensor.vector(values).scaled(BOHR_MAGNETON.factor()));
    }
    return AtomicSystemBuilder.builder().atoms(atoms.build()).build();
  }
}
