package io.lodestone.archive.export;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes crystals as POSCAR of VASP 5, the atoms of one element together. */
final class PoscarWriter {
  private final PrintWriter out;

  PoscarWriter(PrintWriter out) {
    this.out = out;
  }

  void write(Structure structure, String title) {
    if (structure.lattice().isEmpty() || !structure.isOrdered()) {
      throw new InvalidInput(
          title,
          "",
          structure.isOrdered() ? "a molecule without a cell" : "partly occupied sites",
          "an ordered crystal, as POSCAR holds no other",
          "export it as " + (structure.isOrdered() ? "extxyz" : "cif"));
    }
    Lattice cell = structure.lattice().get();
    Map<String, List<Site>> bySpecies =
        structure.sites().stream()
            .collect(
                Collectors.groupingBy(
                    site -> site.mainSpecies().symbol(), LinkedHashMap::new, Collectors.toList()));
    out.println(title.replaceAll("\\R", " "));
    out.println("1.0");
    double[] rows = cell.toRows();
    for (int i = 0; i < 9; i += 3) {
      out.printf(Locale.ROOT, "%17.10f %17.10f %17.10f%n", rows[i], rows[i + 1], rows[i + 2]);
    }
    out.println(String.join(" ", bySpecies.keySet()));
    out.println(
        bySpecies.values().stream()
            .map(sites -> Integer.toString(sites.size()))
            .collect(Collectors.joining(" ")));
    out.println("Direct");
    bySpecies
        .values()
        .forEach(
            sites ->
                sites.forEach(
                    site ->
                        out.printf(
                            Locale.ROOT,
                            "%15.12f %15.12f %15.12f%n",
                            site.position().x(),
                            site.position().y(),
                            site.position().z())));
  }
}
