package io.lodestone.represent;

import io.lodestone.core.error.InvalidInput;

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

  /** Name and all settings, such as {@code soap:r_cut=5,n_max=8}, as {@link Registry} reads it. */
  public String text() {
    String name = family.profile().name();
    String text = family.settings().text(settings);
    return text.isEmpty() ? name : name + ":" + text;
  }
}
