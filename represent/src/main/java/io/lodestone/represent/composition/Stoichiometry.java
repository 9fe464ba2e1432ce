package io.lodestone.represent.composition;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.represent.Feature;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Profile;
import io.lodestone.represent.Representation;
import io.lodestone.represent.RepresentationFamily;
import io.lodestone.represent.Scope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * How evenly the atoms of a composition are shared out: p-norms of the shares, whatever the
 * elements are (Ward et al., npj Comput. Mater. 2, 16028, 2016). The 0-norm is the number of
 * elements.
 */
public final class Stoichiometry
    implements RepresentationFamily<Composition, Stoichiometry.Settings> {

  /** The settings. */
  public record Settings(
      @Setting(value = "0+2+3+5+7+10", text = "powers p of the norms, 0 for the elements")
          List<Double> norms,
      @Setting(
              value = "false",
              text = "whether to count the atoms of the smallest formula of whole numbers")
          boolean atoms) {
    public Settings {
      for (double norm : norms) {
        if (norm != 0 && norm < 1) {
          throw new InvalidInput(null, "norms", String.valueOf(norm), "0, or 1 or more", "");
        }
      }
    }
  }

  @Override
  public Profile profile() {
    return new Profile(
        "stoichiometry",
        "norms of the stoichiometry",
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
  public Representation<Composition> create(Settings settings, Scope scope) {
    double[] norms = settings.norms().stream().mapToDouble(Double::doubleValue).toArray();
    return new Norms(norms, settings.atoms());
  }

  private record Norms(double[] norms, boolean atoms) implements Representation<Composition> {
    @Override
    public List<Feature> features() {
      List<Feature> features = new ArrayList<>();
      if (atoms) {
        features.add(Feature.plain("num atoms"));
      }
      for (double norm : norms) {
        String power = norm == Math.rint(norm) ? Long.toString((long) norm) : "" + norm;
        features.add(Feature.plain(power + "-norm"));
      }
      return features;
    }

    @Override
    public void represent(Composition composition, FeatureRow row) {
      Shares shares = Shares.of(composition);
      int place = 0;
      if (atoms) {
        double count = SmallestFormula.atoms(composition);
        if (Double.isNaN(count)) {
          row.missing(place++, "the amounts have no common divisor of 0.0001 or more");
        } else {
          row.set(place++, count);
        }
      }
      for (double norm : norms) {
        row.set(place++, norm == 0 ? shares.size() : norm(shares.fractions(), norm));
      }
    }

    private static double norm(double[] fractions, double power) {
      double sum = 0;
      for (double fraction : fractions) {
        sum += Math.pow(fraction, power);
      }
      return Math.pow(sum, 1 / power);
    }
  }
}
