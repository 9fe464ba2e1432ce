package io.lodestone.archive.parse.cif;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Species;
import io.lodestone.core.structure.Vector3;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads the sites of the asymmetric unit of a data block. */
final class CifSites {
  private static final String[] AXES = {"x", "y", "z"};

  /** How far above 1 an occupancy may be by rounding. */
  private static final double ROUNDING = 0.02;

  private final CifBlock block;
  private final String source;
  private final Consumer<String> warnings;
  private final Optional<Lattice> lattice;
  private final CifSpecies species;
  private int unknownSpecies;

  CifSites(
      CifBlock block,
      String source,
      Optional<Lattice> lattice,
      Set<Element> formula,
      Consumer<String> warnings) {
    this.block = block;
    this.source = source;
    this.lattice = lattice;
    this.species = new CifSpecies(formula, beginnings(block.column("_atom_site_label")));
    this.warnings = warnings;
  }

  private static Set<String> beginnings(List<CifValue> labels) {
    return labels.stream()
        .map(CifValue::text)
        .filter(label -> label != null && label.length() >= 2)
        .map(label -> label.substring(0, 2))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether the block has sites at all. */
  static boolean areIn(CifBlock block) {
    return !block.column("_atom_site_fract_x", "_atom_site_cartn_x").isEmpty();
  }

  /**
   * Every site that is filled and has coordinates.
   *
   * @throws InvalidInput where a coordinate or occupancy is no number, or rows are incomplete
   */
  List<CifSite> read() {
    boolean fractional = !block.column("_atom_site_fract_x").isEmpty();
    String[] names = new String[3];
    List<List<CifValue>> coordinates = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      names[i] = (fractional ? "_atom_site_fract_" : "_atom_site_cartn_") + AXES[i];
      coordinates.add(block.column(names[i]));
      if (block.isBroken(names[i])) {
        throw new InvalidInput(
            source,
            "data_" + block.code(),
            "incomplete rows",
            "a value of each name for every atom site",
            "the file may be cut off");
      }
      if (coordinates.get(i).size() != coordinates.getFirst().size()) {
        throw new InvalidInput(
            source, "data_" + block.code(), "no " + names[i], "three coordinates", null);
      }
    }
    if (fractional && lattice.isEmpty()) {
      throw new InvalidInput(
          source,
          "data_" + block.code(),
          "no _cell_length_a",
          "the cell in which the coordinates are fractions",
          null);
    }
    CartesianFrame frame =
        fractional || lattice.isEmpty() ? null : CartesianFrame.of(block, lattice.get(), source);
    int count = coordinates.getFirst().size();
    Map<String, Vector3> moments = moments();
    List<CifSite> sites = new ArrayList<>(count);
    int without = 0;
    for (int row = 0; row < count; row++) {
      CifNumber[] xyz = new CifNumber[3];
      boolean complete = true;
      for (int i = 0; i < 3; i++) {
        CifValue value = coordinates.get(i).get(row);
        complete &= value.text() != null;
        xyz[i] = value.text() == null ? null : CifNumber.of(value, names[i], source);
      }
      if (!complete || isDummy(row)) {
        without += complete ? 0 : 1;
        continue;
      }
      double occupancy = occupancy(row);
      if (occupancy > 0) {
        sites.add(site(row, xyz, occupancy, frame, moments));
      }
    }
    if (without > 0) {
      warnings.accept(without + " sites without coordinates are left out");
    }
    if (unknownSpecies > 0) {
      warnings.accept(unknownSpecies + " sites of no known element are given as X");
    }
    return sites;
  }

  private CifSite site(
      int row,
      CifNumber[] xyz,
      double occupancy,
      CartesianFrame frame,
      Map<String, Vector3> moments) {
    Vector3 position = new Vector3(xyz[0].value(), xyz[1].value(), xyz[2].value());
    double precision = 0;
    if (frame != null) {
      position = frame.toFractional(position);
    } else {
      for (CifNumber coordinate : xyz) {
        precision = Math.max(precision, lastDigit(coordinate));
      }
    }
    String label = text("_atom_site_label", row);
    String stated =
        text("_atom_site_site_symmetry_multiplicity", row).isEmpty()
            ? text("_atom_site_symmetry_multiplicity", row)
            : text("_atom_site_site_symmetry_multiplicity", row);
    int multiplicity = stated.matches("\\d{1,3}") ? Integer.parseInt(stated) : 0;
    return new CifSite(
        label,
        species(row, label),
        position,
        precision,
        occupancy,
        multiplicity,
        moments.get(label));
  }

  /** The last digit written, or 0 for eighths, which are exact however short they are written. */
  private static double lastDigit(CifNumber coordinate) {
    double eighths = 8 * coordinate.value();
    return eighths == Math.rint(eighths) ? 0 : Math.pow(10, -coordinate.decimals());
  }

  private Species species(int row, String label) {
    String type = text("_atom_site_type_symbol", row);
    Optional<Species> found = type.isEmpty() ? Optional.empty() : species.ofType(type);
    if (found.isEmpty()) {
      found = species.ofLabel(label);
    }
    if (found.isEmpty() && type.isEmpty() && label.isEmpty()) {
      throw new InvalidInput(
          source,
          "data_" + block.code(),
          "an atom site without label and type symbol",
          "_atom_site_label or _atom_site_type_symbol",
          null);
    }
    unknownSpecies += found.isEmpty() ? 1 : 0;
    return found.orElse(Species.UNKNOWN);
  }

  private double occupancy(int row) {
    List<CifValue> column = block.column("_atom_site_occupancy");
    if (row >= column.size() || column.get(row).text() == null) {
      return 1;
    }
    CifValue value = column.get(row);
    double occupancy = CifNumber.of(value, "_atom_site_occupancy", source).value();
    if (occupancy < 0 || occupancy > 1 + ROUNDING) {
      warnings.accept(
          "line %d: the occupancy %s is taken as %d"
              .formatted(value.line(), value.text(), occupancy < 0 ? 0 : 1));
    }
    return Math.clamp(occupancy, 0, 1);
  }

  private boolean isDummy(int row) {
    return text("_atom_site_calc_flag", row).equalsIgnoreCase("dum");
  }

  private String text(String name, int row) {
    List<CifValue> column = block.column(name);
    return row < column.size() && column.get(row).text() != null
        ? column.get(row).text().strip()
        : "";
  }

  /** Magnetic moments by site label, in Bohr magnetons along the axes of the cell. */
  private Map<String, Vector3> moments() {
    List<CifValue> labels = block.column("_atom_site_moment_label");
    Map<String, Vector3> moments = new HashMap<>();
    List<List<CifValue>> components = new ArrayList<>();
    for (String axis : AXES) {
      components.add(
          block.column(
              "_atom_site_moment_crystalaxis_" + axis, "_atom_site_moment_crystalaxis_m" + axis));
    }
    for (int row = 0; row < labels.size(); row++) {
      double[] moment = new double[3];
      boolean complete = labels.get(row).text() != null;
      for (int i = 0; i < 3 && complete; i++) {
        List<CifValue> column = components.get(i);
        complete = row < column.size() && column.get(row).text() != null;
        moment[i] =
            complete
                ? CifNumber.of(column.get(row), "a component of a moment", source).value()
                : Double.NaN;
      }
      if (complete) {
        moments.put(labels.get(row).text().strip(), Vector3.of(moment[0], moment[1], moment[2]));
      }
    }
    return moments;
  }
}
