package io.lodestone.archive.export;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Occupant;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Writes crystals as CIF 1.1 in P1 (Hall et al., Acta Cryst. A 47, 655 (1991)). */
final class CifWriter {
  private final PrintWriter out;

  CifWriter(PrintWriter out) {
    this.out = out;
  }

  void write(Structure structure, String title) {
    Lattice cell =
        structure
            .lattice()
            .orElseThrow(
                () ->
                    new InvalidInput(
                        title,
                        "",
                        "a molecule without a cell",
                        "a crystal",
                        "export it as extxyz"));
    Composition composition = structure.composition();
    double[] lengths = cell.lengths();
    double[] angles = cell.angles();
    out.println("# " + title.replaceAll("\\R", " "));
    out.println("data_" + composition.reduced().replaceAll("[^A-Za-z0-9.]", "_"));
    out.println("_chemical_formula_sum '" + spaced(composition) + "'");
    item("_cell_length_a", lengths[0]);
    item("_cell_length_b", lengths[1]);
    item("_cell_length_c", lengths[2]);
    item("_cell_angle_alpha", angles[0]);
    item("_cell_angle_beta", angles[1]);
    item("_cell_angle_gamma", angles[2]);
    item("_cell_volume", cell.volume());
    out.println("_space_group_name_H-M_alt 'P 1'");
    out.println("_space_group_IT_number 1");
    out.println("loop_\n_space_group_symop_operation_xyz\n'x, y, z'");
    out.println(
        """
        loop_
        _atom_site_label
        _atom_site_type_symbol
        _atom_site_fract_x
        _atom_site_fract_y
        _atom_site_fract_z
        _atom_site_occupancy""");
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < structure.size(); i++) {
      Site site = structure.sites().get(i);
      for (Occupant occupant : site.occupants()) {
        String symbol = occupant.species().symbol();
        out.printf(
            Locale.ROOT,
            "%s%d %s %.10f %.10f %.10f %s%n",
            symbol,
            counts.merge(symbol, 1, Integer::sum),
            symbol,
            site.position().x(),
            site.position().y(),
            site.position().z(),
            Double.toString(occupant.occupancy()));
      }
    }
  }

  private void item(String name, double value) {
    out.printf(Locale.ROOT, "%s %.10f%n", name, value);
  }

  private static String spaced(Composition composition) {
    return composition.hill().replaceAll("(?<=[A-Za-z0-9])(?=[A-Z])", " ");
  }
}
