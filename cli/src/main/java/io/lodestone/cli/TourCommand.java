package io.lodestone.cli;

import io.lodestone.archive.Archive;
import io.lodestone.archive.ingest.Ingest;
import io.lodestone.archive.ingest.IngestReport;
import io.lodestone.archive.provenance.Access;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code lodestone tour}: makes an archive from the sample calculations and shows what can be done
 * with it.
 */
@Command(
    name = "tour",
    description = {
      "Make an archive from the sample calculations that come with Lodestone, and look around in it.",
      "Example: lodestone tour --archive my-first-archive"
    })
final class TourCommand implements Callable<Integer> {
  private static final String ELECTRONVOLT = "1.602176634e-19";

  @Spec private CommandSpec spec;

  @Option(
      names = "--archive",
      paramLabel = "DIR",
      description = "folder of the archive; else a temporary one")
  private Path folder;

  @Option(
      names = "--samples",
      paramLabel = "DIR",
      defaultValue = "${sys:lodestone.home:-.}/samples",
      description = "folder of the sample calculations; else those that come with Lodestone")
  private Path samples;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (!Files.isDirectory(samples)) {
      throw new InvalidInput(
          samples.toString(), "", "no folder", "the sample calculations", "start with ./lodestone");
    }
    Path place = folder == null ? Files.createTempDirectory("lodestone-tour-") : folder;
    out.println(
        "Lodestone's own calculations, read by the parsers you will use, become an archive:");
    out.println();
    try (Archive archive = Archive.open(place);
        IngestProgress progress = new IngestProgress(spec.commandLine().getErr())) {
      IngestReport report =
          new Ingest(archive, progress)
              .run(
                  samples,
                  new Access("lodestone", List.of(), "CC-BY-4.0", null, null),
                  new NamePattern(List.of("make", "equations", "calculations.tsv", "results.tsv")));
      progress.end();
      new IngestTable(report).print(out);
      perCode(archive, out);
      silicon(archive, out);
      stablest(archive, out);
    }
    example(place, out);
    studies(place, out);
    out.println();
    out.println("The archive is in " + place + ". Try:");
    out.println("  ./lodestone search 'nelements = 2 AND band_gap > 1 eV' --archive " + place);
    out.println(
        "  ./lodestone search --facet program_name,xc_functional_short_name --archive " + place);
    out.println("  ./lodestone ingest FOLDER-WITH-YOUR-CALCULATIONS");
    out.flush();
    return 0;
  }

  private static void perCode(Archive archive, PrintWriter out) throws IOException {
    title("What is in it", out);
    table(
        archive,
        """
        SELECT program_name AS program, any_value(program_version) AS version,
          list_sort(list_distinct(list(xc_functional_short_name))) AS functionals,
          count(*) AS entries, count(DISTINCT chemical_formula_reduced) AS materials
        FROM entries WHERE program_name IS NOT NULL GROUP BY program_name ORDER BY entries DESC, program""",
        out);
  }

  /**
   * The same crystal, at the volume that most codes computed, by every code and functional: what
   * these choices do to a gap (meV matter).
   */
  private static void silicon(Archive archive, PrintWriter out) throws IOException {
    title("Silicon by several codes", out);
    table(
        archive,
        """
        WITH silicon AS (
          SELECT *, round(volume * 1e30, 1) AS cell FROM entries
          WHERE chemical_formula_reduced = 'Si' AND n_sites = 2
            AND xc_functional_short_name IS NOT NULL),
        shared AS (
          SELECT cell FROM silicon GROUP BY cell ORDER BY count(DISTINCT program_name) DESC, cell LIMIT 1)
        SELECT xc_functional_short_name AS functional, program_name AS program,
          round(min(band_gap) FILTER (band_gap > 0) / %s, 3) AS "gap / eV",
          any_value(core_electron_treatment) AS core,
            arg_min(k_grid, band_gap) FILTER (band_gap > 0) AS "k-mesh"
        FROM silicon JOIN shared USING (cell)
        GROUP BY ALL ORDER BY ALL"""
            .formatted(ELECTRONVOLT),
        out);
  }

  /**
   * Total energies compare only where program, functional, basis, k-mesh and smearing are the same:
   * of all such sets, the one with most compounds in more than one structure. Of each structure the
   * lowest energy counts, whatever the volume.
   */
  private static void stablest(Archive archive, PrintWriter out) throws IOException {
    title("The most stable structure per compound, and how far above it the next one lies", out);
    table(
        archive,
        """
        WITH lowest AS (
          SELECT program_name, xc_functional_short_name, planewave_cutoff, k_grid, smearing_width,
            chemical_formula_reduced AS formula, space_group_symbol AS structure,
            any_value(chemical_formula_iupac) AS compound, min(energy_per_atom) AS energy,
            arg_min(volume_per_atom, energy_per_atom) AS volume,
            arg_min(band_gap, energy_per_atom) AS gap
          FROM entries
          WHERE converged AND energy_per_atom IS NOT NULL AND space_group_symbol IS NOT NULL
          GROUP BY ALL),
        ranked AS (
          SELECT *, row_number() OVER rivals AS rank, lead(structure) OVER rivals AS next_structure,
            lead(energy) OVER rivals - energy AS advantage
          FROM lowest
          WINDOW rivals AS (
            PARTITION BY program_name, xc_functional_short_name, planewave_cutoff, k_grid,
              smearing_width, formula
            ORDER BY energy)),
        widest AS (
          SELECT program_name, xc_functional_short_name, planewave_cutoff, k_grid, smearing_width
          FROM ranked WHERE rank = 1 AND advantage IS NOT NULL
          GROUP BY ALL ORDER BY count(*) DESC, program_name, xc_functional_short_name LIMIT 1)
        SELECT compound, program_name AS program, xc_functional_short_name AS functional, structure,
          next_structure AS next, round(advantage / %s, 3) AS "above / eV per atom",
          round(volume * 1e30, 2) AS "V per atom / Å³", round(gap / %s, 2) AS "gap / eV"
        FROM ranked
        JOIN widest
          USING (program_name, xc_functional_short_name, planewave_cutoff, k_grid, smearing_width)
        WHERE rank = 1 AND advantage IS NOT NULL
        ORDER BY compound"""
            .formatted(ELECTRONVOLT, ELECTRONVOLT),
        out);
  }

  private void example(Path place, PrintWriter out) {
    String filter = "elements HAS \"Si\" AND band_gap > 0.5 eV";
    title("lodestone search '" + filter + "' --sort -band_gap", out);
    out.flush();
    CommandLine search = Lodestone.commandLine();
    search.setOut(out);
    search.execute(
        "search", filter, "--sort", "-band_gap", "--limit", "8", "--archive", place.toString());
  }

  /**
   * Studies of all sample calculations; of a part of them, or others, there is nothing to claim.
   */
  private void studies(Path place, PrintWriter out) throws IOException {
    Path home = Path.of(System.getProperty("lodestone.home", "."));
    Path all = home.resolve("samples");
    if (Files.isDirectory(all) && Files.isSameFile(samples, all)) {
      title("What can be learned from it: studies that anyone can repeat", out);
      Path kept = place.resolveSibling(place.getFileName() + "-studies");
      new TourStudies(home.resolve("studies"), place, kept).run(spec.commandLine());
    }
  }

  private static void title(String text, PrintWriter out) {
    out.println();
    out.println(text);
    out.println();
  }

  private static void table(Archive archive, String sql, PrintWriter out) throws IOException {
    archive
        .catalog()
        .userQuery(
            sql,
            (ResultSet rows) -> {
              RowFormat.TABLE.print(rows, out);
              return null;
            });
  }
}
