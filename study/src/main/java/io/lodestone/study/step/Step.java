package io.lodestone.study.step;

import io.lodestone.archive.store.ObjectId;
import io.lodestone.core.settings.SettingsType;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A kind of step of a study. The kinds of the program are listed in {@code META-INF/services};
 * those of other jars are found the same way.
 *
 * <p>The same settings, inputs and files give the same bytes: a step looks at no clock, no number
 * of cores and nothing that it does not declare.
 *
 * @param <S> its settings, which may not have the names of its inputs
 */
public interface Step<S extends Record> {
  /** What is written behind {@code do:}. */
  String kind();

  /** What it does, in a line without a full stop. */
  String title();

  SettingsType<S> settings();

  /** The keys that name earlier steps. */
  default List<Input> inputs() {
    return List.of();
  }

  /**
   * What it reads from outside, by the name that the settings give it.
   *
   * @throws io.lodestone.core.error.InvalidInput when it is not there
   */
  default Map<String, ObjectId> reads(S settings, Surroundings surroundings) throws IOException {
    return Map.of();
  }

  /**
   * Does it.
   *
   * @throws io.lodestone.core.error.InvalidInput when settings and inputs do not go together
   */
  void run(S settings, Work work) throws IOException;

  /**
   * An earlier step that this one uses.
   *
   * @param key under which it is named
   * @param file what that step has to have given
   * @param text what it is, for people
   * @param needed whether it has to be named
   */
  record Input(String key, String file, String text, boolean needed) {}
}
