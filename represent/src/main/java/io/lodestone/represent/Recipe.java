package io.lodestone.represent;

import io.lodestone.core.error.InvalidInput;
import java.nio.file.Path;
import java.util.List;

/**
 * A method with settings: how a table of features was, or is to be, made.
 *
 * @param <M> what the method looks at
 * @param <S> its settings
 */
public record Recipe<M, S extends Record>(RepresentationFamily<M, S> family, S settings) {
  /** With settings read from text such as {@code r_cut=5,n_max=8}. */
  static <M, S extends Record> Recipe<M, S> parse(RepresentationFamily<M, S> family, String text) {
    String name = family.profile().name();
    try {
      return new Recipe<>(family, family.settings().parse(text));
    } catch (InvalidInput problem) {
      throw problem.in(name);
    }
  }

  public Representation<M> create(Scope scope) {
    return family.create(settings, scope);
  }

  /** Whether the scope decides what the features are. */
  public boolean needsScope() {
    return family.needsScope(settings);
  }

  /** The files and folders that the settings name. */
  public List<Path> files() {
    return family.files(settings);
  }

  /** Name and all settings, such as {@code soap:r_cut=5,n_max=8}, as {@link Registry} reads it. */
  public String text() {
    String name = family.profile().name();
    String text = family.settings().text(settings);
    return text.isEmpty() ? name : name + ":" + text;
  }
}
