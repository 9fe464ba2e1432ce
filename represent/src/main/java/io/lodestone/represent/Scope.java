package io.lodestone.represent;

import io.lodestone.core.element.Element;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a set of materials holds, as far as the length of a row depends on it.
 *
 * @param elements all elements of the set
 * @param mostSites the number of sites of its largest structure; 0 where there are none
 */
public record Scope(Set<Element> elements, int mostSites) {
  /** Takes a copy whose order is that of atomic number. */
  public Scope {
    EnumSet<Element> sorted = EnumSet.noneOf(Element.class);
    sorted.addAll(elements);
    elements = Collections.unmodifiableSet(sorted);
  }
}
