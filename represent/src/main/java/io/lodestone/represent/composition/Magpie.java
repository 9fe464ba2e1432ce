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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/**
 * Statistics of 22 properties over the elements of a composition: minimum, maximum, range, mean,
 * average deviation and mode (Ward et al., npj Comput. Mater. 2, 16028, 2016).
 *
 * <p>Mean and average deviation are weighted with the share of the atoms; minimum, maximum and
 * range are not. The mode is the value of the element with the largest share.
 */
public final class Magpie implements RepresentationFamily<Composition, Magpie.Settings> {

  /** Which value is the mode where several elements have the largest share. */
  enum Ties {
    /** The smallest of their values, as matminer has it. */
    SMALLEST,
    /** The mean of their values, as the original program has it. */
    MEAN
  }

  /** The settings. */
  public record Settings(
      @Setting(
              value = ElementColumns.OWN,
              text = "values of the elements: lodestone, a folder of Magpie's tables, CSV or JSON")
          String table,
      @Setting(value = "reason", text = "what becomes of values that the table does not have")
          ElementColumns.Absent absent,
      @Setting(value = "smallest", text = "the mode of elements with equal shares") Ties ties) {}

  @Override
  public Profile profile() {
    return new Profile(
        "magpie",
        "Magpie statistics of element properties",
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
    return new Statistics(ElementColumns.of(settings.table()), settings);
  }

  /** The statistics with one table. */
  private static final class Statistics implements Representation<Composition> {
    private static final MagpieProperty[] PROPERTIES = MagpieProperty.values();

    /** Shares that differ by less are equal. */
    private static final double SAME_SHARE = 1e-5;

    private enum Statistic {
      MINIMUM,
      MAXIMUM,
      RANGE,
      MEAN,
      AVG_DEV,
      MODE
    }

    private static final int STATISTICS = Statistic.values().length;

    private final double[][] columns = new double[PROPERTIES.length][];
    private final List<Feature> features = new ArrayList<>();
    private final Ties ties;

    Statistics(ElementColumns table, Settings settings) {
      ties = settings.ties();
      for (MagpieProperty property : PROPERTIES) {
        columns[property.ordinal()] = table.column(property.label(), settings.absent());
        for (Statistic statistic : Statistic.values()) {
          String name = statistic.name().toLowerCase(Locale.ROOT);
          features.add(Feature.of("MagpieData " + name + " " + property.label(), property.unit()));
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
      double largest = 0;
      for (double share : shares.fractions()) {
        largest = Math.max(largest, share);
      }
      for (int p = 0; p < columns.length; p++) {
        statistics(shares, largest, columns[p], row, p * STATISTICS);
      }
    }

    private void statistics(
        Shares shares, double largest, double[] column, FeatureRow row, int from) {
      int[] elements = shares.elements();
      double[] fractions = shares.fractions();
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      double mean = 0;
      double smallestMode = Double.POSITIVE_INFINITY;
      double sumOfModes = 0;
      int modes = 0;
      for (int i = 0; i < elements.length; i++) {
        double value = column[elements[i]];
        least = Math.min(least, value);
        most = Math.max(most, value);
        mean += fractions[i] * value;
        if (largest - fractions[i] <= SAME_SHARE * largest) {
          smallestMode = Math.min(smallestMode, value);
          sumOfModes += value;
          modes++;
        }
      }
      double mode = ties == Ties.SMALLEST ? smallestMode : sumOfModes / modes;
      if (Double.isNaN(mean)) {
        setMissing(elements, column, mode, row, from);
        return;
      }
      double deviation = 0;
      for (int i = 0; i < elements.length; i++) {
        deviation += fractions[i] * Math.abs(column[elements[i]] - mean);
      }
      row.set(from + Statistic.MINIMUM.ordinal(), least);
      row.set(from + Statistic.MAXIMUM.ordinal(), most);
      row.set(from + Statistic.RANGE.ordinal(), most - least);
      row.set(from + Statistic.MEAN.ordinal(), mean);
      row.set(from + Statistic.AVG_DEV.ordinal(), deviation);
      row.set(from + Statistic.MODE.ordinal(), mode);
    }

    /**
     * Where an element has no value, the mode may still be known: it needs the most common only.
     */
    private static void setMissing(
        int[] elements, double[] column, double mode, FeatureRow row, int from) {
      String property = PROPERTIES[from / STATISTICS].label();
      for (int element : elements) {
        if (Double.isNaN(column[element])) {
          row.missing(from, from + STATISTICS, ElementColumns.reason(property, element));
          break;
        }
      }
      if (!Double.isNaN(mode)) {
        row.set(from + Statistic.MODE.ordinal(), mode);
      }
    }
  }
}
