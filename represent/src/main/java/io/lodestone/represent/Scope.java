package io.lodestone.represent;

import io.lodestone.core.element.Element;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a set of materials holds, as far as the length of a row depends on it.
 *
 * @param elements all elements of the set
 * @param mostSites the number of sites of its largest structure; 0 where there are none
 * @param terms what else rows have room for, such as kinds of events in histories
 */
public record Scope(Set<Element> elements, int mostSites, Set<String> terms) {
  /** Takes a copy whose order is that of atomic number. */
  public Scope {
    EnumSet<Element> sorted = EnumSet.noneOf(Element.class);
    sorted.addAll(elements);
    elements = Collections.unmodifiableSet(sorted);
    terms = Collections.unmodifiableSet(new TreeSet<>(terms));
  }

  /** A scope of compositions and structures. */
  public Scope(Set<Element> elements, int mostSites) {
    this(elements, mostSites, Set.of());
  }
}
