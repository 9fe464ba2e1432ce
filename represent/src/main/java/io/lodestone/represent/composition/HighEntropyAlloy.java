package io.lodestone.represent.composition;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Block;
import io.lodestone.core.element.Element;
import io.lodestone.core.element.ElementProperty;
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
import java.util.function.ToDoubleFunction;

/**
 * What decides whether an alloy of many elements becomes a solid solution.
 *
 * <p>With shares cᵢ of the atoms and means x̄ = Σ cᵢ xᵢ:
 *
 * <ul>
 *   <li>VEC = Σ cᵢ VECᵢ, valence electrons per atom with those of d subshells (Guo et al., J. Appl.
 *       Phys. 109, 103505, 2011);
 *   <li>δr = 100 (Σ cᵢ (1 − rᵢ/r̄)²)^½, per cent (Zhang et al., Adv. Eng. Mater. 10, 534, 2008);
 *   <li>ΔHmix = 4 Σ cᵢ cⱼ Hᵢⱼ with each pair taken once, kJ/mol, so that an equiatomic alloy of two
 *       elements has the enthalpy of its pair;
 *   <li>ΔSmix = −R Σ cᵢ ln cᵢ, J/(mol K);
 *   <li>Ω = T̄m ΔSmix / |ΔHmix| (Yang and Zhang, Mater. Chem. Phys. 132, 233, 2012), missing where
 *       ΔHmix is 0;
 *   <li>Λ = ΔSmix / δr² (Singh et al., Intermetallics 53, 112, 2014), missing where δr is 0;
 *   <li>Δχ = (Σ cᵢ (χᵢ − χ̄)²)^½ with Pauling's electronegativities (Fang et al., J. Non-Cryst.
 *       Solids 321, 120, 2003).
 * </ul>
 */
