package io.lodestone.learn.map.kernel;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.map.FittedMap;
import io.lodestone.learn.map.MapInput;
import io.lodestone.learn.map.MapMethod;
import io.lodestone.learn.state.ModelState;
import java.util.Set;

/** Principal components in the space of a kernel. */
public final class KernelComponents implements MapMethod<KernelComponents.Settings> {
  /** The form of the kernel of two rows x and y. */
  public enum Kernel {
    /** exp(−γ |x − y|²). */
    RBF,
    /** (γ x·y + 1) to a power. */
    POLYNOMIAL,
    /** x·y. */
    LINEAR,
    /** x·y / |x||y|. */
    COSINE
  }

  /**
   * The settings.
   *
   * @param kernel of rows; similarities are taken as they are
   * @param gamma of the kernels that have one; 0 for one over the number of features
   * @param degree of the polynomial
   * @param dimensions of the map
   * @param landmarks above so many materials, so many are compared with each other
   * @param seed chooses the landmarks
   */
  public record Settings(
      @Setting(value = "rbf", text = "kernel of two rows") Kernel kernel,
      @Setting(value = "0", text = "factor of squared distances or products, 0 for 1 / features")
          double gamma,
      @Setting(value = "3", text = "degree of the polynomial") int degree,
      @Setting(value = "2", text = "coordinates of the map") int dimensions,
      @Setting(value = "5000", text = "materials compared with each other; others are placed")
          int landmarks,
      @Setting(value = "1", text = "chooses the landmarks") long seed) {
    /** Checks the values. */
    public Settings {
      check("gamma", gamma, 0);
      check("degree", degree, 1);
      check("dimensions", dimensions, 1);
      check("landmarks", landmarks, 2);
    }
  }

  static void check(String name, double value, int least) {
    if (!(value >= least)) {
      throw new InvalidInput(null, name, "" + value, least + " or more", null);
    }
  }

  @Override
  public Profile profile() {
    return new Profile(
        "kernel-pca",
        "kernel principal components",
        "Schölkopf, Smola and Müller, Neural Computation 10, 1299 (1998)",
        "large distances in the space of a kernel",
        Set.of(MapInput.Kind.ROWS, MapInput.Kind.SIMILARITIES));
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public FittedMap fit(Settings settings, MapInput input) {
    double gamma = settings.gamma();
    if (gamma == 0) {
      gamma = input instanceof MapInput.Rows rows ? 1.0 / rows.width() : 1;
    }
    RowKernel kernel = new RowKernel(form(settings), gamma, settings.degree());
    return GramMap.draw(
        input, kernel, settings.dimensions(), settings.landmarks(), settings.seed());
  }

  @Override
  public FittedMap restore(Settings settings, ModelState state) {
    return GramMap.read(form(settings), settings.degree(), settings.dimensions(), state);
  }

  private static RowKernel.Form form(Settings settings) {
    return RowKernel.Form.valueOf(settings.kernel().name());
  }
}
