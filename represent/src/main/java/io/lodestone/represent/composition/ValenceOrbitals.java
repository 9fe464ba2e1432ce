package io.lodestone.represent.composition;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Block;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.represent.Feature;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Profile;
import io.lodestone.represent.Representation;
import io.lodestone.represent.RepresentationFamily;
import io.lodestone.represent.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/**
 * Electrons outside the noble-gas cores in s, p, d and f subshells: how many per atom, and which
 * share of all (Ward et al., npj Comput. Mater. 2, 16028, 2016).
 */
public final class ValenceOrbitals
    implements RepresentationFamily<Composition, ValenceOrbitals.Settings> {

  /** The settings. */
  public record Settings(
      @Setting(
              value = ElementColumns.OWN,
              text = "values of the elements: lodestone, a folder of Magpie's tables, CSV or JSON")
          String table,
      @Setting(value = "reason", text = "what becomes of values that the table does not have")
          ElementColumns.Absent absent) {}

  @Override
  public Profile profile() {
    return new Profile(
        "valence",
        "valence electrons by subshell",
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
    return new Electrons(ElementColumns.of(settings.table()), settings.absent());
  }

  private static final class Electrons implements Representation<Composition> {
    private static final MagpieProperty[] SUBSHELLS = {
      MagpieProperty.S_VALENCE,
      MagpieProperty.P_VALENCE,
      MagpieProperty.D_VALENCE,
      MagpieProperty.F_VALENCE
    };

    private final double[][] columns = new double[SUBSHELLS.length][];

    Electrons(ElementColumns table, ElementColumns.Absent absent) {
      for (int b = 0; b < SUBSHELLS.length; b++) {
        columns[b] = table.column(SUBSHELLS[b].label(), absent);
      }
    }

    @Override
    public List<Feature> features() {
      List<Feature> features = new ArrayList<>();
      for (String measure : List.of("avg", "frac")) {
        for (Block block : Block.values()) {
          String subshell = block.name().toLowerCase(Locale.ROOT);
          features.add(Feature.plain(measure + " " + subshell + " valence electrons"));
        }
      }
      return features;
    }

    @Override
    public void represent(Composition composition, FeatureRow row) {
      Shares shares = Shares.of(composition);
      double[] means = new double[columns.length];
      double all = 0;
      for (int b = 0; b < columns.length; b++) {
        for (int i = 0; i < shares.size(); i++) {
          int element = shares.elements()[i];
          if (Double.isNaN(columns[b][element])) {
            String reason = ElementColumns.reason(SUBSHELLS[b].label(), element);
            row.missing(0, 2 * columns.length, reason);
            return;
          }
          means[b] += shares.fractions()[i] * columns[b][element];
        }
        all += means[b];
      }
      row.set(0, means);
      for (int b = 0; b < columns.length; b++) {
        if (all > 0) {
          row.set(columns.length + b, means[b] / all);
        } else {
          row.missing(columns.length + b, "no valence electrons");
        }
      }
    }
  }
}
