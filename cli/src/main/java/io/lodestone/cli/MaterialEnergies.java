package io.lodestone.cli;

import io.lodestone.archive.entry.ResultReader;
import io.lodestone.archive.metainfo.Material;
import io.lodestone.archive.metainfo.MaterialProperty;
import io.lodestone.archive.metainfo.MethodSummary;
import io.lodestone.archive.metainfo.Properties;
import io.lodestone.archive.metainfo.Results;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.study.source.DisplayValue;
import io.lodestone.study.source.GivenFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Collects the energies of materials from files of all kinds: tables, computed entries as JSON,
 * extended XYZ, outputs of calculations, and folders of them. What cannot be used is named and
 * stops nothing else.
 */
final class MaterialEnergies {
  private static final int MOST_COMPLAINTS = 50;

  private final EnergyColumn.Wish wish;
  private final PrintWriter complaints;
  private final List<MaterialEnergy> found = new ArrayList<>();
  private final ResultReader reader = new ResultReader();
  private int failures;

  MaterialEnergies(EnergyColumn.Wish wish, PrintWriter complaints) {
    this.wish = wish;
    this.complaints = complaints;
  }

  /** All energies so far, in the order in which they were read. */
  List<MaterialEnergy> found() {
    return found;
  }

  /** How many files, rows and entries could not be used. */
  int failures() {
    return failures;
  }

  /** Whether a file is of a format whose energies can be read. */
  boolean recognizes(DiskFile file) throws IOException {
    return reader.recognizes(file) || ComputedEntries.recognizes(file);
  }

  /** Reads a file, or the files of known formats in a folder. */
  void read(String argument) throws IOException {
    GivenFile given = new GivenFile(argument);
    if (!given.isFolder()) {
      readOrComplain(given, true);
      return;
    }
    try (Stream<Path> files = Files.walk(Path.of(argument))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        readOrComplain(new GivenFile(file.toString()), false);
      }
    }
  }

  private void readOrComplain(GivenFile given, boolean named) throws IOException {
    try {
      DiskFile file = given.open();
      if (ComputedEntries.recognizes(file) && !reader.recognizes(file)) {
        if (named) {
          ComputedEntries.read(file, found::add);
        }
      } else if (named || reader.recognizes(file)) {
        readResults(file, named);
      }
    } catch (InvalidInput problem) {
      complain(problem.source() == null ? problem.in(given.argument()) : problem);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void readResults(DiskFile file, boolean named) throws IOException {
    List<ResultReader.Outcome> rows = new ArrayList<>();
    int before = found.size();
    String source = file.displayPath();
    reader.read(
        file,
        outcome -> {
          Properties properties = outcome.results().properties();
          if (properties.energyPerAtom() != null) {
            found.add(calculation(source, outcome));
          } else if (!properties.measured().isEmpty()
              || !outcome.results().quality().warnings().isEmpty()) {
            rows.add(outcome);
          }
        });
    if (rows.stream().anyMatch(row -> !row.results().properties().measured().isEmpty())) {
      table(source, rows);
    } else if (found.size() == before && named) {
      throw new InvalidInput(source, "", "no energy of a material", "one with its composition", "");
    }
  }

  private void table(String source, List<ResultReader.Outcome> rows) {
    EnergyColumn column =
        EnergyColumn.choose(
            source, rows.stream().map(row -> row.results().properties().measured()).toList(), wish);
    if (!column.assumption().isEmpty()) {
      complaints.println("lodestone: " + source + ": " + Lodestone.printable(column.assumption()));
    }
    for (ResultReader.Outcome row : rows) {
      List<String> warnings = row.results().quality().warnings();
      if (isNameless(row) && !warnings.isEmpty()) {
        complain(source + ", " + warnings.getFirst());
        continue;
      }
      try {
        found.add(row(source, row, column));
      } catch (InvalidInput problem) {
        complain(problem.in(source));
      }
    }
  }

  private static boolean isNameless(ResultReader.Outcome row) {
    return row.system() == null || row.results().material().chemicalFormulaReduced() == null;
  }

  private static MaterialEnergy row(String source, ResultReader.Outcome row, EnergyColumn column) {
    List<MaterialProperty> cells = row.results().properties().measured();
    String place = row.key().replace('-', ' ');
    if (isNameless(row)) {
      throw new InvalidInput(source, place, "no formula", "a chemical formula", "");
    }
    Composition composition =
        row.system().atoms() == null || row.system().atoms().labels().isEmpty()
            ? Composition.parse(row.system().name())
            : Composition.parse(row.results().material().chemicalFormulaReduced());
    double energy =
        column
            .perAtom(cells, composition)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        source, place, "no number", "an energy in '" + column.name() + "'", ""));
    Material material = row.results().material();
    return new MaterialEnergy(
        source,
        identifier(cells).orElse(row.key()),
        composition,
        energy,
        column.zero(),
        volume(material).isPresent() ? volume(material) : VolumeColumn.perAtom(cells, composition),
        Optional.empty(),
        "",
        "");
  }

  /** What a table calls its rows. */
  private static Optional<String> identifier(List<MaterialProperty> cells) {
    return cells.stream()
        .filter(cell -> cell.text() != null)
        .filter(cell -> cell.name().matches("(?i)(material|entry|mp|oqmd|auid|jarvis)?[_ -]?id"))
        .map(MaterialProperty::text)
        .findFirst();
  }

  private static MaterialEnergy calculation(String source, ResultReader.Outcome outcome) {
    Results results = outcome.results();
    Composition composition = Composition.parse(results.material().chemicalFormulaReduced());
    return new MaterialEnergy(
        source,
        outcome.key().isEmpty() ? source : source + "#" + outcome.key(),
        composition,
        MaterialsUnit.ELECTRONVOLT.fromSi(results.properties().energyPerAtom()),
        MaterialEnergy.Zero.METHOD,
        volume(results.material()),
        outcome.system().atoms() == null
            ? Optional.empty()
            : outcome.system().atoms().toStructure(),
        method(results.method()),
        cutoff(results.method().planewaveCutoff()));
  }

  private static OptionalDouble volume(Material material) {
    return material.volumePerAtom() == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(MaterialsUnit.CUBIC_ANGSTROM.fromSi(material.volumePerAtom()));
  }

  /** The cut-off of the plane waves in words; empty where there is none. */
  static String cutoff(Double joules) {
    return joules == null
        ? ""
        : DisplayValue.format(MaterialsUnit.ELECTRONVOLT.fromSi(joules)) + " eV";
  }

  /** What energies must share to be comparable. */
  private static String method(MethodSummary method) {
    return method(
        method.programName(),
        method.xcFunctionalShortName(),
        Boolean.TRUE.equals(method.hubbardU()) ? "+U" : null,
        method.vanDerWaalsMethod());
  }

  static String method(String program, String functional, String hubbard, String dispersion) {
    return Stream.of(program, functional, hubbard, dispersion)
        .filter(Objects::nonNull)
        .filter(part -> !part.isBlank() && !part.equalsIgnoreCase("XYZ"))
        .collect(Collectors.joining(" "));
  }

  private void complain(InvalidInput problem) {
    complain(problem.getMessage());
  }

  private void complain(String problem) {
    if (++failures <= MOST_COMPLAINTS) {
      complaints.println("lodestone: " + Lodestone.printable(problem));
    } else if (failures == MOST_COMPLAINTS + 1) {
      complaints.println("lodestone: more rows and files that cannot be used are not named");
    }
  }
}
