package io.lodestone.learn.map;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.state.ModelState;
import java.util.Set;

/**
 * A method of drawing maps, such as UMAP. The methods of the program are listed in {@code
 * META-INF/services}; those of other jars are found the same way.
 *
 * @param <S> its settings
 */
public interface MapMethod<S extends Record> {
  /** What is known of it before it is used. */
  Profile profile();

  SettingsType<S> settings();

  /**
   * Draws a map. The same input and settings give the same map, on any number of cores.
   *
   * @param input of a kind that the profile names, at least two materials, not all at one place
   * @throws InvalidInput when there are too few materials for the settings, or the method does not
   *     take this kind of input
   */
  FittedMap fit(S settings, MapInput input);

  /**
   * Makes a map again from what {@link FittedMap#state} gave.
   *
   * @throws InvalidInput when the state does not hold together
   */
  FittedMap restore(S settings, ModelState state);

  /**
   * What is known of a method before it is used.
   *
   * @param name what users type, such as {@code umap}
   * @param title its full name
   * @param citation who described it, so that a reader finds it
   * @param keeps what of the materials' places is kept on the map, in a few words
   * @param takes what it can draw from
   */
  record Profile(
      String name, String title, String citation, String keeps, Set<MapInput.Kind> takes) {
    public Profile {
      takes = Set.copyOf(takes);
    }
  }
}
