package io.lodestone.represent;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.SettingsType;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A method of representation, such as SOAP, which becomes a {@link Representation} by its settings.
 * The methods of the program are listed in {@code META-INF/services}; those of other jars are found
 * the same way.
 *
 * @param <M> what it looks at; {@link Profile#input()} is its class
 * @param <S> the settings
 */
public interface RepresentationFamily<M, S extends Record> {
  Profile profile();

  SettingsType<S> settings();

  /**
   * The files and folders that settings name, whose content is a part of the recipe; none for most
   * methods.
   */
  default List<Path> files(S settings) {
    return List.of();
  }

  /**
   * Whether the features depend on what the set of materials holds, so that it has to be looked
   * through first: whether two sets give different features.
   */
  default boolean needsScope(S settings) {
    try {
      Scope one = new Scope(Set.of(Element.H), 1, Set.of("a"));
      Scope other = new Scope(Set.of(Element.H, Element.O), 2, Set.of("a", "b"));
      return !create(settings, one).features().equals(create(settings, other).features());
    } catch (InvalidInput e) {
      return true; // the settings fit some sets only
    }
  }

  /**
   * @param scope what the rows have to have room for
   * @throws io.lodestone.core.error.InvalidInput when the settings do not fit each other or the
   *     scope
   */
  Representation<M> create(S settings, Scope scope);
}
