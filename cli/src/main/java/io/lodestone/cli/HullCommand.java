package io.lodestone.cli;

import io.lodestone.archive.Archive;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.crystal.stability.GrandPotentialDiagram;
import io.lodestone.crystal.stability.Phase;
import io.lodestone.crystal.stability.PhaseDiagram;
import io.lodestone.figure.FigureFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lodestone hull}: which phases are stable, and into what the others fall apart. */
@Command(
    name = "hull",
    description = {
      "Find which phases are stable at 0 K, how far the others lie above the convex hull of energies, and into what they fall apart.",
      "Reads tables (columns formula and energy, with the unit in the heading), computed entries of the Materials Project as JSON, extended XYZ, outputs of calculations and folders of them. Energies are printed in eV/atom.",
      "Example: lodestone hull oxides.csv -o json",
      "Example: lodestone hull Fe_Li_O_P_entries.json.gz Li-Fe-O --figure diagram.svg",
      "Example: lodestone hull --archive my-archive Fe-Li-O-P"
    })
final class HullCommand implements Callable<Integer> {
  private static final String SYSTEM = "[A-Z][a-z]?(-[A-Z][a-z]?)*";

  private enum Per {
    ATOM,
    FORMULA
  }

  private enum Format {
    TABLE,
    JSON
  }

  @Spec private CommandSpec spec;
  @Mixin private ArchiveOption archive;

  @Parameters(
      arity = "1..*",
      paramLabel = "WHAT",
      description =
          "files or folders, and a chemical system such as Li-Fe-O that keeps its phases only;"
              + " without files, a system or an OPTIMADE filter of entries of the archive")
  private List<String> what;

  @Option(names = "--energy", paramLabel = "COLUMN", description = "column with the energies")
  private String energyColumn;

  @Option(
      names = "--per",
      description = "whether table energies are per atom or of the formula as written")
  private Per per;

  @Option(
      names = "--formation",
      description = "energies are formation energies: elements that are not listed have 0")
  private boolean formation;

  @Option(
      names = "--open",
      paramLabel = "ELEMENT=EV",
      description =
          "exchange an element with a reservoir, at a chemical potential in eV/atom relative to the"
              + " pure element, such as O=-0.5")
  private Map<String, Double> open = Map.of();

  @Option(
      names = "--potentials",
      paramLabel = "FORMULA",
      description =
          "print the chemical potentials at which a phase is stable instead of all phases")
  private String potentials;

  @Option(names = "--stable", description = "print stable phases only")
  private boolean stableOnly;

  @Option(
      names = "--limit",
      defaultValue = "50",
      description = "rows of the table, 0 for all (${DEFAULT-VALUE})")
  private int limit;

