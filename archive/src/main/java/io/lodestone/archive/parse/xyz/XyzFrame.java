package io.lodestone.archive.parse.xyz;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.AtomicSystemBuilder;
import io.lodestone.archive.metainfo.AtomsBuilder;
import io.lodestone.archive.parse.xyz.XyzColumns.Column;
import io.lodestone.core.element.Element;
import io.lodestone.core.element.ElementProperty;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One frame as a configuration of atoms.
 *
 * <p>Units are those of ASE: Å, eV, unified atomic mass, elementary charge and Bohr magneton;
 * momenta are in (eV u)^½, and velocities of libAtoms ({@code velo}) in Å/fs.
 */
final class XyzFrame {
  private static final Set<String> READ =
      Set.of("species", "symbols", "element", "pos", "positions", "position", "z", "numbers");
  private static final Set<String> PLACED =
      Set.of("momenta", "velo", "initial_magmoms", "magmoms", "move_mask", "masses");

  private final XyzComment comment;
  private final XyzColumns columns;
  private final XyzAtoms atoms;
  private final XyzCell cell;

  XyzFrame(XyzComment comment, XyzCell cell, XyzColumns columns, XyzAtoms atoms) {
    this.comment = comment;
    this.cell = cell;
    this.columns = columns;
    this.atoms = atoms;
  }

  XyzComment comment() {
    return comment;
  }

  XyzColumns columns() {
    return columns;
  }

  /** The lattice in Å, or null. */
  Lattice lattice() {
    return cell.lattice();
  }

  /** The configuration. */
  AtomicSystem system() {
    int n = atoms.count();
    List<String> labels = atoms.elements().stream().map(e -> e == null ? "X" : e.symbol()).toList();
    List<Integer> species = atoms.elements().stream().map(e -> e == null ? 0 : e.number()).toList();
    AtomsBuilder built =
        AtomsBuilder.builder()
            .nAtoms(n)
            .labels(labels)
            .species(species)
            .positions(tensor(columns.position(), MaterialsUnit.ANGSTROM))
            .periodic(cell.periodic())
            .velocities(velocities())
            .magneticMoments(moments())
            .fixed(fixed());
    if (cell.lattice() != null) {
      built.latticeVectors(
          Tensor.of(cell.lattice().toRows(), 3, 3).scaled(MaterialsUnit.ANGSTROM.factor()));
    }
    for (Column column : columns.list()) {
      String name = column.name().toLowerCase(Locale.ROOT);
      if (!READ.contains(name) && !PLACED.contains(name) && !XyzResults.isResult(name)) {
        built.addExtras(extraName(column.name()), value(column));
      }
    }
    AtomicSystemBuilder system = AtomicSystemBuilder.builder().atoms(built.build());
    if (!comment.isExtended()) {
      system.name(comment.line().isBlank() ? null : comment.line().strip());
    }
    for (Map.Entry<String, String> entry : comment.values().entrySet()) {
      String key = entry.getKey().toLowerCase(Locale.ROOT);
      if (!Set.of("lattice", "properties", "pbc").contains(key) && !XyzResults.isResult(key)) {
        system.addExtras(extraName(entry.getKey()), value(entry.getValue()));
      }
    }
    return system.build();
  }

  /** A column as n × width values in SI, or null if there is none. */
  Tensor tensor(Column column, MaterialsUnit unit) {
    if (column == null || column.type() == 'S') {
      return null;
    }
    double[] values = atoms.numbers(column);
    Tensor flat =
        column.width() == 1
            ? Tensor.vector(values)
            : Tensor.of(values, atoms.count(), column.width());
    return unit == null ? flat : flat.scaled(unit.factor());
  }

  /** Whether all values of a tensor are numbers. */
  static boolean isFinite(Tensor tensor) {
    for (int i = 0; i < tensor.size(); i++) {
      if (!Double.isFinite(tensor.at(i))) {
        return false;
      }
    }
    return true;
  }

  private Tensor velocities() {
    Column velocity = columns.find("velo");
    if (velocity != null && velocity.width() == 3) {
      return finite(tensor(velocity, MaterialsUnit.ANGSTROM_PER_FEMTOSECOND));
    }
    Column momentum = columns.find("momenta");
    if (momentum == null || momentum.width() != 3 || momentum.type() == 'S') {
      return null;
    }
    double unit = Math.sqrt(MaterialsUnit.ELECTRONVOLT.factor() / MaterialsUnit.DALTON.factor());
    double[] values = atoms.numbers(momentum);
    Column mass = columns.find("masses");
    double[] masses = mass == null || mass.type() == 'S' ? null : atoms.numbers(mass);
    for (int i = 0; i < values.length; i++) {
      Element element = atoms.elements().get(i / 3);
      double u =
          masses != null
              ? masses[i / 3]
              : element == null
                  ? Double.NaN
                  : element.get(ElementProperty.ATOMIC_WEIGHT).orElse(Double.NaN);
      values[i] *= unit / u;
    }
    return finite(Tensor.of(values, atoms.count(), 3));
  }

  private Tensor moments() {
    Column moments = columns.find("initial_magmoms", "magmoms");
    if (moments == null || moments.width() != 1 && moments.width() != 3) {
      return null;
    }
    return finite(tensor(moments, MaterialsUnit.BOHR_MAGNETON));
  }

  /** {@code move_mask} is true where an atom may move; stated for an atom or for each axis. */
  private Tensor fixed() {
    Column mask = columns.find("move_mask");
    if (mask == null || mask.type() == 'S' || mask.width() != 1 && mask.width() != 3) {
      return null;
    }
    double[] free = atoms.numbers(mask);
    double[] fixed = new double[3 * atoms.count()];
    for (int i = 0; i < fixed.length; i++) {
      fixed[i] = free[mask.width() == 3 ? i : i / 3] == 0 ? 1 : 0;
    }
    return Tensor.of(fixed, atoms.count(), 3);
  }

  private static Tensor finite(Tensor tensor) {
    return tensor == null || !isFinite(tensor) ? null : tensor;
  }

  private Object value(Column column) {
    return column.type() == 'S' ? atoms.texts(column) : tensor(column, null);
  }

  /** A value of the comment line with its type: number, truth value, array or text. */
  private static Object value(String text) {
    double[] numbers = XyzComment.numbers(text);
    if (numbers != null) {
      if (numbers.length > 1) {
        return Tensor.vector(numbers);
      }
      boolean whole = text.strip().matches("[+-]?\\d{1,9}");
      return whole ? (Object) Integer.valueOf(text.strip()) : Double.valueOf(numbers[0]);
    }
    List<Boolean> booleans = XyzComment.booleans(text);
    if (booleans != null) {
      return booleans.size() == 1 ? booleans.getFirst() : booleans;
    }
    return text;
  }

  static String extraName(String key) {
    return "x_extxyz_" + key.replaceAll("[^A-Za-z0-9_]", "_");
  }
}
