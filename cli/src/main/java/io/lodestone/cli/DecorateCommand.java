package io.lodestone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.archive.export.StructureFormat;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Site;
import io.lodestone.crystal.prototype.Candidate;
import io.lodestone.crystal.prototype.Decoration;
import io.lodestone.crystal.prototype.Encyclopedia;
import io.lodestone.crystal.prototype.Prototype;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lodestone decorate}: candidates from a prototype and elements. */
@Command(
    name = "decorate",
    modelTransformer = RoleOptions.class,
    description = {
      "Put elements into the roles of a prototype: every combination is a candidate structure.",
      "Every letter of the prototype's formula has an option that names elements.",
      "Example: lodestone decorate 'ABX3 perovskite' --A Ca,Sr,Ba --B Ti,Zr --X O -o candidates"
    })
final class DecorateCommand implements Callable<Integer> {
  private static final long MOST = 100_000;

  private enum Format {
    TABLE,
    JSON,
    CIF,
    POSCAR,
    EXTXYZ
  }

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PROTOTYPE",
      description = "name, alias, Strukturbericht symbol or label, as lodestone prototypes lists")
  private String name;

  @Option(
      names = "--as",
      description =
          "cif, poscar, extxyz, json (one object a line) or table; default: cif for a folder, else"
              + " table")
  private Format format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "folder for one file of each candidate; json or table is short for --as")
  private String output;

  @Option(
      names = "--balanced",
      description = "only those in which common oxidation states sum to zero")
  private boolean balanced;

  private final ObjectMapper mapper = new ObjectMapper();

  @Override
  public Integer call() throws IOException {
    if (output != null && format == null) {
      for (Format form : List.of(Format.TABLE, Format.JSON)) {
        if (form.name().equalsIgnoreCase(output)) {
          format = form;
          output = null;
          break;
        }
      }
    }
    Prototype prototype = Encyclopedia.standard().find(name);
    Map<String, List<Element>> choices = choices();
    long combinations =
        choices.values().stream().mapToLong(List::size).reduce(1, Math::multiplyExact);
    if (combinations > MOST) {
      throw new InvalidInput(
          null,
          null,
          combinations + " combinations",
          "at most " + MOST + " at a time",
          "name fewer elements");
    }
    try (Stream<Candidate> all = Decoration.of(prototype).all(choices)) {
      Iterator<Candidate> candidates =
          all.filter(c -> !balanced || c.oxidationStates().isPresent()).iterator();
      if (!candidates.hasNext()) {
        throw new InvalidInput(
            null,
            null,
            "no combination" + (balanced ? " whose oxidation states balance" : ""),
            "at least one candidate",
            "an element cannot take two roles");
      }
      print(candidates);
    }
    return 0;
  }

  private Map<String, List<Element>> choices() {
    Map<String, List<Element>> choices = new LinkedHashMap<>();
    for (OptionSpec option : spec.options()) {
      String letter = option.longestName().substring(2);
      if (letter.length() == 1 && spec.commandLine().getParseResult().hasMatchedOption(option)) {
        choices.put(letter, elements(option));
      }
    }
    return choices;
  }

  private static List<Element> elements(ArgSpec option) {
    List<?> symbols = option.getValue();
    return symbols.stream()
        .map(symbol -> Element.of(symbol.toString().strip()))
        .distinct()
        .toList();
  }

  private void print(Iterator<Candidate> candidates) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (output != null) {
      int written = writeFolder(candidates, structureFormat());
      out.println(written + (written == 1 ? " candidate in " : " candidates in ") + output);
    } else if (format == null || format == Format.TABLE) {
      table(candidates, out);
    } else if (format == Format.JSON) {
      while (candidates.hasNext()) {
        out.println(json(candidates.next()));
      }
    } else {
      while (candidates.hasNext()) {
        Candidate candidate = candidates.next();
        if (format == Format.POSCAR && candidates.hasNext()) {
          throw new InvalidInput(
              null, null, "several candidates", "one for a POSCAR", "name a folder with -o");
        }
        structureFormat().write(candidate.structure(), title(candidate), out);
      }
    }
    out.flush();
  }

  private StructureFormat structureFormat() {
    return switch (format) {
      case null -> StructureFormat.CIF;
      case CIF -> StructureFormat.CIF;
      case POSCAR -> StructureFormat.POSCAR;
      case EXTXYZ -> StructureFormat.EXTXYZ;
      case TABLE, JSON ->
          throw new InvalidInput(
              "--as",
              "",
              format.name().toLowerCase(Locale.ROOT),
              "cif, poscar or extxyz for the files of a folder",
              "");
    };
  }

  private int writeFolder(Iterator<Candidate> candidates, StructureFormat files)
      throws IOException {
    Path folder = Path.of(output);
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new InvalidInput("--output", "", "the file " + output, "a folder", "");
    }
    Files.createDirectories(folder);
    int written = 0;
    while (candidates.hasNext()) {
      Candidate candidate = candidates.next();
      Path file = folder.resolve(candidate.formula() + "." + files.suffix());
      try (PrintWriter writer =
          new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
        files.write(candidate.structure(), title(candidate), writer);
        if (writer.checkError()) {
          throw new IOException(file + " could not be written");
        }
      }
      written++;
    }
    return written;
  }

  private static String title(Candidate candidate) {
    return candidate.formula() + ", candidate with the prototype " + candidate.prototype().name();
  }

  private static void table(Iterator<Candidate> candidates, PrintWriter out) {
    TextTable table =
        new TextTable(
            "formula", "a (Å)", "b (Å)", "c (Å)", "volume (Å³/atom)", "atoms", "oxidation states");
    while (candidates.hasNext()) {
      Candidate candidate = candidates.next();
      double[] lengths = candidate.structure().lattice().orElseThrow().lengths();
      table.row(
          candidate.formula(),
          fixed(lengths[0], 3),
          fixed(lengths[1], 3),
          fixed(lengths[2], 3),
          fixed(candidate.volumePerAtom(), 2),
          candidate.structure().size(),
          candidate.oxidationStates().map(states -> states(candidate, states)).orElse(null));
    }
    table.print(out);
  }

  private static String states(Candidate candidate, Map<String, Integer> states) {
    return candidate.elements().entrySet().stream()
        .map(e -> e.getValue() + String.format(Locale.ROOT, "%+d", states.get(e.getKey())))
        .collect(Collectors.joining(" "));
  }

  private String json(Candidate candidate) throws JsonProcessingException {
    Lattice lattice = candidate.structure().lattice().orElseThrow();
    List<Site> sites = candidate.structure().sites();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("formula", candidate.formula());
    object.put("prototype", candidate.prototype().name());
    object.put("label", candidate.prototype().label().anonymous().toString());
    object.put("elements", candidate.elements());
    object.put("oxidation_states", candidate.oxidationStates().orElse(null));
    object.put("volume_per_atom", candidate.volumePerAtom());
    object.put(
        "lattice_vectors",
        List.of(lattice.a().toArray(), lattice.b().toArray(), lattice.c().toArray()));
    object.put("species", sites.stream().map(site -> site.mainSpecies().symbol()).toList());
    object.put("fractional_coordinates", sites.stream().map(s -> s.position().toArray()).toList());
    return mapper.writeValueAsString(object);
  }

  private static Double fixed(double value, int digits) {
    return Double.valueOf(String.format(Locale.ROOT, "%." + digits + "f", value));
  }
}
