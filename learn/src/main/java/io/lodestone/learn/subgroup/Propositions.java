package io.lodestone.learn.subgroup;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Makes the propositions of a table: about numbers from cuts between their values, about text from
 * its different values.
 *
 * @param settings which
 */
public record Propositions(PropositionSettings settings) {
  /** Far beyond what any search goes through; the lists alone would take gigabytes. */
  private static final long MOST = 5_000_000;

  /**
   * The propositions of all columns but the named ones.
   *
   * @param without columns that no rule may speak of, the targets among them
   * @throws InvalidInput when there would be more than five million
   */
  public List<Proposition> of(Dataset table, Collection<String> without) {
    List<Proposition> propositions = new ArrayList<>();
    for (Column column : table.columns()) {
      if (!without.contains(column.name())) {
        switch (column) {
          case NumberColumn numbers -> addNumbers(numbers, propositions);
          case TextColumn texts -> addTexts(texts, propositions);
        }
      }
    }
    return List.copyOf(propositions);
  }

  private void addNumbers(NumberColumn column, List<Proposition> propositions) {
    double[] rising =
        Arrays.stream(column.values()).filter(value -> !Double.isNaN(value)).sorted().toArray();
    double[] cuts = new CutPoints(rising).of(settings.cuts(), settings.parts());
    long intervals = settings.intervals() ? (long) cuts.length * (cuts.length - 1) / 2 : 0;
    if (propositions.size() + 2L * cuts.length + intervals > MOST) {
      throw new InvalidInput(
          "column " + column.name(),
          null,
          String.format(
              "%,d cuts with %,d intervals, after %,d propositions of other columns",
              cuts.length, intervals, propositions.size()),
          String.format("at most %,d propositions", MOST),
          "cut into fewer parts, leave out intervals, or name fewer columns");
    }
    String name = column.name();
    UnitExpression unit = column.unit();
    for (double cut : cuts) {
      propositions.add(new Proposition.Below(name, unit, cut));
      propositions.add(new Proposition.AtLeast(name, unit, cut));
    }
    for (int i = 0; settings.intervals() && i < cuts.length; i++) {
      for (int j = i + 1; j < cuts.length; j++) {
        propositions.add(new Proposition.Between(name, unit, cuts[i], cuts[j]));
      }
    }
    boolean whole = Arrays.stream(rising).allMatch(value -> value == Math.rint(value));
    if (settings.parity() && whole && Arrays.stream(rising).distinct().count() > 2) {
      propositions.add(new Proposition.Parity(name, true));
      propositions.add(new Proposition.Parity(name, false));
    }
  }

  private void addTexts(TextColumn column, List<Proposition> propositions) {
    TreeSet<String> values = new TreeSet<>();
    for (int row = 0; row < column.size() && values.size() <= settings.maxCategories(); row++) {
      if (!column.isMissing(row)) {
        values.add(column.value(row));
      }
    }
    if (values.size() <= settings.maxCategories()) {
      values.forEach(value -> propositions.add(new Proposition.Category(column.name(), value)));
    }
  }
}
