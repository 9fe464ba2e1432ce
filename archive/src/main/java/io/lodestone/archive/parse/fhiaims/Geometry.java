package io.lodestone.archive.parse.fhiaims;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.AtomicSystemBuilder;
import io.lodestone.archive.metainfo.Atoms;
import io.lodestone.archive.metainfo.AtomsBuilder;
import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A configuration of atoms as the output lists it: at its start in a table, later as lines of
 * geometry.in, in molecular dynamics with a velocity below each atom.
 */
final class Geometry {
  /** An ångström per picosecond in m/s, the unit of the velocities. */
  private static final double ANGSTROM_PER_PICOSECOND = 100;

  private final List<String> species = new ArrayList<>();
  private final Rows positions = new Rows();
  private final Rows velocities = new Rows();
  private final Rows cell = new Rows();

  /** Triples of numbers, as many as there come. */
  private static final class Rows {
    private double[] values = new double[48];
    private int size;

    void add(TextReader in, int first) {
      Fields fields = in.fields();
      double x = fields.number(first);
      double y = fields.number(first + 1);
      double z = fields.number(first + 2);
      if (!Double.isFinite(x + y + z)) {
        throw in.error("'" + in.current().strip() + "'", "three finite numbers");
      }
      if (size + 3 > values.length) {
        values = Arrays.copyOf(values, 2 * values.length);
      }
      values[size] = x;
      values[size + 1] = y;
      values[size + 2] = z;
      size += 3;
    }

    int count() {
      return size / 3;
    }

    Tensor tensor(double unit) {
      return Tensor.of(Arrays.copyOf(values, size), size / 3, 3).scaled(unit);
    }
  }

  private Geometry() {}

  /**
   * Reads the table below {@code Input geometry:}, the current line.
   *
   * @return null where the output ends before the table does
   */
  static Geometry readTable(TextReader in) throws IOException {
    Geometry geometry = new Geometry();
    boolean inCell = false;
    for (String line = in.next(); line != null; line = in.next()) {
      Fields fields = in.fields();
      if (line.contains("Unit cell:")) {
        inCell = true;
      } else if (line.contains("Atomic structure") || line.contains("No unit cell")) {
        inCell = false;
      } else if (inCell && fields.count() >= 4) {
        if (!geometry.row(in, geometry.cell, 1)) {
          return null;
        }
      } else if (fields.count() >= 7
          && fields.word(2).equals("Species")
          && Character.isDigit(fields.word(1).charAt(0))) {
        if (!geometry.row(in, geometry.positions, 4)) {
          return null;
        }
        geometry.species.add(fields.word(3));
      } else if (geometry.positions.count() > 0 && fields.count() <= 1) {
        in.pushBack();
        return geometry;
      }
    }
    return null;
  }

  /**
   * Reads lines of geometry.in up to a rule or an empty line behind the atoms.
   *
   * @return null where the output ends before the lines do, or where there are no atoms
   */
  static Geometry readLines(TextReader in) throws IOException {
    Geometry geometry = new Geometry();
    for (String line = in.next(); line != null; line = in.next()) {
      Fields fields = in.fields();
      boolean read =
          switch (fields.count() == 0 ? "" : fields.word(0)) {
            case "lattice_vector" -> geometry.row(in, geometry.cell, 1);
            case "velocity" -> geometry.row(in, geometry.velocities, 1);
            case "atom" -> geometry.row(in, geometry.positions, 1) && geometry.label(in);
            default -> true;
          };
      if (!read) {
        return null;
      }
      boolean end = fields.count() == 0 ? geometry.positions.count() > 0 : isRule(fields);
      if (end) {
        in.pushBack();
        return geometry.positions.count() == 0 ? null : geometry;
      }
    }
    return null;
  }

  /** The cell in Å of another configuration, for outputs that print it only when it changes. */
  void takeCell(Geometry other) {
    if (cell.count() == 0 && other != null && other.cell.count() == 3) {
      cell.values = other.cell.values;
      cell.size = other.cell.size;
    }
  }

  int nAtoms() {
    return species.size();
  }

  /** Names of the species of the atoms. */
  List<String> species() {
    return List.copyOf(species);
  }

  /** Volume of the cell in m³, or null without a cell. */
  Double volume() {
    if (cell.count() != 3) {
      return null;
    }
    double[] v = cell.values;
    double volume =
        v[0] * (v[4] * v[8] - v[5] * v[7])
            - v[1] * (v[3] * v[8] - v[5] * v[6])
            + v[2] * (v[3] * v[7] - v[4] * v[6]);
    return MaterialsUnit.CUBIC_ANGSTROM.toSi(Math.abs(volume));
  }

  /**
   * The section.
   *
   * @param element the element of a species, empty for a site without a nucleus
   * @param fixed n × 3, 1 where a coordinate is held; null if nothing is
   */
  AtomicSystem section(Function<String, Optional<Element>> element, Tensor fixed) {
    boolean periodic = cell.count() == 3;
    List<Optional<Element>> elements = species.stream().map(element).toList();
    Atoms atoms =
        AtomsBuilder.builder()
            .nAtoms(species.size())
            .labels(elements.stream().map(e -> e.map(Element::symbol).orElse("X")).toList())
            .species(elements.stream().map(e -> e.map(Element::number).orElse(0)).toList())
            .positions(positions.tensor(MaterialsUnit.ANGSTROM.factor()))
            .latticeVectors(periodic ? cell.tensor(MaterialsUnit.ANGSTROM.factor()) : null)
            .periodic(Collections.nCopies(3, periodic))
            .velocities(
                velocities.count() == species.size()
                    ? velocities.tensor(ANGSTROM_PER_PICOSECOND)
                    : null)
            .fixed(fixed)
            .build();
    return AtomicSystemBuilder.builder().atoms(atoms).build();
  }

  private boolean label(TextReader in) throws IOException {
    Fields fields = in.fields();
    if (fields.count() >= 5) {
      species.add(fields.word(4));
      return true;
    }
    InvalidInput error = in.error("'" + in.current().strip() + "'", "an atom with its species");
    if (in.next() == null) {
      return false;
    }
    throw error;
  }

  /** Reads three numbers, or tells that the output ends within them. */
  private boolean row(TextReader in, Rows rows, int first) throws IOException {
    try {
      rows.add(in, first);
      return true;
    } catch (InvalidInput e) {
      if (in.next() == null) {
        return false;
      }
      throw e;
    }
  }

  private static boolean isRule(Fields fields) {
    return fields.word(0).startsWith("-----");
  }
}
