package io.lodestone.cli;

import io.lodestone.archive.Archive;
import io.lodestone.archive.export.ParquetTable.Column;
import io.lodestone.archive.export.ParquetTable.Kind;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.table.MaterialTable;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import io.lodestone.represent.Feature;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.FeatureSet;
import io.lodestone.represent.Profile;
import io.lodestone.represent.Recipe;
import io.lodestone.represent.Registry;
import io.lodestone.represent.Scope;
import io.lodestone.represent.environment.LocalFeatureSet;
import io.lodestone.represent.process.ProcessHistory;
import io.lodestone.represent.spectrum.AbsorptionEdge;
import io.lodestone.represent.spectrum.DensityOfStates;
import io.lodestone.represent.spectrum.PowderScan;
import io.lodestone.study.dataset.FeatureRecipe;
import io.lodestone.study.dataset.MaterialRows;
import io.lodestone.study.dataset.TableHash;
import io.lodestone.study.source.EnsembleMaterials;
import io.lodestone.study.source.EntryMaterials;
import io.lodestone.study.source.FileMaterials;
import io.lodestone.study.source.GivenFile;
import io.lodestone.study.source.Material;
import io.lodestone.study.source.MaterialSource;
import io.lodestone.study.source.TableMaterials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lodestone represent}: materials into a table of features. */
@Command(
    name = "represent",
    description = {
      "Turn materials into a table of features, for machine learning. Materials are the rows of a"
          + " table with formulas or structures (CSV, Parquet), files and folders with structures or"
          + " spectra, or the entries of the archive that a filter finds.",
      "Example: lodestone represent samples/octet-binaries --with magpie,soap:r_cut=4 -o features.parquet",
      "'lodestone represent --list' tells the methods; settings follow a colon."
    })
final class RepresentCommand implements Callable<Integer> {
  private static final Set<Class<?>> INPUTS =
      Set.of(
          Composition.class,
          Structure.class,
          ProcessHistory.class,
          DensityOfStates.class,
          AbsorptionEdge.class,
          PowderScan.class);
  private static final int MOST_COMPLAINTS = 50;
  private static final int MOST_FEATURES = 20_000;
  private static final String MISSING = "missing";

  @Spec private CommandSpec spec;
  @Mixin private ArchiveOption archive;

  @Parameters(
      paramLabel = "FILE|FILTER",
      arity = "0..*",
      description =
          "a table, files with structures or spectra, folders of them, - for standard input, or a filter on the archive")
  private List<String> arguments = List.of();

  @Option(
      names = "--with",
      paramLabel = "METHOD",
      description = "methods, such as magpie,soap:r_cut=5,n_max=8; may be repeated")
  private List<String> methods = List.of();

  @Option(
      names = "--formula",
      paramLabel = "COLUMN",
      description = "column of a table that has formulas or structures, if it is not evident")
  private String formula;

  @Option(
      names = "--history",
      paramLabel = "COLUMN",
      description =
          "column of a table that has process histories, such as 'mill 2 h; heat 900 K 4 h'")
  private String history;

  @Option(
      names = "--temperature",
      paramLabel = "K",
      split = ",",
      description =
          "average over the configurations of a table of 'lodestone pocc' with Boltzmann weights")
  private List<Double> temperatures = List.of();

  @Option(
      names = "--columns",
      paramLabel = "QUANTITY",
      split = ",",
      description = "quantities of archive entries to keep as columns, such as band_gap")
  private List<String> quantities = List.of();

  @Option(
      names = "--per-site",
      description = "a row for each site instead of each material; for methods such as soap")
  private boolean perSite;

  @Option(
      names = "--elements",
      paramLabel = "SYMBOL",
      split = ",",
      description = "elements that features are made for, instead of those of the materials")
  private List<String> elements = List.of();

