package io.lodestone.represent.composition;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.represent.Feature;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Profile;
import io.lodestone.represent.Representation;
import io.lodestone.represent.RepresentationFamily;
import io.lodestone.represent.Scope;
import java.util.EnumSet;
import java.util.List;

/** The share of the atoms that each element has, for all elements of the periodic table. */
public final class ElementFractions
    implements RepresentationFamily<Composition, ElementFractions.Settings>,
        Representation<Composition> {
  private static final List<Feature> FEATURES =
      Element.all().stream().map(element -> Feature.plain(element.name())).toList();

  /** There is nothing to set. */
  public record Settings() {}

  @Override
  public Profile profile() {
    return new Profile(
        "fractions",
        "element fractions",
        "none; the composition itself",
        Composition.class,
        EnumSet.allOf(Profile.Invariance.class),
        Profile.LengthScale.ATOM,
        Profile.Maturity.ESTABLISHED);
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public Representation<Composition> create(Settings settings, Scope scope) {
    return this;
  }

  @Override
  public List<Feature> features() {
    return FEATURES;
  }

  @Override
  public void represent(Composition composition, FeatureRow row) {
    Shares shares = Shares.of(composition);
    for (int i = 0; i < shares.size(); i++) {
      row.set(shares.elements()[i], shares.fractions()[i]);
    }
  }
}
