package io.lodestone.archive.export;

import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Occupant;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes structures as extended XYZ, in Å; an occupant of a shared site has a line of its own and
 * an occupancy.
 */
final class ExtendedXyzWriter {
  private final PrintWriter out;

  ExtendedXyzWriter(PrintWriter out) {
    this.out = out;
  }

  void write(Structure structure, String title) {
    boolean ordered = structure.isOrdered();
    out.println(structure.sites().stream().mapToInt(site -> site.occupants().size()).sum());
    String cell = structure.lattice().map(ExtendedXyzWriter::cell).orElse("");
    out.println(
        cell
            + "Properties=species:S:1:pos:R:3"
            + (ordered ? "" : ":occupancy:R:1")
            + " pbc=\""
            + flag(structure.periodicity().a())
            + " "
            + flag(structure.periodicity().b())
            + " "
            + flag(structure.periodicity().c())
            + "\" title=\""
            + title.replaceAll("[\"\\\\\\p{Cntrl}]", " ")
            + "\"");
    for (int i = 0; i < structure.size(); i++) {
      Site site = structure.sites().get(i);
      Vector3 place = structure.cartesian(i);
      for (Occupant occupant : site.occupants()) {
        out.printf(
            Locale.ROOT,
            "%-2s %17.10f %17.10f %17.10f%s%n",
            occupant.species().symbol(),
            place.x(),
            place.y(),
            place.z(),
            ordered ? "" : " " + occupant.occupancy());
      }
    }
  }

  private static String cell(Lattice lattice) {
    return Arrays.stream(lattice.toRows())
        .mapToObj(value -> String.format(Locale.ROOT, "%.10f", value))
        .collect(Collectors.joining(" ", "Lattice=\"", "\" "));
  }

  private static String flag(boolean periodic) {
    return periodic ? "T" : "F";
  }
}
