package io.lodestone.study.step;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.figure.FigureFile;
import io.lodestone.learn.cluster.ClusterMethods;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.learn.map.MapDrawing;
import io.lodestone.learn.map.MapFile;
import io.lodestone.learn.map.MapMethods;
import io.lodestone.learn.map.MapOptions;
import io.lodestone.learn.map.MaterialsMap;
import io.lodestone.learn.map.atlas.MapFigure;
import io.lodestone.learn.map.atlas.MapTable;
import io.lodestone.learn.map.atlas.PlaceName;
import io.lodestone.learn.map.quality.MapQuality;
import io.lodestone.learn.map.quality.QualitySettings;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A map of the materials of a dataset, with its quality and its crowds. */
public final class MapStep implements Step<MapStep.Settings> {
  /** The file of the map, into which other materials can be placed. */
  static final String MAP = "map.lode";

  private static final int MOST_NAMES = 40;
  private static final int LONGEST_NOTE = 120;

  /**
   * What is drawn.
   *
   * @param method with its settings, as on the command line
   * @param options treatment of features, as settings of {@link MapOptions}
   * @param cluster how crowds are looked for; empty for not at all
   * @param colour column by which points are coloured; empty for the only target, or none
   * @param names column of text whose values name places; empty for none
   */
  public record Settings(
      @Setting(value = "pca", text = "the method, such as umap:neighbours=15,seed=1") String method,
      @Setting(value = "", text = "treatment of features, such as distance=cosine") String options,
      @Setting(value = "", text = "how crowds are looked for, such as hdbscan") String cluster,
      @Setting(value = "", text = "column by which points are coloured") String colour,
      @Setting(value = "", text = "column of text whose values name places") String names) {
    public Settings {
      new MapMethods().parse(method);
      SettingsType.of(MapOptions.class).parse(options);
      if (!cluster.isEmpty()) {
        new ClusterMethods().parse(cluster);
      }
    }
  }

  @Override
  public String kind() {
    return "map";
  }

  @Override
  public String title() {
    return "a map of materials, how far it is to be trusted, and its crowds";
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public List<Input> inputs() {
    return TableStep.data();
  }

  @Override
  public void run(Settings settings, Work work) throws IOException {
    Dataset data = work.dataset("data");
    List<String> features = data.featureColumns().stream().map(NumberColumn::name).toList();
    MapDrawing drawing =
        new MapDrawing(
            new MapMethods().parse(settings.method()),
            SettingsType.of(MapOptions.class).parse(settings.options()),
            QualitySettings.DEFAULTS);
    MaterialsMap map = drawing.draw(data, features, List.of());
    if (!settings.cluster().isEmpty()) {
      map = map.clustered(new ClusterMethods().parse(settings.cluster()));
    }
    work.write(new MapTable(map).materials());
    new MapFile(work.output(MAP)).write(map);
    new FigureFile(work.output("map.svg")).write(figure(settings, data, map));
    tell(work, map);
  }

  private static io.lodestone.figure.Figure figure(
      Settings settings, Dataset data, MaterialsMap map) {
    String colour =
        !settings.colour().isEmpty()
            ? settings.colour()
            : data.targets().size() == 1 ? data.targets().iterator().next() : "";
    Column coloured = colour.isEmpty() ? null : map.table().column(colour);
    List<PlaceName> names = List.of();
    if (!settings.names().isEmpty()) {
      TextColumn texts = map.table().text(settings.names());
      names =
          PlaceName.of(
              map.coordinates(),
              map.dimensions(),
              texts.values().stream()
                  .map(text -> text == null ? List.<String>of() : List.of(text))
                  .toList(),
              MOST_NAMES);
    }
    if (map.dimensions() < 2) {
      throw new InvalidInput(null, "method", "one dimension", "two or more to draw", "");
    }
    String title = map.size() + " materials by " + map.about().recipe().split(":")[0];
    return new MapFigure(map, title, coloured, names, Optional.empty(), List.of()).figure();
  }

  private static void tell(Work work, MaterialsMap map) {
    MapQuality quality = map.quality();
    work.modelClass(map.about().recipe().split(":")[0]);
    work.number("materials", map.size(), "");
    number(
        work,
        "trustworthiness",
        quality.whole().trustworthiness(),
        quality.error().trustworthiness());
    number(work, "continuity", quality.whole().continuity(), quality.error().continuity());
    number(work, "preservation", quality.whole().preservation(), quality.error().preservation());
    work.number("stress", quality.whole().stress(), "");
    work.say(
        String.format(
            Locale.ROOT,
            "a map of %d materials with trustworthiness %.3f, %.0f %% of %d neighbours kept and a"
                + " stress of %.3f; at its worst point trustworthiness is %.3f",
            map.size(),
            quality.whole().trustworthiness(),
            100 * quality.whole().preservation(),
            quality.neighbours(),
            quality.whole().stress(),
            java.util.Arrays.stream(quality.trustworthiness()).min().orElse(1)));
    map.clustering()
        .ifPresent(
            found -> {
              int crowds = found.count();
              work.number("crowds", crowds, "");
              work.say(crowds + " crowds by " + map.clusterRecipe().orElse(""));
            });
    map.about().notes().forEach(note -> work.say(shortened(note)));
  }

  private static void number(Work work, String name, double value, double error) {
    work.number(name, value, error > 0 ? error : Double.NaN, "");
  }

  /** Notes may name many features; the table of the map tells the rest. */
  private static String shortened(String note) {
    return note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE) + "…";
  }
}
