package io.lodestone.crystal.matching;

import io.lodestone.crystal.prototype.Encyclopedia;
import io.lodestone.crystal.prototype.Prototype;
import io.lodestone.crystal.prototype.PrototypeLabel;
import io.lodestone.crystal.symmetry.Symmetry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds which prototype of an encyclopedia a crystal has; may be used by many threads. */
public final class PrototypeMatcher {
  private static final PrototypeMatcher STANDARD =
      new PrototypeMatcher(Encyclopedia.standard(), MatchTolerance.DEFAULT);

  private final Encyclopedia encyclopedia;
  private final StructureMatcher matcher;

  /** The examples of prototypes, by name, ready for comparing with every crystal that comes. */
  private final Map<String, ReducedCrystal> examples = new ConcurrentHashMap<>();

  private PrototypeMatcher(Encyclopedia encyclopedia, MatchTolerance tolerance) {
    this.encyclopedia = encyclopedia;
    matcher = new StructureMatcher(tolerance);
  }

  /** The one of {@link Encyclopedia#standard()}, with {@link MatchTolerance#DEFAULT}. */
  public static PrototypeMatcher standard() {
    return STANDARD;
  }

  /**
   * Of the prototypes with the same positions filled, the first whose atoms lie alike.
   *
   * @param label of the crystal
   * @param symmetry of the crystal
   */
  public Optional<Prototype> of(PrototypeLabel label, Symmetry symmetry) {
    List<Prototype> candidates = encyclopedia.isopointal(label);
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    ReducedCrystal crystal = matcher.reduce(symmetry.primitiveCell().structure());
    return candidates.stream()
        .filter(candidate -> matcher.fitsAnonymous(crystal, example(candidate)))
        .findFirst();
  }

  private ReducedCrystal example(Prototype prototype) {
    return examples.computeIfAbsent(
        prototype.name(), name -> matcher.reduce(prototype.exampleStructure()));
  }
}
