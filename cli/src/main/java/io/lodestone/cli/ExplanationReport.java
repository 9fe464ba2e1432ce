package io.lodestone.cli;

import io.lodestone.learn.explain.Contributions;
import io.lodestone.learn.explain.Importance;
import io.lodestone.learn.explain.PartialDependence;
import io.lodestone.learn.explain.Response;
import io.lodestone.learn.explain.SobolIndices;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Explanations of a model, printed for people or for programs. */
final class ExplanationReport {
  private static final int MOST = 20;

  private final PrintWriter out;
  private final RowFormat format;

  ExplanationReport(PrintWriter out, RowFormat format) {
    this.out = out;
    this.format = format;
  }

  private boolean forPeople() {
    return format == RowFormat.TABLE;
  }

  void print(Importance importance) {
    if (forPeople()) {
      out.printf(
          Locale.ROOT,
          "%s with all features: %s%s, %d rows%s%n",
          importance.score(),
          number(importance.error()),
          behind(importance.unit()),
          importance.rows(),
          importance.heldOut()
              ? ", which the model has seen: judged by models of the other rows"
              : "");
    }
    try (RowPrinter rows =
        format.printer(out, "features", "increase", "scatter", "share", "members")) {
      int rank = 0;
      for (Importance.Group group : importance.groups()) {
        if (forPeople() && rank++ == MOST) {
          break;
        }
        rows.row(
            group.name(),
            shown(group.increase()),
            shown(group.scatter()),
            shown(group.increase() / importance.error()),
            forPeople() && group.labels().size() == 1 ? "" : String.join("; ", group.labels()));
      }
    }
    more(importance.groups().size(), "groups");
  }

  void print(List<PartialDependence> features, Response response, boolean each) {
    if (forPeople() && !each) {
      out.println(response.name() + behind(response.unit()) + " over single features:");
    }
    String[] header =
        each
            ? new String[] {"feature", "row", "value", "answer"}
            : new String[] {"feature", "value", "mean", "lower", "upper"};
    try (RowPrinter rows = format.printer(out, header)) {
      for (PartialDependence one : features) {
        for (int place = 0; place < one.places().length; place++) {
          if (each) {
            for (int row = 0; row < one.rows(); row++) {
              rows.row(
                  one.feature(),
                  row + 1,
                  shown(one.places()[place]),
                  shown(one.answer(row, place)));
            }
          } else {
            rows.row(
                one.feature(),
                shown(one.places()[place]),
                shown(one.mean()[place]),
                shown(one.quantile(place, 0.1)),
                shown(one.quantile(place, 0.9)));
          }
        }
      }
    }
    if (forPeople() && !each) {
      out.println("lower, upper: the middle four fifths of the rows");
    }
  }

  void print(Contributions found, Response response, List<String> ids) {
    if (!forPeople()) {
      List<String> header = new ArrayList<>(List.of("id", "answer", "base"));
      header.addAll(found.labels());
      try (RowPrinter rows = format.printer(out, header.toArray(String[]::new))) {
        for (int row = 0; row < found.rows(); row++) {
          List<Object> cells =
              new ArrayList<>(List.of(ids.get(row), found.answers()[row], found.base()));
          for (int feature = 0; feature < found.labels().size(); feature++) {
            cells.add(found.value(row, feature));
          }
          rows.row(cells.toArray());
        }
      }
      return;
    }
    out.printf(
        Locale.ROOT,
        "%s%s of %d rows, by %s; base %s, largest rest %.1e%n",
        response.name(),
        behind(response.unit()),
        found.rows(),
        found.method(),
        number(found.base()),
        found.largestGap());
    double[] sizes = found.meanSizes();
    int[] ranking = found.ranking();
    try (RowPrinter rows = format.printer(out, "feature", "mean size", "least", "greatest")) {
      for (int i = 0; i < Math.min(MOST, ranking.length); i++) {
        int feature = ranking[i];
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < found.rows(); row++) {
          least = Math.min(least, found.value(row, feature));
          greatest = Math.max(greatest, found.value(row, feature));
        }
        rows.row(found.labels().get(feature), shown(sizes[feature]), shown(least), shown(greatest));
      }
    }
    more(ranking.length, "features");
  }

  void print(SobolIndices found, Response response) {
    if (forPeople()) {
      out.printf(
          Locale.ROOT,
          "%s: mean %s, standard deviation %s%s%n",
          response.name(),
          number(found.mean()),
          number(Math.sqrt(found.variance())),
          behind(response.unit()));
    }
    int[] ranking = found.ranking();
    try (RowPrinter rows =
        format.printer(out, "feature", "first", "first_error", "total", "total_error")) {
      for (int i = 0; i < (forPeople() ? Math.min(MOST, ranking.length) : ranking.length); i++) {
        int feature = ranking[i];
        rows.row(
            found.labels().get(feature),
            shown(found.first()[feature]),
            shown(found.firstError()[feature]),
            shown(found.total()[feature]),
            shown(found.totalError()[feature]));
      }
    }
    more(ranking.length, "features");
  }

  private void more(int all, String what) {
    if (forPeople() && all > MOST) {
      out.println("and " + (all - MOST) + " more " + what + "; -o csv has all");
    }
  }

  private Object shown(double value) {
    return forPeople() ? number(value) : (Object) value;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  private static String behind(String unit) {
    return unit.isEmpty() ? "" : " " + unit;
  }
}
