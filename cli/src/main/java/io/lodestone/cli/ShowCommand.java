package io.lodestone.cli;

import io.lodestone.archive.Archive;
import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.MaterialProperty;
import io.lodestone.archive.metainfo.ResultQuantity;
import io.lodestone.archive.metainfo.Results;
import io.lodestone.archive.metainfo.Run;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lodestone show}: one entry, as a page or as it is kept. */
@Command(
    name = "show",
    description = {
      "Show an entry: what it is, how it was computed, what came out, how far to trust it.",
      "Example: lodestone show 3f2a"
    })
final class ShowCommand implements Callable<Integer> {
  private static final int ATOMS_SHOWN = 12;
  private static final Map<String, String> TITLES =
      Map.of(
          "material", "Material",
          "method", "Method",
          "properties", "Properties",
          "quality", "Quality");

  private enum Format {
    TABLE,
    JSON
  }

  @Spec private CommandSpec spec;
  @Mixin private ArchiveOption archive;

  @Parameters(paramLabel = "ID", description = "identifier of an entry, or its beginning")
  private String id;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      description = "table or json")
  private Format format;

  @Override
  public Integer call() throws IOException {
    try (Archive opened = archive.openForReading()) {
      Archive.FoundEntry entry = opened.find(id);
      if (format == Format.JSON) {
        OutputStream out = System.out;
        try (InputStream document = opened.entries().open(entry.document())) {
          document.transferTo(out);
        }
        out.write('\n');
        out.flush();
      } else {
        print(opened, entry, spec.commandLine().getOut());
      }
    }
    return 0;
  }

  private static void print(Archive archive, Archive.FoundEntry entry, PrintWriter out)
      throws IOException {
    Results results = archive.entries().results(entry.document());
    String formula = results.material().chemicalFormulaIupac();
    out.println(
        (formula == null ? "Material of unknown formula" : formula)
            + "  ·  "
            + entry.format()
            + "  ·  "
            + entry.entryId());
    if (entry.problem() != null) {
      out.println("Not read to its end: " + entry.problem());
    }
    String group = "";
    for (ResultQuantity quantity : ResultQuantity.ALL) {
      Object value = quantity.of(results);
      if (value == null || value instanceof java.util.List<?> list && list.isEmpty()) {
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
          "  %-32s %s%n",
          quantity.name().replace('_', ' '),
          DisplayValue.of(value, quantity.unit()));
    }
    measured(results, out);
    structure(archive.entries().run(entry.document()), out);
    files(archive, entry, out);
    out.flush();
  }

  private static void measured(Results results, PrintWriter out) {
    for (MaterialProperty property : results.properties().measured()) {
      Object value = property.value() == null ? property.text() : property.value();
      if (value != null) {
        String unit = property.unit() == null ? "" : property.unit();
        out.printf(Locale.ROOT, "  %-32s %s%n", property.name(), DisplayValue.of(value, unit));
      }
    }
  }

  private static void structure(Run run, PrintWriter out) {
    if (run.system().isEmpty()) {
      return;
    }
    AtomicSystem system = run.system().getLast();
    Structure structure = system.atoms() == null ? null : system.atoms().toStructure().orElse(null);
    if (structure == null) {
      return;
    }
    out.println();
    out.println(
        run.system().size() == 1 ? "Structure" : "Structure, the last of " + run.system().size());
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

  private static void files(Archive archive, Archive.FoundEntry entry, PrintWriter out)
      throws IOException {
    out.println();
    out.println("Files");
    archive
        .catalog()
        .query(
            "SELECT name, size, object FROM files WHERE location = ? ORDER BY rowid",
            row ->
                String.format(
                    Locale.ROOT,
                    "  %-32s %,12d bytes   sha256 %s…",
                    row.getString(1),
                    row.getLong(2),
                    row.getString(3).substring(0, 12)),
            entry.location())
        .forEach(out::println);
    out.println("  of " + entry.location());
  }
}
