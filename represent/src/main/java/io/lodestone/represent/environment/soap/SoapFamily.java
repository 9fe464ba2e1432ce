package io.lodestone.represent.environment.soap;

import io.lodestone.core.element.Element;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.core.structure.Structure;
import io.lodestone.represent.Profile;
import io.lodestone.represent.Representation;
import io.lodestone.represent.Scope;
import io.lodestone.represent.environment.LocalFamily;
import io.lodestone.represent.environment.LocalRepresentation;
import io.lodestone.represent.environment.SpeciesIndex;
import java.util.EnumSet;
import java.util.Set;

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
    return soap(settings, scope).averaged();
  }

  @Override
  public LocalRepresentation createLocal(SoapSettings settings, Scope scope) {
    return soap(settings, scope);
  }

  private static Soap soap(SoapSettings settings, Scope scope) {
    // Rows in which elements are not told apart have room for all of them.
    Set<Element> elements =
        settings.compression() == SoapSettings.Compression.MU2
            ? EnumSet.allOf(Element.class)
            : scope.elements();
    return new Soap(settings, new SpeciesIndex(elements));
  }
}
