package io.lodestone.represent.environment;

import io.lodestone.core.structure.Structure;
import io.lodestone.represent.RepresentationFamily;
import io.lodestone.represent.Scope;

/**
 * A method that gives every site of a structure a row of its own, of which the row of the structure
 * is an average.
 *
 * @param <S> the settings
 */
public interface LocalFamily<S extends Record> extends RepresentationFamily<Structure, S> {
  /**
   * What gives the rows of the sites.
   *
   * @throws io.lodestone.core.error.InvalidInput when the settings do not fit each other or the
   *     scope
   */
  LocalRepresentation createLocal(S settings, Scope scope);
}
