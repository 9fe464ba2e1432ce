package io.lodestone.represent.composition;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Statistics of a vector for each element: learned ones from a file, or random ones, with which
 * models of composition do surprisingly well.
 */
public final class ElementVectors
    implements RepresentationFamily<Composition, ElementVectors.Settings> {
  private static final String RANDOM = "random";
  private static final int MOST_COMPONENTS = 100_000;

  /** Which statistics over the elements of a composition are taken. */
  enum Pool {
    /** The mean, weighted with the share of the atoms. */
    MEAN,
    /** The mean and the average deviation from it. */
    MEAN_DEVIATION,
    /** These, the minimum and the maximum. */
    ALL
  }

  private enum Statistic {
    MEAN,
    AVG_DEV,
    MINIMUM,
    MAXIMUM
  }

  /** The settings. */
  public record Settings(
      @Setting(
              value = RANDOM,
              text =
                  "vectors of the elements: random, a file of CSV or JSON (such as atom_init.json of"
                      + " CGCNN), a folder of Magpie's tables, or lodestone")
          String table,
      @Setting(value = "mean", text = "statistics over the elements of a composition") Pool pool,
      @Setting(value = "32", text = "components of random vectors") int size,
      @Setting(value = "0", text = "seed of random vectors") long seed) {
    public Settings {
      if (size < 1 || size > MOST_COMPONENTS) {
        throw new InvalidInput(null, "size", "" + size, "1 to " + MOST_COMPONENTS, "");
      }
    }
  }

  @Override
  public Profile profile() {
    return new Profile(
        "vectors",
        "element vectors, learned or random",
        "Dhaliwal et al. (2021); Xie, Grossman, Phys. Rev. Lett. 120, 145301 (2018)",
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
    return settings.table().equals(RANDOM) ? List.of() : ElementColumns.files(settings.table());
  }

  @Override
  public Representation<Composition> create(Settings settings, Scope scope) {
    ElementColumns table =
        settings.table().equals(RANDOM)
            ? random(settings.size(), settings.seed())
            : ElementColumns.of(settings.table());
    return new Pooled(table, settings.pool());
  }

  /** Components of the standard normal distribution, drawn element by element. */
  private static ElementColumns random(int size, long seed) {
    Random random = new Random(seed);
    double[][] columns = new double[size][Element.all().size()];
    for (int element = 0; element < Element.all().size(); element++) {
      for (double[] column : columns) {
        column[element] = random.nextGaussian();
      }
    }
    Map<String, double[]> named = new LinkedHashMap<>();
    for (int c = 0; c < size; c++) {
      named.put("random " + c, columns[c]);
    }
    return new ElementColumns(RANDOM, named, null);
  }

  private static final class Pooled implements Representation<Composition> {
    private final List<String> names;
    private final double[][] columns;
    private final List<Feature> features = new ArrayList<>();
    private final int statistics;

    Pooled(ElementColumns table, Pool pool) {
      names = table.names();
      columns = names.stream().map(table::column).toArray(double[][]::new);
      statistics =
          switch (pool) {
            case MEAN -> 1;
            case MEAN_DEVIATION -> 2;
            case ALL -> Statistic.values().length;
          };
      for (String name : names) {
        for (int s = 0; s < statistics; s++) {
          String statistic = Statistic.values()[s].name().toLowerCase(Locale.ROOT);
          features.add(Feature.plain(statistic + " " + name));
        }
      }
    }

    @Override
    public List<Feature> features() {
      return List.copyOf(features);
    }

    @Override
    public void represent(Composition composition, FeatureRow row) {
      Shares shares = Shares.of(composition);
      double[] all = new double[Statistic.values().length];
      for (int c = 0; c < columns.length; c++) {
        int absent = pool(shares, columns[c], all);
        for (int s = 0; s < statistics; s++) {
          if (absent < 0) {
            row.set(c * statistics + s, all[s]);
          } else {
            row.missing(c * statistics + s, ElementColumns.reason(names.get(c), absent));
          }
        }
      }
    }

    /** Takes the statistics; an element without a value, or −1. */
    private static int pool(Shares shares, double[] column, double[] all) {
      double mean = 0;
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < shares.size(); i++) {
        double value = column[shares.elements()[i]];
        if (Double.isNaN(value)) {
          return shares.elements()[i];
        }
        mean += shares.fractions()[i] * value;
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
      double deviation = 0;
      for (int i = 0; i < shares.size(); i++) {
        deviation += shares.fractions()[i] * Math.abs(column[shares.elements()[i]] - mean);
      }
      all[Statistic.MEAN.ordinal()] = mean;
      all[Statistic.AVG_DEV.ordinal()] = deviation;
      all[Statistic.MINIMUM.ordinal()] = least;
      all[Statistic.MAXIMUM.ordinal()] = most;
      return -1;
    }
  }
}
