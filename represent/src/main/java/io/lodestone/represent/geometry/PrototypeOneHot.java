package io.lodestone.represent.geometry;

import io.lodestone.core.settings.SettingsType;
import io.lodestone.core.structure.Structure;
import io.lodestone.crystal.matching.PrototypeMatcher;
import io.lodestone.crystal.prototype.Encyclopedia;
import io.lodestone.crystal.prototype.Prototype;
import io.lodestone.crystal.prototype.PrototypeLabel;
import io.lodestone.crystal.symmetry.Symmetry;
import io.lodestone.represent.Atoms;
import io.lodestone.represent.Feature;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Profile;
import io.lodestone.represent.Profile.Invariance;
import io.lodestone.represent.Representation;
import io.lodestone.represent.RepresentationFamily;
import io.lodestone.represent.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which prototype of the encyclopedia a crystal has: 1 for that one and 0 for all others; the last
 * feature is 1 where it has none of them.
 */
public final class PrototypeOneHot
    implements RepresentationFamily<Structure, PrototypeOneHot.Settings>,
        Representation<Structure> {
  private static final BoundedSymmetry SYMMETRY = new BoundedSymmetry(0);

  private final List<String> names =
      Encyclopedia.standard().all().stream().map(Prototype::name).toList();
  private final List<Feature> features =
      Stream.concat(names.stream(), Stream.of("none known"))
          .map(name -> Feature.plain("prototype " + name))
          .toList();

  /** There is nothing to set. */
  public record Settings() {}

  @Override
  public Profile profile() {
    return new Profile(
        "prototype",
        "structure type, one of the encyclopedia",
        "M. J. Mehl et al., Comput. Mater. Sci. 136, S1 (2017)",
        Structure.class,
        Set.of(
            Invariance.PERMUTATION,
            Invariance.TRANSLATION,
            Invariance.ROTATION,
            Invariance.INVERSION,
            Invariance.CELL),
        Profile.LengthScale.CELL,
        Profile.Maturity.ESTABLISHED);
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public Representation<Structure> create(Settings settings, Scope scope) {
    return this;
  }

  @Override
  public List<Feature> features() {
    return features;
  }

  @Override
  public void represent(Structure structure, FeatureRow row) {
    Atoms.ofCrystal(structure);
    Symmetry symmetry = SYMMETRY.of(structure);
    PrototypeLabel label = PrototypeLabel.of(structure, symmetry);
    Optional<Prototype> found = PrototypeMatcher.standard().of(label, symmetry);
    row.set(found.map(prototype -> names.indexOf(prototype.name())).orElse(names.size()), 1);
  }
}