  @Option(
      names = "--sites",
      paramLabel = "N",
      description = "most sites of a structure that features are made for; with --elements")
  private Integer sites;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE|FORMAT",
      defaultValue = "table",
      description =
          "file that ends with .parquet or .csv; or table, csv, json or parquet for standard output"
              + " (default: ${DEFAULT-VALUE})")
  private String output;

  @Option(names = "--list", description = "list the methods with their cost here, and end")
  private boolean list;

  @Option(names = "--ladder", description = "list what is how settled, and end")
  private boolean ladder;

  private int complaints;
  private long materials;
  private long rows;
  private long incomplete;
  private boolean whole = true;

  @Override
  public Integer call() throws IOException {
    Registry registry = new Registry();
    if (list || ladder) {
      RepresentationList methodsThere = new RepresentationList(registry);
      if (ladder) {
        methodsThere.ladder(spec.commandLine().getOut());
      } else {
        methodsThere.print(spec.commandLine().getOut(), output.toLowerCase(Locale.ROOT));
      }
      return 0;
    }
    List<Recipe<?, ?>> recipes = new MethodList(methods).parse(registry);
    recipes.forEach(RepresentCommand::requireKnownInput);
    if (needsArchive()) {
      try (Archive opened = archive.openForReading()) {
        boolean documents =
            recipes.stream()
                .anyMatch(recipe -> recipe.family().profile().input() != Composition.class);
        String filter = arguments.isEmpty() ? "" : arguments.getFirst();
        return run(new EntryMaterials(opened, filter, quantities, documents), recipes);
      }
    }
    return run(files(), recipes);
  }

  private static void requireKnownInput(Recipe<?, ?> recipe) {
    Class<?> input = recipe.family().profile().input();
    if (!INPUTS.contains(input)) {
      throw new InvalidInput(
          "--with",
          null,
          recipe.family().profile().name() + ", which looks at a " + Profile.words(input),
          "methods that look at compositions, structures, histories, densities of electronic"
              + " states, absorption edges or powder scans",
          "");
    }
  }

  /** Whether the arguments are no files but a filter, or nothing. */
  private boolean needsArchive() {
    if (arguments.size() > 1) {
      return false;
    }
    String only = arguments.isEmpty() ? "" : arguments.getFirst();
    return !new GivenFile(only).looksLikeFile();
  }

  private MaterialSource files() throws IOException {
    List<String> paths = new ArrayList<>();
    for (String argument : arguments) {
      GivenFile given = new GivenFile(argument);
      if (given.isFolder()) {
        paths.add(argument);
        continue;
      }
      DiskFile file = given.open();
      if (!temperatures.isEmpty()) {
        return new EnsembleMaterials(file.path(), temperatures);
      }
      if (formula != null || history != null || MaterialTable.recognizes(file)) {
        if (arguments.size() > 1) {
          throw new InvalidInput(
              argument, null, "a table among other files", "one table, or structure files", "");
        }
        return new TableMaterials(file, formula, history);
      }
      // Standard input is read from the copy that was made of it, as often as needed.
      paths.add(file.path().toString());
    }
    return new FileMaterials(paths, new Complaints(spec));
  }

  private int run(MaterialSource source, List<Recipe<?, ?>> recipes) throws IOException {
    try (WorkProgress progress =
        new WorkProgress(spec.commandLine().getErr(), "represent", "materials")) {
      Scope scope = scope(source, recipes, progress);
      MaterialRows made =
          perSite
              ? new MaterialRows.OfSites(new LocalFeatureSet(recipes, scope))
              : new MaterialRows.OfMaterials(new FeatureSet(recipes, scope));
      requireNarrow(made.features().size(), scope);
      List<Column> beside = new ArrayList<>(source.columns());
      beside.addAll(made.beside());
      List<Column> columns = columns(beside, made.features());
      TableHash hash = new TableHash(columns);
      try (FeatureSink sink = FeatureSink.open(output, columns, spec.commandLine().getOut())) {
        boolean read =
            source.each(
                made::of,
                (material, rowsOfIt) -> {
                  rowsOfIt.forEach(row -> take(material, row, hash, sink));
                  progress.done(++materials, "");
                });
        whole &= read;
        progress.end();
        String content = hash.hex();
        FeatureRecipe recipe =
            new FeatureRecipe(
                spec.root().version()[0], recipes, scope, new LinkedHashMap<>(source.inputs()));
        sink.finish(recipe.json(columns, rows, content), content);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      summary(columns);
    }
    return whole ? 0 : 1;
  }

  /** Nobody reads tables of more columns, and Parquet keeps a page of bytes for each. */
  private static void requireNarrow(int features, Scope scope) {
    if (features > MOST_FEATURES) {
      throw new InvalidInput(
          "--with",
          null,
          String.format(Locale.ROOT, "%,d features", features),
          String.format(Locale.ROOT, "at most %,d", MOST_FEATURES),
          "there are "
              + scope.elements().size()
              + " elements; choose fewer with --elements, or settings that give fewer features");
    }
  }

  private Scope scope(MaterialSource source, List<Recipe<?, ?>> recipes, WorkProgress progress)
      throws IOException {
    Set<Element> all = EnumSet.noneOf(Element.class);
    elements.forEach(symbol -> all.add(Element.of(symbol.strip())));
    if (!elements.isEmpty() && sites != null || recipes.stream().noneMatch(Recipe::needsScope)) {
      return new Scope(all, sites == null ? 0 : sites);
    }
    boolean elementsGiven = !elements.isEmpty();
    int[] most = {sites == null ? 0 : sites};
    long[] seen = {0};
    Set<String> terms = new TreeSet<>();
    source.each(
        material -> material,
        (material, same) -> {
          progress.done(++seen[0], "to see what they hold");
          if (!elementsGiven) {
            all.addAll(material.elements());
          }
          if (sites == null) {
            most[0] = Math.max(most[0], material.sites());
          }
          terms.addAll(material.terms());
        });
    progress.end();
    return new Scope(all, most[0], terms);
  }

  /** The kept columns, the features and the reasons, each under a name of its own. */
  private static List<Column> columns(List<Column> kept, List<Feature> features) {
    List<Column> all = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Column column : kept) {
      all.add(new Column(free(column.name(), names), column.kind(), column.unit()));
    }
    for (Feature feature : features) {
      String unit = feature.unit().text().equals("-") ? "" : feature.unit().text();
      all.add(new Column(free(feature.label(), names), Kind.REAL, unit));
    }
    all.add(new Column(free(MISSING, names), Kind.TEXT, ""));
    return all;
  }

  /** A name that no other column has, in whatever case; databases do not tell cases apart. */
  private static String free(String name, Set<String> names) {
    String free = name;
    for (int i = 2; !names.add(free.toLowerCase(Locale.ROOT)); i++) {
      free = name + " (" + i + ")";
    }
    return free;
  }

  private void take(Material material, MaterialRows.Row made, TableHash hash, FeatureSink sink) {
    FeatureRow row = made.features();
    int place = material.kept().length + made.beside().length;
    Object[] cells = new Object[place + row.size() + 1];
    System.arraycopy(material.kept(), 0, cells, 0, material.kept().length);
    System.arraycopy(made.beside(), 0, cells, material.kept().length, made.beside().length);
    Map<String, Integer> reasons = new LinkedHashMap<>();
    for (int i = 0; i < row.size(); i++) {
      if (row.reason(i) == null) {
        cells[place + i] = row.value(i);
      } else {
        reasons.merge(row.reason(i), 1, Integer::sum);
      }
    }
    if (material.problem() != null) {
      whole = false;
      complain(material.problem());
      if (material.isKnown()) {
        reasons.put(material.problem().getMessage(), 0);
      }
    } else if (!reasons.isEmpty() && reasons.values().stream().allMatch(n -> n == row.size())) {
      whole = false;
      complain(
          new InvalidInput(
              material.name(), null, reasons.keySet().iterator().next(), "a material", ""));
    }
    cells[cells.length - 1] = reasons.isEmpty() ? null : String.join("; ", reasons.keySet());
    incomplete += row.isWhole() ? 0 : 1;
    rows++;
    hash.row(cells);
    try {
      sink.row(cells);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void complain(InvalidInput problem) {
    if (++complaints <= MOST_COMPLAINTS) {
      String text = Lodestone.printable(problem.getMessage());
      spec.commandLine().getErr().println("lodestone: " + text);
    } else if (complaints == MOST_COMPLAINTS + 1) {
      spec.commandLine().getErr().println("lodestone: more such rows are not named");
    }
  }

  private void summary(List<Column> columns) {
    if (incomplete > 0) {
      spec.commandLine()
          .getErr()
          .printf(
              Locale.ROOT,
              "lodestone: %,d of %,d rows lack features; column '%s' says why%n",
              incomplete,
              rows,
              columns.getLast().name());
    }
  }
}