  @Option(
      names = "--figure",
      paramLabel = "FILE",
      description = "draw two or three elements, of the method with the most phases (.svg or .png)")
  private FigureFile figure;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      description = "table, or json for one object per phase and line")
  private Format format;

  @Override
  public Integer call() throws IOException {
    List<String> files = new ArrayList<>();
    List<String> queries = new ArrayList<>();
    what.forEach(
        name -> (name.equals("-") || Files.exists(Path.of(name)) ? files : queries).add(name));
    Optional<List<Element>> system = system(queries, !files.isEmpty());
    EnergyColumn.Wish wish =
        new EnergyColumn.Wish(energyColumn, per == null ? null : per == Per.ATOM, formation);
    MaterialEnergies read = new MaterialEnergies(wish, spec.commandLine().getErr());
    List<MaterialEnergy> energies;
    if (files.isEmpty()) {
      energies = fromArchive(queries, system);
    } else {
      for (String file : files) {
        read.read(file);
      }
      energies = read.found();
    }
    List<MaterialEnergy> wanted =
        energies.stream()
            .filter(
                energy ->
                    system.isEmpty() || system.get().containsAll(energy.composition().elements()))
            .toList();
    if (wanted.isEmpty()) {
      throw new InvalidInput(
          String.join(" ", what),
          "",
          energies.size() + " energies, none of them wanted",
          "energies of phases" + system.map(names -> " of " + name(names)).orElse(""),
          "");
    }
    return answer(wanted, system, read.failures());
  }

  /** The elements that are asked for; of several systems together. */
  private static Optional<List<Element>> system(List<String> queries, boolean besideFiles) {
    boolean systems = !queries.isEmpty() && queries.stream().allMatch(q -> q.matches(SYSTEM));
    if (besideFiles && !queries.isEmpty() && !systems) {
      String unknown = queries.stream().filter(q -> !q.matches(SYSTEM)).findFirst().orElseThrow();
      throw new InvalidInput(
          unknown, "", "nothing there", "a file, a folder or a system such as Fe-O", "");
    }
    return systems
        ? Optional.of(
            queries.stream()
                .flatMap(query -> java.util.Arrays.stream(query.split("-")))
                .map(Element::of)
                .distinct()
                .sorted()
                .toList())
        : Optional.empty();
  }

  private List<MaterialEnergy> fromArchive(List<String> queries, Optional<List<Element>> system)
      throws IOException {
    String looksLikeFile = "[^\"'=<>]*[./\\\\][^\"'=<>]*";
    for (String query : queries) {
      if (system.isEmpty() && query.matches(looksLikeFile)) {
        throw new InvalidInput(query, "", "nothing there", "a file or folder", "");
      }
    }
    try (Archive opened = archive.openForReading()) {
      ArchiveEnergies entries = new ArchiveEnergies(opened, false);
      return system.isPresent()
          ? entries.among(system.get())
          : entries.find(queries.stream().collect(Collectors.joining(") AND (", "(", ")")));
    }
  }

  private int answer(List<MaterialEnergy> energies, Optional<List<Element>> system, int failures)
      throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    Map<String, List<MaterialEnergy>> methods =
        energies.stream()
            .collect(
                Collectors.groupingBy(
                    MaterialEnergy::method, LinkedHashMap::new, Collectors.toList()));
    int most = methods.values().stream().mapToInt(List::size).max().orElse(0);
    int failed = failures;
    for (Map.Entry<String, List<MaterialEnergy>> method : methods.entrySet()) {
      try {
        boolean largest = method.getValue().size() == most;
        one(method.getKey(), method.getValue(), system, largest ? figure : null);
      } catch (InvalidInput problem) {
        InvalidInput named = method.getKey().isEmpty() ? problem : problem.in(method.getKey());
        if (methods.size() == 1) {
          throw named;
        }
        err.println("lodestone: " + Lodestone.printable(named.getMessage()));
        failed++;
      }
    }
    spec.commandLine().getOut().flush();
    return failed > 0 ? 1 : 0;
  }

  private void one(
      String method,
      List<MaterialEnergy> energies,
      Optional<List<Element>> system,
      FigureFile drawing)
      throws IOException {
    List<Phase> phases =
        energies.stream()
            .map(energy -> new Phase(energy.id(), energy.composition(), energy.energyPerAtom()))
            .toList();
    boolean relative =
        formation
            || energies.stream().anyMatch(energy -> energy.zero() == MaterialEnergy.Zero.ELEMENTS);
    PhaseDiagram diagram =
        relative ? PhaseDiagram.ofFormationEnergies(phases) : withReferences(phases);
    List<Element> elements =
        system.filter(diagram.elements()::containsAll).orElse(diagram.elements());
    PrintWriter out = spec.commandLine().getOut();
    HullReport report = new HullReport(method, out, format == Format.JSON);
    if (potentials != null) {
      report.potentials(diagram, elements, Composition.parse(potentials));
    } else if (!open.isEmpty()) {
      report.open(opened(diagram), stableOnly, limit);
    } else {
      report.phases(diagram, stableOnly, limit);
    }
    if (drawing != null) {
      drawing.write(new HullPicture(diagram, elements).figure());
    }
  }

  private static PhaseDiagram withReferences(List<Phase> phases) {
    try {
      return PhaseDiagram.of(phases);
    } catch (InvalidInput problem) {
      throw new InvalidInput(
          problem.source(),
          problem.place(),
          problem.found(),
          problem.expected(),
          "add them, or say --formation if these are formation energies");
    }
  }

  private GrandPotentialDiagram opened(PhaseDiagram diagram) {
    Map<Element, Double> absolute = new EnumMap<>(Element.class);
    open.forEach(
        (symbol, relative) -> {
          Element element = Element.of(symbol);
          absolute.put(element, relative + diagram.reference(element).energyPerAtom());
        });
    return GrandPotentialDiagram.of(diagram, absolute);
  }

  /** A chemical system as databases write it, by the alphabet. */
  static String name(List<Element> elements) {
    return elements.stream().map(Element::symbol).sorted().collect(Collectors.joining("-"));
  }
}
