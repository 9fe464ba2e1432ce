package io.lodestone.archive.parse.vasp;

import io.lodestone.core.element.Element;
import java.util.Optional;

/**
 * A kind of atom in a run: one block of POTCAR and the atoms it holds for.
 *
 * @param symbol element symbol as printed, possibly damaged
 * @param count how many atoms are of this kind; null where unknown
 * @param mass POMASS in u, or null
 * @param valence ZVAL, or null
 * @param title TITEL of the pseudopotential, such as {@code PAW_PBE Si 05Jan2001}; may be empty
 * @param cutoff ENMAX of the pseudopotential in eV, or null
 * @param lMax largest angular momentum of the projectors, or null
 * @param ultrasoft LULTRA, or null where not told
 * @param hash checksum of the pseudopotential, or null
 */
record AtomKind(
    String symbol,
    Integer count,
    Double mass,
    Double valence,
    String title,
    Double cutoff,
    Integer lMax,
    Boolean ultrasoft,
    String hash) {

  AtomKind(String symbol, Integer count, Double mass, Double valence, String title) {
    this(symbol, count, mass, valence, title, null, null, null, null);
  }

  /**
   * The element. Some releases print {@code r} for Zr or {@code X} for Xe, so the title of the
   * pseudopotential is asked where the symbol is none.
   */
  Optional<Element> element() {
    return Element.find(symbol.strip()).or(() -> elementOf(title));
  }

  /** This kind with what the block of POTCAR of the same title tells beside the mass. */
  AtomKind with(AtomKind potential) {
    return new AtomKind(
        symbol,
        count,
        mass,
        valence,
        title,
        potential.cutoff,
        potential.lMax,
        potential.ultrasoft,
        potential.hash);
  }

  /** The element symbol, {@code X} where it is unknown. */
  String label() {
    return element().map(Element::symbol).orElse("X");
  }

  /**
   * The element that the title of a pseudopotential names, as in {@code PAW_PBE Ti_sv 26Sep2005}.
   */
  static Optional<Element> elementOf(String title) {
    String[] words = title.strip().split("\\s+");
    for (int i = words.length > 1 ? 1 : 0; i < words.length; i++) {
      int end = 0;
      while (end < words[i].length() && Character.isLetter(words[i].charAt(end))) {
        end++;
      }
      Optional<Element> element = Element.find(words[i].substring(0, end));
      if (element.isPresent()) {
        return element;
      }
    }
    return Optional.empty();
  }
}
