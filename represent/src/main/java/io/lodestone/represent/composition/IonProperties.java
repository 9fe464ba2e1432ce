package io.lodestone.represent.composition;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.represent.Feature;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Profile;
import io.lodestone.represent.Representation;
import io.lodestone.represent.RepresentationFamily;
import io.lodestone.represent.Scope;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;

/**
 * How ionic a composition may be: whether common oxidation states balance, the largest difference
 * of electronegativities, and the ionic character of its pairs of elements, of which that of one
 * pair is 1 − exp(−(χA − χB)²/4) (Ward et al., npj Comput. Mater. 2, 16028, 2016).
 *
 * <p>The average ionic character is the sum over pairs, each taken once and weighted with the
 * product of the shares.
 */
public final class IonProperties
    implements RepresentationFamily<Composition, IonProperties.Settings> {
  private static final List<Feature> FEATURES =
      List.of(
          Feature.plain("compound possible"),
          Feature.plain("electronegativity difference"),
          Feature.plain("max ionic char"),
          Feature.plain("avg ionic char"));

  /** The settings. */
  public record Settings(
      @Setting(
              value = ElementColumns.OWN,
              text =
                  "electronegativities and oxidation states: lodestone, a folder of Magpie's tables,"
                      + " or CSV")
          String table,
      @Setting(value = "reason", text = "what becomes of electronegativities that are not known")
          ElementColumns.Absent absent,
      @Setting(
              value = "mixed",
              text =
                  "oxidation states of one element: the same for all atoms, any for each atom of the"
                      + " formula, or any average")
          ChargeBalance.Valence valence) {}

  @Override
  public Profile profile() {
    return new Profile(
        "ions",
        "charge balance and ionic character",
        "Ward et al., npj Comput. Mater. 2, 16028 (2016)",
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
  public List<Path> files(Settings settings) {
    return ElementColumns.files(settings.table());
  }

  @Override
  public Representation<Composition> create(Settings settings, Scope scope) {
    ElementColumns table = ElementColumns.of(settings.table());
    return new Ions(
        table.column(MagpieProperty.ELECTRONEGATIVITY.label(), settings.absent()),
        new ChargeBalance(table.oxidationStates(), settings.valence()));
  }

  private record Ions(double[] electronegativities, ChargeBalance balance)
      implements Representation<Composition> {
    @Override
    public List<Feature> features() {
      return FEATURES;
    }

    @Override
    public void represent(Composition composition, FeatureRow row) {
      Shares shares = Shares.of(composition);
      balance.tell(composition, row, 0);
      if (shares.size() == 1) {
        return; // one element differs from itself by nothing, whatever its electronegativity is
      }
      double largest = 0;
      double average = 0;
      for (int i = 0; i < shares.size(); i++) {
        double first = electronegativities[shares.elements()[i]];
        if (Double.isNaN(first)) {
          String property = MagpieProperty.ELECTRONEGATIVITY.label();
          row.missing(1, FEATURES.size(), ElementColumns.reason(property, shares.elements()[i]));
          return;
        }
        for (int j = 0; j < i; j++) {
          double difference = first - electronegativities[shares.elements()[j]];
          largest = Math.max(largest, Math.abs(difference));
          average += shares.fractions()[i] * shares.fractions()[j] * character(difference);
        }
      }
      row.set(1, largest);
      row.set(2, character(largest));
      row.set(3, average);
    }

    private static double character(double difference) {
      return 1 - Math.exp(-0.25 * difference * difference);
    }
  }
}
