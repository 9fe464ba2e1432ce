package io.lodestone.represent.environment.ace;

import io.lodestone.core.settings.SettingsType;
import io.lodestone.core.structure.Structure;
import io.lodestone.represent.Profile;
import io.lodestone.represent.Representation;
import io.lodestone.represent.Scope;
import io.lodestone.represent.environment.LocalFamily;
import io.lodestone.represent.environment.LocalRepresentation;
import io.lodestone.represent.environment.SiteMean;
import io.lodestone.represent.environment.SpeciesIndex;
import java.util.EnumSet;

/** Invariants of the atomic cluster expansion, averaged over the sites of a structure. */
public final class AceFamily implements LocalFamily<AceSettings> {
  @Override
  public Profile profile() {
    return new Profile(
        "ace",
        "atomic cluster expansion, body-ordered invariants",
        "R. Drautz, Phys. Rev. B 99, 014104 (2019)",
        Structure.class,
        EnumSet.of(
            Profile.Invariance.PERMUTATION,
            Profile.Invariance.TRANSLATION,
            Profile.Invariance.ROTATION,
            Profile.Invariance.INVERSION,
            Profile.Invariance.CELL),
        Profile.LengthScale.ENVIRONMENT,
        Profile.Maturity.ESTABLISHED);
  }

  @Override
  public SettingsType<AceSettings> settings() {
    return SettingsType.of(AceSettings.class);
  }

  @Override
  public Representation<Structure> create(AceSettings settings, Scope scope) {
    return new SiteMean(new Ace(settings, new SpeciesIndex(scope.elements())));
  }

  @Override
  public LocalRepresentation createLocal(AceSettings settings, Scope scope) {
    return new Ace(settings, new SpeciesIndex(scope.elements()));
  }
}
