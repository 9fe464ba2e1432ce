package io.lodestone.learn.cluster;

import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.state.ModelState;

/**
 * A method that finds clusters, such as HDBSCAN. The methods of the program are listed in {@code
 * META-INF/services}; those of other jars are found the same way.
 *
 * @param <S> its settings
 */
public interface ClusterMethod<S extends Record> {
  /** What is known of it before it is used. */
  Profile profile();

  SettingsType<S> settings();

  /**
   * Finds clusters. The same points and settings give the same ones, on any number of cores.
   *
   * @throws io.lodestone.core.error.InvalidInput when there are too few points for the settings
   */
  Clustering fit(S settings, Points points);

  /**
   * Makes a clustering again from what {@link Clustering#state} gave.
   *
   * @throws io.lodestone.core.error.InvalidInput when the state does not hold together
   */
  Clustering restore(S settings, ModelState state);

  /**
   * What is known of a method before it is used.
   *
   * @param name what users type, such as {@code hdbscan}
   * @param title its full name
   * @param citation who described it, so that a reader finds it
   */
  record Profile(String name, String title, String citation) {}
}
