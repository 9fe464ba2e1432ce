package io.lodestone.cli;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.figure.FigureFile;
import io.lodestone.learn.FitOptions;
import io.lodestone.learn.cluster.ClusterMethods;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.learn.map.MapAlignment;
import io.lodestone.learn.map.MapDrawing;
import io.lodestone.learn.map.MapFile;
import io.lodestone.learn.map.MapMethod;
import io.lodestone.learn.map.MapMethods;
import io.lodestone.learn.map.MapOptions;
import io.lodestone.learn.map.MaterialsMap;
import io.lodestone.learn.map.atlas.MapFigure;
import io.lodestone.learn.map.atlas.MapTable;
import io.lodestone.learn.map.atlas.PlaceName;
import io.lodestone.learn.map.quality.QualitySettings;
import io.lodestone.learn.structure.SiteKernel;
import io.lodestone.study.cartography.MapMaterials;
import io.lodestone.study.cartography.MapNames;
import io.lodestone.study.cartography.SiteSimilarities;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lodestone map}: draws materials as points, those alike beside each other. */
@Command(
    name = "map",
    description = {
      "Draw a map of materials, on which those that are alike lie beside each other; say how far it is to be trusted, on the whole and at each material; find crowds; place new materials into it.",
      "Example: lodestone map samples/octet-binaries --with magpie --cluster hdbscan --figure octet-map.svg",
      "'lodestone map --list' tells the methods; settings follow a colon, as in umap:neighbours=30."
    })
final class MapCommand implements Callable<Integer> {
  /** Columns that a map makes itself. */
  private static final Set<String> OWN =
      Set.of(
          "cluster",
          "cluster strength",
          "trustworthiness",
          "continuity",
          "preservation",
          "stress",
          "residual");

  @Spec private CommandSpec spec;
  @Mixin private MapSource source;

  @Option(
      names = "--method",
      defaultValue = "umap",
      paramLabel = "METHOD",
      description = "how the map is drawn (default: ${DEFAULT-VALUE})")
  private String method;

  @Option(
      names = "--distance",
      defaultValue = "euclidean",
      description =
          "how far apart rows of features are: euclidean, cosine, or tanimoto for densities of"
              + " states (default: ${DEFAULT-VALUE})")
  private MapOptions.Distance distance;

  @Option(
      names = "--scale",
      defaultValue = "auto",
      description = "what features are divided by: standard, none, or auto")
  private MapOptions.Scale scale;

  @Option(
      names = "--missing",
      defaultValue = "leave_out",
      description = "rows with gaps: leave_out, median, nearest, model or refuse")
  private FitOptions.Missing missing;

  @Option(
      names = "--kernel",
      paramLabel = "KERNEL",
      description =
          "compare structures site by site: rematch or average, such as rematch:alpha=0.1,zeta=2;"
              + " with --with soap")
  private String kernel;

  @Option(
      names = "--property",
      paramLabel = "COLUMN",
      split = ",",
      description = "properties that pcovr shows beside the features")
  private List<String> properties = List.of();

  @Option(
      names = "--quality",
      paramLabel = "SETTINGS",
      defaultValue = "",
      description = "how the map is measured, such as neighbours=30,exact=50000")
  private String quality;

  @Option(
      names = "--cluster",
      paramLabel = "METHOD",
      description = "crowds on the map: hdbscan, kmeans:clusters=5 or gmm")
  private String cluster;

  @Option(
      names = "--color",
      paramLabel = "COLUMN",
      description =
          "what points are coloured by: a column, a quantity of entries, cluster or trustworthiness")
  private String color;

  @Option(
      names = "--label",
      paramLabel = "KIND",
      description = "names on the map: cluster, element, system, prototype, none, or a column")
  private String label;

  @Option(names = "--title", description = "the heading of the figure")
  private String title;

  @Option(
      names = "--align",
      paramLabel = "MAP",
      description = "stored maps of the same materials on which this one is laid")
  private List<Path> align = List.of();

  @Option(
      names = "--place",
      paramLabel = "MAP",
      description = "place the materials into this stored map instead of drawing one")
  private Path into;

