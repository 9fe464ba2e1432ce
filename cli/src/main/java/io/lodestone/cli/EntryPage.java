package io.lodestone.cli;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.MaterialProperty;
import io.lodestone.archive.metainfo.ResultQuantity;
import io.lodestone.archive.metainfo.Results;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.study.source.DisplayValue;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An entry as a page for people: what it is, how it was computed, what came out, how far to trust
 * it.
 */
final class EntryPage {
  private static final int ATOMS_SHOWN = 12;
  private static final String LINE = "  %-32s %s%n";
  private static final Map<String, String> TITLES =
      Map.of(
          "material", "Material",
          "method", "Method",
          "properties", "Properties",
          "quality", "Quality");

  private final Results results;
  private final AtomicSystem system;

  /**
   * A page.
   *
   * @param system the configuration that stands for the entry, or null
   */
  EntryPage(Results results, AtomicSystem system) {
    this.results = results;
    this.system = system;
  }

  /** Prints the page; the heading begins with the formula. */
  void print(String heading, PrintWriter out) {
    String formula = results.material().chemicalFormulaIupac();
    out.println((formula == null ? "Material of unknown formula" : formula) + "  ·  " + heading);
    String group = "";
    for (ResultQuantity quantity : ResultQuantity.ALL) {
      Object value = quantity.of(results);
      if (value == null || value instanceof List<?> list && list.isEmpty()) {
        continue;
      }
      String section = quantity.path().split("\\.")[1];
      if (!section.equals(group)) {
        group = section;
        out.println();
        out.println(TITLES.get(section));
      }
      out.printf(
          Locale.ROOT,
          LINE,
          quantity.name().replace('_', ' '),
          DisplayValue.of(value, quantity.unit()));
    }
    if (!results.properties().measured().isEmpty()) {
      out.println();
      out.println("Stated");
      results.properties().measured().forEach(property -> measured(property, out));
    }
    Structure structure =
        system == null || system.atoms() == null ? null : system.atoms().toStructure().orElse(null);
    if (structure != null) {
      structure(structure, out);
    }
  }

  private static void measured(MaterialProperty property, PrintWriter out) {
    Object value = property.value() == null ? property.text() : property.value();
    if (value != null) {
      String unit = property.unit() == null ? "" : property.unit();
      out.printf(Locale.ROOT, LINE, property.name(), DisplayValue.of(value, unit));
    }
  }

  private static void structure(Structure structure, PrintWriter out) {
    out.println();
    out.println("Structure");
    structure
        .lattice()
        .ifPresent(
            cell -> {
              double[] lengths = cell.lengths();
              double[] angles = cell.angles();
              out.printf(
                  Locale.ROOT,
                  "  a b c %.4f %.4f %.4f Å   α β γ %.2f %.2f %.2f °%n",
                  lengths[0],
                  lengths[1],
                  lengths[2],
                  angles[0],
                  angles[1],
                  angles[2]);
            });
    boolean fractional = structure.lattice().isPresent();
    structure.sites().stream()
        .limit(ATOMS_SHOWN)
        .forEach(
            site ->
                out.printf(
                    Locale.ROOT,
                    "  %-4s %10.5f %10.5f %10.5f%s%n",
                    label(site),
                    site.position().x(),
                    site.position().y(),
                    site.position().z(),
                    fractional ? "" : " Å"));
    if (structure.size() > ATOMS_SHOWN) {
      out.println("  and " + (structure.size() - ATOMS_SHOWN) + " more atoms");
    }
  }

  private static String label(Site site) {
    return site.mainSpecies() + (site.isOrdered() ? "" : "*");
  }
}
