package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;

/** The names of the Metainfo, from the names of Java. */
final class SnakeCase {
  private SnakeCase() {}

  /** {@code nElements} becomes {@code n_elements}; the same rule as the JSON form has. */
  static String of(String camelCase) {
    return ((PropertyNamingStrategies.NamingBase) PropertyNamingStrategies.SNAKE_CASE)
        .translate(camelCase);
  }
}
