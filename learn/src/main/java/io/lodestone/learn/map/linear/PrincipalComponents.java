package io.lodestone.learn.map.linear;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.map.FittedMap;
import io.lodestone.learn.map.MapInput;
import io.lodestone.learn.map.MapMethod;
import io.lodestone.learn.state.ModelState;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** Principal components: the plane in which the rows scatter most. */
public final class PrincipalComponents implements MapMethod<PrincipalComponents.Settings> {
  /**
   * The settings.
   *
   * @param dimensions of the map
   */
  public record Settings(@Setting(value = "2", text = "coordinates of the map") int dimensions) {
    /** Checks the value. */
    public Settings {
      if (dimensions < 1) {
        throw new InvalidInput(null, "dimensions", "" + dimensions, "1 or more", null);
      }
    }
  }

  @Override
  public Profile profile() {
    return new Profile(
        "pca",
        "principal components",
        "Pearson, Philosophical Magazine 2, 559 (1901); Hotelling, Journal of Educational"
            + " Psychology 24, 417 (1933)",
        "large distances along straight lines",
        Set.of(MapInput.Kind.ROWS));
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public FittedMap fit(Settings settings, MapInput input) {
    MapInput.Rows rows = (MapInput.Rows) input;
    int dimensions = settings.dimensions();
    int n = rows.rows();
    int width = rows.width();
    if (dimensions > Math.min(n - 1, width)) {
      throw new InvalidInput(
          null,
          "dimensions",
          "" + dimensions,
          "at most " + Math.min(n - 1, width) + ", with " + n + " rows of " + width + " features",
          null);
    }
    double[] means = LeadingDirections.means(rows.values(), n, width);
    double[] centred = LeadingDirections.centred(rows.values(), means);
    LeadingDirections found = LeadingDirections.of(centred, n, width, dimensions);
    double[] projection = new double[width * dimensions];
    for (int i = 0; i < dimensions; i++) {
      for (int j = 0; j < width; j++) {
        projection[j * dimensions + i] = found.vectors()[i * width + j];
      }
    }
    List<String> axes =
        IntStream.range(0, dimensions)
            .mapToObj(
                i ->
                    String.format(
                        Locale.ROOT,
                        "component %d (%.1f %% of variance)",
                        i + 1,
                        100 * found.squares()[i] / found.total()))
            .toList();
    return LinearMap.of(rows, means, projection, axes);
  }

  @Override
  public FittedMap restore(Settings settings, ModelState state) {
    return LinearMap.read(settings.dimensions(), state);
  }
}
