package io.lodestone.learn.map.kernel;

import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.map.FittedMap;
import io.lodestone.learn.map.MapInput;
import io.lodestone.learn.map.MapMethod;
import io.lodestone.learn.state.ModelState;
import java.util.Set;

/**
 * Classical multidimensional scaling: the points whose products come nearest to those that the
 * distances mean. Of many materials some are compared with each other, and the others are placed
 * (landmarks: de Silva and Tenenbaum, 2004).
 */
public final class ClassicalScaling implements MapMethod<ClassicalScaling.Settings> {
  /**
   * The settings.
   *
   * @param dimensions of the map
   * @param landmarks above so many materials, so many are compared with each other
   * @param seed chooses the landmarks
   */
  public record Settings(
      @Setting(value = "2", text = "coordinates of the map") int dimensions,
      @Setting(value = "5000", text = "materials compared with each other; others are placed")
          int landmarks,
      @Setting(value = "1", text = "chooses the landmarks") long seed) {
    /** Checks the values. */
    public Settings {
      KernelComponents.check("dimensions", dimensions, 1);
      KernelComponents.check("landmarks", landmarks, 2);
    }
  }

  @Override
  public Profile profile() {
    return new Profile(
        "mds",
        "classical multidimensional scaling",
        "Torgerson, Psychometrika 17, 401 (1952); Gower, Biometrika 53, 325 (1966)",
        "large distances",
        Set.of(MapInput.Kind.values()));
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public FittedMap fit(Settings settings, MapInput input) {
    RowKernel kernel = new RowKernel(RowKernel.Form.DISTANCE, 1, 1);
    return GramMap.draw(
        input, kernel, settings.dimensions(), settings.landmarks(), settings.seed());
  }

  @Override
  public FittedMap restore(Settings settings, ModelState state) {
    return GramMap.read(RowKernel.Form.DISTANCE, 1, settings.dimensions(), state);
  }
}
