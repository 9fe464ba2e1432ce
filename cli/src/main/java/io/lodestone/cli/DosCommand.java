package io.lodestone.cli;

import io.lodestone.archive.Archive;
import io.lodestone.archive.filter.FilterParser;
import io.lodestone.archive.index.Search;
import io.lodestone.archive.index.SearchIndex;
import io.lodestone.archive.likeness.CellDos;
import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.MethodSummary;
import io.lodestone.archive.metainfo.Run;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.figure.FigureFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code lodestone dos}: a picture of the densities of states of the entries that a filter finds.
 */
@Command(
    name = "dos",
    description = {
      "Draw the densities of electronic states of the entries that a filter finds, one below the other.",
      "Example: lodestone dos 'chemical_formula_reduced = \"Si\"' --figure silicon.svg"
    })
final class DosCommand implements Callable<Integer> {
  private static final int MOST = 16;

  @Spec private CommandSpec spec;
  @Mixin private ArchiveOption archive;

  @Parameters(paramLabel = "FILTER", description = "OPTIMADE filter")
  private String filter;

  @Option(names = "--title", defaultValue = "Density of states", description = "title")
  private String title;

  @Option(
      names = "--figure",
      required = true,
      paramLabel = "FILE",
      description = "file to draw into (.svg or .png)")
  private FigureFile figure;

  @Override
  public Integer call() throws IOException {
    DosPicture picture = new DosPicture(title);
    try (Archive opened = archive.openForReading();
        SearchIndex index = opened.searchIndex()) {
      Search search =
          Search.everything()
              .where(FilterParser.parse("(" + filter + ") AND available HAS \"dos_electronic\""))
              .sortedBy(
                  Search.SortKey.parse("xc_functional_short_name"),
                  Search.SortKey.parse("program_name"))
              .page(0, MOST);
      for (String id : index.search(search).ids()) {
        try {
          add(opened, id, picture);
        } catch (InvalidInput notComparable) {
          spec.commandLine()
              .getErr()
              .println(
                  "left out: "
                      + Lodestone.printable(opened.find(id).mainfile())
                      + ": "
                      + notComparable.getMessage());
        }
      }
    }
    if (picture.size() == 0) {
      throw new InvalidInput(
          "filter",
          "",
          "no entry with a density of states",
          "at least one",
          "try 'lodestone search'");
    }
    figure.write(picture.figure());
    spec.commandLine().getOut().println(picture.size() + " densities of states in " + figure);
    return 0;
  }

  private static void add(Archive archive, String id, DosPicture picture) throws IOException {
    Archive.FoundEntry entry = archive.find(id);
    Run run = archive.entries().run(entry.document());
    Calculation calculation =
        run.calculation().stream()
            .filter(candidate -> !candidate.dosElectronic().isEmpty())
            .reduce((first, second) -> second)
            .orElseThrow();
    double atoms =
        run.system().isEmpty() || run.system().getLast().atoms() == null
            ? 1
            : Math.max(1, run.system().getLast().atoms().labels().size());
    MethodSummary method = archive.entries().results(entry.document()).method();
    picture.add(
        String.join(
            " · ",
            List.of(
                String.valueOf(method.programName()),
                Optional.ofNullable(method.xcFunctionalShortName()).orElse(""))),
        mesh(method.kGrid()),
        String.valueOf(method.xcFunctionalShortName()),
        CellDos.of(calculation).orElseThrow().perAtom(atoms));
  }

  private static String mesh(List<Integer> grid) {
    return grid == null || grid.isEmpty()
        ? ""
        : grid.stream().map(String::valueOf).collect(Collectors.joining(" × ")) + " k-points";
  }
}