  @Option(
      names = {"-m", "--map"},
      paramLabel = "FILE",
      description = "file to keep the map in, for --place and --align")
  private Path file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      split = ",",
      description =
          "files that end with .parquet, .csv, .json (for browsers) or .chemiscope.json; may be repeated")
  private List<Path> outputs = List.of();

  @Option(names = "--figure", paramLabel = "FILE", description = "draw the map (.svg or .png)")
  private FigureFile figure;

  @Option(names = "--list", description = "list the methods, and end")
  private boolean list;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      list(out);
      return 0;
    }
    outputs.forEach(MapOutput::check);
    if (into != null) {
      place(out);
    } else {
      draw(out);
    }
    out.flush();
    return 0;
  }

  private static void list(PrintWriter out) {
    TextTable table = new TextTable("method", "name", "keeps", "draws from", "settings");
    for (MapMethod<?> each : new MapMethods().all()) {
      MapMethod.Profile profile = each.profile();
      table.row(
          profile.name(),
          profile.title(),
          profile.keeps(),
          String.join(", ", profile.takes().stream().map(Object::toString).sorted().toList()),
          settings(each.settings()));
    }
    table.print(out);
    out.println();
    TextTable crowds = new TextTable("clusters", "name", "settings");
    new ClusterMethods()
        .all()
        .forEach(
            each ->
                crowds.row(
                    each.profile().name(), each.profile().title(), settings(each.settings())));
    crowds.print(out);
    out.flush();
  }

  private void draw(PrintWriter out) throws IOException {
    String methods = source.methods();
    List<String> shown = new ArrayList<>(properties);
    if (color != null && !OWN.contains(color)) {
      shown.add(color);
    }
    if (label != null && !Set.of("cluster", "element", "system", "none").contains(label)) {
      shown.add(label.equals("prototype") ? "prototype_name" : label);
    }
    MapMaterials materials = source.read(methods, shown.stream().distinct().toList(), spec);
    MapDrawing drawing =
        new MapDrawing(
            named(() -> new MapMethods().parse(method), "--method"),
            new MapOptions(distance, scale, missing),
            named(() -> SettingsType.of(QualitySettings.class).parse(quality), "--quality"));
    MaterialsMap map =
        kernel == null
            ? drawing.draw(materials.named(), materials.features(), properties)
            : bySites(drawing, materials, methods);
    MapMaterials drawn = materials.chosen(map.table().ids());
    if (cluster != null) {
      map = map.clustered(named(() -> new ClusterMethods().parse(cluster), "--cluster"));
    }
    Optional<MapAlignment> aligned = Optional.empty();
    if (!align.isEmpty()) {
      List<MaterialsMap> all = new ArrayList<>();
      for (Path other : align) {
        all.add(new MapFile(other).read());
      }
      all.add(map);
      aligned = Optional.of(MapAlignment.of(all));
      map = aligned.get().maps().getLast();
    }
    MapNames names = new MapNames(map, drawn);
    List<PlaceName> places = names.of(labels(drawn));
    Column by = colour(map, names);
    MapReport report = new MapReport(map, names, out);
    String heading = title == null ? report.heading(source.text()) : title;
    report.print(heading);
    aligned.ifPresent(report::print);
    if (file != null) {
      new MapFile(file).write(map);
      out.println("map: " + file);
    }
    MapOutput output = new MapOutput(map, drawn, heading, places, color);
    for (Path one : outputs) {
      output.write(one, out);
    }
    if (figure != null) {
      figure.write(new MapFigure(map, heading, by, places, Optional.empty(), List.of()).figure());
      out.println("figure: " + figure);
    }
  }

  /** A map of structures by how alike their sites are. */
  private MaterialsMap bySites(MapDrawing drawing, MapMaterials materials, String methods) {
    int colon = kernel.indexOf(':');
    SiteKernel.Form form =
        switch (colon < 0 ? kernel : kernel.substring(0, colon)) {
          case "rematch" -> SiteKernel.Form.REMATCH;
          case "average" -> SiteKernel.Form.AVERAGE;
          default -> throw new InvalidInput("--kernel", null, kernel, "rematch or average", null);
        };
    MatchSettings match =
        named(
            () ->
                SettingsType.of(MatchSettings.class)
                    .parse(colon < 0 ? "" : kernel.substring(colon + 1)),
            "--kernel");
    SiteKernel weighed = named(() -> new SiteKernel(form, match.alpha(), match.zeta()), "--kernel");
    return drawing.draw(
        materials.named().without(materials.features()),
        new SiteSimilarities(weighed, methods).of(materials.structures()),
        methods + " by sites, " + kernel);
  }

  /** How sites are matched. */
  private record MatchSettings(
      @Setting(value = "0.1", text = "from the best match, 0, to the average") double alpha,
      @Setting(value = "2", text = "power of the product of two sites") int zeta) {}

  private String labels(MapMaterials drawn) {
    if (label != null) {
      return label;
    }
    boolean formulas = drawn.formulas().stream().anyMatch(formula -> formula != null);
    return cluster != null ? "cluster" : formulas ? "element" : "none";
  }

  /** The column that colours points; null for one colour for all. */
  private Column colour(MaterialsMap map, MapNames names) {
    String by = color == null && map.clustering().isPresent() ? "cluster" : color;
    if (by == null) {
      return null;
    } else if (by.equals("cluster")) {
      List<String> crowds = names.crowds();
      return new TextColumn(
          by,
          Arrays.stream(map.clustering().orElseThrow().found().labels())
              .mapToObj(label -> label < 0 ? null : crowds.get(label))
              .toList());
    }
    Dataset made = new MapTable(map).materials();
    return OWN.contains(by) || made.has(by)
        ? made.column(by)
        : names.materials().table().column(by);
  }

  private void place(PrintWriter out) throws IOException {
    MaterialsMap map = new MapFile(into).read();
    String made = map.about().representation();
    MapMaterials materials = source.read(made, List.of(), spec);
    MaterialsMap.Placement placed = map.place(materials.table());
    List<String> ids = Arrays.stream(placed.rows()).mapToObj(materials.table().ids()::get).toList();
    String heading = title == null ? source.text() + " on the map " + into.getFileName() : title;
    MapReport.print(map, placed, materials.table(), heading, out);
    Dataset table = new MapTable(map).placed(placed, materials.table().ids());
    for (Path one : outputs) {
      MapOutput.writeTable(table, one, out);
    }
    if (figure != null) {
      MapMaterials own = MapMaterials.of(map.table());
      MapNames names = new MapNames(map, own);
      List<PlaceName> places =
          names.of(label == null && map.clustering().isPresent() ? "cluster" : labels(own));
      Column by = colour(map, names);
      figure.write(new MapFigure(map, heading, by, places, Optional.of(placed), ids).figure());
      out.println("figure: " + figure);
    }
  }

  private static <T> T named(Supplier<T> made, String option) {
    try {
      return made.get();
    } catch (InvalidInput problem) {
      throw problem.source() == null ? problem.in(option) : problem;
    }
  }

  private static <S extends Record> String settings(SettingsType<S> type) {
    return type.text(type.defaults());
  }
}
