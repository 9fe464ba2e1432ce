package io.lodestone.represent.environment.soap;

import io.lodestone.core.settings.SettingsType;
import io.lodestone.core.structure.Structure;
import io.lodestone.represent.Profile;
import io.lodestone.represent.Representation;
import io.lodestone.represent.Scope;
import io.lodestone.represent.environment.LocalFamily;
import io.lodestone.represent.environment.LocalRepresentation;
import io.lodestone.represent.environment.SpeciesIndex;
import java.util.EnumSet;

/** SOAP power spectra, averaged over the sites of a structure. */
public final class SoapFamily implements LocalFamily<SoapSettings> {
  @Override
  public Profile profile() {
    return new Profile(
        "soap",
        "smooth overlap of atomic positions, power spectrum",
        "A. P. Bartók, R. Kondor, G. Csányi, Phys. Rev. B 87, 184115 (2013)",
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
  public SettingsType<SoapSettings> settings() {
    return SettingsType.of(SoapSettings.class);
  }

  @Override
  public Representation<Structure> create(SoapSettings settings, Scope scope) {
    return new Soap(settings, new SpeciesIndex(scope.elements())).averaged();
  }

  @Override
  public LocalRepresentation createLocal(SoapSettings settings, Scope scope) {
    return new Soap(settings, new SpeciesIndex(scope.elements()));
  }
}
