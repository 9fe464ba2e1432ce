package io.lodestone.represent.environment.acsf;

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

/** Atom-centred symmetry functions, averaged over the sites of a structure. */
public final class AcsfFamily implements LocalFamily<AcsfSettings> {
  @Override
  public Profile profile() {
    return new Profile(
        "acsf",
        "atom-centred symmetry functions G1 to G5",
        "J. Behler, J. Chem. Phys. 134, 074106 (2011)",
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
  public SettingsType<AcsfSettings> settings() {
    return SettingsType.of(AcsfSettings.class);
  }

  @Override
  public Representation<Structure> create(AcsfSettings settings, Scope scope) {
    return new SiteMean(new Acsf(settings, new SpeciesIndex(scope.elements())));
  }

  @Override
  public LocalRepresentation createLocal(AcsfSettings settings, Scope scope) {
    return new Acsf(settings, new SpeciesIndex(scope.elements()));
  }
}