public final class HighEntropyAlloy
    implements RepresentationFamily<Composition, HighEntropyAlloy.Settings> {
  private static final String OWN = "takeuchi";

  /** The gas constant, J/(mol K), exact since 2019. */
  private static final double GAS_CONSTANT = 8.31446261815324;

  /** What rounding leaves of equal radii, in %, or of enthalpies that cancel, in J/mol. */
  private static final double ROUNDING = 1e-9;

  private static final int VEC = 0;
  private static final int RADIUS = 1;
  private static final int ENTHALPY = 2;
  private static final int ENTROPY = 3;
  private static final int OMEGA = 4;
  private static final int LAMBDA = 5;
  private static final int ELECTRONEGATIVITY = 6;
  private static final int MELTING = 7;

  private static final List<Feature> FEATURES =
      List.of(
          Feature.plain("VEC"),
          Feature.of("delta r", "%"),
          Feature.of("delta H mix", "kJ/mol"),
          Feature.of("delta S mix", "J/(mol K)"),
          Feature.plain("Omega"),
          Feature.of("Lambda", "J/(mol K)"),
          Feature.plain("delta chi"),
          Feature.of("mean melting point", "K"));

  /** Which radius of an element is compared. */
  enum Radius {
    /** Assessed for metallic glasses; Miracle et al., Int. Mater. Rev. 55, 218 (2010). */
    MIRACLE,
    /** Of metals with twelve neighbours; Kaye and Laby. */
    METALLIC
  }

  /** The settings. */
  public record Settings(
      @Setting(value = "miracle", text = "atomic radii: Miracle's, or metallic for 12 neighbours")
          Radius radius,
      @Setting(
              value = OWN,
              text = "enthalpies of mixing: Takeuchi and Inoue's, or a file of a,b,kJ/mol")
          String pairs) {}

  @Override
  public Profile profile() {
    return new Profile(
        "hea",
        "descriptors of high-entropy alloys",
        "Yang, Zhang, Mater. Chem. Phys. 132, 233 (2012); Guo et al., J. Appl. Phys. 109, 103505"
            + " (2011)",
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
    return settings.pairs().equals(OWN) ? List.of() : List.of(Path.of(settings.pairs()));
  }

  @Override
  public Representation<Composition> create(Settings settings, Scope scope) {
    MixingEnthalpies pairs =
        settings.pairs().equals(OWN)
            ? MixingEnthalpies.own()
            : MixingEnthalpies.read(Path.of(settings.pairs()));
    return new Alloy(settings.radius(), pairs);
  }

  private static final class Alloy implements Representation<Composition> {
    private final MixingEnthalpies pairs;
    private final double[] radii;
    private final double[] electrons = column(Alloy::valenceElectrons);
    private final double[] melting =
        column(element -> element.get(ElementProperty.MELTING_POINT).orElse(Double.NaN));
    private final double[] electronegativities =
        column(
            element -> element.get(ElementProperty.PAULING_ELECTRONEGATIVITY).orElse(Double.NaN));

    Alloy(Radius radius, MixingEnthalpies pairs) {
      this.pairs = pairs;
      radii =
          radius == Radius.MIRACLE
              ? column(ElementFact.MIRACLE_RADIUS::of)
              : column(element -> element.get(ElementProperty.METALLIC_RADIUS).orElse(Double.NaN));
    }

    private static double[] column(ToDoubleFunction<Element> value) {
      return Element.all().stream().mapToDouble(value).toArray();
    }

    /**
     * Electrons that an atom gives to the valence band: the group, less the filled d subshell from
     * group 13 on; 3 for lanthanides; none is agreed on for actinides.
     */
    private static double valenceElectrons(Element element) {
      if (element.block() == Block.F) {
        return element.period() == 6 ? 3 : Double.NaN;
      }
      int group = element.group().orElseThrow();
      return element == Element.He ? 2 : group > 12 ? group - 10 : group;
    }

    @Override
    public List<Feature> features() {
      return FEATURES;
    }

    @Override
    public void represent(Composition composition, FeatureRow row) {
      Shares shares = Shares.of(composition);
      double entropy = entropy(shares);
      row.set(ENTROPY, entropy);
      setMean(shares, electrons, "valence electrons", row, VEC);
      setMean(shares, melting, "melting point", row, MELTING);
      setSpread(shares, electronegativities, "electronegativity", row, ELECTRONEGATIVITY);
      setSpread(shares, radii, "atomic radius", row, RADIUS);
      if (row.reason(RADIUS) == null) {
        double relative = 100 * row.value(RADIUS) / mean(shares, radii);
        row.set(RADIUS, relative < ROUNDING ? 0 : relative);
        if (row.value(RADIUS) > 0) {
          row.set(LAMBDA, entropy / (relative * relative));
        } else {
          row.missing(LAMBDA, "delta r is 0");
        }
      } else {
        row.missing(LAMBDA, row.reason(RADIUS));
      }
      setEnthalpy(shares, row);
      setOmega(entropy, row);
    }

    private static double entropy(Shares shares) {
      double sum = 0;
      for (double fraction : shares.fractions()) {
        sum += fraction * Math.log(fraction);
      }
      return 0 - GAS_CONSTANT * sum; // 0, and not −0, of one element
    }

    private void setEnthalpy(Shares shares, FeatureRow row) {
      double sum = 0;
      for (int i = 0; i < shares.size(); i++) {
        for (int j = 0; j < i; j++) {
          double pair = pairs.of(shares.elements()[i], shares.elements()[j]);
          if (Double.isNaN(pair)) {
            List<Element> all = Element.all();
            String both = all.get(shares.elements()[j]) + "-" + all.get(shares.elements()[i]);
            row.missing(ENTHALPY, "no enthalpy of mixing of " + both);
            return;
          }
          sum += 4 * shares.fractions()[i] * shares.fractions()[j] * pair;
        }
      }
      row.set(ENTHALPY, sum);
    }

    private static void setOmega(double entropy, FeatureRow row) {
      for (int needed : new int[] {ENTHALPY, MELTING}) {
        if (row.reason(needed) != null) {
          row.missing(OMEGA, row.reason(needed));
          return;
        }
      }
      double joules = 1000 * Math.abs(row.value(ENTHALPY));
      if (joules > ROUNDING) {
        row.set(OMEGA, row.value(MELTING) * entropy / joules);
      } else {
        row.missing(OMEGA, "delta H mix is 0");
      }
    }

    private static void setMean(
        Shares shares, double[] column, String property, FeatureRow row, int feature) {
      double mean = mean(shares, column);
      if (Double.isNaN(mean)) {
        row.missing(feature, absent(shares, column, property));
      } else {
        row.set(feature, mean);
      }
    }

    /** Sets the root of the mean squared deviation from the mean. */
    private static void setSpread(
        Shares shares, double[] column, String property, FeatureRow row, int feature) {
      double mean = mean(shares, column);
      if (Double.isNaN(mean)) {
        row.missing(feature, absent(shares, column, property));
        return;
      }
      double sum = 0;
      for (int i = 0; i < shares.size(); i++) {
        double deviation = column[shares.elements()[i]] - mean;
        sum += shares.fractions()[i] * deviation * deviation;
      }
      row.set(feature, shares.size() == 1 ? 0 : Math.sqrt(sum));
    }

    private static double mean(Shares shares, double[] column) {
      double mean = 0;
      for (int i = 0; i < shares.size(); i++) {
        mean += shares.fractions()[i] * column[shares.elements()[i]];
      }
      return mean;
    }

    private static String absent(Shares shares, double[] column, String property) {
      for (int element : shares.elements()) {
        if (Double.isNaN(column[element])) {
          return ElementColumns.reason(property, element);
        }
      }
      throw new IllegalStateException(property);
    }
  }
}
