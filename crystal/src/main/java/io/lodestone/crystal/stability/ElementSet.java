package io.lodestone.crystal.stability;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A chemical system: which elements may be there. One bit stands for each element.
 *
 * @param low elements 1 to 64
 * @param high the elements after them
 */
record ElementSet(long low, long high) {
  static ElementSet of(Composition composition) {
    return of(composition.elements());
  }

  static ElementSet of(Collection<Element> elements) {
    long low = 0;
    long high = 0;
    for (Element element : elements) {
      int index = element.ordinal();
      if (index < Long.SIZE) {
        low |= 1L << index;
      } else {
        high |= 1L << (index - Long.SIZE);
      }
    }
    return new ElementSet(low, high);
  }

  int size() {
    return Long.bitCount(low) + Long.bitCount(high);
  }

  boolean contains(ElementSet other) {
    return (other.low & ~low) == 0 && (other.high & ~high) == 0;
  }

  /** The elements, by atomic number. */
  List<Element> elements() {
    List<Element> elements = new ArrayList<>(size());
    for (long rest = low; rest != 0; rest &= rest - 1) {
      elements.add(Element.all().get(Long.numberOfTrailingZeros(rest)));
    }
    for (long rest = high; rest != 0; rest &= rest - 1) {
      elements.add(Element.all().get(Long.SIZE + Long.numberOfTrailingZeros(rest)));
    }
    return elements;
  }

  /** All systems of some, but not no, elements of this one, itself included. */
  List<ElementSet> subsystems() {
    List<ElementSet> subsystems = new ArrayList<>(1 << size());
    // The bits of a mask below itself, in falling order, are its subsets: s → (s − 1) & mask.
    for (long h = high; ; h = (h - 1) & high) {
      for (long l = low; ; l = (l - 1) & low) {
        if ((l | h) != 0) {
          subsystems.add(new ElementSet(l, h));
        }
        if (l == 0) {
          break;
        }
      }
      if (h == 0) {
        break;
      }
    }
    return subsystems;
  }
}
