package io.lodestone.represent.process;

import io.lodestone.core.quantity.SiDimension;
import io.lodestone.core.quantity.UnitExpression;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The history of a sample as a row of one length.
 *
 * <p>For each kind of event: how often it happened; how recent it is, 1 for the last event, 1/2 for
 * the one before it and so on, 0 where it never happened; for each amount of it sum, largest and
 * last, in SI units; how often each remark was made. With {@code order=true} also how often an
 * event of each kind followed directly on one of each. Largest and last of what never happened are
 * missing, with the reason. What kinds, amounts and remarks there are is told by the {@link
 * Scope#terms()}.
 */
public final class HistoryFeatures
    implements RepresentationFamily<ProcessHistory, HistoryFeatures.Settings> {
  private static final String BETWEEN = "\t";

  /** The settings. */
  public record Settings(
      @Setting(value = "false", text = "whether to count which kind follows on which")
          boolean order) {}

  @Override
  public Profile profile() {
    return new Profile(
        "history",
        "events of a process history",
        "none; see docs/represent.md",
        ProcessHistory.class,
        EnumSet.noneOf(Profile.Invariance.class),
        Profile.LengthScale.SAMPLE,
        Profile.Maturity.CASE_BY_CASE);
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public Representation<ProcessHistory> create(Settings settings, Scope scope) {
    return new Events(scope.terms(), settings.order());
  }

  /** What features a history needs, as terms of a {@link Scope}. */
  public static Set<String> terms(ProcessHistory history) {
    Set<String> terms = new TreeSet<>();
    for (ProcessEvent event : history.events()) {
      terms.add(event.kind());
      event.amounts().forEach((name, amount) -> terms.add(amountTerm(event, name, amount)));
      event.remarks().forEach((name, remark) -> terms.add(remarkTerm(event, name, remark)));
    }
    return terms;
  }

  private static String amountTerm(ProcessEvent event, String name, ProcessEvent.Amount amount) {
    return String.join(BETWEEN, event.kind(), name, siUnit(amount.unit().dimension()));
  }

  private static String remarkTerm(ProcessEvent event, String name, String remark) {
    return event.kind() + BETWEEN + name + "=" + remark;
  }

  private static String siUnit(SiDimension dimension) {
    return dimension.equals(SiDimension.NONE) ? "-" : dimension.toString();
  }

  private static final class Events implements Representation<ProcessHistory> {
    private static final int OF_AMOUNT = 3;

    private final List<Feature> features = new ArrayList<>(List.of(Feature.plain("events")));
    private final Map<String, Integer> places = new HashMap<>();
    private final boolean order;

    Events(Set<String> terms, boolean order) {
      this.order = order;
      List<String> kinds = new ArrayList<>();
      for (String term : new TreeSet<>(terms)) {
        places.put(term, features.size());
        String[] parts = term.split(BETWEEN);
        if (parts.length == 1) {
          kinds.add(term);
          features.add(Feature.plain(term + " count"));
          features.add(Feature.plain(term + " recency"));
        } else if (parts.length == 2) {
          features.add(Feature.plain(parts[0] + " " + parts[1]));
        } else {
          for (String statistic : List.of("sum", "largest", "last")) {
            String label = String.join(" ", parts[0], parts[1], statistic);
            features.add(new Feature(label, UnitExpression.parse(parts[2])));
          }
        }
      }
      for (String first : order ? kinds : List.<String>of()) {
        for (String second : kinds) {
          places.put(first + BETWEEN + BETWEEN + second, features.size());
          features.add(Feature.plain(first + " then " + second));
        }
      }
    }

    @Override
    public List<Feature> features() {
      return List.copyOf(features);
    }

    @Override
    public void represent(ProcessHistory history, FeatureRow row) {
      List<ProcessEvent> events = history.events();
      row.set(0, events.size());
      missingUntilSeen(row);
      for (int i = 0; i < events.size(); i++) {
        ProcessEvent event = events.get(i);
        count(event.kind(), row);
        Integer kind = places.get(event.kind());
        if (kind != null) {
          row.set(kind + 1, 1.0 / (events.size() - i));
        }
        event.amounts().forEach((name, amount) -> amount(event, name, amount, row));
        event.remarks().forEach((name, remark) -> count(remarkTerm(event, name, remark), row));
        if (order && i > 0) {
          count(events.get(i - 1).kind() + BETWEEN + BETWEEN + event.kind(), row);
        }
      }
    }

    private void missingUntilSeen(FeatureRow row) {
      places.forEach(
          (term, place) -> {
            String[] parts = term.split(BETWEEN);
            if (parts.length == OF_AMOUNT && !parts[1].isEmpty()) {
              String reason = "no " + parts[0] + " with " + parts[1];
              row.missing(place + 1, place + OF_AMOUNT, reason);
            }
          });
    }

    private void count(String term, FeatureRow row) {
      Integer place = places.get(term);
      if (place != null) {
        row.set(place, row.value(place) + 1);
      }
    }

    private void amount(
        ProcessEvent event, String name, ProcessEvent.Amount amount, FeatureRow row) {
      Integer place = places.get(amountTerm(event, name, amount));
      if (place == null) {
        return; // not in the scope: the user has chosen what to look at
      }
      double value = amount.unit().toSi(amount.value());
      row.set(place, row.value(place) + value);
      double largest = row.value(place + 1);
      row.set(place + 1, Double.isNaN(largest) ? value : Math.max(largest, value));
      row.set(place + 2, value);
    }
  }
}
