package io.lodestone.cli;

import io.lodestone.archive.export.StructureFormat;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Species;
import io.lodestone.crystal.disorder.ConfigurationSet;
import io.lodestone.crystal.disorder.OrderedConfiguration;
import io.lodestone.crystal.disorder.Ordering;
import io.lodestone.crystal.disorder.Sublattice;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lodestone pocc}: the ordered configurations of crystals with partial occupations. */
@Command(
    name = "pocc",
    description = {
      "List the distinct ordered configurations of crystals with partly occupied or shared sites,"
          + " in supercells of one volume, with their degeneracies.",
      "With -o the structures are written, and a table configurations.csv to which energies can be"
          + " added for 'lodestone ensemble'.",
      "Example: lodestone pocc alloy.cif --volume 4 --as poscar -o alloy-ordered"
    })
final class PoccCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StructureFiles files;

  @Option(
      names = "--volume",
      paramLabel = "N",
      description = "primitive cells in a supercell; else as few as realise the occupations")
  private Integer volume;

  @Option(
      names = "--tolerance",
      defaultValue = "0.005",
      description =
          "how far a realised occupation may be from the stated one (default: ${DEFAULT-VALUE})")
  private double tolerance;

  @Option(
      names = "--sample",
      paramLabel = "DRAWS",
      description = "draw configurations at random so often, instead of listing all")
  private Integer draws;

  @Option(
      names = "--seed",
      defaultValue = "0",
      description = "seed of the random draws (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--as",
      defaultValue = "poscar",
      description = "poscar, extxyz or cif (default: ${DEFAULT-VALUE})")
  private StructureFormat format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "folder to write the structures to; made if it is not there")
  private Path folder;

  private final Set<String> taken = new HashSet<>();

  @Override
  public Integer call() throws IOException {
    Ordering ordering = Ordering.smallest().within(tolerance);
    ordering = volume == null ? ordering : ordering.inVolume(volume);
    Ordering wanted = draws == null ? ordering : ordering.sampled(draws, seed);
    PrintWriter out = spec.commandLine().getOut();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (PrintWriter table = folder == null ? null : table()) {
      return files.answer(
          found -> wanted.expand(found.structure()),
          (found, set) -> {
            report(found.name(), set, out);
            if (table != null) {
              write(unique(found.name()), set, table);
            }
          });
    }
  }

  private PrintWriter table() throws IOException {
    PrintWriter table =
        new PrintWriter(
            Files.newBufferedWriter(folder.resolve("configurations.csv"), StandardCharsets.UTF_8));
    table.println("file,degeneracy,energy (eV)");
    return table;
  }

  private void report(String name, ConfigurationSet set, PrintWriter out) {
    out.println(Lodestone.printable(name));
    out.printf(
        Locale.ROOT,
        "%d primitive cells in each of %,d supercells (%,d distinct), %,d arrangements; %s%n",
        set.volume(),
        set.supercells(),
        set.distinctSupercells(),
        set.total(),
        set.sampled()
            ? "%,d distinct ones in a sample".formatted(set.configurations().size())
            : "%,d distinct".formatted(set.configurations().size()));
    if (set.excluded() > 0) {
      out.printf(
          Locale.ROOT,
          "%,d arrangements left out, in which two atoms are too close%n",
          set.excluded());
    }
    TextTable occupations = new TextTable("sites", "species", "stated", "realised");
    for (Sublattice sublattice : set.sublattices()) {
      for (int i = 0; i < sublattice.species().size(); i++) {
        occupations.row(
            sublattice.sites().size(),
            sublattice.species().get(i).map(Species::toString).orElse("vacant"),
            Math.round(sublattice.occupations().get(i) * 1e6) / 1e6,
            Math.round(sublattice.realised(i) * 1e6) / 1e6);
      }
    }
    occupations.print(out);
    TextTable degeneracies = new TextTable("configuration", "degeneracy", "formula", "atoms");
    int shown = Math.min(20, set.configurations().size());
    for (int i = 0; i < shown; i++) {
      OrderedConfiguration configuration = set.configurations().get(i);
      degeneracies.row(
          i + 1,
          configuration.degeneracy(),
          configuration.structure().composition().reduced(),
          configuration.structure().size());
    }
    degeneracies.print(out);
    if (shown < set.configurations().size()) {
      out.printf("… and %,d more%n", set.configurations().size() - shown);
    }
    out.println();
    out.flush();
  }

  private void write(String stem, ConfigurationSet set, PrintWriter table) {
    int digits = Integer.toString(set.configurations().size()).length();
    for (int i = 0; i < set.configurations().size(); i++) {
      OrderedConfiguration configuration = set.configurations().get(i);
      String name = ("%s-%0" + digits + "d.%s").formatted(stem, i + 1, format.suffix());
      try (PrintWriter file =
          new PrintWriter(Files.newBufferedWriter(folder.resolve(name), StandardCharsets.UTF_8))) {
        format.write(
            configuration.structure(),
            "%s, configuration %d, degeneracy %d"
                .formatted(stem, i + 1, configuration.degeneracy()),
            file);
        if (file.checkError()) {
          throw new InvalidInput(
              folder.resolve(name).toString(), "", "a disk that is full", "room to write", "");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      table.println(name + "," + configuration.degeneracy() + ",");
    }
  }

  /** A stem for file names, of letters that are safe everywhere, that no other input has. */
  private String unique(String name) {
    String stem =
        Path.of(name)
            .getFileName()
            .toString()
            .replaceAll("[^A-Za-z0-9._#-]", "_")
            .replace('#', '-');
    String free = stem;
    for (int i = 2; !taken.add(free); i++) {
      free = stem + "-" + i;
    }
    return free;
  }
}
