package io.lodestone.archive.parse.cif;

import java.util.List;
import java.util.Map;

/** A value of a CIF, with the place where it stands. */
sealed interface CifValue {
  int line();

  int column();

  /** The text of a plain value; null for one that is missing, a list or a table. */
  default String text() {
    return null;
  }

  /** A string or number. */
  record Text(String text, int line, int column) implements CifValue {}

  /** {@code ?} for unknown or {@code .} for inapplicable, not in quotes. */
  record Missing(boolean unknown, int line, int column) implements CifValue {}

  /** A list of CIF 2. */
  record Sequence(List<CifValue> values, int line, int column) implements CifValue {}

  /** A table of CIF 2. */
  record Table(Map<String, CifValue> values, int line, int column) implements CifValue {}
}
